"""The only mouth towards browsers: stored events, said to whoever looks at the session.

What it says is a hint. The database is the truth, so a hint may be lost: a consumer notices the gap in the numbers.
The channel layer must be used from one event loop that lives on: the server's own, where there is one (in-memory
layers exist only there), otherwise one of this module's own, a thread for each process.
"""

import asyncio
import logging
import os
import threading
import uuid
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings

from sessions_app.models import Event
from sessions_app.render import to_html

MESSAGE = "session.events"  # the consumer's method is session_events
GONE = "session.gone"
log = logging.getLogger("swarm.publish")

_server_loop: asyncio.AbstractEventLoop | None = None
_own_loops: dict[int, asyncio.AbstractEventLoop] = {}
_lock = threading.Lock()


def group_of(session: uuid.UUID) -> str:
    return f"session.{session.hex}"


def wire(event: Event) -> dict[str, Any]:
    """Return the event as a browser gets it. HTML is made on the way out, so that what is stored stays words."""
    data = dict(event.data)
    if "markdown" in data:
        data["html"] = to_html(data["markdown"])
    return {
        "type": event.type,
        "number": event.number,
        "turn": str(event.turn_id),
        "attempt": event.attempt,
        "at": event.at.isoformat(),
        "data": data,
    }


def use_server_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Say which loop the server runs on; what is published from any thread then goes through it."""
    global _server_loop
    _server_loop = loop


def publish(session: uuid.UUID, events: Sequence[Event]) -> None:
    """Send the events to the session's group, without waiting; a layer that is away is logged, not raised."""
    if events:
        _send(session, {"type": MESSAGE, "session": str(session), "events": [wire(event) for event in events]})


def publish_gone(session: uuid.UUID) -> None:
    """Tell whoever looks at the session that it was deleted; a hint like all others."""
    _send(session, {"type": GONE, "session": str(session)})


def _send(session: uuid.UUID, message: dict[str, Any]) -> None:
    loop = _loop()
    if loop is None:
        return
    sending = asyncio.run_coroutine_threadsafe(get_channel_layer().group_send(group_of(session), message), loop)
    sending.add_done_callback(_log_failure)


def _loop() -> asyncio.AbstractEventLoop | None:
    """None in embedded mode without a server: nobody can be listening."""
    if _server_loop is not None and not _server_loop.is_closed():
        return _server_loop
    return None if settings.EMBEDDED else _own_loop()


def _own_loop() -> asyncio.AbstractEventLoop:
    """This process's loop; keyed by process, since a thread does not survive a fork."""
    with _lock:
        loop = _own_loops.get(os.getpid())
        if loop is None:
            loop = _own_loops[os.getpid()] = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name="publish", daemon=True).start()
        return loop


def _log_failure(sending: "Future[None]") -> None:
    if not sending.cancelled() and sending.exception():
        log.warning("a hint was lost (%s); whoever looks will find the events in the database", sending.exception())
