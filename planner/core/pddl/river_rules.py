"""The rules of a river crossing twice: of a group that is known, and as a PDDL condition on every place.

In PDDL a rule says that there is no place where it is broken. It is asked before the next trip and in the goal, which
is the same as after every trip; `(moved)` keeps it from being held against the start.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from planner.core.json_types import JsonObject
from planner.core.pddl.text import both


@dataclass(frozen=True)
class Cast:
    """How the people of a model appear in PDDL; a name of which there are none appears nowhere.

    `individuals` are single ones, `crowds` are counted, both from the person's name to ours; `sides` are the sums of
    several names that a rule compares, by those names.
    """

    individuals: dict[str, str]
    crowds: dict[str, str]
    sides: dict[tuple[str, ...], str]

    def some(self, name: str) -> str | None:
        """The condition that some of a name are at `?p`; None where there never are."""
        if name in self.individuals:
            return f"(at {self.individuals[name]} ?p)"
        return f"(not (number {self.crowds[name]} ?p n0))" if name in self.crowds else None

    def none(self, names: list[str]) -> list[str]:
        """The conditions that nobody of several names is at `?p`."""
        absent = [f"(not (at {self.individuals[name]} ?p))" for name in names if name in self.individuals]
        return absent + [f"(number {self.crowds[name]} ?p n0)" for name in names if name in self.crowds]


def sides(rules: list[JsonObject]) -> list[tuple[str, ...]]:
    """The groups of names whose numbers some rule compares, each once."""
    compared = [tuple(rule[key]) for rule in rules if rule["kind"] == "outnumber" for key in ("strong", "weak")]
    return list(dict.fromkeys(compared))


def conditions(rules: list[JsonObject], cast: Cast) -> list[str]:
    """One condition for each rule that anything could break."""
    return [condition for rule in rules if (condition := _FORMULAS[rule["kind"]](rule, cast))]


def is_safe(rules: list[JsonObject], group: Counter[str]) -> bool:
    """Whether a group keeps every rule."""
    return not any(_BREAKS[rule["kind"]](rule, group) for rule in rules)


def _nowhere(parts: list[str], more: str = "") -> str:
    return f"(not (exists (?p - place{more}) {both(['(moved)', *parts])}))"


def _pair(rule: JsonObject, cast: Cast) -> str:
    a, b = rule["a"], rule["b"]
    if a != b:
        together = [cast.some(a), cast.some(b)]
    else:
        together = [f"(not (number {cast.crowds[a]} ?p {n}))" for n in ("n0", "n1")] if a in cast.crowds else [None]
    present = [condition for condition in together if condition]
    return _nowhere(present + cast.none(rule["unless"])) if len(present) == len(together) else ""


def _needs(rule: JsonObject, cast: Cast) -> str:
    who = cast.some(rule["who"])
    return _nowhere([who, *cast.none(rule["any_of"])]) if who else ""


def _outnumber(rule: JsonObject, cast: Cast) -> str:
    strong, weak = (cast.sides.get(tuple(rule[key])) for key in ("strong", "weak"))
    if not strong or not weak:
        return ""
    parts = [f"(number {strong} ?p ?s)", f"(number {weak} ?p ?w)", "(exceeds ?s ?w)"]
    return _nowhere(parts, " ?s ?w - count")


def _pair_broken(rule: JsonObject, group: Counter[str]) -> bool:
    a, b = rule["a"], rule["b"]
    together = group[a] > 1 if a == b else group[a] and group[b]
    return bool(together) and not any(group[name] for name in rule["unless"])


def _needs_broken(rule: JsonObject, group: Counter[str]) -> bool:
    return group[rule["who"]] > 0 and not any(group[name] for name in rule["any_of"])


def _outnumber_broken(rule: JsonObject, group: Counter[str]) -> bool:
    return sum(group[name] for name in rule["strong"]) > sum(group[name] for name in rule["weak"]) > 0


_FORMULAS: dict[str, Callable[[JsonObject, Cast], str]] = {"pair": _pair, "needs": _needs, "outnumber": _outnumber}
_BREAKS: dict[str, Callable[[JsonObject, Counter[str]], bool]] = {
    "pair": _pair_broken,
    "needs": _needs_broken,
    "outnumber": _outnumber_broken,
}
