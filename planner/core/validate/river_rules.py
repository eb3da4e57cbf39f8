"""The rules of a crossing, put in order once so that thousands of them can be asked about after every trip."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject

Group: TypeAlias = Mapping[str, int]  # who is there; names with nobody need not be listed


class Rulebook:
    """All rules of one model."""

    def __init__(self, rules: list[JsonObject]) -> None:
        self._rules = rules
        pairs = [rule for rule in rules if rule["kind"] == "pair" and rule["a"] != rule["b"]]
        self._fears = _shorter(_by_side(pairs, "a", "b"), pairs)
        # The commonest of the others, many of one name against one other, is asked without a detour.
        self._duels = [(rule["strong"][0], rule["weak"][0]) for rule in rules if _is_duel(rule)]
        self._others = [
            rule for rule in rules if not _is_duel(rule) and (rule["kind"] != "pair" or rule["a"] == rule["b"])
        ]

    def is_safe(self, group: Group) -> bool:
        """Whether a group keeps every rule."""
        names = group.keys()
        for name, guards, feared in self._fears:
            if name in names and names.isdisjoint(guards) and not names.isdisjoint(feared):
                return False
        for strong, weak in self._duels:
            if 0 < group.get(weak, 0) < group.get(strong, 0):
                return False
        for rule in self._others:  # noqa: SIM110  asked after every trip, and all() takes twice as long
            if _COMPLAINTS[rule["kind"]](rule, group):
                return False
        return True

    def complaint(self, group: Group) -> tuple[str, str]:
        """The kind of the first rule that an unsafe group breaks, and what is wrong."""
        for rule in self._rules:
            words = _COMPLAINTS[rule["kind"]](rule, group)
            if words:
                return rule["kind"], words
        raise ValueError("the group keeps every rule")


# A name, who may guard it, and whom it must not meet unguarded: rules with the same guards in one.
Fear: TypeAlias = tuple[str, tuple[str, ...], frozenset[str]]


def _by_side(pairs: list[JsonObject], side: str, other: str) -> list[Fear]:
    feared: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for rule in pairs:
        feared[rule[side], tuple(rule.get("unless", ()))].append(rule[other])
    return [(name, guards, frozenset(others)) for (name, guards), others in feared.items()]


def _shorter(fears: list[Fear], pairs: list[JsonObject]) -> list[Fear]:
    """A pair can be told from either side; the side that names fewer is asked about faster."""
    if 4 * len(fears) < len(pairs) or len(pairs) < 32:
        return fears
    return min(fears, _by_side(pairs, "b", "a"), key=len)


def _is_duel(rule: JsonObject) -> bool:
    return rule["kind"] == "outnumber" and len(rule["strong"]) == len(rule["weak"]) == 1


def _count(group: Group, names: list[str]) -> int:
    return sum(group.get(name, 0) for name in names)


def _pair(rule: JsonObject, group: Group) -> str | None:
    a, b = rule["a"], rule["b"]
    together = group.get(a, 0) > 1 if a == b else group.get(a, 0) > 0 and group.get(b, 0) > 0
    if not together or any(group.get(guard, 0) > 0 for guard in rule.get("unless", [])):
        return None
    return f"{a} and {b} are together without a guard"


def _outnumber(rule: JsonObject, group: Group) -> str | None:
    weak = _count(group, rule["weak"])
    if not weak:
        return None
    strong = _count(group, rule["strong"])
    return f"{strong} of {', '.join(rule['strong'])} outnumber {weak}" if strong > weak else None


def _needs(rule: JsonObject, group: Group) -> str | None:
    if not group.get(rule["who"], 0) or _count(group, rule["any_of"]):
        return None
    return f"{rule['who']} is without {' or '.join(rule['any_of'])}"


_COMPLAINTS: dict[str, Any] = {"pair": _pair, "outnumber": _outnumber, "needs": _needs}
