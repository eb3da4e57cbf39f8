"""A browser tab as the wire sees it, and what a worker does meanwhile, in few words."""

import asyncio
import uuid
from contextlib import asynccontextmanager

from channels.testing import WebsocketCommunicator

from planner.core.events import Text
from sessions_app import publish, turns
from sessions_app.guests import COOKIE, cookie_for
from sessions_app.in_database import in_database
from swarmsite.asgi import application

PATIENCE = 5  # seconds


class Tab:
    """A browser tab, as seen from the wire."""

    def __init__(self, communicator: WebsocketCommunicator) -> None:
        self.communicator = communicator

    async def send(self, **message) -> None:
        await self.communicator.send_json_to(message)

    async def receive(self) -> dict:
        return await self.communicator.receive_json_from(timeout=PATIENCE)

    async def open(self, session: uuid.UUID, after: int = 0) -> dict:
        await self.send(type="open", session=str(session), after=after)
        return await self.receive()

    async def receive_until(self, kind: str) -> list[dict]:
        seen = [await self.receive()]
        while seen[-1]["type"] != kind:
            seen.append(await self.receive())
        return seen

    async def is_alive(self) -> bool:
        await self.send(type="ping")
        return (await self.receive_until("pong"))[-1] == {"type": "pong"}


@asynccontextmanager
async def tab(guest: uuid.UUID):
    publish.use_server_loop(asyncio.get_running_loop())
    headers = [(b"origin", b"http://localhost"), (b"cookie", f"{COOKIE}={cookie_for(guest)}".encode())]
    communicator = WebsocketCommunicator(application, "/ws/chat/", headers=headers)
    connected, _ = await communicator.connect(timeout=PATIENCE)
    assert connected
    yield Tab(communicator)
    await communicator.disconnect()


async def answer(turn_id: uuid.UUID, *words: str) -> None:
    """What a worker does, in few words."""
    claim = await in_database(turns.claim)(turn_id)
    await in_database(turns.finish)(claim, [Text(word) for word in words], status="solved", answer="".join(words))
