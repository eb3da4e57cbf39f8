"""A tab that follows a conversation gets its owner's events only, however the moments fall."""

import uuid

import pytest

from sessions_app import selectors, services
from sessions_app.follower import Follower
from sessions_app.in_database import in_database

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_conversation_made_by_another_between_opening_and_reading_is_not_told(guest, rung):
    session, said = uuid.uuid4(), []

    async def say(message):
        said.append(message)

    stranger = uuid.uuid4()
    opened = await in_database(selectors.open_session)(stranger, session, 0)
    await in_database(services.start_turn)(guest, session, uuid.uuid4(), "secret")
    follower = Follower(stranger, session, say)
    await follower.start(opened)
    follower.stop()
    assert [message["type"] for message in said] == ["opened"]
