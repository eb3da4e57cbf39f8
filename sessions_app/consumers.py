"""The browser's door: parses what arrives, calls one service, and forwards numbered events without gaps."""

import asyncio
import json
import logging
import uuid
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error as DatabaseError

from sessions_app import selectors, services
from sessions_app.checks import parse_message, uuid_field, whole_field
from sessions_app.errors import ChatError, NotOpen, NotText, UnknownType
from sessions_app.events import LAST
from sessions_app.guests import guest_of
from sessions_app.in_database import in_database
from sessions_app.publish import group_of, wire

LOOK_WHILE_OPEN = 2.0  # seconds between looks at the database while a turn is open, should a hint be lost
LOOK_WHILE_IDLE = 15.0
NOT_A_GUEST = 4401  # close code: no cookie of ours, so there is nobody to answer
log = logging.getLogger("swarm.consumer")


class ChatConsumer(AsyncWebsocketConsumer):
    """One tab. It looks at one conversation at a time; `sent` is the newest number this tab was given."""

    async def connect(self) -> None:
        known = guest_of(self.scope.get("cookies", {}))
        self.guest = known or uuid.uuid4()  # nobody, for the moment until the socket is closed
        self.session: uuid.UUID | None = None
        self.sent = 0
        self.open_turns: set[str] = set()
        self.sending = asyncio.Lock()  # hints and looks must not overtake one another
        self.looking: asyncio.Task[None] | None = None
        await self.accept()
        if known is None:
            await self.close(code=NOT_A_GUEST)

    async def disconnect(self, _code: int) -> None:
        await self._leave()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:  # noqa: ARG002 - Channels names it
        """Answer one message; whatever is wrong with it is said, and the socket stays open."""
        message: dict[str, Any] = {}
        try:
            if text_data is None:
                raise NotText
            message = parse_message(text_data)
            await self._handle(message)
        except ChatError as error:
            await self._complain(error, message)
        except DatabaseError:
            log.exception("the database did not answer")
            await self._complain(ChatError(), message)

    async def session_events(self, hint: dict[str, Any]) -> None:
        """A hint from the channel layer: events that were just stored."""
        async with self.sending:
            events = [event for event in hint["events"] if event["number"] > self.sent]
            if not events or self.session is None:
                return
            if events[0]["number"] == self.sent + 1:
                await self._forward(events)
            else:
                await self._catch_up()

    async def _handle(self, message: dict[str, Any]) -> None:
        handlers = {
            "open": self._open,
            "ask": self._ask,
            "stop": self._stop,
            "earlier": self._earlier,
            "ping": self._ping,
        }
        handler = handlers.get(message["type"]) if isinstance(message.get("type"), str) else None
        if handler is None:
            raise UnknownType(f"type must be one of {', '.join(handlers)}.")
        await handler(message)

    async def _open(self, message: dict[str, Any]) -> None:
        session, after = uuid_field(message, "session"), whole_field(message, "after")
        await self._leave()
        # Joined before reading, so that nothing falls between what is read and what is heard.
        await self._join(session)
        opened = await in_database(selectors.open_session)(self.guest, session, after)
        async with self.sending:
            self.session, self.sent = session, opened.after
            await self._say(
                {
                    "type": "opened",
                    "session": str(session),
                    "title": opened.title,
                    "last": opened.last,
                    "more": opened.more,
                }
            )
            await self._catch_up()
        self.looking = asyncio.create_task(self._look())

    async def _ask(self, message: dict[str, Any]) -> None:
        session, identity = self._opened(), uuid_field(message, "id")
        turn = await in_database(services.start_turn)(self.guest, session, identity, message.get("text"))
        await self._say({"type": "accepted", "id": str(identity), "turn": str(turn.pk)})

    async def _stop(self, message: dict[str, Any]) -> None:
        turn = await in_database(services.cancel_turn)(self.guest, uuid_field(message, "turn"))
        await self._say({"type": "stopping", "turn": str(turn.pk)})

    async def _earlier(self, message: dict[str, Any]) -> None:
        session, before = self._opened(), whole_field(message, "before")
        events, more = await in_database(selectors.events_before)(session, before)
        await self._say({"type": "earlier", "events": [wire(event) for event in events], "more": more})

    async def _ping(self, _message: dict[str, Any]) -> None:
        await self._say({"type": "pong"})

    def _opened(self) -> uuid.UUID:
        if self.session is None:
            raise NotOpen
        return self.session

    async def _join(self, session: uuid.UUID) -> None:
        try:
            await self.channel_layer.group_add(group_of(session), self.channel_name)
        except (TimeoutError, OSError) as error:
            log.warning("no hints for now (%s); the database will be looked at", error)

    async def _leave(self) -> None:
        session, self.session = self.session, None
        if self.looking:
            self.looking.cancel()
            self.looking = None
        if session:
            self.open_turns.clear()
            await self.channel_layer.group_discard(group_of(session), self.channel_name)

    async def _look(self) -> None:
        """Look at the database now and then, for as long as this conversation is open: hints may be lost."""
        while True:
            await asyncio.sleep(LOOK_WHILE_OPEN if self.open_turns else LOOK_WHILE_IDLE)
            try:
                async with self.sending:
                    if self.session and await in_database(selectors.last_event)(self.session) > self.sent:
                        await self._catch_up()
            except DatabaseError as error:
                log.warning("the database is away (%s)", str(error).strip().split("\n")[0])

    async def _catch_up(self) -> None:
        """Send everything after `sent`, page by page. Call with `sending` held."""
        while self.session:
            rows = await in_database(selectors.events_after)(self.session, self.sent)
            await self._forward([wire(row) for row in rows])
            if len(rows) < selectors.EVENTS_AT_ONCE:
                return

    async def _forward(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            await self._say(event)
            self.sent = event["number"]
            if event["type"] in LAST:
                self.open_turns.discard(event["turn"])
            else:
                self.open_turns.add(event["turn"])

    async def _complain(self, error: ChatError, message: dict[str, Any]) -> None:
        identity = message.get("id")
        about = identity if isinstance(identity, str) else None
        await self._say({"type": "error", "code": error.code, "message": error.message, "id": about})

    async def _say(self, message: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(message))
