"""Saving waits for nobody and nobody waits for saving."""

import threading

from kvcache_app.core.block import Buffer
from kvcache_app.core.budget import Budget
from kvcache_app.core.entry import Entry
from kvcache_app.core.job import Job
from kvcache_app.core.writer import Writer
from tests.kvcache_app.making import cache, is_right, longer, prompt, read


def job(number: int, size: int = 10) -> Job:
    return Job(Entry(bytes([number]), b"", "m", "s", number, number + 1), {"full": Buffer("U8", (size,), bytes(size))})


def test_jobs_are_saved_in_order_and_once():
    saved: list[bytes] = []
    writer = Writer(lambda jobs: saved.extend(j.entry.key for j in jobs), lambda: None, limit=1_000)
    assert all(writer.submit(job(number)) for number in range(50))
    assert writer.flush(30)
    assert saved == [bytes([number]) for number in range(50)]
    assert writer.waiting_bytes == 0
    assert writer.close(30)


def test_a_full_queue_refuses_instead_of_waiting():
    go, begun = threading.Event(), threading.Event()
    writer = Writer(lambda _: (begun.set(), go.wait(30)), lambda: None, limit=25)
    assert writer.submit(job(0))
    assert begun.wait(30)
    assert [writer.submit(job(number)) for number in (1, 2, 3)] == [True, False, False]
    assert not writer.flush(0.01)
    go.set()
    assert writer.flush(30)
    assert writer.submit(job(4))
    assert writer.close(30)
    assert not writer.submit(job(5))


def test_trouble_with_one_batch_does_not_end_the_thread():
    saved: list[Job] = []

    def save(jobs):
        if jobs[0].entry.key == b"\0":
            raise RuntimeError("trouble")
        saved.extend(jobs)

    writer = Writer(save, lambda: None, limit=1_000)
    writer.submit(job(0))
    assert writer.flush(30)
    writer.submit(job(1))
    assert writer.close(30)
    assert [each.entry.key for each in saved] == [b"\1"]


def test_waiting_jobs_can_be_dropped():
    go, saved = threading.Event(), []
    writer = Writer(lambda jobs: (go.wait(30), saved.extend(jobs)), lambda: None, limit=1_000)
    for number in range(60):
        writer.submit(job(number))
    writer.drop(lambda each: each.entry.start >= 50)
    go.set()
    assert writer.close(30)
    assert max(each.entry.start for each in saved) < 50


def test_a_queue_too_small_costs_only_the_saving(tmp_path):
    manager = cache(tmp_path, budget=Budget(queue=10))
    said = prompt(300)
    read(manager, said)
    assert manager.flush(30)
    assert list(tmp_path.iterdir()) == []
    branch = manager.match(longer(said, 1))
    is_right(branch, longer(said, 1))
    assert branch.reused_memory == 300
    assert manager.statistics.total()["unsaved:queue_full"] == 5


def test_what_was_evicted_under_a_new_block_is_written_again_from_memory(tmp_path):
    manager = cache(tmp_path)
    said = prompt(200)
    read(manager, said)
    manager.flush(30)
    manager.disk.remove(manager.disk.ledger.entries())
    more = longer(said, 100)
    read(manager, more)
    assert manager.close()
    fresh = cache(tmp_path, ledger=manager.disk.ledger)
    assert fresh.match(longer(more, 1)).tokens == 300
    assert fresh.check_integrity().whole
