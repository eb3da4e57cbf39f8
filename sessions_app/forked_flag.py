"""A flag that a process and those forked from it share, without a lock that a killed child could hold for ever."""

import mmap


class ForkedFlag:
    """Once set it stays set."""

    def __init__(self) -> None:
        self._byte = mmap.mmap(-1, 1)  # anonymous memory: a fork shares it

    def set(self) -> None:
        self._byte[0] = 1

    def is_set(self) -> bool:
        return self._byte[0] == 1
