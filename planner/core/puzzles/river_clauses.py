"""The rules of a crossing as few clauses over sets of names, which is what symmetry is looked for in.

Thirty couples are written as 870 rules; as clauses they are thirty: "wife 7 with any of these husbands, and not
husband 7". A set of names is a bit mask, bit i for name i of `Cast.names`. Names nobody bears are left out, and so
is every rule that cannot be broken.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_rules import Needs, Outnumber, Pair

FEAR, ALIKE, OUTNUMBER = range(3)
ANYBODY = -1  # the mask of a clause that is broken whoever else is there


class Clause(NamedTuple):
    """What must not be true of a group.

    FEAR: some of `a` and some of `b` are there and none of `guard`. ALIKE: two of the name `a`, and none of `guard`.
    OUTNUMBER: more of `a` than of `b`, but some of `b`.
    """

    kind: int
    a: int
    b: int
    guard: int


@dataclass(frozen=True)
class Cast:
    """The names that anybody bears, in the order of the model, and every clause about them, each once."""

    names: tuple[str, ...]
    clauses: tuple[Clause, ...]


def read_clauses(model: RiverCrossing) -> Cast:
    """The rules of a checked model as clauses, in time linear in the names that the rules list."""
    names = tuple(name for name, count in model.entities.items() if count)
    bits = {name: 1 << i for i, name in enumerate(names)} | {n: 0 for n, c in model.entities.items() if not c}
    clauses: dict[Clause, None] = {}
    pairs: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for rule in model.rules:
        if type(rule) is Pair:
            pairs[rule.unless].append((rule.a, rule.b))
        else:
            clauses.update(dict.fromkeys(_other_clause(rule, bits)))
    edges: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for unless, some in pairs.items():
        edges[_mask(unless, bits)] += some
    for guard, some in edges.items():
        clauses.update(dict.fromkeys(_fears(guard, some, bits, model.entities)))
    return Cast(names, tuple(clauses))


def _other_clause(rule: object, bits: dict[str, int]) -> Iterator[Clause]:
    if isinstance(rule, Outnumber):
        strong, weak = _mask(rule.strong, bits), _mask(rule.weak, bits)
        if strong and weak:
            yield Clause(OUTNUMBER, strong, weak, 0)
    elif isinstance(rule, Needs):
        who, guard = bits[rule.who], _mask(rule.any_of, bits)
        if who and not who & guard:
            yield Clause(FEAR, who, ANYBODY, guard)


def _mask(names: Iterable[str], bits: dict[str, int]) -> int:
    mask = 0
    for name in names:
        mask |= bits[name]
    return mask


def _fears(guard: int, pairs: list[tuple[str, str]], bits: dict[str, int], counts: dict[str, int]) -> Iterator[Clause]:
    """All pairs with the same guards. A name that is a guard itself is never in danger."""
    feared = _star(pairs, bits) or _both_ways(pairs, bits)
    for a, b in feared.items():
        if b & ~guard and not a & guard:
            yield Clause(FEAR, a, b & ~guard, guard)
    for name in {a for a, b in pairs if a == b}:
        if counts[name] > 1 and not bits[name] & guard:
            yield Clause(ALIKE, bits[name], 0, guard)


def _star(pairs: list[tuple[str, str]], bits: dict[str, int]) -> dict[int, int] | None:
    """One name and all those it is paired with, where it is in every pair and they are several; else None."""
    for side in (0, 1):
        heart = pairs[0][side]
        others = {pair[1 - side] for pair in pairs if pair[side] == heart and bits[pair[1 - side]]} - {heart}
        if len(others) > 1 and all(pair[side] == heart for pair in pairs):
            return {bits[heart]: _mask(others, bits)} if bits[heart] else {}
    return None


def _both_ways(pairs: list[tuple[str, str]], bits: dict[str, int]) -> dict[int, int]:
    """Each pair told from both sides: what is exchangeable must not depend on which name a rule mentions first."""
    feared: defaultdict[int, int] = defaultdict(int)
    for a, b in pairs:
        if a != b and bits[a] and bits[b]:
            feared[bits[a]] |= bits[b]
            feared[bits[b]] |= bits[a]
    return feared
