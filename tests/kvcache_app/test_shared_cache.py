"""The cache on Django's storage and database: several managers, a bucket, statistics kept."""

import pytest
from django.core.files.storage import InMemoryStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kvcache_app import services, statistics
from kvcache_app.core.block import Geometry
from kvcache_app.core.deletion import Deletion
from kvcache_app.models import CacheEntry, CacheStatistics
from kvcache_app.storage import StorageFiles
from tests.kvcache_app.making import MODEL, WINDOW, is_right, longer, prompt, read

SAID = prompt(300, public=90, session="s")
NEXT = longer(SAID, 10)


def test_another_process_goes_on_where_this_one_saved(open_cache):
    mine, other = open_cache(), open_cache()
    read(mine, SAID)
    assert mine.flush(30)
    branch = other.match(NEXT)
    is_right(branch, NEXT)
    assert (branch.tokens, branch.reused_disk) == (390, 390)
    assert other.check_integrity().whole


def test_a_match_asks_the_database_once(open_cache):
    manager = open_cache()
    read(manager, SAID)
    manager.flush(30)
    fresh = open_cache()
    fresh.match(prompt(1))  # hears of deletions, which it does every few seconds only
    with CaptureQueriesContext(connection) as asked:
        assert fresh.match(NEXT).tokens == 390
    assert len(asked) == 1


def test_what_one_process_deletes_another_forgets(open_cache):
    mine, other = open_cache(), open_cache()
    other.hearing.seconds = 0
    read(mine, SAID)
    mine.flush(30)
    other.unlock(other.match(NEXT))
    services.clear(Deletion(scope=mine.match(SAID).keys.scope))
    assert other.match(NEXT).tokens == 90
    assert mine.disk.ledger.entries(scope=other.match(NEXT).keys.scope) == []


def test_statistics_are_kept_by_the_hour_and_added_up(open_cache):
    for _ in range(2):
        manager = open_cache()
        read(manager, SAID)
        assert manager.close(30)
    counts = statistics.sums()
    assert (counts["prompts"], counts["misses"], counts["hits"]) == (2, 1, 1)
    assert counts["reused_disk"] == 384
    assert statistics.by("session")["s"]["prompts"] == 2
    assert sum(hour.get("prompts", 0) for hour in statistics.by_hour(3).values()) == 2
    assert len(statistics.by_hour(3)) == 3
    assert statistics.sums(statistics.Question(session="other")) == {}


def test_use_reaches_the_ledger(open_cache):
    manager = open_cache()
    read(manager, SAID)
    manager.flush(30)
    before = {row.key: row.last_used for row in CacheEntry.objects.all()}
    manager.match(NEXT)
    assert manager.close(30)
    used = CacheEntry.objects.filter(hits__gt=0)
    assert used.count() == len(before) == 8
    assert all(row.last_used >= before[row.key] for row in used)


def test_forgetting_a_person_takes_their_statistics_too(open_cache):
    manager = open_cache()
    for scope in ("ada", "bob"):
        read(manager, prompt(100, scope=scope))
    assert manager.close(30)
    services.forget_person("ada")
    assert CacheEntry.objects.values("scope").distinct().count() == 1
    assert CacheStatistics.objects.values("scope").distinct().count() == 1


def test_a_bucket_can_stand_in_for_the_folder(settings, transactional_db, tmp_path):
    bucket = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"kvcache": bucket}
    manager = services.open_cache({MODEL: Geometry(WINDOW)})
    assert isinstance(manager.disk.store.files, StorageFiles)
    read(manager, SAID)
    assert manager.close(30)
    fresh = services.open_cache({MODEL: Geometry(WINDOW)})
    branch = fresh.match(NEXT)
    is_right(branch, NEXT)
    assert branch.reused_disk == 390
    assert services.check(repair=False).whole
    assert isinstance(manager.disk.store.files._storage, InMemoryStorage)


def test_a_folder_of_its_own_needs_no_database(tmp_path):
    manager = services.open_folder(tmp_path / "own", {MODEL: Geometry(WINDOW)})
    read(manager, SAID)
    assert manager.close(30)
    again = services.open_folder(tmp_path / "own", {MODEL: Geometry(WINDOW)})
    branch = again.match(NEXT)
    is_right(branch, NEXT)
    assert branch.reused_disk == 390


@pytest.mark.parametrize("scope", ["", "ada"])
def test_the_shared_manager_is_one(folder, transactional_db, monkeypatch, scope):
    monkeypatch.setattr(services, "_shared", None)
    manager = services.shared_cache()
    assert services.shared_cache() is manager
    manager.add_model(MODEL, Geometry(WINDOW))
    assert manager.match(prompt(10, scope=scope)).tokens == 0
    assert manager.close(30)
