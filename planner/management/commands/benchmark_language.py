"""`manage.py benchmark_language`: how well questions are understood, file by file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planner.benchmark_language import report
from planner.benchmark_language.contact import add
from planner.benchmark_language.corpus import corpora, questions
from planner.benchmark_language.score import Score, score

CORPORA = Path("tests/planner/language")


class Command(BaseCommand):
    """A thin door: everything is in `planner.benchmark_language`."""

    help = "Score the understanding of questions on corpora: family, model, answer, calibration and time."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("corpora", nargs="?", type=Path, default=CORPORA, help="a folder of *.jsonl files")
        parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
        parser.add_argument(
            "--contact",
            type=Path,
            metavar="FILE",
            help="instead, append what the first readings of these questions show, for the fit of sureness",
        )
        parser.add_argument(
            "--aside", nargs="*", default=[], metavar="NAME", help="signals of the whole set, with --contact"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        files = corpora(options["corpora"])
        if not files:
            raise CommandError(f"no corpus in {options['corpora']}")
        if options["contact"]:
            self._add_contacts(files, options["contact"], options["aside"])
        else:
            self._score(files, options["json"])

    def _add_contacts(self, files: list[Path], to: Path, aside: list[str]) -> None:
        asked = [question for path in files for question in questions(path)]
        self.stdout.write(f"{add(to, asked, dict.fromkeys(aside, 1.0))} of {len(asked)} questions added to {to}")

    def _score(self, files: list[Path], to: Path | None) -> None:
        rows: list[report.Row] = []
        scores: list[Score] = []
        for path in files:
            own = [score(question) for question in questions(path)]
            rows += report.rows_of(path.name, own)
            scores += own
        for part in (
            rows,
            report.by_difficulty(scores),
            report.confusion_rows(scores),
            report.calibration_rows(scores),
        ):
            self.stdout.write(report.table(part) + "\n")
        self.stdout.write(report.summary(scores))
        if to:
            report.write_json(to, rows)
