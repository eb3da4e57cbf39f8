"""Finds PDDL in a question, whatever stands around it, and refuses at first sight what no reader should be given.

Everything here is linear in the length of the text: it runs in the process of whoever asks.
"""

import re
from dataclasses import dataclass

from planner.pddl.errors import PddlError

LONGEST = 200_000  # characters; unified-planning reads about 20,000 a second
DEEPEST = 60

_COMMENT = re.compile(r";[^\n]*")
_DEFINE = re.compile(r"\(\s*define\s*\(\s*(domain|problem)\b", re.IGNORECASE)
_NAMED = re.compile(r"\(\s*define\s*\(\s*(domain|problem)\s+([^\s();]+)", re.IGNORECASE)
_BRACKET = re.compile(r"[()]")
_ALLOWED = re.compile(r"[\t\n\r -~]*")


@dataclass(frozen=True)
class PddlText:
    """The two definitions without comments; one of them may be missing."""

    domain: str | None
    problem: str | None


def is_pddl(text: str) -> bool:
    """Whether a text defines a domain or a problem."""
    return _DEFINE.search(text) is not None


def names_defined(text: str) -> dict[str, str]:
    """What a text calls its domain and its problem, as far as it has them; the later one where there are several."""
    return {match[1].lower(): match[2] for match in _NAMED.finditer(text)}


def find_definitions(text: str) -> PddlText:
    """Cut the definitions out of a text; raises PddlError."""
    if len(text) > LONGEST:
        raise PddlError("too_long", f"The PDDL has {len(text):,} characters; at most {LONGEST:,} are read.")
    plain = _COMMENT.sub("", text.replace("\u00a0", " "))
    found: dict[str, str] = {}
    for match in _DEFINE.finditer(plain):
        kind = match[1].lower()
        if kind in found:
            raise PddlError(
                "duplicate", f"The text defines more than one {kind}; please paste one domain and one problem."
            )
        found[kind] = _definition(plain, match.start(), kind)
    return PddlText(found.get("domain"), found.get("problem"))


def _definition(text: str, start: int, kind: str) -> str:
    depth = 0
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket[0] == "(" else -1
        if depth > DEEPEST:
            raise PddlError("too_deep", f"The {kind} has more than {DEEPEST} brackets inside one another.")
        if depth == 0:
            return _plain(text[start : bracket.end()], kind)
    raise PddlError("unbalanced", f"The {kind} does not end: a closing bracket is missing.")


def _plain(definition: str, kind: str) -> str:
    if not _ALLOWED.fullmatch(definition):
        strange = next(c for c in definition if not _ALLOWED.fullmatch(c))
        raise PddlError("bad_characters", f"The {kind} has a character that PDDL does not know: {strange!a}.")
    return definition
