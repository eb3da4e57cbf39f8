"""The real thing: `manage.py start` as a person would type it, on a free port, with data in a private folder."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil

from tests.parts.network import wait_for

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 30


class SwarmServer:
    """Runs until `stop`; what it printed is in `lines`."""

    def __init__(
        self, folder: Path, *, python: tuple[str, ...] = (sys.executable,), root: Path = ROOT, **environment: str
    ):
        self.folder = folder
        self._manage = [*python, str(root / "manage.py")]
        clean = {name: value for name, value in os.environ.items() if name not in ("REDIS_URL", "DATABASE_URL")}
        own = {"SWARM_DATA": str(folder), "HF_HOME": str(folder / "hub")}
        own |= {"PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"}
        self._environment = clean | own | environment
        self.lines: list[str] = []
        self.process: subprocess.Popen[str] | None = None
        self.port = 0

    def start(self) -> None:
        command = [*self._manage, "start", "--port", str(self.port), "--no-browser"]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=self._environment,
            cwd=self.folder,
            start_new_session=True,
        )
        self.lines = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        wait_for("the address", self._find_address, seconds=60)
        wait_for("the server", self._answers, seconds=30)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws/chat/"

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    def stop(self) -> int:
        """End it as Ctrl-C in a service manager would; return its exit status."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else 0
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGABRT)  # faulthandler prints what every thread is doing
            self._reader.join(10)
            self.kill()
            raise AssertionError(f"the server did not end in {STOP_SECONDS} s:\n{self.output}") from None
        self._reader.join(10)
        return status

    def kill(self) -> None:
        """End it and all it started as a power cut would."""
        assert self.process is not None
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        for member in family:
            member.kill()
        self.process.wait(10)

    def _read(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line.rstrip("\n"))

    def _find_address(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.output}")
        found = re.search(r"Swarm is at http://127\.0\.0\.1:(\d+)/", self.output)
        self.port = int(found.group(1)) if found else self.port
        return found is not None

    def _answers(self) -> bool:
        import urllib.request

        try:
            with urllib.request.urlopen(f"{self.url}readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False
