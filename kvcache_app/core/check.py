"""Files against ledger, every byte read: what `manage.py kvcache check` finds, and what its `--repair` makes of it.

The files are the truth: a whole file that the ledger does not know is taken in, a row without its file is corrected,
and a file that is not whole is removed.
"""

from collections import Counter
from dataclasses import dataclass, field

from kvcache_app.core.block import FULL
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import Refused
from kvcache_app.core.index import Ledger
from kvcache_app.core.prefix import root_key
from kvcache_app.core.store import Store

OLD_SECONDS = 600.0  # what has lain aside so long belongs to no living writer


@dataclass
class Checked:
    """Counts: whole files, refused ones by cause, and what differed between files and ledger."""

    files: int = 0
    bytes: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unknown: int = 0  # blocks on disk that the ledger did not know, or knew otherwise
    missing: int = 0  # blocks of the ledger that are not on disk as it says
    orphans: int = 0  # blocks whose parent is nowhere: nobody can reach them
    aside: int = 0  # files of dead writers; counted where they are removed

    @property
    def whole(self) -> bool:
        return not (self.refused or self.unknown or self.missing or self.orphans)


def check_files(store: Store, ledger: Ledger, *, repair: bool, thorough: bool = True) -> Checked:
    """Alters store and ledger only with `repair`. `thorough` False trusts whole headers and skips the sha256."""
    checked = Checked(aside=store.files.sweep(OLD_SECONDS) if repair else 0)
    there = _read_all(store, checked, repair=repair, thorough=thorough)
    rows = {entry.key: entry for entry in ledger.entries()}
    unknown = [e for e in there.values() if not _agree(e, rows.get(e.key))]
    missing = [e for e in rows.values() if not _agree(e, there.get(e.key))]
    checked.unknown = sum(e.key not in rows for e in unknown)
    checked.missing = len(missing)
    lost = _unreachable(there)
    checked.orphans = len(lost)
    if repair:
        ledger.remove([e.key for e in rows.values() if e.key not in there] + [e.key for e in lost])
        ledger.put([e for e in unknown if e not in lost])
        for entry in lost:
            store.remove(entry)
    return checked


def _read_all(store: Store, checked: Checked, *, repair: bool, thorough: bool) -> dict[bytes, Entry]:
    """The blocks that are whole on disk: those without their full part are not, and go with `repair`."""
    there: dict[bytes, Entry] = {}
    for found in store.files.found():
        try:
            entry, part = store.inspect(found, thorough=thorough)
        except Refused as refused:
            checked.refused[refused.cause] += refused.cause != "vanished"  # evicted while we looked
            if repair and refused.cause != "unreadable":
                store.files.remove(found.name)
            continue
        checked.files += 1
        checked.bytes += found.size
        there[entry.key] = there.get(entry.key, entry).with_part(part, found.size)
    checked.refused = +checked.refused
    for entry in [e for e in there.values() if not e.bytes_of(FULL)]:
        checked.refused["incomplete"] += 1
        del there[entry.key]
        if repair:
            store.remove(entry)
    return there


def _agree(one: Entry, other: Entry | None) -> bool:
    return other is not None and (one.full, one.sliding) == (other.full, other.sliding)


def _unreachable(there: dict[bytes, Entry]) -> list[Entry]:
    reached = {root_key(entry.model) for entry in there.values()}
    lost = []
    for entry in sorted(there.values(), key=lambda entry: entry.start):
        if entry.parent in reached:
            reached.add(entry.key)
        else:
            lost.append(entry)
    return lost
