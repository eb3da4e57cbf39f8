"""`manage.py chat`: the conversation of the browser, in a terminal."""

import contextlib
import importlib
import io
import sys
import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from kvcache_app import serving
from sessions_app import doorbell, runner
from sessions_app.models import Session
from sessions_app.terminal.chat import TerminalChat
from sessions_app.terminal.history import history

PROMPT = "> "
LISTING = "Ask, or: save, load, clear, stats, help, exit."
TERMINAL_GUEST = uuid.uuid5(uuid.NAMESPACE_URL, "swarm:terminal")  # whoever has this terminal has the database as well


class Command(BaseCommand):
    help = "Talk with Swarm in the terminal; save, load, clear, stats and help are commands, exit leaves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--session", help="go on with this conversation (the id in the browser's address)")
        parser.add_argument("--cache-dir", type=Path, help="keep the model's cache in this folder")
        parser.add_argument("--no-cache", action="store_true", help="neither use nor keep a cache")

    def handle(self, *_: Any, **options: Any) -> None:
        _prepare()
        session = self._session(options["session"])
        own_cache = options["no_cache"] or options["cache_dir"] is not None
        if own_cache:
            serving.use(serving.Serving(folder=options["cache_dir"], use_cache=not options["no_cache"]))
        here = settings.EMBEDDED or own_cache
        if here:
            doorbell.mute()
        chat = TerminalChat(session.guest, session.pk, self._write, here=here)
        self._write(f"Conversation {session.pk}. {LISTING}\n")
        for text in history(session.pk):
            self._write(text)
        try:
            with contextlib.suppress(EOFError, KeyboardInterrupt):
                while chat.ask(self._read()):
                    pass
        finally:
            runner.stopping.set()
            serving.close()
        if Session.objects.filter(pk=session.pk).exists():
            self._write(f"\nGo on with: python3 manage.py chat --session {session.pk}\n")

    def _session(self, wanted: str | None) -> Session:
        if wanted is None:
            return Session(pk=uuid.uuid4(), guest=TERMINAL_GUEST)
        try:
            known = Session.objects.filter(pk=uuid.UUID(wanted)).first()
        except ValueError as error:
            raise CommandError(f"{wanted!r} is no id of a conversation.", returncode=2) from error
        if known is None:
            raise CommandError(f"There is no conversation {wanted}.", returncode=2)
        return known

    def _read(self) -> str:
        """A line; Ctrl-C on an empty prompt leaves, as the end of the input does."""
        if sys.stdin.isatty():
            return input(PROMPT)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    def _write(self, text: str) -> None:
        self.stdout.write(text, ending="")
        self.stdout.flush()


def _prepare() -> None:
    """A database as `start` makes it, and a terminal that neither strange bytes nor a small alphabet can break."""
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # arrow keys and history at the prompt
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CommandError(f"The database does not answer: {error}", returncode=2) from error
