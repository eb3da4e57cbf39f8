"""One suite for both ledgers: the database's and its twin in memory."""

import threading
from dataclasses import replace

import pytest
from django.db import connection, transaction

from kvcache_app.core.deletion import Deletion
from kvcache_app.core.entry import Entry
from kvcache_app.core.index import Index
from kvcache_app.ledger import DatabaseLedger

pytestmark = pytest.mark.django_db(transaction=True)


def key(number: int) -> bytes:
    return number.to_bytes(32, "big")


def entry(number: int, parent: int = 0, scope: str = "ada", **more: object) -> Entry:
    facts = {"model": "m", "start": number, "end": number + 1, "full": 10, "sliding": 5, "last_used": 1.5} | more
    return Entry(key(number), key(parent), scope=scope, **facts)  # type: ignore[arg-type]


@pytest.fixture(params=[Index, DatabaseLedger])
def ledger(request):
    return request.param()


def test_what_is_put_is_found_again_as_it_was(ledger):
    put = [entry(1), entry(2, 1, scope="", session="s", pinned=True), entry(3, 1, model="other", sliding=0)]
    ledger.put(put)
    assert sorted(ledger.entries(), key=lambda e: e.key) == put
    assert ledger.get([key(3), key(1), key(9)]) == {key(1): put[0], key(3): put[2]}
    assert ledger.entries(scope="") == [put[1]]
    assert ledger.entries(model="other") == [put[2]]


def test_children_are_public_or_of_the_scope_that_asks(ledger):
    ledger.put([entry(1, 7, "ada"), entry(2, 7, "bob"), entry(3, 7, ""), entry(4, 8, "ada"), entry(5, 9, "ada")])
    assert {e.key for e in ledger.children([key(7), key(8)], "ada")} == {key(1), key(3), key(4)}
    assert ledger.children([], "ada") == []


def test_many_parents_are_asked_for_at_once(ledger):
    ledger.put([entry(number, number) for number in range(1, 1_201)])
    assert len(ledger.children([key(number) for number in range(1, 1_201)], "ada")) == 1_200
    assert ledger.remove([key(number) for number in range(1, 1_101)]) == 1_100


def test_putting_again_changes_sizes_and_keeps_the_pin(ledger):
    ledger.put([entry(1)])
    ledger.pin([key(1)], True)
    ledger.put([entry(1, full=11, sliding=0, last_used=2.5)])
    assert ledger.entries() == [entry(1, full=11, sliding=0, last_used=2.5, pinned=True)]


def test_bytes_are_added_up(ledger):
    assert ledger.used("ada") == (0, 0)
    ledger.put([entry(1), entry(2, scope="bob"), entry(3, scope="", sliding=0)])
    assert ledger.used("ada") == (40, 15)


def test_removing_tells_how_many_there_were(ledger):
    ledger.put([entry(1), entry(2)])
    assert ledger.remove([key(1), key(9)]) == 1
    assert ledger.remove([key(1)]) == 0
    assert [e.key for e in ledger.entries()] == [key(2)]
    assert ledger.children([key(0)], "ada") == ledger.entries()


def test_sliding_parts_can_go_alone(ledger):
    ledger.put([entry(1), entry(2)])
    ledger.drop_sliding([key(1), key(9)])
    assert {e.key: e.sliding for e in ledger.entries()} == {key(1): 0, key(2): 5}


def test_use_is_noted(ledger):
    ledger.put([entry(1), entry(2)])
    ledger.touch([key(1), key(9)], 7.25)
    assert {e.key: e.last_used for e in ledger.entries()} == {key(1): 7.25, key(2): 1.5}


def test_pins_are_counted_where_they_change(ledger):
    ledger.put([entry(1), entry(2)])
    assert ledger.pin([key(1), key(9)], True) == 1
    assert ledger.pin([key(1), key(2)], True) == 1
    assert ledger.pin([key(1)], False) == 1
    assert {e.key: e.pinned for e in ledger.entries()} == {key(1): False, key(2): True}


def test_deletions_are_heard_once_and_only_the_later_ones(ledger):
    ledger.announce(Deletion(scope="before"))
    begin, nothing = ledger.deletions(None)
    assert nothing == []
    number = ledger.announce(Deletion(scope="ada", session="s"))
    newest, news = ledger.deletions(begin)
    assert news == [(number, Deletion(scope="ada", session="s"))]
    assert ledger.deletions(newest) == (newest, [])


def test_a_row_and_an_entry_say_the_same(ledger):
    one = replace(entry(1), session="s", pinned=True)
    ledger.put([one])
    assert ledger.get([one.key])[one.key] == one


def test_no_listener_misses_a_deletion_that_is_committed_late():
    """One process announces and takes its time to commit; another announces meanwhile."""
    ledger, announced, go_on = DatabaseLedger(), threading.Event(), threading.Event()

    def slow():
        try:
            with transaction.atomic():
                ledger.announce(Deletion(session="slow"))
                announced.set()
                assert go_on.wait(20)
        finally:
            connection.close()

    def quick():
        try:
            ledger.announce(Deletion(session="quick"))
        finally:
            connection.close()

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    threads[0].start()
    assert announced.wait(20)
    threads[1].start()
    threads[1].join(0.3)  # without a lock it would be done by now
    after, first = ledger.deletions(0)
    go_on.set()
    for thread in threads:
        thread.join(30)
    _, second = ledger.deletions(after)
    assert {deletion.session for _, deletion in [*first, *second]} == {"slow", "quick"}
