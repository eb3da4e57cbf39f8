"""A person at the wire: asks and waits, with an independent WebSocket client."""

import json
import urllib.request
import uuid
from contextlib import ExitStack

from websockets.sync.client import ClientConnection, connect

from tests.parts.swarm_server import SwarmServer


class ChatClient:
    """One guest with one conversation. A broken socket is opened again, as a browser does."""

    def __init__(self, server: SwarmServer) -> None:
        self._server = server
        self.session = str(uuid.uuid4())
        self.events: list[dict] = []
        with urllib.request.urlopen(server.url, timeout=10) as page:
            self._cookie = str(page.headers["Set-Cookie"]).split(";")[0]
        self._socket: ClientConnection | None = None
        self._opened = ExitStack()

    def ask(self, text: str) -> str:
        """Send a question and return its turn, once the server says that it is stored."""
        identity = str(uuid.uuid4())
        self._send({"type": "ask", "id": identity, "text": text})
        return self._receive_until(lambda m: m["type"] == "accepted" and m["id"] == identity)["turn"]

    def stop(self, turn: str) -> None:
        self._send({"type": "stop", "turn": turn})

    def wait_for(self, kind: str, turn: str, *, seconds: float = 30) -> dict:
        """Return the first event of `kind` of the turn; those before it are in `events`."""
        for event in self.events:
            if event["type"] == kind and event["turn"] == turn:
                return event
        return self._receive_until(lambda m: m["type"] == kind and m.get("turn") == turn, seconds)

    def wait_for_end(self, turn: str, *, seconds: float = 30) -> dict:
        return self._receive_until_ended(turn, seconds)

    def of(self, turn: str, kind: str = "") -> list[dict]:
        return [event for event in self.events if event["turn"] == turn and kind in ("", event["type"])]

    def read_again(self) -> list[dict]:
        """Everything the server has stored of the conversation, as a fresh tab would get it."""
        fresh = ChatClient.__new__(ChatClient)
        fresh._server, fresh.session, fresh.events = self._server, self.session, []
        fresh._cookie, fresh._socket, fresh._opened = self._cookie, None, ExitStack()
        last = fresh._open()["last"]
        while not fresh.events or fresh.events[-1]["number"] < last:
            fresh._receive(10)
        fresh.close()
        return fresh.events

    def delete(self) -> None:
        """Delete the conversation, as the list of conversations does."""
        token = "t" * 32  # any one will do that stands in cookie and header
        headers = {"Cookie": f"{self._cookie}; csrftoken={token}", "X-CSRFToken": token}
        url = f"{self._server.url}sessions/{self.session}/delete"
        with urllib.request.urlopen(urllib.request.Request(url, b"", headers), timeout=30):
            pass

    def begin_another(self) -> None:
        """The same guest, in a new conversation."""
        self.close()
        self.session, self.events = str(uuid.uuid4()), []

    def close(self) -> None:
        self._opened.close()
        self._socket = None

    def reconnect(self) -> None:
        self.close()
        self._open()

    def _open(self) -> dict:
        server = self._server.url.rstrip("/")
        connecting = connect(
            self._server.socket_url,
            additional_headers={"Cookie": self._cookie},
            origin=server,
            open_timeout=20,
            max_size=None,
            proxy=None,
        )
        self._socket = self._opened.enter_context(connecting)
        last = self.events[-1]["number"] if self.events else 0
        self._socket.send(json.dumps({"type": "open", "session": self.session, "after": last}))
        return self._receive_until(lambda m: m["type"] == "opened")

    def _send(self, message: dict) -> None:
        if self._socket is None:
            self._open()
        self._socket.send(json.dumps(message))

    def _receive_until_ended(self, turn: str, seconds: float) -> dict:
        for event in self.events:
            if event["turn"] == turn and event["type"] in ("finished", "failed"):
                return event
        return self._receive_until(lambda m: m["type"] in ("finished", "failed") and m["turn"] == turn, seconds)

    def _receive_until(self, fits, seconds: float = 30) -> dict:
        while True:
            message = self._receive(seconds)
            if fits(message):
                return message

    def _receive(self, seconds: float) -> dict:
        if self._socket is None:
            self._open()
        message = json.loads(self._socket.recv(seconds))
        if "number" in message:
            self.events.append(message)
        return message
