"""`manage.py kvcache …`: look at the KV cache and look after it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kvcache_app.core.errors import CacheError
from kvcache_app.subcommands import SUBCOMMANDS


class Command(BaseCommand):
    """A thin door: each subcommand is a file in `kvcache_app.subcommands`."""

    help = "Look at the KV cache and look after it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        named = parser.add_subparsers(dest="subcommand", required=True, metavar="SUBCOMMAND")
        for name, subcommand in SUBCOMMANDS.items():
            subcommand.arguments(named.add_parser(name, help=subcommand.help, description=subcommand.help))

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            SUBCOMMANDS[options["subcommand"]].run(options, self.stdout.write)
        except CacheError as error:
            raise CommandError(error.message, returncode=2) from error
