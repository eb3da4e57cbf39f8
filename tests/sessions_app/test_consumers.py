"""The browser's door: every bad message gets a stable code and an open socket, every tab gets every number once."""

import json
import uuid

import pytest
from channels.testing import WebsocketCommunicator
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from planner.core.events import Text
from sessions_app import consumers, event_log, follower, services, turns
from sessions_app.checks import parse_message
from sessions_app.errors import ChatError
from sessions_app.guests import COOKIE, cookie_for
from sessions_app.in_database import in_database
from sessions_app.models import Message
from swarmsite.asgi import application
from tests.sessions_app.tab import answer, tab

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 5  # seconds


async def test_a_question_is_accepted_and_every_event_arrives_in_order(guest, rung):
    session, message = uuid.uuid4(), str(uuid.uuid4())
    async with tab(guest) as one:
        assert await one.open(session) == {
            "type": "opened", "session": str(session), "title": "", "last": 0, "more": False,
        }  # fmt: skip
        await one.send(type="ask", id=message, text="hanoi")
        first, second = await one.receive(), await one.receive()
        accepted, question = (first, second) if first["type"] == "accepted" else (second, first)
        assert (accepted["id"], question["data"]) == (message, {"text": "hanoi", "message": message})
        await answer(uuid.UUID(accepted["turn"]), "**seven**")
        events = await one.receive_until("finished")
    assert [event["type"] for event in events] == ["turn.started", "text", "finished"]
    assert [event["number"] for event in events] == [2, 3, 4]
    assert events[1]["data"] == {"markdown": "**seven**", "html": "<p><strong>seven</strong></p>\n"}


async def test_a_second_tab_sees_the_same_and_a_returning_one_gets_the_rest(guest, rung):
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one, tab(guest) as two:
        await one.open(session)
        await two.open(session)
        await answer(turn.pk, "a", "b")
        seen = await one.receive_until("finished")
        assert seen == await two.receive_until("finished")
    async with tab(guest) as back:
        opened = await back.open(session, after=2)
        assert opened["last"] == 5
        assert await back.receive_until("finished") == seen[2:]


async def test_lost_hints_are_noticed(guest, rung, monkeypatch):
    monkeypatch.setattr(follower, "LOOK_WHILE_OPEN", 0.05)
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one:
        await one.open(session)
        monkeypatch.setattr(event_log, "publish", lambda session, rows: None)
        await answer(turn.pk, "a")
        assert [event["number"] for event in await one.receive_until("finished")] == [1, 2, 3, 4]


async def test_a_gap_in_the_hints_is_filled_from_the_database(guest, rung, monkeypatch):
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one:
        await one.open(session)
        assert (await one.receive())["number"] == 1
        with monkeypatch.context() as silence:
            silence.setattr(event_log, "publish", lambda session, rows: None)
            claim = await in_database(turns.claim)(turn.pk)
            await in_database(turns.write)(claim, [Text("unheard")])
        await in_database(turns.finish)(claim, [Text("heard")], status="solved")
        assert [event["number"] for event in await one.receive_until("finished")] == [2, 3, 4, 5]


