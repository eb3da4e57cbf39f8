"""The browser's door: parses what arrives, calls one service, answers. What is forwarded is the follower's business."""

import json
import logging
import uuid
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error as DatabaseError
from redis.exceptions import RedisError

from sessions_app import selectors, services
from sessions_app.checks import parse_message, uuid_field, whole_field
from sessions_app.errors import ChatError, NotOpen, NotText, UnknownType
from sessions_app.follower import Follower
from sessions_app.guests import guest_of
from sessions_app.in_database import in_database
from sessions_app.publish import group_of, wire

NOT_A_GUEST = 4401  # close code: no cookie of ours, so there is nobody to answer
log = logging.getLogger("swarm.consumer")


class ChatConsumer(AsyncWebsocketConsumer):
    """One tab. It follows one conversation at a time."""

    async def connect(self) -> None:
        known = guest_of(self.scope.get("cookies", {}))
        self.guest = known or uuid.uuid4()  # nobody, for the moment until the socket is closed
        self.following: Follower | None = None
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
        """A hint from the channel layer."""
        if self.following:
            await self.following.hear(hint)

    async def session_gone(self, hint: dict[str, Any]) -> None:
        """A hint that a conversation was deleted."""
        if self.following and hint["session"] == str(self.following.session):
            await self.following.look()

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
        await in_database(selectors.check_owner)(self.guest, session)
        # Joined before reading, so that nothing falls between what is read and what is heard.
        await self._join(session)
        opened = await in_database(selectors.open_session)(self.guest, session, after)
        self.following = Follower(self.guest, session, self._say)
        await self.following.start(opened)

    async def _ask(self, message: dict[str, Any]) -> None:
        session, identity = self._opened(), uuid_field(message, "id")
        replaced = None if message.get("instead_of") is None else uuid_field(message, "instead_of")
        turn = await in_database(services.start_turn)(
            self.guest, session, identity, message.get("text"), instead_of=replaced
        )
        await self._say({"type": "accepted", "id": str(identity), "turn": str(turn.pk)})

    async def _stop(self, message: dict[str, Any]) -> None:
        turn = await in_database(services.cancel_turn)(self.guest, uuid_field(message, "turn"))
        await self._say({"type": "stopping", "turn": str(turn.pk)})

    async def _earlier(self, message: dict[str, Any]) -> None:
        session, before = self._opened(), whole_field(message, "before")
        await in_database(selectors.check_owner)(self.guest, session)
        events, more = await in_database(selectors.events_before)(session, before)
        await self._say({"type": "earlier", "events": [wire(event) for event in events], "more": more})

    async def _ping(self, _message: dict[str, Any]) -> None:
        await self._say({"type": "pong"})

    def _opened(self) -> uuid.UUID:
        if self.following is None:
            raise NotOpen
        return self.following.session

    async def _join(self, session: uuid.UUID) -> None:
        try:
            await self.channel_layer.group_add(group_of(session), self.channel_name)
        except (OSError, RedisError) as error:
            log.warning("no hints for now (%s); the database will be looked at", error)

    async def _leave(self) -> None:
        left, self.following = self.following, None
        if left is None:
            return
        left.stop()
        try:
            await self.channel_layer.group_discard(group_of(left.session), self.channel_name)
        except (OSError, RedisError) as error:
            log.warning("could not leave %s (%s); what is heard of it is not forwarded", left.session, error)

    async def _complain(self, error: ChatError, message: dict[str, Any]) -> None:
        identity = message.get("id")
        about = identity if isinstance(identity, str) else None
        await self._say({"type": "error", "code": error.code, "message": error.message, "id": about})

    async def _say(self, message: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(message))
