"""`manage.py worker planner` and `manage.py worker inference`: one worker process of Redis mode."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from swarmsite.celery import app
from swarmsite.env import SettingsError
from swarmsite.reachable import check_reachable
from swarmsite.workers import kinds, run_worker


class Command(BaseCommand):
    help = "Work on turns of one queue until a signal ends it (Redis mode; `start` runs both)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("queue", choices=sorted(kinds()))

    def handle(self, *_: Any, **options: Any) -> None:
        if settings.EMBEDDED:
            raise SettingsError(
                "REDIS_URL is not set; workers of their own need it, for example redis://127.0.0.1:6379/0. "
                "Without it `manage.py start` runs the workers itself."
            )
        check_reachable()
        run_worker(app, kinds()[options["queue"]])
