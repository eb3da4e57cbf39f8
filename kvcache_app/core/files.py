"""What the cache needs of a place for files, and the quick one: a folder of this machine.

Every write is whole or absent: aside under another name, synced, renamed. Files are never written again, and they are
read, not mapped: a mapped file that someone truncates kills the process.
"""

import os
import re
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from kvcache_app.core.slabs import SLABS

NAME = re.compile(r"[0-9a-f]{64}\.[gs]")
ASIDE = ".aside-"
Bytes = bytes | bytearray | memoryview


@dataclass(frozen=True)
class Found:
    """A file that is there."""

    name: str
    size: int


class Files(Protocol):
    """A flat place for whole files. OSError means the place itself is in trouble."""

    def read(self, name: str) -> memoryview:
        """All bytes, of memory that is nobody else's. Raises FileNotFoundError where there is none."""

    def write(self, name: str, pieces: Sequence[Bytes]) -> None:
        """Store it whole or not at all; an older file of that name is replaced. Durable after `sync`."""

    def remove(self, name: str) -> bool:
        """Whether there was one."""

    def found(self) -> Iterable[Found]:
        """All files named as ours are, and no others."""

    def prefetch(self, names: Iterable[str]) -> None:
        """A hint that these will be read next."""

    def sync(self) -> None:
        """What was written before is durable afterwards."""

    def sweep(self, older_than: float) -> int:
        """Remove what writers that died have left, if older than so many seconds; says how many."""


class FolderFiles:
    """A folder only its owner can enter. Several processes may share it."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._prefix = f"{self.folder}{os.sep}"

    def read(self, name: str) -> memoryview:
        descriptor = os.open(self._prefix + name, os.O_RDONLY)
        try:
            raw = SLABS.take(os.fstat(descriptor).st_size)
            return raw[: os.readv(descriptor, [raw])]
        finally:
            os.close(descriptor)

    def write(self, name: str, pieces: Sequence[Bytes]) -> None:
        aside = f"{self._prefix}{ASIDE}{uuid4().hex}"
        descriptor = self._create(aside)
        try:
            with open(descriptor, "wb", buffering=0) as file:
                for piece in pieces:
                    _write_all(file.fileno(), piece)
                os.fsync(descriptor)
            os.replace(aside, self._prefix + name)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(aside)
            raise

    def remove(self, name: str) -> bool:
        try:
            os.unlink(self._prefix + name)
        except FileNotFoundError:
            return False
        return True

    def found(self) -> Iterable[Found]:
        return [Found(name, size) for name, size, _ in self._listed() if NAME.fullmatch(name)]

    def prefetch(self, names: Iterable[str]) -> None:
        if not hasattr(os, "posix_fadvise"):  # macOS has none; reading works without the hint
            return
        for name in names:
            with suppress(FileNotFoundError):
                descriptor = os.open(self._prefix + name, os.O_RDONLY)
                try:
                    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
                finally:
                    os.close(descriptor)

    def sync(self) -> None:
        with suppress(FileNotFoundError):
            descriptor = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def sweep(self, older_than: float) -> int:
        limit = time.time() - older_than
        old = [name for name, _, changed in self._listed() if name.startswith(ASIDE) and changed <= limit]
        return sum(self.remove(name) for name in old)

    def _create(self, path: str) -> int:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
        try:
            return os.open(path, flags, 0o600)
        except FileNotFoundError:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(path, flags, 0o600)

    def _listed(self) -> Iterable[tuple[str, int, float]]:
        with suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # another process may remove it meanwhile
                    status = entry.stat(follow_symlinks=False)
                    yield entry.name, status.st_size, status.st_mtime


def _write_all(descriptor: int, piece: Bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
