"""River crossings as a textbook writes them: a state is where the boat is, and for each place how many of each name.

A whole boat load is one step. Rules are looked at once for every group and remembered.
"""

from collections.abc import Callable, Iterator
from operator import add, sub
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject

Group: TypeAlias = tuple[int, ...]  # how many of each name, in the order of `entities`
Crossing: TypeAlias = tuple[int, tuple[Group, ...]]

NAMES_BEFORE_A_WORD = 20_000  # looked at by the rules, before whoever searches hears from us
GROUPS_REMEMBERED = 200_000


class PlainRiver:
    """Everybody is counted; the boat goes from where it is to any other place."""

    def __init__(self, model: JsonObject) -> None:
        self._model = model
        self._names: list[str] = list(model["entities"])
        self._places: list[str] = list(model.get("places", ("near", "far")))
        self._everybody = sum(model["entities"].values())
        self._rowers = [i for i, name in enumerate(self._names) if name in set(model["rowers"])]
        self._weights, self._max_weight = self._read_weights()
        self._check_boat: bool = model.get("check_boat", False)
        self._checks = compile_rules(model.get("rules", ()), self._names)
        self._known: dict[Group, bool] = {}
        self._patience = 1 + NAMES_BEFORE_A_WORD // (len(self._names) + len(self._checks))
        self._goal = self._read_goal()

    def initial(self) -> Crossing:
        """Where everybody and the boat are at the start."""
        start = self._model.get("start", {self._places[0]: self._model["entities"]})
        groups = tuple(self._count(start.get(place, {})) for place in self._places)
        return self._places.index(self._model.get("boat", self._places[0])), groups

    def successors(self, state: Crossing) -> Iterator[tuple[Any, Crossing] | None]:
        """Every trip that keeps the rules, with None now and then."""
        boat, groups = state
        here, others = groups[boat], [to for to in range(len(groups)) if to != boat]
        # A place that no trip from here touches must be safe as well; with two places there is none.
        patience = self._patience
        for load in self._loads(here):
            patience -= 1
            if not patience:
                patience = self._patience
                yield None
            if not any(load[i] for i in self._rowers) or (self._check_boat and not self.is_safe(load)):
                continue
            left = tuple(map(sub, here, load))
            if not self.is_safe(left):
                continue
            for to in others:
                landed = tuple(map(add, groups[to], load))
                if self.is_safe(landed) and all(self.is_safe(groups[o]) for o in others if o != to):
                    after = list(groups)
                    after[boat], after[to] = left, landed
                    yield (load, to), (to, tuple(after))

    def is_goal(self, state: Crossing) -> bool:
        """Whether everybody the goal names is where it says."""
        boat, groups = state
        wanted_boat, wanted = self._goal
        if wanted_boat is not None and boat != wanted_boat:
            return False
        return all(groups[place][i] == count for place, i, count in wanted)

    def step_json(self, action: Any) -> Any:
        """Who crosses, and with three or more places also where to."""
        load, to = action
        who = [name for name, count in zip(self._names, load, strict=True) for _ in range(count)]
        return who if len(self._places) == 2 else {"who": who, "to": self._places[to]}

    def shown(self, state: Crossing) -> JsonObject:
        """Who is where, zero counts left out."""
        boat, groups = state
        counts = ({name: n for name, n in zip(self._names, group, strict=True) if n} for group in groups)
        return {"boat": self._places[boat], "places": dict(zip(self._places, counts, strict=True))}

    def is_safe(self, group: Group) -> bool:
        """Whether a group keeps every rule."""
        known = self._known.get(group)
        if known is None:
            if len(self._known) >= GROUPS_REMEMBERED:
                self._known.clear()
            present = sum(1 << i for i, count in enumerate(group) if count)
            known = self._known[group] = not any(breaks(group, present) for breaks in self._checks)
        return known

    def is_safe_pair(self, *names: str) -> bool:
        """Whether one of each name, and nobody else, keeps every rule together."""
        return self.is_safe(tuple(int(name in names) for name in self._names))

    def _loads(self, here: Group) -> Iterator[Group]:
        """Every group from `here` that fits by number and weight, counted through like an odometer."""
        present = [i for i, count in enumerate(here) if count]
        load, room, weight = [0] * len(here), self._model["capacity"] or self._everybody, self._max_weight
        digit = 0
        while digit < len(present):
            i = present[digit]
            if room and load[i] < here[i] and self._weights[i] <= weight:
                load[i] += 1
                room, weight = room - 1, weight - self._weights[i]
                yield tuple(load)
                digit = 0 if room else digit  # every lower digit is zero already
            else:
                room, weight = room + load[i], weight + load[i] * self._weights[i]
                load[i] = 0
                digit += 1

    def _count(self, counts: JsonObject) -> Group:
        return tuple(counts.get(name, 0) for name in self._names)

    def _read_weights(self) -> tuple[list[int], int]:
        if "max_weight" not in self._model:
            return [0] * len(self._names), 0
        return [self._model["weights"][name] for name in self._names], self._model["max_weight"]

    def _read_goal(self) -> tuple[int | None, list[tuple[int, int, int]]]:
        goal = self._model.get("goal", {self._places[-1]: self._model["entities"]})
        boat = self._places.index(self._model["goal_boat"]) if "goal_boat" in self._model else None
        places, names = self._places.index, self._names.index
        return boat, [(places(p), names(n), count) for p, counts in goal.items() for n, count in counts.items()]


# A check says whether a group breaks a rule; `present` has a bit for each name of which somebody is there.
Check: TypeAlias = Callable[[Group, int], bool]


def compile_rules(rules: Any, names: list[str]) -> list[Check]:
    """One check for each rule; pairs that share a name and their guards are one check, for couples are hundreds."""
    number = {name: i for i, name in enumerate(names)}
    checks: list[Check] = []
    feared: dict[tuple[int, int], int] = {}
    for rule in rules:
        if rule["kind"] == "outnumber":
            checks.append(_outnumbered([number[n] for n in rule["strong"]], [number[n] for n in rule["weak"]]))
        elif rule["kind"] == "needs":
            checks.append(_alone(1 << number[rule["who"]], _bits(rule["any_of"], number)))
        elif rule["a"] == rule["b"]:
            checks.append(_two_alike(number[rule["a"]], _bits(rule.get("unless", ()), number)))
        else:
            key = 1 << number[rule["a"]], _bits(rule.get("unless", ()), number)
            feared[key] = feared.get(key, 0) | 1 << number[rule["b"]]
    return checks + [_together(one, others, guards) for (one, guards), others in feared.items()]


def _bits(names: Any, number: dict[str, int]) -> int:
    return sum(1 << number[name] for name in set(names))


def _outnumbered(strong: list[int], weak: list[int]) -> Check:
    if len(strong) == len(weak) == 1:
        s, w = strong[0], weak[0]
        return lambda group, _present: 0 < group[w] < group[s]

    def breaks(group: Group, _present: int) -> bool:
        few = sum(group[i] for i in weak)
        return 0 < few < sum(group[i] for i in strong)

    return breaks


def _alone(who: int, company: int) -> Check:
    return lambda _group, present: bool(present & who) and not present & company


def _two_alike(i: int, guards: int) -> Check:
    return lambda group, present: group[i] > 1 and not present & guards


def _together(one: int, others: int, guards: int) -> Check:
    return lambda _group, present: bool(present & one and present & others) and not present & guards