SOME_ID = "7f000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (" ", "not_json"),
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "bad_field"),
        ("{}", "unknown_type"),
        ('{"type": ["ask"]}', "unknown_type"),
        ('{"type": "dance"}', "unknown_type"),
        ('{"type": "open"}', "bad_field"),
        ('{"type": "open", "session": 7}', "bad_field"),
        (f'{{"type": "open", "session": "{SOME_ID}", "after": -1}}', "bad_field"),
        (f'{{"type": "open", "session": "{SOME_ID}", "after": 1e400}}', "bad_field"),
        (f'{{"type": "open", "session": "{SOME_ID}", "after": 9223372036854775808}}', "bad_field"),
        ('{"type": "ask", "id": "7f000000-0000-4000-8000-000000000000", "text": "x"}', "not_open"),
        ('{"type": "earlier", "before": 3}', "not_open"),
        ('{"type": "stop", "turn": "7f000000-0000-4000-8000-000000000000"}', "not_found"),
    ],
)  # fmt: skip
async def test_a_malformed_message_gets_its_code_and_the_socket_stays_open(guest, message, code):
    async with tab(guest) as one:
        await one.communicator.send_to(text_data=message)
        answer = await one.receive()
        assert (answer["type"], answer["code"]) == ("error", code)
        assert answer["message"]
        assert await one.is_alive()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("x" * 10_001, "too_long"),
        ("x" * 5_000_000, "too_long"),
        ('{"family": "water_jug", "model": ' + " " * 200_000 + "}", "too_long"),
        ("(define (domain x)" + " " * 5_000_000 + ")", "too_long"),
        ("x" * 200_000 + "(define (domain x))", "too_long"),
        ("a\x00b", "bad_characters"),
        ("\ud800", "bad_characters"),
        (None, "bad_field"),
        (["x"], "bad_field"),
    ],
)
async def test_a_bad_question_gets_its_code_and_nothing_is_stored(guest, rung, text, code):
    async with tab(guest) as one:
        await one.open(uuid.uuid4())
        identity = str(uuid.uuid4())
        await one.send(type="ask", id=identity, text=text)
        answer = await one.receive()
        assert (answer["type"], answer["code"], answer["id"]) == ("error", code, identity)
        assert await one.is_alive()
    assert await in_database(Message.objects.count)() == 0


@pytest.mark.parametrize(
    "text", ['{"family": "water_jug", "model": [' + "1, " * 60_000, "(define (domain x)" + "; …\n" * 49_000]
)
async def test_pddl_and_models_may_be_longer_than_words(guest, rung, text):
    async with tab(guest) as one:
        await one.open(uuid.uuid4())
        await one.send(type="ask", id=str(uuid.uuid4()), text=text)
        asked = (await one.receive_until("question"))[-1]
        assert asked["data"]["text"] == text.strip()
        assert await one.is_alive()


async def test_binary_gets_its_code_and_what_was_stored_before_is_still_there(guest, rung):
    session = uuid.uuid4()
    turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "hanoi")
    async with tab(guest) as one:
        await one.open(session)
        await one.receive()
        await one.communicator.send_to(bytes_data=b"\x00\xff\xfe")
        assert (await one.receive())["code"] == "not_text"
        await answer(turn.pk, "a")
        assert (await one.receive_until("finished"))[-1]["number"] == 4


async def test_too_many_questions_at_once_are_refused_until_one_is_answered(guest, rung, settings):
    settings.MAX_OPEN_TURNS = 2
    session = uuid.uuid4()
    async with tab(guest) as one:
        await one.open(session)
        for _ in range(3):
            await one.send(type="ask", id=str(uuid.uuid4()), text="hanoi")
        assert (await one.receive_until("error"))[-1]["code"] == "too_many_turns"


async def test_a_stranger_site_cannot_open_a_socket():
    headers = [(b"origin", b"http://evil.example"), (b"cookie", f"{COOKIE}={cookie_for(uuid.uuid4())}".encode())]
    connected, _ = await WebsocketCommunicator(application, "/ws/chat/", headers=headers).connect()
    assert not connected


async def test_without_a_cookie_of_ours_the_socket_is_closed_with_a_reason():
    for cookie in ("", f"{COOKIE}=forged", f"{COOKIE}={cookie_for(uuid.uuid4())}x"):
        headers = [(b"origin", b"http://localhost"), (b"cookie", cookie.encode())]
        communicator = WebsocketCommunicator(application, "/ws/chat/", headers=headers)
        await communicator.connect()
        assert await communicator.receive_output() == {"type": "websocket.close", "code": consumers.NOT_A_GUEST}


@given(
    st.text(max_size=200) | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps)
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_parsing_returns_an_object_or_raises_an_error_of_ours(text):
    try:
        assert isinstance(parse_message(text), dict)
    except ChatError as error:
        assert error.code in ("not_json", "bad_field")
