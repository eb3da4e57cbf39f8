"""A long conversation comes in pages, the latest first."""

import uuid

import pytest

from sessions_app import selectors, services
from sessions_app.in_database import in_database
from tests.sessions_app.tab import answer, tab

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_long_conversation_is_paged(guest, rung, monkeypatch):
    monkeypatch.setattr(selectors, "TURNS_A_PAGE", 2)
    session = uuid.uuid4()
    for text in "abcde":
        turn = await in_database(services.start_turn)(guest, session, uuid.uuid4(), text)
        await answer(turn.pk, text)
    async with tab(guest) as one:
        assert (await one.open(session))["more"]
        events = [await one.receive() for _ in range(8)]
        assert [e["data"]["text"] for e in events if e["type"] == "question"] == ["d", "e"]
        pages = []
        before = events[0]["number"]
        while True:
            await one.send(type="earlier", before=before)
            page = await one.receive()
            pages.append([e["data"]["text"] for e in page["events"] if e["type"] == "question"])
            if not page["more"]:
                break
            before = page["events"][0]["number"]
    assert pages == [["b", "c"], ["a"]]
