"""How many bytes may be kept, and where."""

from dataclasses import dataclass

MIB = 2**20


@dataclass(frozen=True)
class Budget:
    """Bytes. `person` limits what one scope keeps on disk; `queue` what may wait to be written."""

    memory: int = 1024 * MIB
    disk: int = 10 * 1024 * MIB
    person: int = 2 * 1024 * MIB
    queue: int = 512 * MIB
