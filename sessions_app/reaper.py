"""A thread that looks, every few seconds, for turns that nobody works on."""

import logging
import threading

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection

from sessions_app import turns

log = logging.getLogger("swarm.reaper")


class Reaper(threading.Thread):
    """Runs until `stop`. A database that is away is logged and tried again at the next round."""

    def __init__(self) -> None:
        super().__init__(name="reaper", daemon=True)
        self._stopped = threading.Event()

    def run(self) -> None:
        self._round(at_start=settings.EMBEDDED)  # embedded workers ended with the process that held them
        while not self._stopped.wait(settings.REAPER_SECONDS):
            self._round(at_start=False)

    def stop(self) -> None:
        """End after the round under way."""
        self._stopped.set()

    def _round(self, *, at_start: bool) -> None:
        try:
            touched = turns.reap(at_start=at_start)
            if touched:
                log.info("%d turns taken up again", touched)
        except DatabaseError as error:
            log.warning("the database is away (%s)", str(error).strip().split("\n")[0])
        finally:
            connection.close()
