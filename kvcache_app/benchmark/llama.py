"""llama.cpp beside us, where somebody has installed it: one child process a length, in that interpreter.

It does a round whenever we have done one, so that what disturbs one disturbs both. Absent is absent: a run without it
has no figures of it, and says so.
"""

import json
import select
import subprocess
import tempfile
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from kvcache_app.inference.provider import InferenceError

WORKER = Path(__file__).with_name("llama_worker.py")
SECONDS = 600.0  # for one round
TOLD = 400  # characters of what a child that failed said last


@dataclass(frozen=True)
class Task:
    """What the child is to do. `model` is our folder; `gguf` is made of it if it is not there."""

    model: str
    gguf: str
    state: str
    dtype: str
    ids: tuple[int, ...]
    history: int
    written: int


class Llama:
    """The child; making it and `round` raise InferenceError `no_llama` where it fails."""

    def __init__(self, python: str, task: Task) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  closed by `close`
        self._rounds: dict[str, list[float]] = defaultdict(list)
        try:
            self._child = subprocess.Popen(
                [python, str(WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                bufsize=0,  # or a line might wait where `select` does not see it
            )
        except OSError as error:
            self._said.close()
            raise _failed(str(error)) from error
        try:
            self._ready = self._answer(json.dumps(asdict(task)))
        except InferenceError:
            self.close()
            raise

    def round(self) -> None:
        """Read everything; come back from the file, warm and cold; write some tokens."""
        for name, seconds in self._answer("round").items():
            self._rounds[name] += seconds

    def found(self) -> dict[str, Any]:
        """Medians: `full_s`, `hit_s`, `cold_s`, `decode`; `state_bytes` and the first `token`."""
        medians = {name: median(values) if values else None for name, values in self._rounds.items()}
        return {**self._ready, **medians}

    def close(self) -> None:
        """End the child."""
        self._child.kill()
        self._child.communicate()
        self._said.close()

    def _answer(self, line: str) -> dict[str, Any]:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        try:
            self._child.stdin.write(line.encode() + b"\n")
            self._child.stdin.flush()
            until = time.monotonic() + SECONDS
            while select.select([self._child.stdout], [], [], max(0.0, until - time.monotonic()))[0]:
                said = self._child.stdout.readline()
                if not said:
                    raise _failed(self._last_words())
                if said.startswith(b"{"):
                    answer: dict[str, Any] = json.loads(said)
                    return answer
            raise _failed(f"nothing in {SECONDS:.0f} s")
        except (OSError, ValueError) as error:
            raise _failed(self._last_words() or str(error)) from error

    def _last_words(self) -> str:
        self._child.kill()
        self._child.wait()
        self._said.seek(0)
        return self._said.read().decode(errors="replace").strip()[-TOLD:]


def _failed(why: str) -> InferenceError:
    return InferenceError("no_llama", f"llama.cpp could not be measured: {why}")
