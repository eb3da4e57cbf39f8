"""`manage.py start`: everything a newcomer needs, in one command, until Ctrl-C."""

import faulthandler
import logging
import socket
import sys
import threading
import webbrowser
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from kvcache_app import serving
from sessions_app import runner
from sessions_app.reaper import Reaper
from swarmsite.celery import app
from swarmsite.first_admin import make_first_admin
from swarmsite.reachable import check_reachable
from swarmsite.server import PortTaken, choose_port, serve
from swarmsite.workers import EmbeddedWorkers, WorkerProcesses, Workers

DEFAULT_PORT = 8000
END_SECONDS = 10  # for threads that Python waits for once all is closed; then it is said where they are, and it ends
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - a person may ask for it
log = logging.getLogger("swarm.start")


class Command(BaseCommand):
    help = "Prepare the database, start the web server and the workers, and print the address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
        parser.add_argument(
            "--port", type=int, help=f"port to listen on (default: the first free one from {DEFAULT_PORT}; 0: any)"
        )
        parser.add_argument("--no-browser", action="store_true", help="do not open a browser")

    def handle(self, *_: Any, **options: Any) -> None:
        host, port = options["host"], self._port(options["host"], options["port"])
        check_reachable()
        call_command("migrate", verbosity=0, interactive=False)
        allow_host(host)
        address = f"http://{in_url(host)}:{port}/"
        self._describe(address)
        wants_browser = not options["no_browser"] and sys.stdout.isatty()
        self._run(host, port, on_listening=lambda: self._announce(address, wants_browser))

    def _port(self, host: str, wanted: int | None) -> int:
        if wanted is not None and not 0 <= wanted <= 65535:
            raise CommandError("--port must be from 0 to 65535.")
        try:
            return choose_port(host, wanted, default=DEFAULT_PORT)
        except PortTaken as error:
            raise CommandError(str(error)) from error

    def _describe(self, address: str) -> None:
        if settings.EMBEDDED:
            self.stdout.write("Mode: embedded, because REDIS_URL is not set: one process, workers are threads of it.")
        else:
            self.stdout.write("Mode: Redis, because REDIS_URL is set: workers are processes of their own.")
        kind = "SQLite" if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else "PostgreSQL"
        where = settings.DATABASES["default"]["NAME"] if kind == "SQLite" else "from DATABASE_URL"
        self.stdout.write(f"Data: {kind}, {where}")
        admin = make_first_admin()
        if admin:
            self.stdout.write(
                f"Admin: {address}admin/ as {admin.name}, one-time password {admin.password} (shown only now)"
            )

    def _announce(self, address: str, wants_browser: bool) -> None:
        self.stdout.write(f"Swarm is at {address} (Ctrl-C stops it)")
        self.stdout.flush()
        if wants_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def _run(self, host: str, port: int, on_listening: Callable[[], None]) -> None:
        workers: Workers = (
            EmbeddedWorkers(app) if settings.EMBEDDED else WorkerProcesses(settings.BASE_DIR / "manage.py")
        )
        reaper = Reaper()
        workers.start()
        reaper.start()
        try:
            serve(host, port, on_listening)
        except PortTaken as error:
            raise CommandError(str(error)) from error
        finally:
            self.stdout.write("Stopping …")
            runner.stopping.set()  # embedded workers put down what they have in hand
            reaper.stop()
            workers.stop()
            serving.close()
            self.stdout.write("Swarm has stopped.")
            self.stdout.flush()
            faulthandler.dump_traceback_later(END_SECONDS, exit=True)


def allow_host(host: str) -> None:
    """Let requests name the address that was asked for; listening everywhere, this machine's own names."""
    names = [socket.gethostname(), *_own_addresses()] if host in EVERYWHERE else [in_url(host)]
    settings.ALLOWED_HOSTS.extend(names)


def in_url(host: str) -> str:
    """IPv6 addresses stand in brackets; listening everywhere, this machine is the nearest address."""
    if host in EVERYWHERE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _own_addresses() -> list[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except socket.gaierror:
        return []
    return sorted({in_url(str(entry[4][0])) for entry in found})
