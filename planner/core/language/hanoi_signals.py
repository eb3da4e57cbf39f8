"""What speaks of a tower puzzle at all: its name, its rules, its pegs, and that moves are asked for."""

import re

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.hanoi_sizes import SIZE_RULE
from planner.core.language.notes import Notes

_SIGNALS = (
    ("named", 0.55, re.compile(
        r"\bhanoi\b|\btoh(?: puzzle)? ,? ?(?:n|with|for|of|disc|\d)\b"
    r"|\breve (?:'s )?puzzle|\b(?:usual|classic|classical|famous|well known|standard|old) tower (?:puzzle"
        r"|game|problem)|\b(?:tower of (?:brahma|benares)|brahm(?:in|an) (?:monk|priest)|lucas (?:'s"
        r" )?(?:\w+ )?tower|brahma tower)")),
    ("size rule", 0.3, SIZE_RULE),
    ("one at a time", 0.12, re.compile(
        rf"\b(?:1|one|single) (?:\w+ )?(?:{DISC} )?(?:at (?:a time|once)|by 1|per move|after (?:the other|another)"
        rf"|each time|may be moved|can be moved)"
        rf"|\b(?:a|one|1|only|single|each) (?:[a-z]+ )?{DISC} (?:at a time|at once|each time|a time|a go|each go|a"
        rf" move|on the move|in 1 go|in his|in"
        r" my|after the other)\b"
        rf"|\b1 (?:may|can) be moved|\b1 by 1|\b(?:1|single) (?:{DISC} )?per (?:go|turn|trip|step|day|lift|carry|time)"
        rf"|\bsingle (?:{DISC}|one)\b(?: only| at a time)?|\bsingly\b|\bonly the (?:top|uppermost)\b")),
    ("pegs", 0.12, re.compile(
        rf"\b(?:{NOUN} (?:[A-Z]|\d)\b|from [A-DX-Z] to [A-DX-Z]\b|(?:peg|rod|pole|post|spike|needle|pillar|stand|stool"
        rf"|tray|stick|column"
        rf"|spindle)\b)")),
    ("stacked by size", 0.12, re.compile(
        r"\b(?:biggest|largest|smallest|widest|heaviest|narrowest|large|big|wide|small) (?:\w+"
        r" ){0,2}(?:at the bottom|at the top|on top|below|lowest"
        r"|underneath|at bottom|down)"
        r"|\b(?:sorted|ordered|stacked|arranged|piled) (?:by|in|with|from)\b|\bdecreasing|\bbig to small"
        r"|\b(?:different|various|decreasing|increasing) (?:size|diameter|width)"
        r"|\beach (?:one )?(?:smaller|larger|bigger|narrower) than")),
    ("asks for moves", 0.08, re.compile(
        r"\bmove\w*|\btransport\w*|\bcarry\w*|\brelocat\w*|\bbring\b|\bleast\b|\btransfer\w*|\bshift\w*|\bshortest\b"
        r"|\bfewest\b|\bsolve\b|\bsolution\b|\bhow (?:do|many|can)\b"
        r"|\brebuil\w+")),
)  # fmt: skip


def gather_signals(notes: Notes, family: str) -> None:
    """Notes every sign of a tower puzzle in a text."""
    for name, weight, pattern in _SIGNALS:
        if found := pattern.search(notes.doc.clean):
            notes.signal(name, weight)
            if name in {"named", "size rule"}:
                notes.saw("family", family, *found.span())
