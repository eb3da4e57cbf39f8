"""`manage.py benchmark_kvcache`: the first token with and without the cache, beside the alternatives, in one run."""

import signal
import tempfile
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kvcache_app.benchmark.goals import Row
from kvcache_app.benchmark.report import MARK, has_marks, machine, text, versions, write_docs, write_json
from kvcache_app.inference.sizes import SIZES

TOKENS = "256,512,1024,2048,4096"


class Command(BaseCommand):
    """A thin door: everything is in `kvcache_app.benchmark`."""

    help = "Measure the time to the first token: full reading, memory, disk warm and cold, generate, llama.cpp."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which model, which lengths, how often, beside whom, and where to write."""
        parser.add_argument("--shape", choices=sorted(SIZES), default="270m", help="of the random model (270m)")
        parser.add_argument("--dtype", choices=["auto", "float32", "bfloat16"], default="auto", help="default: auto")
        parser.add_argument("--tokens", type=_lengths, default=TOKENS, metavar="A,B", help=f"of history ({TOKENS})")
        parser.add_argument("--repeat", type=_count, default=5, metavar="N", help="rounds; medians are shown (5)")
        parser.add_argument(
            "--llama-python", default="", metavar="PATH", help="interpreter with llama-cpp-python, gguf"
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
        parser.add_argument("--docs", type=Path, metavar="FILE", help="also replace the figures in this document")

    def handle(self, *_: Any, **options: Any) -> None:
        """One run; interrupted, it shows what was measured so far and ends with 130."""
        if options["docs"] and not has_marks(options["docs"]):  # said now, not after the run
            raise CommandError(f"--docs: {options['docs']} has no line {MARK.strip()}")
        begun = time.monotonic()
        rows: list[Row] = []
        with tempfile.TemporaryDirectory(prefix="swarm-benchmark-") as folder:
            whole = _collect(self._rows(options, Path(folder), begun), rows)
        if rows:
            self._show(rows, options, time.monotonic() - begun)
        if not whole:
            raise CommandError(f"interrupted after {len(rows)} of {len(options['tokens'])} lengths", returncode=130)

    def _rows(self, options: dict[str, Any], folder: Path, begun: float) -> Iterator[Row]:
        from kvcache_app.benchmark.run import Plan, run  # torch takes seconds to import: not for --help

        names = ("shape", "dtype", "tokens", "repeat", "llama_python")
        plan = Plan(folder=folder, **{name: options[name] for name in names})
        return run(plan, lambda line: self.stderr.write(f"[{time.monotonic() - begun:.0f} s] {line}"))

    def _show(self, rows: list[Row], options: dict[str, Any], took: float) -> None:
        found = text(rows)
        about = _about(rows, options["repeat"], took)
        self.stdout.write(f"{about}\n\n{found}")
        if options["json"]:
            write_json(options["json"], rows)
        if options["docs"]:
            write_docs(options["docs"], about, found)


def _collect(measured: Iterator[Row], rows: list[Row]) -> bool:
    """Fill `rows`; whether nobody interrupted it. A request to end counts as that."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        rows.extend(measured)
    except KeyboardInterrupt:
        return False
    finally:
        signal.signal(signal.SIGTERM, before)
    return True


def _about(rows: list[Row], repeat: int, took: float) -> str:
    here, used = machine(), ", ".join(f"{name} {number}" for name, number in versions().items())
    return (
        f"{datetime.now(UTC):%-d %B %Y}: {rows[0]['shape']}, {rows[0]['dtype']}, random weights, one thread,"
        f" {rows[0]['new_tokens']} new tokens, medians of {repeat} rounds, {took:.0f} s in all;"
        f" {here['processors']} processors, load {here.get('load', 'unknown')}, {here['system']}"
        f" {here['architecture']}; {used}."
    )


def _lengths(value: str) -> tuple[int, ...]:
    try:
        lengths = tuple(sorted({int(each) for each in value.split(",")}))
    except ValueError:
        raise ArgumentTypeError("lengths are whole numbers with commas between them") from None
    if lengths[0] < 1 or lengths[-1] > 8000:
        raise ArgumentTypeError("lengths are from 1 to 8000 tokens")
    return lengths


def _count(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 100:
        raise ArgumentTypeError("from 1 to 100 rounds")
    return int(value)
