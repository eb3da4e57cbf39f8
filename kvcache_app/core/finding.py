"""What is there of a prompt, and its bytes: memory first, then disk by one question to the ledger."""

from collections.abc import Mapping, Sequence

from kvcache_app.core.block import PARTS
from kvcache_app.core.disk import DiskTier
from kvcache_app.core.index import Ledger
from kvcache_app.core.lookup import Known, Step
from kvcache_app.core.memory import MemoryTier
from kvcache_app.core.prefix import PUBLIC, Keys, Link


def in_memory(keys: Keys, links: Sequence[Link], memory: MemoryTier) -> dict[bytes, Known]:
    """Everything in memory that may lie on the prompt's path."""
    return {
        key: Known(memory.entries[key], dict(memory.parts(key)))
        for parent in (keys.root, *(link.key for link in links))
        for key in memory.children(parent)
        if memory.entries[key].scope in (PUBLIC, keys.scope)
    }


def add_from_disk(keys: Keys, links: Sequence[Link], known: dict[bytes, Known], ledger: Ledger, window: int) -> None:
    """Add what the ledger knows of the places where memory does not hold everything."""
    parents = [link.parent for link in links if not _whole(known.get(link.key), window)]
    last = links[-1].key if links else keys.root
    for entry in ledger.children([*parents, last], keys.scope):
        known.setdefault(entry.key, Known(entry)).on_disk.update(entry.parts)


def load(steps: Sequence[Step], known: Mapping[bytes, Known], disk: DiskTier) -> dict[bytes, int] | None:
    """Bytes read of each block that memory did not hold; None where a file was refused: `known` then says so."""
    wanted = [(known[s.link.key], part) for s in steps for part in s.parts if part not in known[s.link.key].held]
    if len(wanted) > 1:
        disk.store.prefetch([(each.entry, part) for each, part in wanted])
    read: dict[bytes, int] = {}
    for each, part in wanted:
        buffer = disk.load(each.entry, part)
        if buffer is None:
            each.on_disk.discard(part)
            return None
        each.held[part] = buffer
        read[each.entry.key] = read.get(each.entry.key, 0) + buffer.size
    return read


def _whole(each: Known | None, window: int) -> bool:
    return each is not None and all(part in each.held for part in (PARTS if window > 1 else PARTS[:1]))
