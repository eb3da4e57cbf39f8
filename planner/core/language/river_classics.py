"""Crossing puzzles told by their name alone: "the wolf, goat and cabbage puzzle", "missionaries and cannibals, 3
each".

What everybody knows of them and the question leaves out is filled in, and said as an assumption.
"""

from dataclasses import dataclass

from planner.core.language.reading import Model


@dataclass(frozen=True)
class Classic:
    """A puzzle that its entities give away, and the rules it is known for."""

    cast: tuple[frozenset[str], ...]
    rules: tuple[Model, ...]
    sentence: str
    rower: str | None = None
    each: int = 1


_FOX = frozenset({"fox", "wolf", "dog", "lion", "tiger"})
_BIRD = frozenset({"goose", "chicken", "hen", "duck", "goat", "sheep"})
_PLANT = frozenset({"cabbage", "grain", "corn", "bean", "hay", "lettuce", "seed"})
_WEAK = frozenset({"missionary", "human", "explorer"})
_STRONG = frozenset({"cannibal", "zombie"})

CLASSICS = (
    Classic(
        (_FOX, _BIRD, _PLANT),
        ({"kind": "pair", "a": 0, "b": 1}, {"kind": "pair", "a": 1, "b": 2}),
        "The usual rules hold: the {0} eats the {1} and the {1} eats the {2} where nobody minds them.",
        rower="farmer",
    ),
    Classic(
        (_STRONG, _WEAK),
        ({"kind": "outnumber", "strong": 0, "weak": 1},),
        "The usual rule holds: the {2} must nowhere outnumber the {3}.",
        each=3,
    ),
)


def find_classic(names: list[str]) -> tuple[Classic, list[str]] | None:
    """The classic that a list of names gives away, with its names in the order of the classic."""
    for classic in CLASSICS:
        chosen = [next((name for name in names if name in kind), None) for kind in classic.cast]
        found = [name for name in chosen if name]
        if len(found) == len(classic.cast) and set(names) - set(found) <= {"farmer", "man", "shepherd", "me", "you"}:
            return classic, found
    return None


def usual_rules(classic: Classic, names: list[str], guards: list[str]) -> list[Model]:
    """The rules of a classic over the names that the question uses."""
    rules: list[Model] = []
    for rule in classic.rules:
        if rule["kind"] == "pair":
            rules.append({"kind": "pair", "a": names[rule["a"]], "b": names[rule["b"]], "unless": guards})
        else:
            rules.append({"kind": "outnumber", "strong": [names[rule["strong"]]], "weak": [names[rule["weak"]]]})
    return rules
