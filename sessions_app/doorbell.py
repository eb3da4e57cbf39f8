"""Tells a worker that a turn waits. The bell may be lost: the row is the truth, and the reaper rings again.

Tasks are named, not imported: services must not know the doors that call them.
"""

import logging
import uuid

from celery import current_app
from kombu.exceptions import OperationalError

TASK = "sessions_app.run_turn"
log = logging.getLogger("swarm.doorbell")
_muted = False


def mute() -> None:
    """This process answers what it asks by itself: nobody else shall be called."""
    global _muted
    _muted = True


def ring(turn: uuid.UUID, queue: str) -> None:
    """Ask a worker of `queue` to take the turn. A broker that is away is logged, not raised."""
    if _muted:
        return
    try:
        current_app.send_task(TASK, args=(str(turn),), queue=queue, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("turn %s: the broker is away (%s); the reaper will ring again", turn, error)
