"""The three kinds of rule a river crossing knows: which names may not share a place.

Every name is one that the model introduced; `x` may also be kept apart from another `x`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.puzzles import fields


@dataclass(frozen=True)
class Pair:
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


@dataclass(frozen=True)
class Outnumber:
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


@dataclass(frozen=True)
class Needs:
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


def read_rule(value: Any, path: str, names: Collection[str]) -> Rule:
    """One rule of any kind."""
    rule = fields.read_object(value, path)
    if "kind" not in rule:
        fields.check_keys(rule, path, ("kind",), rule)
    kind = fields.read_known(rule["kind"], f"{path}.kind", KINDS)
    return KINDS[kind](rule, path, names)
