"""Names that people gave, as PDDL can say them: a letter first, then letters, digits and dashes, no two alike."""

import re
import unicodedata

LONGEST = 60

# What PDDL itself or one of our domains says; a peg called “at” must not become the predicate.
_RESERVED = frozenset(
    (
        *("and", "or", "not", "imply", "iff", "exists", "forall", "when", "either", "object", "number", "define"),
        *("domain", "problem", "always", "at", "boat", "shift", "way", "exceeds", "moved", "place", "individual"),
        *("counted", "count", "on", "clear", "fits", "may-move", "move", "disc", "peg", "spot"),
    )
)
_OURS = re.compile(r"n\d+|(load|cross)-\d+-\d+")  # numbers, and the loads of a boat


class Names:
    """Hands out names; the same thing asked for twice gets two names, so whoever asks keeps what it got."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED)

    def new(self, wanted: str) -> str:
        """A name as close to the wanted one as can be."""
        plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "x"
        stem = stem if stem[0].isalpha() and not _OURS.fullmatch(stem) else f"x-{stem}"
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name
