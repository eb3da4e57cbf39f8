"""Renaming and deleting conversations: by their owner only, whole, and said to everybody who looks."""

import threading
import uuid

import pytest
from django.test import Client

from planner.core.events import Text
from sessions_app import follower, publish, services, turns
from sessions_app.errors import Busy, ChatError
from sessions_app.guests import COOKIE, cookie_for
from sessions_app.in_database import in_database
from sessions_app.models import Event, Message, Session, Turn
from tests.sessions_app.tab import answer, tab

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(guest) -> Client:
    client = Client()
    client.cookies[COOKIE] = cookie_for(guest)
    return client


def test_a_conversation_is_renamed_and_keeps_its_place(browser, ask):
    first, second = ask("first"), ask("second")
    answer = browser.post(f"/sessions/{first.session_id}/rename", {"title": "  Mine \n now "})
    assert answer.json() == {"id": str(first.session_id), "title": "Mine now"}
    listed = [(row["id"], row["title"]) for row in browser.get("/sessions.json").json()["sessions"]]
    assert listed == [(str(second.session_id), "second"), (str(first.session_id), "Mine now")]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("", "empty_text"),
        (" \n ", "empty_text"),
        ("x" * 61, "too_long"),
        ("a\x00b", "bad_characters"),
        (None, "bad_field"),
    ],
)
def test_a_bad_title_gets_its_code_and_the_old_one_stays(browser, ask, title, code):
    turn = ask("old")
    answer = browser.post(f"/sessions/{turn.session_id}/rename", {"title": title} if title is not None else {})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert Session.objects.get().title == "old"


def test_a_deleted_conversation_leaves_nothing_and_others_alone(browser, ask):
    gone, kept = ask("gone"), ask("kept")
    turns.finish(turns.claim(gone.pk), [Text("words")], status="solved", answer="words")
    assert browser.post(f"/sessions/{gone.session_id}/delete").status_code == 200
    assert [session.pk for session in Session.objects.all()] == [kept.session_id]
    for kind in (Turn, Message, Event):
        assert {row.session_id for row in kind.objects.all()} == {kept.session_id}
    assert browser.get("/sessions.json").json()["sessions"][0]["title"] == "kept"


@pytest.mark.parametrize("what", ["rename", "delete"])
def test_nobody_renames_or_deletes_what_is_not_theirs(browser, rung, what):
    theirs = services.start_turn(uuid.uuid4(), uuid.uuid4(), uuid.uuid4(), "theirs").session_id
    for session in (theirs, uuid.uuid4()):
        answer = browser.post(f"/sessions/{session}/{what}", {"title": "mine"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert Session.objects.get().title == "theirs"


@pytest.mark.parametrize("what", ["rename", "delete"])
def test_only_a_post_with_our_token_changes_anything(guest, ask, what):
    address = f"/sessions/{ask('kept').session_id}/{what}"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[COOKIE] = cookie_for(guest)
    assert strict.get(address).status_code == 405
    assert strict.post(address, {"title": "x"}).status_code == 403
    assert Session.objects.get().title == "kept"
    strict.get("/")
    token = strict.cookies["csrftoken"].value
    assert strict.post(address, {"title": "x"}, headers={"X-CSRFToken": token}).status_code == 200


def test_what_is_being_answered_is_stopped_and_calls_no_worker_any_more(guest, ask, rung):
    session = uuid.uuid4()
    running = ask("first", session=session)
    ask("second", session=session)
    claim = turns.claim(running.pk)
    rung.clear()
    services.delete_session(guest, session)
    assert rung == []
    with pytest.raises(turns.ClaimLost):
        turns.is_cancelled(claim)
    with pytest.raises(turns.ClaimLost):
        turns.finish(claim, [Text("late")], status="solved", answer="late")
    assert turns.reap(at_start=True) == 0
    assert not Message.objects.exists()


def test_a_question_that_comes_in_between_is_deleted_too_or_nothing_is(guest, ask, monkeypatch):
    session = ask("first").session_id
    real, calls = turns.request_cancel, []

    def cancel_while_another_is_asked(turn):
        calls.append(ask("in between", session=session))
        real(turn)

    monkeypatch.setattr(turns, "request_cancel", cancel_while_another_is_asked)
    services.delete_session(guest, session)
    assert len(calls) == 1
    assert not Session.objects.exists()
    assert not Turn.objects.exists()


def test_who_cannot_get_hold_of_it_is_told_so(guest, ask, monkeypatch):
    session = ask("first").session_id
    monkeypatch.setattr(services, "_delete_unless_asked", lambda session: False)
    with pytest.raises(Busy):
        services.delete_session(guest, session)
    assert Session.objects.exists()


def test_deleting_while_others_ask_and_work_ends_with_all_or_nothing(guest, ask):
    """Threads that ask, claim and finish in one conversation, and one that deletes it again and again."""
    session, troubles, over = uuid.uuid4(), [], threading.Event()

    def work() -> None:
        try:
            while not over.is_set():
                turn = ask("again", session=session)
                claim = turns.claim(turn.pk)
                if claim:
                    turns.finish(claim, [Text("x")], status="solved", answer="x")
        except (turns.ClaimLost, ChatError):
            work()
        except Exception as error:
            troubles.append(error)
        finally:
            close()

    def close() -> None:
        from django.db import connection

        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for _ in range(15):
        try:
            services.delete_session(guest, session)
        except ChatError as refused:
            assert refused.code in {"not_found", "busy"}
    over.set()
    for worker in workers:
        worker.join(30)
    assert troubles == []
    known = set(Session.objects.values_list("pk", flat=True))
    for kind in (Turn, Message, Event):
        assert set(kind.objects.values_list("session_id", flat=True)) <= known


async def test_every_tab_that_shows_it_is_told(guest, rung):
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one, tab(guest) as two:
        for each in (one, two):
            await each.open(session)
        await answer(turn.pk, "a")
        for each in (one, two):
            await each.receive_until("finished")
        await in_database(services.delete_session)(guest, session)
        for each in (one, two):
            assert await each.receive() == {"type": "gone", "session": str(session)}
            assert await each.is_alive()


async def test_a_tab_that_heard_nothing_finds_out_and_can_ask_anew(guest, rung, monkeypatch):
    monkeypatch.setattr(follower, "LOOK_WHILE_OPEN", 0.05)
    session = uuid.uuid4()
    await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one:
        await one.open(session)
        await one.receive()
        monkeypatch.setattr(services, "publish_gone", lambda session: None)
        monkeypatch.setattr(publish, "_send", lambda session, message: None)
        await in_database(services.delete_session)(guest, session)
        assert (await one.receive_until("gone"))[-1] == {"type": "gone", "session": str(session)}
        monkeypatch.undo()
        await one.send(type="ask", id=str(uuid.uuid4()), text="again")
        asked = await one.receive_until("question")
        assert asked[-1]["number"] == 1
