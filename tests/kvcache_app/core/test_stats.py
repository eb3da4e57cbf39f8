"""What is counted, and what the rates mean."""

import pytest

from kvcache_app.core.stats import Statistics, hit_rate, seconds_saved
from tests.kvcache_app.making import MODEL, cache, longer, prompt, read


def test_hits_partial_hits_and_misses_are_told_apart(tmp_path):
    manager = cache(tmp_path)
    said = prompt(200, session="s")
    read(manager, said)
    hit = manager.match(longer(said, 30), seen=200)
    partial = manager.match(longer(prompt(100), 130, seed=2), seen=200)
    total = manager.statistics.total()
    assert (hit.tokens, partial.tokens) == (200, 64)
    assert [total[name] for name in ("prompts", "hits", "partial_hits", "misses", "miss:new")] == [3, 1, 1, 1, 1]
    assert (total["reused_memory"], total["computed"]) == (264, 200 + 30 + 166)
    assert hit_rate(total) == pytest.approx(264 / 660)


def test_a_miss_of_something_that_is_there_in_part_has_a_cause_of_its_own(tmp_path):
    manager = cache(tmp_path)
    said = prompt(64)
    read(manager, said)
    manager.flush(30)
    (sliding,) = tmp_path.glob("*.s")
    sliding.unlink()
    fresh = cache(tmp_path, ledger=manager.disk.ledger)
    assert fresh.match(longer(said, 5)).tokens == 0
    assert fresh.statistics.total()["miss:incomplete"] == 1


def test_bytes_and_tiers_are_counted(tmp_path):
    manager = cache(tmp_path)
    said = prompt(200)
    read(manager, said)
    assert manager.close()
    fresh = cache(tmp_path, ledger=manager.disk.ledger)
    for _ in range(2):
        fresh.match(longer(said, 1))
    total = fresh.statistics.total()
    needed = 200 * 2 + 136 * 6  # full of all, sliding of the blocks that reach into the window
    assert (total["reused_disk"], total["reused_memory"], total["bytes_read"]) == (200, 200, needed)
    assert total["bytes_reused"] == 2 * needed
    assert manager.statistics.total()["bytes_written"] == sum(path.stat().st_size for path in tmp_path.iterdir())


def test_seconds_saved_follow_from_the_rate_of_reading(tmp_path):
    manager = cache(tmp_path)
    assert seconds_saved(manager.statistics.total()) is None
    said = prompt(200)
    read(manager, said)
    manager.note_reading(said, 200, 10.0)
    manager.match(longer(said, 1))
    total = manager.statistics.total()
    assert seconds_saved(total) == pytest.approx(200 * 10 / 200 - total["load_seconds"])


def test_counts_are_kept_by_model_person_and_session(tmp_path):
    manager = cache(tmp_path)
    for scope, session in (("ada", "one"), ("ada", "two"), ("bob", "three")):
        manager.match(prompt(10, scope=scope, session=session))
    assert manager.statistics.total(session="one")["prompts"] == 1
    assert manager.statistics.total(model=MODEL)["prompts"] == 3
    assert manager.statistics.total(model="other") == {}


def test_each_news_is_given_once_unless_it_is_put_back():
    statistics, who = Statistics(), ("m", "s", "t")
    statistics.add(who, prompts=1)
    first = statistics.take()
    assert first == {who: {"prompts": 1}}
    assert statistics.take() == {}
    statistics.put_back(first)
    statistics.add(who, prompts=2)
    assert statistics.take() == {who: {"prompts": 3}}
    assert statistics.total() == {"prompts": 3}


def test_there_is_no_rate_before_the_first_prompt():
    assert hit_rate({}) is None
