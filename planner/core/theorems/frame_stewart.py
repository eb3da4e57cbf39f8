"""Towers on four and more pegs: the plan of Frame and Stewart, and what is known about it.

The k smallest discs go aside with the help of all pegs, the others to the target with one peg fewer, then the k on top.
Frame and Stewart, American Mathematical Monthly 48 (1941). On four pegs no plan is shorter: Bousch, "La quatrième tour
de Hanoï", Bulletin of the Belgian Mathematical Society 21 (2014). On five and more that is presumed and not proven, but
for fewer discs than pegs it is plain: every disc except the largest has to step aside and come back.
"""

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.conclusion import best_known, done_already, shortest
from planner.core.theorems.frame_stewart_plan import moves_needed, stream
from planner.core.theorems.three_pegs_words import tower_peg

BOUSCH = "Proven optimal by Bousch (2014): on four pegs no plan for a tower is shorter than that of Frame and Stewart."
FEW_DISCS = (
    "Proven optimal: the largest disc can move only once all others have left its peg and are not where it goes, "
    "so each of them has to move at least twice."
)
OPEN = (
    "This is the plan of Frame and Stewart (1941), the best one known on {pegs} pegs; that none is shorter is "
    "presumed, and nobody has proven it for every number of discs."
)
RULE = (
    "To move a tower, put its smaller discs aside on a spare peg using every peg, move the larger ones to the target "
    "without that peg, then put the smaller ones on top; each part is done by this same rule."
)


def conclude(model: TowerOfHanoi) -> Solved | Impossible | None:
    """Answers a tower on four or more pegs that shall stand on another one, where every move is allowed."""
    count = len(model.pegs)
    origin = tower_peg(model)
    free = len(model.arcs()) == count * (count - 1)
    if count < 4 or not model.size_rule or not free or origin is None:
        return None
    target = _target(model, origin)
    if target is None:
        return None
    if target == origin:
        return done_already()
    discs = len(model.start[model.pegs[origin]])
    steps, length = stream(model.pegs, discs, origin, target), moves_needed(discs, count)
    if discs < count:
        return shortest(steps, length, FEW_DISCS, RULE)
    if count == 4:
        return shortest(steps, length, BOUSCH, RULE)
    return best_known(steps, length, OPEN.format(pegs=count), RULE)


def _target(model: TowerOfHanoi, origin: int) -> int | None:
    """The peg the tower shall stand on; where several will do, its own before any other."""
    if model.goal_state is not None:
        holding = [peg for peg in model.pegs if model.goal_state[peg]]
        return model.pegs.index(holding[0]) if len(holding) == 1 else None
    targets = [model.pegs.index(peg) for peg in model.goal_pegs]
    return origin if origin in targets else targets[0]
