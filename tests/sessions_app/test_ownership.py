"""Whose conversation it is: a stranger sees nothing of it, stops nothing in it, and learns nothing from trying."""

import json
import uuid

import pytest

from sessions_app import selectors, services
from sessions_app.in_database import in_database
from tests.sessions_app.tab import answer, tab

pytestmark = pytest.mark.django_db(transaction=True)


async def test_nobody_sees_or_stops_a_strangers_conversation(guest, rung):
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(uuid.uuid4()) as stranger:
        assert (await stranger.open(session))["code"] == "not_found"
        await stranger.send(type="ask", id=str(uuid.uuid4()), text="mine now")
        assert (await stranger.receive())["code"] == "not_open"
        await stranger.send(type="stop", turn=str(turn.pk))
        assert (await stranger.receive())["code"] == "not_found"
        await answer(turn.pk, "secret")
        assert await stranger.is_alive()
    await in_database(turn.refresh_from_db)()
    assert not turn.cancel_requested


async def test_after_trying_a_strangers_conversation_only_ones_own_events_arrive(guest, rung):
    theirs, mine, stranger_id = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, theirs, uuid.uuid4(), "secret question")
    async with tab(stranger_id) as stranger:
        assert (await stranger.open(theirs))["code"] == "not_found"
        await stranger.open(mine)
        await stranger.open(uuid.uuid4())
        await answer(turn.pk, "secret answer")
        own = await in_database(services.start_turn)(stranger_id, mine, uuid.uuid4(), "hanoi")
        await answer(own.pk, "of a conversation that was left")
        await stranger.send(type="ping")
        assert await stranger.receive() == {"type": "pong"}


async def test_a_conversation_somebody_else_makes_first_stays_theirs(guest, rung):
    """Opened while it was nobody's, then made by another guest: its events are not for whoever opened it."""
    session = uuid.uuid4()
    async with tab(uuid.uuid4()) as early:
        assert (await early.open(session))["type"] == "opened"
        turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "secret")
        await answer(turn.pk, "secret")
        await early.send(type="earlier", before=100)
        refused = await early.receive()
        assert refused.get("code") == "not_found", refused


async def test_a_conversation_somebody_else_makes_while_it_is_opened_stays_theirs(guest, rung, monkeypatch):
    session, real = uuid.uuid4(), selectors.open_session

    def open_just_before_another_asks(*arguments):
        opened = real(*arguments)
        services.start_turn(guest, session, uuid.uuid4(), "secret")
        return opened

    monkeypatch.setattr(selectors, "open_session", open_just_before_another_asks)
    async with tab(uuid.uuid4()) as early:
        assert (await early.open(session))["type"] == "opened"
        await early.send(type="ping")
        assert await early.receive() == {"type": "pong"}


async def test_a_taken_message_id_is_refused_and_tells_nothing(guest, rung):
    identity = uuid.uuid4()
    await in_database(services.start_turn)(guest, uuid.uuid4(), identity, "secret")
    async with tab(uuid.uuid4()) as stranger:
        await stranger.open(uuid.uuid4())
        await stranger.send(type="ask", id=str(identity), text="x")
        answer = await stranger.receive()
    assert answer["code"] == "bad_field"
    assert "secret" not in json.dumps(answer)
