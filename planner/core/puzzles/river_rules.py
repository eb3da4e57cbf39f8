"""The three kinds of rule a river crossing knows: which names may not share a place.

Every name is one that the model introduced; `x` may also be kept apart from another `x`. Rules are named tuples: a
model may have ten thousand of them.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.puzzles import fields


class Pair(NamedTuple):
    """`a` and `b` are never together without some of `unless`."""

    a: str
    b: str
    unless: tuple[str, ...]

    @staticmethod
    def from_json(value: JsonObject, path: str, names: Collection[str]) -> "Pair":
        """Read and check one rule."""
        fields.check_keys(value, path, ("kind", "a", "b"), ("unless",))
        return Pair(
            fields.read_known(value["a"], f"{path}.a", names),
            fields.read_known(value["b"], f"{path}.b", names),
            fields.read_known_names(value.get("unless", []), f"{path}.unless", names),
        )

    def to_json(self) -> JsonObject:
        """The rule in the formats."""
        return {"kind": "pair", "a": self.a, "b": self.b, "unless": list(self.unless)}


class Outnumber(NamedTuple):
    """Wherever some of `weak` are, those of `strong` are not more than they."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]

    @staticmethod
    def from_json(value: JsonObject, path: str, names: Collection[str]) -> "Outnumber":
        """Read and check one rule."""
        fields.check_keys(value, path, ("kind", "strong", "weak"))
        return Outnumber(
            fields.read_known_names(value["strong"], f"{path}.strong", names, 1),
            fields.read_known_names(value["weak"], f"{path}.weak", names, 1),
        )

    def to_json(self) -> JsonObject:
        """The rule in the formats."""
        return {"kind": "outnumber", "strong": list(self.strong), "weak": list(self.weak)}


class Needs(NamedTuple):
    """`who` is never anywhere without some of `any_of`."""

    who: str
    any_of: tuple[str, ...]

    @staticmethod
    def from_json(value: JsonObject, path: str, names: Collection[str]) -> "Needs":
        """Read and check one rule."""
        fields.check_keys(value, path, ("kind", "who", "any_of"))
        return Needs(
            fields.read_known(value["who"], f"{path}.who", names),
            fields.read_known_names(value["any_of"], f"{path}.any_of", names, 1),
        )

    def to_json(self) -> JsonObject:
        """The rule in the formats."""
        return {"kind": "needs", "who": self.who, "any_of": list(self.any_of)}


Rule: TypeAlias = Pair | Outnumber | Needs
KINDS: dict[str, Callable[[JsonObject, str, Collection[str]], Rule]] = {
    "pair": Pair.from_json,
    "outnumber": Outnumber.from_json,
    "needs": Needs.from_json,
}


def read_rules(values: list[Any], names: Collection[str]) -> tuple[Rule, ...]:
    """All rules of a model; raises InvalidModel with the path of the first that is wrong."""
    return tuple(
        _read_plain_pair(rule, names) or read_rule(rule, f"rules[{i}]", names) for i, rule in enumerate(values)
    )


def read_rule(value: Any, path: str, names: Collection[str]) -> Rule:
    """One rule of any kind."""
    rule = fields.read_object(value, path)
    if "kind" not in rule:
        fields.check_keys(rule, path, ("kind",), rule)
    kind = fields.read_known(rule["kind"], f"{path}.kind", KINDS)
    return KINDS[kind](rule, path, names)


def _read_plain_pair(rule: Any, names: Collection[str]) -> Pair | None:
    """The commonest rule, a pair with one guard, ten times faster; None for whatever is not exactly that.

    A hundred couples have 9,900 such rules, and reading them must not take longer than solving them.
    """
    if type(rule) is not dict or len(rule) != 4 or rule.get("kind") != "pair":
        return None
    a, b, unless = rule.get("a"), rule.get("b"), rule.get("unless")
    if type(a) is not str or type(b) is not str or type(unless) is not list or len(unless) != 1:
        return None
    guard = unless[0]
    if type(guard) is not str or a not in names or b not in names or guard not in names:
        return None
    return Pair(a, b, (guard,))
