"""What the doors (commands, admin, workers) can do with the cache. None of it needs torch."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.db import close_old_connections, transaction

from kvcache_app import statistics
from kvcache_app.core.block import Geometry
from kvcache_app.core.budget import Budget
from kvcache_app.core.check import Checked, check_files
from kvcache_app.core.deletion import Deletion, descendants, doomed
from kvcache_app.core.disk import DiskTier
from kvcache_app.core.entry import Entry
from kvcache_app.core.files import FolderFiles
from kvcache_app.core.index import Index
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import scope_name
from kvcache_app.core.stats import Statistics
from kvcache_app.core.store import Store
from kvcache_app.ledger import DatabaseLedger
from kvcache_app.models import CacheEntry, CacheStatistics
from kvcache_app.storage import files_in

Writing = Callable[[], AbstractContextManager[None]]
_shared: KVCacheManager | None = None
_sharing = threading.Lock()


@dataclass(frozen=True)
class Loaded:
    """What a read through the files found; `refused` ones were removed."""

    files: int
    bytes: int
    refused: int
    seconds: float


def budget() -> Budget:
    return Budget(settings.KVCACHE_MEMORY, settings.KVCACHE_DISK, settings.KVCACHE_PERSON)


def open_cache(
    models: Mapping[str, Geometry], libraries: Mapping[str, str] | None = None, *, writing: Writing = transaction.atomic
) -> KVCacheManager:
    """A manager on the shared files and the shared ledger."""
    store = Store(files_in(storages["kvcache"]), libraries)
    return KVCacheManager(store, models, ledger=DatabaseLedger(writing), budget=budget(), idle=_keep)


def open_folder(
    folder: Path, models: Mapping[str, Geometry], libraries: Mapping[str, str] | None = None
) -> KVCacheManager:
    """A manager on a folder of its own, which needs no database: its index is made from the files."""
    store, index = Store(FolderFiles(folder), libraries), Index()
    check_files(store, index, repair=True, thorough=False)
    return KVCacheManager(store, models, ledger=index, budget=budget())


def shared_cache(
    libraries: Mapping[str, str] | None = None, *, writing: Writing = transaction.atomic
) -> KVCacheManager:
    """The one manager of this process, made at the first call; models are added to it."""
    global _shared
    with _sharing:
        if _shared is None:
            _shared = open_cache({}, libraries, writing=writing)
        return _shared


def close_shared(timeout: float = 10.0) -> None:
    """Save what waits, at the end of the process."""
    global _shared
    with _sharing:
        closing, _shared = _shared, None
    if closing is not None:
        closing.close(timeout)


def disk(statistics: Statistics | None = None) -> DiskTier:
    """The disk tier alone, for those who hold no model."""
    store, ledger = Store(files_in(storages["kvcache"])), DatabaseLedger()
    return DiskTier(store, ledger, budget(), lambda _: 0, statistics or Statistics())


def check(*, repair: bool) -> Checked:
    """Read every file and compare with the ledger; `repair` puts right what differs."""
    tier = disk()
    with tier.writing:
        return check_files(tier.store, tier.ledger, repair=repair)


def load(rows: Iterable[Entry]) -> Loaded:
    """Read these blocks' files: what is whole is quick to read afterwards, what is not is removed."""
    started, counted = time.perf_counter(), Statistics()
    tier, files, size = disk(counted), 0, 0
    for entry in rows:
        for part in entry.parts:
            if buffer := tier.load(entry, part):
                files, size = files + 1, size + buffer.size
    refused = sum(int(value) for name, value in counted.total().items() if name.startswith("refused:"))
    statistics.keep(counted)
    return Loaded(files, size, refused, time.perf_counter() - started)


def pin(keys: Iterable[bytes], pinned: bool) -> int:
    """Keep these blocks, with everything before them, or no longer; says how many changed."""
    return DatabaseLedger().pin(list(keys), pinned)


def delete(keys: Iterable[bytes]) -> int:
    """These blocks go, with all that follow them, from disk and from what other processes hold."""
    tier = disk()
    with tier.writing:
        doomed = descendants(keys, tier.ledger.entries())
        for session in {(e.scope, e.session) for e in doomed if e.session}:
            tier.ledger.announce(Deletion(*session))
        return tier.remove(doomed)


def clear(deletion: Deletion) -> int:
    """Everything the deletion names goes, from disk and from what other processes hold."""
    tier = disk()
    tier.ledger.announce(deletion)
    with tier.writing:
        return tier.remove(doomed(deletion, tier.ledger.entries()))


def forget_person(scope: str) -> int:
    """Everything of a person goes, statistics included. `scope` is the secret, not its name."""
    name = scope_name(scope)
    CacheStatistics.objects.filter(scope=name).delete()
    return _shared.delete_scope(scope) if _shared else clear(Deletion(scope=name))


def forget_session(scope: str, session: str) -> int:
    """Everything of a conversation goes, wherever it is; says how many blocks were on disk. `scope` is the secret."""
    if _shared:
        return _shared.delete_session(scope, session)
    return clear(Deletion(scope=scope_name(scope), session=session))


def entries(*, model: str = "", scope: str = "", session: str = "", pinned: bool | None = None) -> list[CacheEntry]:
    """Rows of the ledger, the last used first; models, scopes and sessions by how they begin."""
    rows = CacheEntry.objects.filter(model__startswith=model, scope__startswith=scope, session__startswith=session)
    return list(rows if pinned is None else rows.filter(pinned=pinned))


def _keep(counted: Statistics) -> None:
    try:
        statistics.keep(counted)
    finally:
        close_old_connections()
