"""Files out of the page cache, so that a read goes to the disk, and what then came from there."""

import os
from pathlib import Path

COUNTERS = Path("/proc/self/io")  # Linux only


def can_drop() -> bool:
    """Whether this system lets us ask for it; macOS does not."""
    return hasattr(os, "posix_fadvise")


def drop(folder: Path) -> None:
    """Ask the system to forget every file in the folder. They must have been synced."""
    for path in folder.iterdir():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def bytes_from_disk() -> int | None:
    """How many bytes this process has caused to be read from disks since it began; None where nobody counts."""
    try:
        text = COUNTERS.read_text(encoding="ascii")
    except OSError:
        return None
    counts = dict(line.split(": ") for line in text.splitlines())
    return int(counts["read_bytes"])
