"""A private Redis."""

import subprocess
from pathlib import Path

import redis

from tests.parts.network import free_port, wait_for
from tests.parts.programs import find, started


class RedisServer:
    """Started and stopped as often as a test likes, always on the same port."""

    def __init__(self, folder: Path) -> None:
        self._program = find("Redis", "redis-server")
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        command = [self._program, "--port", str(self._port), "--bind", "127.0.0.1", "--dir", str(self._folder)]
        self._process = subprocess.Popen([*command, "--save", "", "--loglevel", "warning"], stdout=subprocess.DEVNULL)
        wait_for("Redis", self._answers)
        started["Redis"] = self._program

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)

    def restart(self) -> None:
        """Everything in it is lost, as after a crash."""
        self.stop()
        self.start()

    def _answers(self) -> bool:
        with redis.Redis.from_url(self.url) as client:
            try:
                return bool(client.ping())
            except redis.ConnectionError:
                return False
