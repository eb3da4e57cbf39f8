"""Fetching a model from a server that behaves like the hub, and finding and checking what is on this machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import huggingface_hub
import pytest
import torch
from safetensors.torch import save_file

from kvcache_app.inference import hub
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.resuming import PIECE, TRIES
from tests.kvcache_app.inference.hub_server import NAME, HubServer


@pytest.fixture
def server(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_TOKEN_PATH", str(tmp_path / "no-token"))
    shutil.copytree(tiny, tmp_path / "served")
    made = HubServer(tmp_path / "served")
    yield made
    made.close()


def refusal(name: str, url: str) -> InferenceError:
    with pytest.raises(InferenceError) as refused:
        hub.pull(name, endpoint=url)
    return refused.value


def test_a_pulled_model_is_whole_and_found_without_the_network(server: HubServer, tiny: Path) -> None:
    folder = hub.pull(NAME, endpoint=server.url)
    server.close()
    assert hub.locate(NAME) == folder
    lines: list[str] = []
    hub.check(folder, lines.append)
    assert len(lines) == 2
    assert "whole" in lines[1]
    assert (folder / "model.safetensors").read_bytes() == (tiny / "model.safetensors").read_bytes()


def test_looking_for_a_model_asks_nobody_and_says_how_to_fetch_it(server: HubServer) -> None:
    with pytest.raises(InferenceError) as refused:
        hub.locate(NAME)
    assert refused.value.code == "model_missing"
    assert f"manage.py models pull {NAME}" in refused.value.message
    assert server.asked == []


@pytest.mark.parametrize(
    ("mood", "token", "code", "words"),
    [
        ("gated", None, "model_gated", "hf auth login"),
        ("gated", "hf_some", "model_gated", "has not accepted the licence"),
        ("missing", None, "model_unknown", "no model called"),
        ("missing", "hf_some", "model_unknown", "no model called"),
        ("bad token", "hf_wrong", "bad_token", "refuses your token"),
    ],
)
def test_every_refusal_says_what_to_do(
    server: HubServer, monkeypatch: pytest.MonkeyPatch, mood: str, token: str | None, code: str, words: str
) -> None:
    server.mood = mood
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
    error = refusal(NAME, server.url)
    assert error.code == code
    assert words in error.message


def test_a_hub_that_is_not_there_is_called_so(server: HubServer) -> None:
    server.close()
    assert refusal(NAME, server.url).code == "hub_unreachable"


def test_the_offline_switch_is_named(server: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    error = refusal(NAME, server.url)
    assert (error.code, "HF_HUB_OFFLINE" in error.message) == ("offline", True)


def test_what_is_no_name_is_no_model(server: HubServer) -> None:
    assert refusal("no name!", server.url).code == "model_unknown"


def test_a_broken_download_goes_on_where_it_ended(server: HubServer, tiny: Path) -> None:
    server.cuts = [PIECE + 1000] + [1] * TRIES
    assert refusal(NAME, server.url).code == "hub_unreachable"
    tries = len(server.asked)
    assert tries == 1 + TRIES
    folder = hub.pull(NAME, endpoint=server.url)
    assert server.asked[tries:] == [f"bytes={PIECE}-"]
    assert (folder / "model.safetensors").read_bytes() == (tiny / "model.safetensors").read_bytes()


def test_a_line_that_breaks_now_and_then_is_taken_up_again_at_once(server: HubServer) -> None:
    save_file({"w": torch.arange(PIECE, dtype=torch.float32)}, server.folder / "model.safetensors")
    server.cuts = [PIECE + 5, 2 * PIECE + 5]
    folder = hub.pull(NAME, endpoint=server.url)
    assert server.asked == ["bytes=0-", f"bytes={PIECE}-", f"bytes={3 * PIECE}-"]
    assert (folder / "model.safetensors").read_bytes() == (server.folder / "model.safetensors").read_bytes()


def test_weights_that_do_not_arrive_as_they_were_sent_are_not_kept(server: HubServer) -> None:
    server.cuts = [PIECE + 1000] + [1] * TRIES
    refusal(NAME, server.url)
    part = next(Path(huggingface_hub.constants.HF_HUB_CACHE).rglob("*.part"))
    part.write_bytes(b"x" * part.stat().st_size)
    assert refusal(NAME, server.url).code == "model_damaged"
    assert not part.exists()
    hub.check(hub.pull(NAME, endpoint=server.url))


def damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "short":
        data = data[:-100]
    elif how == "long":
        data += b"x"
    elif how == "header":
        data[20] ^= 255
    elif how == "length":
        data[:8] = b"\xff" * 8
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["short", "long", "header", "length"])
def test_torn_weights_are_found(tiny: Path, tmp_path: Path, how: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    damage(folder / "model.safetensors", how)
    with pytest.raises(InferenceError) as refused:
        hub.check(folder)
    assert refused.value.code == "model_damaged"


def test_a_flipped_bit_in_a_downloaded_model_is_found(server: HubServer) -> None:
    folder = hub.pull(NAME, endpoint=server.url)
    stored = (folder / "model.safetensors").resolve()
    data = bytearray(stored.read_bytes())
    data[-1] ^= 1
    stored.write_bytes(data)
    with pytest.raises(InferenceError, match="checksum"):
        hub.check(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_missing_file_is_named(tiny: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    (folder / name).unlink()
    with pytest.raises(InferenceError, match=name) as refused:
        hub.check(folder)
    assert refused.value.code == "model_incomplete"


def test_all_parts_that_an_index_names_must_be_there(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    parts = {"a": "model.safetensors", "b": "model-2.safetensors"}
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": parts}))
    with pytest.raises(InferenceError, match=r"model-2\.safetensors"):
        hub.check(folder)


def test_errors_of_the_clients_own_library_are_known() -> None:
    """The client raises these where a line breaks; they are no OSError."""
    assert hub.HTTPError is httpx2.HTTPError
    assert not issubclass(httpx2.RemoteProtocolError, OSError)
