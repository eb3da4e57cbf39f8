"""Hanoi on three pegs under the size rule: a shortest plan between any two states, whatever moves are allowed.

A disc moves only while all smaller ones stand together on the third peg. Where the largest disc has to go from a to b
it therefore goes directly, once, or over the third peg c, twice; never more often, because its moves in between could
be left out. Both ways are compared exactly, disc by disc from the smallest, so the costs take time linear in the
number of discs. Hinz, "The Tower of Hanoi", L'Enseignement Mathématique 35 (1989), proves this for free moves; Sapir,
"The Tower of Hanoi with forbidden moves", The Computer Journal 47 (2004), for towers and any allowed moves.

Glossary: a place is a peg (0, 1, 2), or SET: as those discs lie at the start, or as they shall lie in the end.
"""

from planner.core.outcome import Impossible, Solved
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.conclusion import done_already, impossible, shortest
from planner.core.theorems.three_pegs_plan import SET, Costs, stream
from planner.core.theorems.three_pegs_words import proof, rule


def conclude(model: TowerOfHanoi) -> Solved | Impossible | None:
    """Answers every puzzle with three pegs and the size rule; the goal must keep the size rule too."""
    if len(model.pegs) != 3 or not model.size_rule:
        return None
    costs = costs_of(model)
    targets = [SET] if model.goal_state is not None else [model.pegs.index(peg) for peg in model.goal_pegs]
    reached = [(cost, target) for target in targets if (cost := costs.whole(target)) is not None]
    if not reached:
        return impossible(_no_way(model, costs, targets))
    length, target = min(reached)
    if not length:
        return done_already()
    return shortest(stream(model.pegs, costs, target), length, proof(model, target), rule(model, target))


def costs_of(model: TowerOfHanoi) -> Costs:
    """The costs of the model's discs, smallest first."""
    start = [peg for _, peg in _ranked(model, model.start)]
    goal = start if model.goal_state is None else [peg for _, peg in _ranked(model, model.goal_state)]
    return Costs(frozenset(model.arcs()), start, goal)


def _ranked(model: TowerOfHanoi, content: dict[str, tuple[int, ...]]) -> list[tuple[int, int]]:
    """Each disc with the number of its peg, smallest first."""
    return sorted((disc, peg) for peg, name in enumerate(model.pegs) for disc in content[name])


def _no_way(model: TowerOfHanoi, costs: Costs, targets: list[int]) -> str:
    """Which disc cannot get to where it shall be: the smallest one for which the costs end."""
    discs = [disc for disc, _ in _ranked(model, model.start)]
    stuck = max(costs.first_stuck(target) for target in targets)
    return (
        f"A disc can move only while all smaller ones stand on the third peg. With the moves allowed here the "
        f"{stuck} smallest of the {len(discs)} discs cannot all get to where the goal wants them, "
        f"whichever way disc {discs[stuck - 1]} goes."
    )
