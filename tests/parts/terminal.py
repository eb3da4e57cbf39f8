"""`manage.py chat` at a terminal of its own: what a person types, what they see, and their Ctrl-C."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time

from tests.parts.model_home import ModelHome

PROMPT = "> "


class Terminal:
    """A pseudo-terminal with the chat in it; every wait has a bound."""

    def __init__(self, home: ModelHome, *arguments: str, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            home.command("chat", *arguments),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=home.environment | environment,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
        )
        os.close(theirs)
        self.seen = ""
        self._from = 0
        self.read_prompt()

    def say(self, line: str) -> str:
        """Type a line; what is written until the next prompt, the echo left out."""
        self.type(f"{line}\n")
        return self.read_prompt().partition("\n")[2]

    def type(self, text: str) -> None:
        time.sleep(0.1)  # nobody is faster, and readline loses a Ctrl-C between its prompt and its waiting
        os.write(self._ours, text.encode())

    def press_ctrl_c(self) -> None:
        self.type("\x03")

    def read_prompt(self, seconds: float = 90) -> str:
        """What was written until the chat waits for a line."""
        return self.read_until(lambda text: re.search(r"(^|\n)> $", text) is not None, seconds)

    def read_until(self, fits, seconds: float = 90) -> str:
        deadline = time.monotonic() + seconds
        while not fits(self.seen[self._from :]):
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain after: {self.seen[-2000:]!r}")
            if select.select([self._ours], [], [], 0.2)[0] and not self._read():
                raise AssertionError(f"the chat has ended: {self.seen[-2000:]!r}")
        text, self._from = self.seen[self._from :], len(self.seen)
        return text

    def wait(self, seconds: float = 30) -> int:
        """Wait for the end; the exit status."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if select.select([self._ours], [], [], 0.1)[0] and not self._read():
                return self.process.wait(10)
        raise AssertionError(f"it goes on after: {self.seen[-2000:]!r}")

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)
        os.close(self._ours)

    def _read(self) -> bool:
        """Read what is there; False when the other end is closed, which Linux says by an error."""
        try:
            data = os.read(self._ours, 65536)
        except OSError:
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


def _take_the_terminal() -> None:
    """In the child: its keys send signals, also where those who started us ignore them."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
