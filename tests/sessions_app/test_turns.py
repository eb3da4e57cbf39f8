"""The life of a turn: claimed once, fenced, reaped, cancelled; numbers without gaps; ended exactly once."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from planner.core.events import Text
from sessions_app import event_log, services, turns
from sessions_app.models import Event, Message, Session, Turn

pytestmark = pytest.mark.django_db(transaction=True)


def types(turn: Turn) -> list[str]:
    return list(Event.objects.filter(turn=turn).order_by("number").values_list("type", flat=True))


def numbers(session: uuid.UUID) -> list[int]:
    return list(Event.objects.filter(session=session).order_by("number").values_list("number", flat=True))


def lose(turn: Turn) -> None:
    """The worker vanishes: its lease runs out."""
    Turn.objects.filter(pk=turn.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def in_threads(count: int, work) -> list:
    """Run `work` in `count` threads that begin together, and return what each returned or raised."""
    barrier, results = threading.Barrier(count), []

    def run() -> None:
        barrier.wait(10)
        try:
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(results) == count
    return results


def test_a_question_is_stored_with_its_turn_and_rings_once_after_commit(ask, rung):
    turn = ask("Tower of Hanoi with 3 discs")
    assert turn.question.text == "Tower of Hanoi with 3 discs"
    assert types(turn) == ["question"]
    assert rung == [(turn.pk, "planner")]


def test_the_same_question_sent_again_is_stored_once(guest, rung):
    session, message = uuid.uuid4(), uuid.uuid4()
    first = services.start_turn(guest, session, message, "hanoi")
    again = services.start_turn(guest, session, message, "hanoi")
    assert first.pk == again.pk
    assert Message.objects.count() == 1
    assert numbers(session) == [1]
    assert len(rung) == 1


def test_sent_at_the_same_moment_from_many_threads_it_is_stored_once(guest, rung):
    session, message = uuid.uuid4(), uuid.uuid4()
    found = in_threads(6, lambda: services.start_turn(guest, session, message, "hanoi"))
    assert len({turn.pk for turn in found}) == 1
    assert Message.objects.count() == 1


def test_of_many_workers_exactly_one_gets_the_turn(ask):
    turn = ask()
    claims = in_threads(6, lambda: turns.claim(turn.pk))
    assert len([claim for claim in claims if claim]) == 1
    assert types(turn) == ["question", "turn.started"]


def test_events_written_at_once_by_many_turns_of_a_session_have_no_gaps(ask):
    session = uuid.uuid4()
    asked = [ask(session=session) for _ in range(5)]

    def number_one() -> int:
        from django.db import transaction

        with transaction.atomic():
            return event_log.append(session, asked[0].pk, 0, [Text("a"), Text("b")])

    lasts = in_threads(6, number_one)
    assert sorted(lasts) == [7, 9, 11, 13, 15, 17]
    assert numbers(session) == list(range(1, 18))
    assert Session.objects.get(pk=session).last_event == 17


def test_an_ended_turn_has_one_finish_one_answer_and_rings_for_the_next(ask, rung):
    session = uuid.uuid4()
    first, second = ask(session=session), ask(session=session)
    assert turns.claim(second.pk) is None, "turns of a session run in the order they were asked"
    claim = turns.claim(first.pk)
    rung.clear()
    turns.finish(claim, [Text("seven moves")], status="solved", answer="seven moves")
    first.refresh_from_db()
    assert (first.state, first.status, first.answer.text) == ("done", "solved", "seven moves")
    assert types(first) == ["question", "turn.started", "text", "finished"]
    assert rung == [(second.pk, "planner")]
    assert turns.claim(second.pk)


def test_a_worker_that_lost_its_claim_can_write_nothing_more(ask):
    turn = ask()
    old = turns.claim(turn.pk)
    lose(turn)
    assert turns.reap() == 1
    new = turns.claim(turn.pk)
    assert new.attempt == old.attempt + 1
    for write in (
        lambda: turns.write(old, [Text("late")]),
        lambda: turns.finish(old, [], status="solved", answer="late"),
        lambda: turns.beat(old),
        lambda: turns.is_cancelled(old),
        lambda: turns.hand_over(old, [], queue="inference"),
    ):
        with pytest.raises(turns.ClaimLost):
            write()
    turns.finish(new, [], status="solved", answer="in time")
    assert types(turn).count("finished") == 1
    assert [message.text for message in Message.objects.filter(role="swarm")] == ["in time"]


def test_a_living_worker_is_not_reaped_and_a_beat_renews_its_lease(ask):
    turn = ask()
    claim = turns.claim(turn.pk)
    assert turns.reap() == 0
    lose(turn)
    turns.beat(claim)
    assert turns.reap() == 0


def test_a_lost_turn_goes_back_to_the_queue_and_rings(ask, rung):
    turn = ask()
    turns.claim(turn.pk)
    lose(turn)
    rung.clear()
    turns.reap()
    turn.refresh_from_db()
    assert (turn.state, turn.losses) == ("queued", 1)
    assert rung == [(turn.pk, "planner")]


def test_two_reapers_at_once_take_a_turn_back_once(ask, rung):
    turn = ask()
    turns.claim(turn.pk)
    lose(turn)
    rung.clear()
    assert sum(in_threads(4, turns.reap)) == 1
    assert len(rung) == 1


def test_a_turn_that_loses_its_workers_again_and_again_is_given_up(ask, settings):
    settings.TURN_LOSSES_ALLOWED = 2
    turn = ask()
    for _ in range(3):
        assert turns.claim(turn.pk)
        lose(turn)
        turns.reap()
    turn.refresh_from_db()
    assert turn.state == "failed"
    assert Event.objects.filter(turn=turn, type="failed").get().data["code"] == "worker_lost"
    assert turns.claim(turn.pk) is None


def test_a_lost_bell_is_rung_again_but_not_at_once(ask, rung):
    turn = ask()
    rung.clear()
    turns.reap()
    assert rung == []
    Turn.objects.filter(pk=turn.pk).update(rung_at=timezone.now() - turns.RING_AGAIN * 2)
    turns.reap()
    turns.reap()
    assert rung == [(turn.pk, "planner")]


def test_at_the_start_of_an_embedded_server_running_turns_are_nobodys(ask, rung):
    turn = ask()
    turns.claim(turn.pk)
    rung.clear()
    turns.reap(at_start=True)
    assert (turn.pk, "planner") in rung


def test_a_turn_nobody_took_yet_is_cancelled_at_once(guest, ask):
    turn = ask()
    services.cancel_turn(guest, turn.pk)
    turn.refresh_from_db()
    assert turn.state == "cancelled"
    assert types(turn) == ["question", "finished"]
    assert turns.claim(turn.pk) is None


def test_a_running_turn_is_asked_to_stop_and_cancelled_if_its_worker_vanishes(guest, ask):
    turn = ask()
    claim = turns.claim(turn.pk)
    assert not turns.is_cancelled(claim)
    services.cancel_turn(guest, turn.pk)
    assert turns.is_cancelled(claim)
    lose(turn)
    turns.reap()
    turn.refresh_from_db()
    assert turn.state == "cancelled"
    assert types(turn)[-1] == "finished"


def test_cancelling_what_has_ended_changes_nothing(guest, ask):
    turn = ask()
    turns.finish(turns.claim(turn.pk), [], status="solved")
    services.cancel_turn(guest, turn.pk)
    turn.refresh_from_db()
    assert (turn.state, turn.cancel_requested) == ("done", False)
    assert types(turn).count("finished") == 1


def test_a_turn_handed_over_waits_for_the_other_queue(ask, rung):
    turn = ask()
    claim = turns.claim(turn.pk)
    rung.clear()
    turns.hand_over(claim, [], queue="inference")
    assert rung == [(turn.pk, "inference")]
    again = turns.claim(turn.pk)
    assert (again.queue, again.attempt) == ("inference", 2)
