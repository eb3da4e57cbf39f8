"""Fits the roles of the numbers of jug puzzles.

`python -m planner.benchmark_language.jug_learned tests/planner/language` writes `jug_learned.json`; with `--apart` it
prints instead how each set of corpora is read by what the others teach.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from planner.benchmark_language import softmax
from planner.benchmark_language.corpus import corpora, questions
from planner.benchmark_language.family_words import KEPT_BACK
from planner.core.json_types import JsonObject
from planner.core.language import linear
from planner.core.language.jug_learned import FILE, ROLES, likeliest
from planner.core.language.jug_mentions import Said, history
from planner.core.language.jug_nouns import with_known_nouns
from planner.core.language.text import parse
from planner.core.language.units import SIZES

FAMILY = "water_jug"
# A bare number up to that may count jugs or people, whatever amounts there are.
MOST_COUNTED = 4
# A model may count in halves, tenths or hundreds of what is written.
_SCALES = [Fraction(1), *(Fraction(k) for k in (2, 3, 4, 5, 6, 8, 10, 20, 100))]
_PARTS = [Fraction(1, k) for k in (2, 5, 10, 100, 1000)]


@dataclass(frozen=True)
class Known:
    """A text, and the roles that each of its numbers may have by what it means."""

    said: Said
    allowed: list[frozenset[str]]


def taught(paths: Iterable[Path]) -> list[Known]:
    """The jug puzzles of some corpora whose numbers are those of their models."""
    return [
        Known(said, allowed)
        for path in paths
        for question in questions(path)
        if question.family == FAMILY and question.model is not None
        for said in [Said(with_known_nouns(parse(question.text)))]
        if (allowed := _allowed(said, question.model)) is not None
    ]


def fit(known: Sequence[Known]) -> linear.Weights:
    """The weights that make the meant roles likeliest; where several may be meant, the likeliest of them counts."""
    plain = [(own, next(iter(may))) for each in known for own, may in zip(each.said.features, each.allowed, strict=True)
             if len(may) == 1]  # fmt: skip
    first = softmax.fit(plain, ROLES)
    alone = [
        tuple(max(sorted(may), key=linear.chances(first, own).__getitem__)
              for own, may in zip(each.said.features, each.allowed, strict=True))
        for each in known
    ]  # fmt: skip
    second = softmax.fit(list(_in_turn(known, alone)), ROLES)
    together = [likeliest(each.said, second, each.allowed) for each in known]
    meant = [guesses[0].roles if guesses else own for guesses, own in zip(together, alone, strict=True)]
    return softmax.fit(list(_in_turn(known, meant)), ROLES)


def _in_turn(known: Sequence[Known], roles: Sequence[tuple[str, ...]]) -> Iterator[softmax.Example]:
    for each, meant in zip(known, roles, strict=True):
        for k, role in enumerate(meant):
            yield each.said.features[k] + history(each.said, k, meant[:k]), role


def _allowed(said: Said, model: JsonObject) -> list[frozenset[str]] | None:
    values = _as_in_model(said, set(model["capacities"]))
    if values is None:
        return None
    wanted = {"size": set(model["capacities"]), "content": set(model["initial"]), "target": _goal(model["goal"])}
    found = []
    for place, value in zip(said.places, values, strict=True):
        may = {role for role, amounts in wanted.items() if value and value in amounts}
        if not may or (place.quantity.value <= MOST_COUNTED and not place.quantity.unit):
            may.add("other")
        found.append(frozenset(may))
    return found


def _as_in_model(said: Said, sizes: set[int]) -> list[Fraction] | None:
    """The numbers of a text in the unit of its model, or None where the sizes are not among them."""
    quantities = [place.quantity for place in said.places]
    units = [quantity.unit for quantity in quantities if quantity.unit]
    main = max(sorted(set(units)), key=units.count, default="unit")
    for scale in [*_SCALES, *_PARTS]:
        values = [quantity.value * scale for quantity in quantities]
        if sizes <= set(values):
            return values
    for smallest in sorted({SIZES[unit] for unit in units}):
        values = [quantity.value * SIZES[quantity.unit or main] / smallest for quantity in quantities]
        if sizes <= set(values):
            return values
    return None


def _goal(goal: JsonObject) -> set[int]:
    if "exact" in goal:
        return set(goal["exact"])
    if "partial" in goal:
        return set(goal["partial"].values())
    return {amount for name, amount in goal.items() if name != "jug"}


def right(learned: linear.Weights, known: Sequence[Known]) -> tuple[int, int, int]:
    """How many numbers have a role that they may have, how many there are, and in how many texts all have one."""
    told = [(likeliest(each.said, learned), each.allowed) for each in known]
    fits = [
        [a in may for a, may in zip(guesses[0].roles, all_may, strict=True)] for guesses, all_may in told if guesses
    ]
    return sum(map(sum, fits)), sum(map(len, fits)), sum(map(all, fits))


def _apart(sets: dict[str, list[Known]]) -> None:
    for name, own in sets.items():
        others = [each for other, known in sets.items() if other != name for each in known]
        numbers, of, texts = right(fit(others), own)
        sys.stdout.write(f"{name}: numbers {numbers}/{of}, texts {texts}/{len(own)}\n")


def paths_of(folders: Iterable[Path]) -> list[Path]:
    """The corpora that may be learned from."""
    return [path for folder in folders for path in corpora(folder) if not path.name.startswith(KEPT_BACK)]


if __name__ == "__main__":
    given = paths_of(Path(each) for each in sys.argv[1:] if each != "--apart")
    if "--apart" in sys.argv:
        by_set: dict[str, list[Known]] = defaultdict(list)
        for each in given:
            by_set[each.name.removeprefix("unseen_").split("_")[0]] += taught([each])
        _apart({name: known for name, known in by_set.items() if known})
    else:
        FILE.write_text(softmax.written(fit(taught(given))), encoding="utf-8")
