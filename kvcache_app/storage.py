"""The cache's files on Django's storage API: a local folder gets the quick way, anything else the general one."""

import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from django.utils import timezone

from kvcache_app.core.files import NAME, Bytes, Files, FolderFiles, Found


def files_in(storage: Storage) -> Files:
    """A FileSystemStorage's folder is used directly, with atomic renames, syncs and private modes."""
    if isinstance(storage, FileSystemStorage):
        return FolderFiles(Path(storage.location))
    return StorageFiles(storage)


RACED = re.compile(r"[0-9a-f]{64}_\w+\.[gs]")  # what a storage calls the second file of one name


class StorageFiles:
    """Any storage. A bucket's writes are whole by nature; elsewhere the checksum refuses what is torn."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def read(self, name: str) -> memoryview:
        with self._storage.open(name, "rb") as file:
            return io.BytesIO(file.read()).getbuffer()

    def write(self, name: str, pieces: Sequence[Bytes]) -> None:
        # A storage gives a taken name another ending instead of replacing it, so the old file goes first.
        with suppress(FileNotFoundError):
            self._storage.delete(name)
        stored = self._storage.save(name, ContentFile(b"".join(pieces)))
        if stored != name:  # somebody else wrote the same block meanwhile: theirs is as good
            self._storage.delete(stored)

    def remove(self, name: str) -> bool:
        there = self._storage.exists(name)
        with suppress(FileNotFoundError):
            self._storage.delete(name)
        return there

    def found(self) -> Iterable[Found]:
        for name in self._names():
            if NAME.fullmatch(name):
                with suppress(FileNotFoundError):
                    yield Found(name, self._storage.size(name))

    def prefetch(self, names: Iterable[str]) -> None:
        """Nothing: a storage has no such hint."""

    def sync(self) -> None:
        """Nothing: what a storage has saved is saved."""

    def sweep(self, older_than: float) -> int:
        limit = timezone.now() - timedelta(seconds=older_than)
        left = [name for name in self._names() if RACED.fullmatch(name)]
        return sum(self.remove(name) for name in left if self._storage.get_modified_time(name) <= limit)

    def _names(self) -> list[str]:
        try:
            return self._storage.listdir("")[1]
        except FileNotFoundError:
            return []
