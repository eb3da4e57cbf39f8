"""The file of models: what is wrong in it stops the start, and without it a newcomer has what they pulled."""

import subprocess
import sys

import pytest

from swarmsite.env import SettingsError
from swarmsite.models_file import read_models
from tests.parts.swarm_server import ROOT

GOOD = '[[model]]\nname = "one"\npath = "google/gemma-3-270m-it"\ndtype = "float32"\n'


@pytest.fixture
def written(tmp_path):
    def write(text):
        (tmp_path / "models.toml").write_text(text, encoding="utf-8")
        return str(tmp_path / "models.toml")

    return write


def test_the_entries_of_the_file_are_the_models(written, tmp_path):
    assert read_models(written(GOOD), tmp_path) == [
        {"name": "one", "path": "google/gemma-3-270m-it", "dtype": "float32"}
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[model]\n", "cannot be read as TOML"),
        ("", "should hold tables"),
        ("model = 3\n", "should hold tables"),
        (f"{GOOD}\n[other]\nx = 1\n", "nothing else"),
        ('[[model]]\nname = "one"\n', "lacks a path"),
        (f"{GOOD}{GOOD}", "two models are called 'one'"),
        (f"{GOOD}colour = 1\n", "colour"),
        (f'{GOOD}provider = "magic"\n', "provider 'magic'"),
        (f'{GOOD}provider = "openai"\nurl = "ftp://x"\n', "url 'ftp://x'"),
        (f"{GOOD}context = 1\n", "context 1"),
    ],
)
def test_a_wrong_file_names_the_variable_and_what_is_wrong(written, tmp_path, text, word):
    with pytest.raises(SettingsError, match="SWARM_MODELS") as caught:
        read_models(written(text), tmp_path)
    assert word in str(caught.value)


def test_a_file_that_is_not_there_is_no_empty_catalogue(tmp_path):
    with pytest.raises(SettingsError, match="SWARM_MODELS .* cannot be read"):
        read_models(str(tmp_path / "none.toml"), tmp_path)


def test_without_a_file_the_usual_models_and_those_in_the_folder(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "config.json").write_text("{}")
    (tmp_path / "no model").mkdir()
    names = [entry["name"] for entry in read_models("", tmp_path)]
    assert names == ["gemma-3-1b-it", "gemma-3-270m-it", "mine"]


def test_a_command_with_a_wrong_file_ends_at_once_without_a_traceback(written, tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "chat"],
        env={"PATH": "/usr/bin", "SWARM_DATA": str(tmp_path), "SWARM_MODELS": written("[[model]]\nname = 1\n")},
        input="",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("swarm: SWARM_MODELS is ")
    assert "Traceback" not in done.stderr
