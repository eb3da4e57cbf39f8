"""Follows one conversation for one tab: forwards its numbered events in order, each once, without gaps.

Hints from the channel layer make it quick. What a hint does not bring, the database has: a gap in the numbers is filled
from there at once, and a silent loss is found by looking now and then.
"""

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from django.db import Error as DatabaseError

from sessions_app import selectors
from sessions_app.errors import NotFound
from sessions_app.events import DROPPED, LAST
from sessions_app.in_database import in_database
from sessions_app.publish import wire

LOOK_WHILE_OPEN = 2.0  # seconds between looks at the database while a turn is open
LOOK_WHILE_IDLE = 15.0
Say = Callable[[dict[str, Any]], Awaitable[None]]
log = logging.getLogger("swarm.follower")


class Follower:
    """`sent` is the newest number this tab was given."""

    def __init__(self, guest: uuid.UUID, session: uuid.UUID, say: Say) -> None:
        self.session = session
        self._guest = guest
        self._say = say
        self._sent = 0
        self._is_confirmed = False
        self._open_turns: set[str] = set()
        self._one_at_a_time = asyncio.Lock()  # hints and looks must not overtake one another
        self._looking: asyncio.Task[None] | None = None

    async def start(self, opened: selectors.Opened) -> None:
        """Say where the conversation stands, send what is missing, and go on looking until `stop`."""
        async with self._one_at_a_time:
            self._sent, self._is_confirmed = opened.after, opened.last > 0
            state = {"title": opened.title, "last": opened.last, "more": opened.more}
            await self._say({"type": "opened", "session": str(self.session)} | state)
            await self._catch_up(opened.last)
        self._looking = asyncio.create_task(self._look())

    def stop(self) -> None:
        if self._looking:
            self._looking.cancel()

    async def hear(self, hint: dict[str, Any]) -> None:
        """Take a hint: events that were just stored, of this conversation or of one that was left."""
        async with self._one_at_a_time:
            events = [event for event in hint["events"] if event["number"] > self._sent]
            if not events or hint["session"] != str(self.session) or not await self._is_own():
                return
            if events[0]["number"] == self._sent + 1:
                await self._forward(events)
            else:
                await self._catch_up()

    async def look(self) -> None:
        """Ask the database what is new; a conversation that it no longer has as we know it was deleted."""
        async with self._one_at_a_time:
            newest = await in_database(selectors.last_event)(self.session)
            if newest < self._sent:
                await self._say({"type": "gone", "session": str(self.session)})
                self._sent, self._is_confirmed = 0, False
                self._open_turns.clear()
            elif newest > self._sent and await self._is_own():
                await self._catch_up()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_WHILE_OPEN if self._open_turns else LOOK_WHILE_IDLE)
            try:
                await self.look()
            except DatabaseError as error:
                log.warning("the database is away (%s)", str(error).strip().split("\n")[0])

    async def _is_own(self) -> bool:
        """A conversation that did not exist when it was opened belongs to whoever asked in it first.

        To be asked of one that exists: nobody's is not anybody's own.
        """
        if not self._is_confirmed:
            try:
                await in_database(selectors.check_owner)(self._guest, self.session)
            except NotFound:
                return False
            self._is_confirmed = True
        return True

    async def _catch_up(self, recorded: int = 0) -> None:
        """Send everything after `sent`, page by page; up to `recorded` only what still matters."""
        while True:
            rows = await in_database(selectors.events_after)(self.session, self._sent, recorded=recorded)
            if not rows or not await self._is_own():  # asked after reading: somebody may just have made it
                return
            await self._forward([wire(row) for row in rows])
            if len(rows) < selectors.EVENTS_AT_ONCE:
                return

    async def _forward(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            await self._say(event)
            self._sent = event["number"]
            if event["type"] in LAST:
                self._open_turns.discard(event["turn"])
            elif event["type"] != DROPPED:
                self._open_turns.add(event["turn"])
