"""`manage.py plan`: the same as `python -m planner`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from planner import cli


class Command(BaseCommand):
    """A thin door: everything is in `planner.cli`."""

    help = "Answer planning puzzles with proven plans."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The shared arguments."""
        cli.add_arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Parse, run, exit with the status of the run."""
        if complaint := cli.complaint(options):
            raise CommandError(complaint, returncode=2)
        cli.speak_utf8(sys.stdout)
        status = cli.run(
            options["text"],
            as_json=options["json"],
            source=sys.stdin.buffer,
            sink=self.stdout,
            wishes=cli.Wishes.of(options),
        )
        if status:
            sys.exit(status)
