"""Memory to read files into, used again instead of given back.

Fresh memory costs more than the reading: the kernel clears and maps each page when it is first touched, which for the
state of 4096 tokens takes four times as long as copying the files. So what nobody looks at any more is kept for the
next file of that size.
"""

import ctypes
import mmap
import threading
import weakref
from collections import deque

MOST_FREE = 64 * 2**20  # bytes kept for the next load
PAGE = mmap.PAGESIZE
FLAGS = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_POPULATE", 0)}


class Slabs:
    """Thread-safe. A slab comes back by itself when the last view of it is gone."""

    def __init__(self, most_free: int = MOST_FREE) -> None:
        self._lock = threading.Lock()
        self._free: dict[int, list[mmap.mmap]] = {}
        self._order: deque[int] = deque()  # sizes of what is free, the longest unused first
        self.free_bytes = 0
        self._most_free = most_free
        self._returned: deque[mmap.mmap] = deque()  # appending is safe wherever the last view happens to die

    def take(self, size: int) -> memoryview:
        """So many writable bytes, of any content."""
        room = max(1, -(-size // PAGE)) * PAGE
        with self._lock:
            self._collect()
            slab = self._reuse(room)
        if slab is None:
            slab = mmap.mmap(-1, room, **FLAGS)
        owner = (ctypes.c_ubyte * room).from_buffer(slab)
        weakref.finalize(owner, self._returned.append, slab).atexit = False
        return memoryview(owner).cast("B")[:size]

    def _reuse(self, room: int) -> mmap.mmap | None:
        if not self._free.get(room):
            return None
        self._order.remove(room)
        self.free_bytes -= room
        return self._free[room].pop()

    def _collect(self) -> None:
        while self._returned:
            slab = self._returned.popleft()
            self._free.setdefault(len(slab), []).append(slab)
            self._order.append(len(slab))
            self.free_bytes += len(slab)
        while self.free_bytes > self._most_free:
            size = self._order.popleft()
            self._free[size].pop().close()
            self.free_bytes -= size


SLABS = Slabs()  # of this process
