"""Two crowds of which one may never outnumber the other, missionaries and cannibals first of all: two numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.benchmark.peers.encodings.river import is_plain
from planner.benchmark.peers.encodings.task import Action, Encoding, Task, gone
from planner.core.json_types import JsonObject
from planner.core.pddl.task import GroundAction

_NUMBERS = ("weak", "strong")


@dataclass(frozen=True)
class _Crowds:
    """Their names and how many there are, the weak ones first."""

    names: tuple[str, str]
    totals: tuple[int, int]

    def is_safe(self, weak: int, strong: int) -> bool:
        """On the near bank and, with all the others, on the far one."""
        far = (self.totals[0] - weak, self.totals[1] - strong)
        return (not weak or strong <= weak) and (not far[0] or far[1] <= far[0])


def encode(model: JsonObject) -> Encoding | None:
    """Two banks, two crowds, one rule about them."""
    rules = model["rules"]
    if not is_plain(model) or len(rules) != 1 or rules[0]["kind"] != "outnumber":
        return None
    sides = (*rules[0]["weak"], *rules[0]["strong"])
    if len(sides) != 2 or sorted(sides) != sorted(model["entities"]):
        return None
    crowds = _Crowds(sides, (model["entities"][sides[0]], model["entities"][sides[1]]))
    if not crowds.is_safe(*crowds.totals):  # the formats allow it; the trips below ask for a safe start
        return None
    loads = list(_loads(model, crowds))
    if not loads:
        return None
    task = Task(
        predicates=["(boat ?b)", "(weak ?n)", "(strong ?n)", "(less ?by ?n ?m)", "(safe ?n ?m)"],
        objects=["near", "far", *(f"n{number}" for number in range(max(crowds.totals) + 1))],
        actions=[trip for load in loads for trip in _trips(load)],
        init=[
            "(boat near)",
            *(f"({of} n{n})" for of, n in zip(_NUMBERS, crowds.totals, strict=True)),
            *_tables(crowds, loads),
        ],
        goal=["(boat far)", "(weak n0)", "(strong n0)"],
    )
    return Encoding(task, lambda actions: [_step(crowds, action) for action in actions])


def _loads(model: JsonObject, crowds: _Crowds) -> Iterator[tuple[int, int]]:
    room = sum(crowds.totals) if model["capacity"] is None else model["capacity"]
    rows = [name in model["rowers"] for name in crowds.names]
    for weak in range(min(room, crowds.totals[0]) + 1):
        for strong in range(min(room - weak, crowds.totals[1]) + 1):
            is_safe = not model["check_boat"] or not weak or strong <= weak
            if is_safe and ((weak and rows[0]) or (strong and rows[1])):
                yield weak, strong


def _trips(load: tuple[int, int]) -> Iterator[Action]:
    """There and back. That it is safe before a trip is known, and spares the planner most of the ground actions."""
    for here, there, less in (("near", "far", "(less n{0} ?{1} ?{1}2)"), ("far", "near", "(less n{0} ?{1}2 ?{1})")):
        parameters, after = ["?weak", "?strong"], []
        needs, makes = (
            [f"(boat {here})", "(weak ?weak)", "(strong ?strong)"],
            [gone(f"(boat {here})"), f"(boat {there})"],
        )
        for name, by in zip(_NUMBERS, load, strict=True):
            after.append(f"?{name}2" if by else f"?{name}")
            if by:
                parameters.append(after[-1])
                needs.append(less.format(by, name))
                makes += [gone(f"({name} ?{name})"), f"({name} {after[-1]})"]
        needs += ["(safe ?weak ?strong)", f"(safe {' '.join(after)})"]
        yield Action(f"to-{there}-{load[0]}-{load[1]}", " ".join(parameters), needs, makes)


def _tables(crowds: _Crowds, loads: list[tuple[int, int]]) -> Iterator[str]:
    weak, strong = crowds.totals
    most = max(by for load in loads for by in load)
    yield from (f"(less n{by} n{n} n{n - by})" for by in range(1, most + 1) for n in range(by, max(weak, strong) + 1))
    yield from (f"(safe n{w} n{s})" for w in range(weak + 1) for s in range(strong + 1) if crowds.is_safe(w, s))


def _step(crowds: _Crowds, action: GroundAction) -> list[Any]:
    weak, strong = map(int, action[0].split("-")[2:])
    return [crowds.names[0]] * weak + [crowds.names[1]] * strong
