"""Adding everything up: what memory holds, what is locked, and whether files and ledger say the same."""

from dataclasses import dataclass, field

from kvcache_app.core.budget import Budget
from kvcache_app.core.disk import DiskTier
from kvcache_app.core.locks import Locks
from kvcache_app.core.memory import MemoryTier
from kvcache_app.core.prefix import root_key
from kvcache_app.core.store import named


@dataclass
class Report:
    """Sums, and a sentence for each thing that does not add up."""

    memory_bytes: int = 0
    memory_blocks: int = 0
    disk_bytes: int = 0
    disk_blocks: int = 0
    locks: int = 0
    pinned: int = 0
    by_scope: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.wrong


def check(memory: MemoryTier, locks: Locks, disk: DiskTier, budget: Budget) -> Report:
    """Alters nothing."""
    report = Report(locks=locks.total())
    _check_memory(memory, budget, report)
    _check_disk(disk, budget, report)
    return report


def _check_memory(memory: MemoryTier, budget: Budget, report: Report) -> None:
    report.memory_blocks = len(memory.entries)
    for key, entry in memory.entries.items():
        held = sum(buffer.size for buffer in memory.parts(key).values())
        report.memory_bytes += held
        if held != entry.size:
            report.wrong.append(f"memory: {_short(key)} holds {held} bytes and says {entry.size}")
        if key not in memory.children(entry.parent):
            report.wrong.append(f"memory: {_short(key)} is not among the children of its parent")
    if report.memory_bytes != memory.used:
        report.wrong.append(f"memory: {report.memory_bytes} bytes are held and {memory.used} are counted")
    if memory.used > budget.memory:
        report.wrong.append(f"memory: {memory.used} bytes are over the budget of {budget.memory}")


def _check_disk(disk: DiskTier, budget: Budget, report: Report) -> None:
    entries = {entry.key: entry for entry in disk.ledger.entries()}
    files = {named(found.name): found.size for found in disk.store.files.found()}
    for entry in entries.values():
        report.disk_blocks += 1
        report.disk_bytes += entry.size
        report.pinned += entry.pinned
        report.by_scope[entry.scope] = report.by_scope.get(entry.scope, 0) + entry.size
        if entry.parent not in entries and entry.parent != root_key(entry.model):
            report.wrong.append(f"disk: {_short(entry.key)} has lost its parent")
        for part in entry.parts:
            size = files.pop((entry.key, part), None)
            if size != entry.bytes_of(part):
                report.wrong.append(f"disk: {_short(entry.key)} {part} has {size} bytes, not {entry.bytes_of(part)}")
    report.wrong += [f"disk: {_short(key)} {part} is in no ledger" for key, part in files]
    _check_budgets(budget, report)


def _check_budgets(budget: Budget, report: Report) -> None:
    if report.disk_bytes > budget.disk:
        report.wrong.append(f"disk: {report.disk_bytes} bytes are over the budget of {budget.disk}")
    for scope, size in report.by_scope.items():
        if scope and size > budget.person:
            report.wrong.append(f"disk: {scope[:12]} has {size} bytes, over the budget of {budget.person}")


def _short(key: bytes) -> str:
    return key.hex()[:12]
