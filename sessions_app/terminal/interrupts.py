"""Ctrl-C while something is answered: noted, so that it never breaks into a database call; the second time it does."""

import signal
import threading
from types import FrameType


class Interrupts:
    """Inside the block the first Ctrl-C is noted, and the next raises KeyboardInterrupt as ever."""

    def __init__(self) -> None:
        self._noted = False

    def __enter__(self) -> "Interrupts":
        if _may_listen():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if _may_listen():
            signal.signal(signal.SIGINT, self._before)

    def take(self) -> bool:
        """Whether one was noted since the last time this was asked."""
        noted, self._noted = self._noted, False
        return noted

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._noted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _may_listen() -> bool:
    """Python gives signals to the main thread only."""
    return threading.current_thread() is threading.main_thread()
