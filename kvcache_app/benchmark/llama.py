"""llama.cpp beside us, where somebody has installed it: one child process a length, in that interpreter.

Absent is absent: a run without it has no figures of it, and says so.
"""

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kvcache_app.inference.provider import InferenceError

WORKER = Path(__file__).with_name("llama_worker.py")
SECONDS = 600.0  # for one length
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
    repeat: int


def measure(python: str, task: Task) -> dict[str, Any]:
    """Medians: `full_s`, `hit_s`, `cold_s`, `decode`, `state_bytes`, and the first `token`.

    Raises InferenceError `no_llama`.
    """
    try:
        done = subprocess.run(
            [python, str(WORKER)],
            input=json.dumps(asdict(task)),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.CalledProcessError as error:
        raise InferenceError("no_llama", f"llama.cpp could not be measured: {error.stderr.strip()[-TOLD:]}") from error
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        raise InferenceError("no_llama", f"llama.cpp could not be measured: {error}") from error
    return found
