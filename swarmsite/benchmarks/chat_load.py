"""Many people asking at once, each on a socket of their own: what they wait, and whether anything is lost."""

import asyncio
import json
import time
import urllib.request
import uuid
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

PATIENCE = 120  # seconds for one answer
PUZZLES = (
    "A farmer has to get a wolf, a goat and a cabbage over a river. His rowing boat has room for him and just one of "
    "the three. If he is not around, the wolf will eat the goat and the goat will eat the cabbage.",
    "Solve the Tower of Hanoi with 3 discs.",
    "I have a 5-litre jug and a 3-litre jug and a tap. How do I measure exactly 4 litres?",
    "Using nothing but a 6-litre and a 12-litre bucket and a tap, can I get exactly 4 litres?",
    "Solve the Tower of Hanoi with 4 discs.",
)


@dataclass
class Measured:
    """Seconds from sending: until the stored question came back, until a worker had begun, until the end."""

    stored: list[float] = field(default_factory=list)
    begun: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    lost_turns: int = 0
    lost_events: int = 0


def cookie_of(port: int) -> str:
    """Visit the page as a new guest and return the cookie it gives."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
        return str(page.headers["Set-Cookie"]).split(";")[0]


async def ask_swarm(port: int, cookies: list[str], questions: int) -> Measured:
    """A socket for each cookie; each asks `questions` puzzles, one after another, all sockets at once."""
    measured = Measured()
    await asyncio.gather(*(_person(port, cookie, questions, measured) for cookie in cookies))
    return measured


async def ask_echo(port: int, sockets: int, questions: int) -> list[float]:
    """The same messages to the bare echo; return the seconds of every round trip."""
    seconds: list[float] = []

    async def person() -> None:
        async with _connection(port, "") as socket:
            for number in range(questions):
                sent = time.perf_counter()
                await socket.send(json.dumps(_question(number, uuid.uuid4())))
                await asyncio.wait_for(socket.recv(), PATIENCE)
                seconds.append(time.perf_counter() - sent)

    await asyncio.gather(*(person() for _ in range(sockets)))
    return seconds


async def _person(port: int, cookie: str, questions: int, measured: Measured) -> None:
    session = str(uuid.uuid4())
    seen: list[int] = []
    async with _connection(port, cookie) as socket:
        await socket.send(json.dumps({"type": "open", "session": session}))
        for number in range(questions):
            try:
                await asyncio.wait_for(_ask(socket, number, measured, seen), PATIENCE)
            except TimeoutError:
                measured.lost_turns += 1
        await socket.send(json.dumps({"type": "open", "session": session}))
        stored = await asyncio.wait_for(_last(socket), PATIENCE)
    measured.lost_events += len(set(range(1, stored + 1)) ^ set(seen)) + len(seen) - len(set(seen))


async def _ask(socket: ClientConnection, number: int, measured: Measured, seen: list[int]) -> None:
    identity = uuid.uuid4()
    sent = time.perf_counter()
    await socket.send(json.dumps(_question(number, identity)))
    while True:
        message = json.loads(await socket.recv())
        waited = time.perf_counter() - sent
        if "number" in message:
            seen.append(message["number"])
        if message["type"] == "question":
            measured.stored.append(waited)
        elif message["type"] == "turn.started" and message["attempt"] == 1:
            measured.begun.append(waited)
        elif message["type"] == "finished":
            measured.ended.append(waited)
            return
        elif message["type"] in ("failed", "error"):
            raise RuntimeError(f"{message}")


async def _last(socket: ClientConnection) -> int:
    while True:
        message = json.loads(await socket.recv())
        if message["type"] == "opened":
            return int(message["last"])


def _question(number: int, identity: uuid.UUID) -> dict[str, str]:
    return {"type": "ask", "id": str(identity), "text": PUZZLES[number % len(PUZZLES)]}


def _connection(port: int, cookie: str) -> connect:
    headers = {"Cookie": cookie} if cookie else {}
    origin = Origin(f"http://127.0.0.1:{port}")
    # 200 handshakes at once on a busy machine take their time
    return connect(
        f"ws://127.0.0.1:{port}/ws/chat/", additional_headers=headers, origin=origin, open_timeout=60, proxy=None
    )
