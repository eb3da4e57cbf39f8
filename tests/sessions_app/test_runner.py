"""One turn driven under its claim: stored in order, stopped when asked, failed loudly, and harmless to run twice."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from planner.core.events import Text
from sessions_app import runner, services, turns
from sessions_app.conversation import INFERENCE, Ended, HandedOver
from sessions_app.models import Event, Message, Turn

pytestmark = pytest.mark.django_db(transaction=True)


def stored(turn: Turn) -> list[tuple[str, dict]]:
    return list(Event.objects.filter(turn=turn).order_by("number").values_list("type", "data"))


def types(turn: Turn) -> list[str]:
    return [kind for kind, _ in stored(turn)]


@pytest.fixture
def converse(monkeypatch):
    """Put a conversation of our own in the place of the real one: a generator function of no arguments."""

    def put(generator):
        monkeypatch.setattr(runner, "run_turn", lambda *_: generator())

    return put


@pytest.fixture
def always_check(monkeypatch):
    """Look at the stop flag at every event and store every event by itself."""
    monkeypatch.setattr(runner, "CHECK_SECONDS", 0)
    monkeypatch.setattr(runner, "FLUSH_SECONDS", 0)


def test_a_puzzle_runs_from_question_to_answer(ask):
    turn = ask("Tower of Hanoi with 3 discs on peg A. Move them all to peg C.")
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert (turn.state, turn.status) == ("done", "solved")
    assert types(turn) == ["question", "turn.started", "detected", "plan", *["step"] * 7, "text", "finished"]
    told = dict(stored(turn))["text"]["markdown"].split("\n\n")
    assert all(part in turn.answer.text for part in told)


def test_no_puzzle_goes_over_to_the_inference_queue_and_is_answered_honestly(ask, rung):
    turn = ask("What is the capital of France?")
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert (turn.state, turn.queue) == ("queued", INFERENCE)
    assert rung[-1] == (turn.pk, INFERENCE)
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert (turn.state, turn.status) == ("done", "answered")
    assert "no language model is installed" in turn.answer.text


def test_running_a_turn_twice_is_harmless(ask):
    turn = ask()
    runner.run(turn.pk)
    before = stored(turn)
    runner.run(turn.pk)
    assert stored(turn) == before
    runner.run(uuid.uuid4())  # nor is a turn that never was


def test_a_stopped_turn_ends_between_two_events(ask, guest, converse, always_check):
    closed = []

    def endless():
        try:
            while True:
                yield Text("on and on")
                services.cancel_turn(guest, turn.pk)
        finally:
            closed.append(True)

    converse(endless)
    turn = ask()
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert turn.state == "cancelled"
    assert types(turn) == ["question", "turn.started", "text", "text", "finished"]  # what was said is told
    assert closed == [True]


def test_an_answer_to_a_question_back_goes_on_from_there(ask):
    session = uuid.uuid4()
    open_ended, reply = ask("Solve the Tower of Hanoi", session=session), ask("4", session=session)
    runner.run(open_ended.pk)
    open_ended.refresh_from_db()
    assert (open_ended.state, open_ended.status) == ("done", "needs_clarification")
    assert types(open_ended)[-2:] == ["clarify", "finished"]
    runner.run(reply.pk)
    reply.refresh_from_db()
    assert reply.status == "solved"
    assert dict(stored(reply))["plan"]["length"] == 15


def test_a_process_that_is_about_to_end_gives_its_turns_back(ask, converse, monkeypatch):
    stopping = threading.Event()
    monkeypatch.setattr(runner, "stopping", stopping)

    def long():
        yield Text("begun")
        stopping.set()
        yield Text("never shown")

    converse(long)
    turn = ask()
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert (turn.state, turn.losses) == ("queued", 0)
    assert "finished" not in types(turn)


def test_a_worker_whose_turn_was_taken_stops_and_writes_nothing(ask, converse, always_check):
    def overtaken():
        yield Text("before")
        Turn.objects.filter(pk=turn.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
        turns.reap()
        turns.claim(turn.pk)
        yield Text("after")
        return Ended("solved", "after")

    converse(overtaken)
    turn = ask()
    runner.run(turn.pk)
    assert types(turn) == ["question", "turn.started", "text", "turn.started"]
    assert not Message.objects.filter(role="swarm").exists()


def test_a_mistake_of_ours_ends_the_turn_with_a_code_and_is_logged(ask, converse, caplog):
    def broken():
        yield Text("so far")
        raise ZeroDivisionError("no secrets for the browser")

    converse(broken)
    turn = ask()
    runner.run(turn.pk)
    turn.refresh_from_db()
    assert turn.state == "failed"
    kind, data = stored(turn)[-1]
    assert (kind, data["code"]) == ("failed", "internal")
    assert "secrets" not in data["message"]
    assert "ZeroDivisionError" in caplog.text


def test_a_database_that_goes_away_leaves_the_turn_to_the_reaper(ask, converse):
    def away():
        yield Text("so far")
        raise OperationalError("server closed the connection")

    converse(away)
    turn = ask()
    with pytest.raises(OperationalError):
        runner.run(turn.pk)
    turn.refresh_from_db()
    assert turn.state == "running"


def test_the_lease_is_renewed_while_a_silent_search_goes_on(ask, converse, monkeypatch, settings):
    settings.TURN_LEASE_SECONDS = 0.0
    monkeypatch.setattr(runner, "CHECK_SECONDS", 0)
    beats = []
    monkeypatch.setattr(turns, "beat", lambda mine: beats.append(mine.turn))

    def slow():
        yield Text("a")
        yield Text("b")
        return Ended("solved", "")

    converse(slow)
    turn = ask()
    runner.run(turn.pk)
    assert beats == [turn.pk, turn.pk]


def test_many_events_are_stored_in_few_transactions_and_in_order(ask, converse, monkeypatch):
    monkeypatch.setattr(runner, "FLUSH_SECONDS", 60)
    writes = []
    write = turns.write
    monkeypatch.setattr(turns, "write", lambda mine, events: (writes.append(len(events)), write(mine, events)))

    def many():
        for number in range(450):
            yield Text(str(number))
        return HandedOver(INFERENCE)

    converse(many)
    turn = ask()
    runner.run(turn.pk)
    assert writes == [200, 200]
    assert [data["markdown"] for kind, data in stored(turn) if kind == "text"] == [str(n) for n in range(450)]
