"""Answers the turns of one conversation in this process, as the workers of both queues would, in their order."""

import logging
import threading
import time
import uuid

from django.conf import settings
from django.db import connection

from sessions_app import runner, turns
from sessions_app.models import Turn

LOOK_SECONDS = 0.1
log = logging.getLogger("swarm.chat")


class LocalWorker(threading.Thread):
    """Runs until the turn has ended; earlier ones, left behind by a process that was killed say, come first."""

    def __init__(self, turn: uuid.UUID, session: uuid.UUID) -> None:
        super().__init__(name="turn", daemon=True)
        self._turn, self._session = turn, session

    def run(self) -> None:
        try:
            while (first := self._next()) and not runner.stopping.is_set():
                if first.state == Turn.State.QUEUED:
                    runner.run(first.pk)
                else:  # somebody's, who may have vanished
                    time.sleep(LOOK_SECONDS)
                    if settings.EMBEDDED:
                        turns.reap()
        except Exception:
            log.exception("turn %s could not be answered here", self._turn)
        finally:
            connection.close()

    def _next(self) -> Turn | None:
        """The first open turn of the conversation; None when ours has ended."""
        still = Turn.objects.filter(session=self._session, state__in=Turn.OPEN)
        return still.order_by("order").first() if still.filter(pk=self._turn).exists() else None
