"""`manage.py benchmark_chat`: many sockets asking small puzzles, beside a bare Channels echo, in one run."""

import asyncio
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.benchmark.report import Row, percentile, table, versions, write_json
from swarmsite.benchmarks.chat_load import Measured, ask_echo, ask_swarm, cookie_of
from swarmsite.benchmarks.servers import bare_echo, swarm

PACKAGES = ("django", "channels", "daphne", "celery", "redis", "channels_redis")


class Command(BaseCommand):
    help = "Measure the wait from sending a puzzle to its first event and its end; the mode is that of the environment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sockets", type=int, default=200)
        parser.add_argument("--questions", type=int, default=5, help="puzzles asked by each socket")
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")

    def handle(self, *_: Any, **options: Any) -> None:
        sockets, questions = options["sockets"], options["questions"]
        rows: list[Row] = []
        lost: list[str] = []
        for count in sorted({1, sockets}):
            asked = questions if count > 1 else 50
            echo, measured = self._run(count, asked)
            rows += [_row("bare echo, round trip", count, echo, echo), *_rows(count, measured, echo)]
            self.stdout.write(f"{count} sockets x {asked}: {len(measured.ended)} turns ended")
            if measured.lost_turns or measured.lost_events or len(measured.ended) != count * asked:
                lost.append(f"{measured.lost_turns} turns and {measured.lost_events} events with {count} sockets")
        self.stdout.write(table(rows))
        if options["json"]:
            write_json(options["json"], rows, versions(PACKAGES))
        if lost:
            raise CommandError(f"lost: {'; '.join(lost)}")
        self.stdout.write("lost: no event and no turn")

    def _run(self, sockets: int, questions: int) -> tuple[list[float], Measured]:
        with tempfile.TemporaryDirectory() as folder:
            with bare_echo(Path(folder)) as port:
                echo = asyncio.run(ask_echo(port, sockets, questions))
            with swarm(Path(folder)) as port:
                cookies = [cookie_of(port) for _ in range(sockets)]
                asyncio.run(ask_swarm(port, cookies[:1], 3))  # the first question of a process loads its code
                return echo, asyncio.run(ask_swarm(port, cookies, questions))


def _rows(sockets: int, measured: Measured, echo: list[float]) -> list[Row]:
    waits = {
        "question stored and back": measured.stored,
        "first event of the answer": measured.begun,
        "end of the answer": measured.ended,
    }
    return [_row(f"swarm, {name}", sockets, seconds, echo) for name, seconds in waits.items()]


def _row(what: str, sockets: int, seconds: list[float], echo: list[float]) -> Row:
    median = percentile(seconds, 0.5)
    return {
        "what": what,
        "sockets": sockets,
        "n": len(seconds),
        "median_ms": median * 1000,
        "p95_ms": percentile(seconds, 0.95) * 1000,
        "ratio_to_echo": median / percentile(echo, 0.5),
    }
