"""`kvcache stats`: what the cache has saved, and what it holds."""

import json
from argparse import ArgumentParser
from typing import Any

from kvcache_app.statistics import Question, by, sums
from kvcache_app.subcommands.shape import Say, Subcommand, filters
from kvcache_app.summary import holdings, lines


def _arguments(parser: ArgumentParser) -> None:
    filters(parser)
    parser.add_argument("--by", choices=("model", "scope", "session"), help="also a line for each")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _run(options: dict[str, Any], say: Say) -> None:
    question = Question(**{name: options[name] for name in ("model", "scope", "session")})
    counts, held = sums(question), holdings(question)
    if options["json"]:
        say(json.dumps({"counts": counts, "holds": held} | _table(options["by"], question)))
        return
    for line in lines(counts, held):
        say(line)
    for value, own in _table(options["by"], question).get("by", {}).items():
        say(f"{value[:12] or '(everyone)':14} {lines(own, {})[0]}")


def _table(column: str | None, question: Question) -> dict[str, Any]:
    return {"by": by(column, question)} if column else {}


SUBCOMMAND = Subcommand("what the cache has saved, and what it holds", _arguments, _run)
