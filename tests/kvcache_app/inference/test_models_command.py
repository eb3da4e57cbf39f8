"""`manage.py models`: list, pull and check, without a network."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings


@pytest.fixture(autouse=True)
def models(settings: Settings, tiny: Path, tmp_path: Path) -> None:
    settings.MODELS_DIR = tmp_path / "models"
    settings.MODELS = [
        {"name": "here", "path": str(tiny), "priority": 2},
        {"name": "gone", "path": "nobody/gemma-that-is-not-here"},
        {"name": "far", "path": "llama", "provider": "openai", "url": "http://127.0.0.1:9/v1", "priority": -1},
    ]


def run(*words: str, **more: Any) -> str:
    out = StringIO()
    call_command("models", *words, stdout=out, stderr=out, **more)
    return out.getvalue()


def test_the_list_says_what_is_here_and_how_to_fetch_what_is_not(tiny: Path) -> None:
    here, gone, far = run("list").splitlines()
    assert here.startswith("here: ")
    assert here.endswith(f"in {tiny}")
    assert "manage.py models pull nobody/gemma-that-is-not-here" in gone
    assert far.endswith("at http://127.0.0.1:9/v1")


def test_a_random_model_is_built_checked_and_not_built_over(tmp_path: Path) -> None:
    said = run("pull", "--random", "tiny")
    assert "will mean nothing" in said
    assert (tmp_path / "models" / "random-tiny" / "model.safetensors").is_file()
    with pytest.raises(CommandError, match="exists already"):
        run("pull", "--random", "tiny")
    run("pull", "--random", "tiny", "--folder", str(tmp_path / "another"), "--seed", "1")
    first, second = (folder / "model.safetensors" for folder in (tmp_path / "models/random-tiny", tmp_path / "another"))
    assert first.read_bytes() != second.read_bytes()


def test_check_reads_one_model_by_name_or_folder(tiny: Path) -> None:
    assert "whole" in run("check", "here")
    assert "whole" in run("check", str(tiny))


def test_check_of_all_ends_with_a_status_where_one_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("check")
    assert ended.value.code == 1


@pytest.mark.parametrize("words", [("pull",), ("pull", "here", "--random", "tiny")])
def test_pull_wants_a_model_or_a_size(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="--random"):
        run(*words)


def test_wrong_settings_are_told_in_a_sentence(settings: Settings) -> None:
    settings.MODELS = [{"name": "x"}]
    with pytest.raises(CommandError, match="lacks a path"):
        run("list")
