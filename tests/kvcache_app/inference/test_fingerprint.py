"""A model that differs in anything that matters has another fingerprint; one that does not has the same."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kvcache_app.inference import fingerprint as module
from kvcache_app.inference.fingerprint import fingerprint


def edit(name: str, **changes: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return change


def flip(folder: Path) -> None:
    data = bytearray((folder / "model.safetensors").read_bytes())
    data[-1] ^= 1
    (folder / "model.safetensors").write_bytes(data)


@pytest.mark.parametrize("change", [edit("config.json", sliding_window=32), edit("tokenizer.json", version="9"), flip])
def test_what_alters_keys_and_values_alters_it(tiny: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    assert fingerprint(folder, "float32", "cpu") == fingerprint(tiny, "float32", "cpu")
    change(folder)
    assert fingerprint(folder, "float32", "cpu") != fingerprint(tiny, "float32", "cpu")


def test_number_format_device_and_kernels_are_part_of_it(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {fingerprint(tiny, dtype, device) for dtype in ("float32", "bfloat16") for device in ("cpu", "cuda")}
    monkeypatch.setattr(module, "KERNELS", module.KERNELS + 1)
    found.add(fingerprint(tiny, "float32", "cpu"))
    assert len(found) == 5


def test_who_wrote_the_configuration_is_not(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    edit("config.json", transformers_version="1.0")(folder)
    assert fingerprint(folder, "float32", "cpu") == fingerprint(tiny, "float32", "cpu")
