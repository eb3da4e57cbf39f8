"""Who is together, as one whole number: a field of bits for each name. Made of operators, so arrays will do as well."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.tensors.arrays import Array, Arrays

# Up to here the rules are looked at once for every group there could be; wider groups are checked as they come.
TABLE_BITS = 14


class Groups:
    """The layout of the fields."""

    def __init__(self, entities: Mapping[str, int]) -> None:
        self._names = list(entities)
        widths = [max(1, count.bit_length()) for count in entities.values()]
        self.shifts = [sum(widths[:i]) for i in range(len(widths))]
        self._masks = [(1 << width) - 1 << shift for width, shift in zip(widths, self.shifts, strict=True)]
        self._single = sum(mask for mask in self._masks if mask.bit_count() == 1)
        self._several = [mask for mask in self._masks if mask.bit_count() > 1]
        self.bits = sum(widths)
        self.mask = (1 << self.bits) - 1
        self.everybody = self.pack(entities)

    def pack(self, counts: Mapping[str, int]) -> int:
        """A group from how many of each name are in it."""
        return sum(count << self.shifts[self._names.index(name)] for name, count in counts.items())

    def mask_of(self, names: Any) -> int:
        """The fields of some names."""
        return sum(self._masks[self._names.index(name)] for name in dict.fromkeys(names))

    def count(self, group: Any, name: int) -> Any:
        """How many of a name, by its number."""
        return (group & self._masks[name]) >> self.shifts[name]

    def number(self, name: str) -> int:
        """The number of a name."""
        return self._names.index(name)

    def names(self, group: int) -> list[str]:
        """Everybody in a group, by name."""
        return [name for i, name in enumerate(self._names) for _ in range(self.count(group, i))]

    def contains(self, groups: Array, loads: Array) -> Array:
        """Whether each load can be taken out of each group."""
        fits = loads & ~groups & self._single == 0
        for mask in self._several:
            fits = fits & (groups & mask >= (loads & mask))
        return fits


class Safety:
    """Which groups keep the rules of a model."""

    def __init__(self, groups: Groups, rules: Sequence[JsonObject], arrays: Arrays) -> None:
        self._groups = groups
        self._rules = _merged(rules, groups)
        # Rules that name many, such as those of many couples, cost more to check than to look up.
        self._table = self._keeps_rules(arrays.array(range(1 << groups.bits))) if groups.bits <= TABLE_BITS else None

    def of(self, groups: Array) -> Array:
        """One truth value for each group."""
        return self._keeps_rules(groups) if self._table is None else self._table[groups]

    def _keeps_rules(self, groups: Array) -> Array:
        safe = groups == groups
        for kind, a, b, guard in self._rules:
            if kind == "pair":
                safe = safe & ((groups & a == 0) | (groups & b == 0) | (groups & guard != 0))
            elif kind == "alike":
                safe = safe & ((groups & a <= b) | (groups & guard != 0))
            else:
                strong, weak = self._total(groups, a), self._total(groups, b)
                safe = safe & ((weak == 0) | (strong <= weak))
        return safe

    def _total(self, groups: Array, names: Sequence[int]) -> Array:
        total = groups - groups
        for name in names:
            total = total + self._groups.count(groups, name)
        return total


def _merged(rules: Sequence[JsonObject], groups: Groups) -> list[tuple[str, Any, Any, int]]:
    """Pairs of one name with many, under the same guards, are one check."""
    checks: list[tuple[str, Any, Any, int]] = []
    feared: dict[tuple[int, int], int] = {}
    for rule in rules:
        if rule["kind"] == "outnumber":
            strong, weak = ([groups.number(name) for name in rule[side]] for side in ("strong", "weak"))
            checks.append(("outnumber", strong, weak, 0))
        elif rule["kind"] == "needs":
            checks.append(("pair", groups.mask_of([rule["who"]]), groups.mask, groups.mask_of(rule["any_of"])))
        elif rule["a"] == rule["b"]:
            one = 1 << groups.shifts[groups.number(rule["a"])]
            checks.append(("alike", groups.mask_of([rule["a"]]), one, groups.mask_of(rule["unless"])))
        else:
            key = groups.mask_of([rule["a"]]), groups.mask_of(rule["unless"])
            feared[key] = feared.get(key, 0) | groups.mask_of([rule["b"]])
    return checks + [("pair", a, b, guard) for (a, guard), b in feared.items()]


def loads_of(model: JsonObject, groups: Groups, most: int) -> list[int] | None:
    """Every load with a rower that the boat can take, as groups; None where they are more than `most`."""
    loads = []
    for load in _loads(model, groups):
        loads.append(load)
        if len(loads) > most:
            return None
    return loads


def _loads(model: JsonObject, groups: Groups) -> Iterator[int]:
    """The loads by their first rower, so that none without a rower is looked at."""
    rowers = [name for name in model["entities"] if name in model["rowers"]]
    others = [name for name in model["entities"] if name not in model["rowers"]]
    everybody = sum(model["entities"].values())
    seats = everybody if model["capacity"] is None else min(model["capacity"], everybody)
    limit = model.get("max_weight")
    weigh = {name: model["weights"][name] if limit is not None else 0 for name in model["entities"]}
    for i, rower in enumerate(rowers):
        company = rowers[i:] + others
        most = [model["entities"][name] - (name == rower) for name in company]
        if most[0] >= 0 and weigh[rower] <= (limit or 0):
            left = (limit or 0) - weigh[rower]
            ones = [groups.pack({name: 1}) for name in company]
            yield from _fill(ones[0], list(zip(ones, most, [weigh[n] for n in company], strict=True)), seats - 1, left)


def _fill(first: int, company: list[tuple[int, int, int]], seats: int, weight: int) -> Iterator[int]:
    """A load and every larger one that takes more of the company: one unit, how many there are, what each weighs."""
    waiting = [(first, 0, 0, seats, weight)]
    while waiting:
        load, at, taken, free, left = waiting.pop()
        yield load
        # Each load is made in one order only: of the name that was taken last, or of one behind it.
        for i in range(at, len(company) if free else at):
            one, most, weighs = company[i]
            already = taken if i == at else 0
            if already < most and weighs <= left:
                waiting.append((load + one, i, already + 1, free - 1, left - weighs))
