"""Tower of Hanoi: the checked model, for any pegs, any start and any goal.

With the size rule the start must keep it; a goal that breaks it is a question with the answer "impossible".
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from planner.core.json_types import JsonObject
from planner.core.puzzles import fields

MOST_PEGS = 32
MOST_DISCS = 4096  # the number of moves has some 2,000 digits then, and Python writes no more than 4,300
MOVE_RULES = ("any", "adjacent", "cyclic")


@dataclass(frozen=True)
class TowerOfHanoi:
    """Discs on pegs, bottom to top. The goal is a set of pegs that may hold all, or the content of every peg."""

    pegs: tuple[str, ...]
    start: dict[str, tuple[int, ...]]
    goal_pegs: tuple[str, ...]
    goal_state: dict[str, tuple[int, ...]] | None
    size_rule: bool
    move_rule: str
    forbidden: tuple[tuple[str, str], ...]

    @staticmethod
    def from_json(value: Any) -> "TowerOfHanoi":
        """Read and check a model; raises InvalidModel."""
        return _read(fields.read_object(value, ""))

    def to_json(self) -> JsonObject:
        """The model in the formats, with every default written out."""
        return {
            "pegs": list(self.pegs),
            "start": {peg: list(discs) for peg, discs in self.start.items()},
            "goal": self._goal_json(),
            "size_rule": self.size_rule,
            "move_rule": self.move_rule,
            "forbidden": [list(move) for move in self.forbidden],
        }

    def _goal_json(self) -> JsonObject:
        if self.goal_state is not None:
            return {"state": {peg: list(discs) for peg, discs in self.goal_state.items()}}
        if len(self.goal_pegs) == 1:
            return {"all_on": self.goal_pegs[0]}
        return {"all_on_any": list(self.goal_pegs)}

    def arcs(self) -> tuple[tuple[int, int], ...]:
        """The moves between pegs that the move rule and the forbidden list leave, as numbers of pegs."""
        count = len(self.pegs)
        pairs = [(a, b) for a in range(count) for b in range(count) if a != b]
        if self.move_rule == "adjacent":
            pairs = [(a, b) for a, b in pairs if abs(a - b) == 1]
        elif self.move_rule == "cyclic":
            pairs = [(a, b) for a, b in pairs if b == (a + 1) % count]
        return tuple((a, b) for a, b in pairs if (self.pegs[a], self.pegs[b]) not in self.forbidden)


def _read(model: JsonObject) -> TowerOfHanoi:
    optional = ("size_rule", "move_rule", "forbidden")
    fields.check_keys(model, "", ("pegs", "start", "goal"), optional)
    pegs = fields.read_names(model["pegs"], "pegs", 1, MOST_PEGS)
    size_rule = fields.read_flag(model.get("size_rule", True), "size_rule")
    start = _read_pegs(model["start"], "start", pegs)
    if not any(start.values()):
        raise fields.out_of_range("start", "must have at least one disc")
    if size_rule and any(list(discs) != sorted(discs, reverse=True) for discs in start.values()):
        raise fields.inconsistent("start", "has a larger disc on a smaller one, which “size_rule” does not allow")
    goal_pegs, goal_state = _read_goal(model["goal"], pegs, start)
    return TowerOfHanoi(
        pegs=pegs,
        start=start,
        goal_pegs=goal_pegs,
        goal_state=goal_state,
        size_rule=size_rule,
        move_rule=fields.read_known(model.get("move_rule", "any"), "move_rule", MOVE_RULES),
        forbidden=_read_forbidden(model.get("forbidden", []), pegs),
    )


def _read_pegs(value: Any, path: str, pegs: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The content of every peg; one that is not named is empty."""
    content = fields.read_object(value, path)
    for peg in content:
        fields.read_known(peg, fields.at(path, fields.shorten(peg)), pegs)
    if sum(len(discs) for discs in content.values() if isinstance(discs, list | tuple)) > MOST_DISCS:
        raise fields.out_of_range(path, f"must have at most {MOST_DISCS:,} discs")
    read = {peg: _read_discs(content.get(peg, []), f"{path}.{peg}") for peg in pegs}
    fields.refuse_repeats((disc for discs in read.values() for disc in discs), path)
    return read


def _read_discs(value: Any, path: str) -> tuple[int, ...]:
    discs = fields.read_list(value, path, most=MOST_DISCS)
    return tuple(fields.read_whole(disc, f"{path}[{i}]", 1) for i, disc in enumerate(discs))


def _read_goal(
    value: Any, pegs: Collection[str], start: dict[str, tuple[int, ...]]
) -> tuple[tuple[str, ...], dict[str, tuple[int, ...]] | None]:
    goal = fields.read_object(value, "goal")
    fields.check_keys(goal, "goal", (), ("all_on", "all_on_any", "state"))
    if len(goal) != 1:
        raise fields.inconsistent("goal", "must be exactly one of “all_on”, “all_on_any” and “state”")
    if "all_on" in goal:
        return (fields.read_known(goal["all_on"], "goal.all_on", pegs),), None
    if "all_on_any" in goal:
        return fields.read_known_names(goal["all_on_any"], "goal.all_on_any", pegs, 1), None
    state = _read_pegs(goal["state"], "goal.state", pegs)
    if _discs(state) != _discs(start):
        raise fields.inconsistent("goal.state", "does not have the same discs as “start”")
    return (), state


def _discs(content: dict[str, tuple[int, ...]]) -> list[int]:
    return sorted(disc for discs in content.values() for disc in discs)


def _read_forbidden(value: Any, pegs: Collection[str]) -> tuple[tuple[str, str], ...]:
    moves = []
    for i, move in enumerate(fields.read_list(value, "forbidden")):
        path = f"forbidden[{i}]"
        pair = fields.read_list(move, path, 2, 2)
        a, b = (fields.read_known(peg, f"{path}[{j}]", pegs) for j, peg in enumerate(pair))
        moves.append((a, b))
    return tuple(moves)
