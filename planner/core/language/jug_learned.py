"""The likeliest roles of all numbers of a jug puzzle together, by weights learned from how people tell such puzzles.

The weights are in `jug_learned.json`; `python -m planner.benchmark_language.jug_learned` fits them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

from planner.core.language import linear
from planner.core.language.jug_again import corrected, without_repeats, without_unwanted
from planner.core.language.jug_mentions import Said, history
from planner.core.language.jug_quantities import counts_things
from planner.core.language.jug_said_again import is_not_counted
from planner.core.language.jug_words import Quantity
from planner.core.language.text import Document

ROLES = ("size", "content", "target", "other")
FILE = Path(__file__).with_suffix(".json")
# What tells more numbers than that is no puzzle that anybody asked.
MOST_NUMBERS = 40
BEAM = 5
_LEAST = 1e-6
# As far as words behind a number may say that it is of no use, in characters.
_REACH = 60


@dataclass(frozen=True)
class Guess:
    """A role for every number of a text, and the logarithm of the chance that all of them are right."""

    roles: tuple[str, ...]
    weight: float


def likeliest(said: Said, weights: linear.Weights | None = None, allowed: Sequence[frozenset[str]] = ()) -> list[Guess]:
    """The likeliest roles of all numbers together, the best first; none where there are too many.

    Where it is said which roles each number may have, only among these.
    """
    if not 2 <= len(said.places) <= MOST_NUMBERS:
        return []
    learned = weights or linear.load(FILE)
    beam = [Guess((), 0.0)]
    for k, own in enumerate(said.features):
        longer = [
            Guess((*guess.roles, role), guess.weight + log(max(chance, _LEAST)))
            for guess in beam
            for role, chance in linear.chances(learned, own + history(said, k, guess.roles)).items()
            if not allowed or role in allowed[k]
        ]
        beam = sorted(longer, key=lambda guess: -guess.weight)[:BEAM]
    return beam


def weight_of(said: Said, quantities: list[Quantity]) -> Guess:
    """The roles that rules gave, and how likely they are by what was learned."""
    known = {quantity.start: "size" if quantity.role == "mention" else quantity.role for quantity in quantities}
    roles: tuple[str, ...] = ()
    weight = 0.0
    learned = linear.load(FILE)
    for k, own in enumerate(said.features):
        chances = linear.chances(learned, own + history(said, k, roles))
        roles = (*roles, known.get(said.places[k].quantity.start, "other"))
        weight += log(max(chances[roles[-1]], _LEAST))
    return Guess(roles, weight)


def quantities_of(doc: Document, said: Said, guess: Guess, ruled: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a text with these roles; what is said again is no further jug, and the rules know what is."""
    again = {quantity.start for quantity in ruled if quantity.role == "mention"}
    own = [
        replace(place.quantity, role="mention" if role == "size" and place.quantity.start in again else role, sure=True)
        for place, role in zip(said.places, guess.roles, strict=True)
        if role != "other" and not is_not_counted(doc.clean[place.quantity.end :][:_REACH])
        if role != "size" or not counts_things(doc.clean, place.quantity, list(ruled))
    ]
    sizes = {quantity.start for quantity in own if quantity.role == "size"}
    told = without_repeats(doc.clean, corrected(doc.clean, without_unwanted(doc.clean, own)))
    return [
        replace(quantity, role="mention") if quantity.role == "other" and quantity.start in sizes else quantity
        for quantity in told
    ]
