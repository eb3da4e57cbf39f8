"""How the theorem on three pegs is told: the closed form if there is one, and the rule of a plan too long to show."""

from planner.core.narrate.words import SUPERSCRIPTS
from planner.core.puzzles.tower_of_hanoi import TowerOfHanoi
from planner.core.theorems.three_pegs_plan import SET

_WHY = "A disc can move only while all smaller ones stand together on the third peg, and that leaves no shorter way"


def proof(model: TowerOfHanoi, target: int) -> str:
    """Why no plan is shorter."""
    closed = _closed_form(model, target)
    if closed:
        return f"Proven optimal by a theorem: {closed}. {_WHY}."
    return (
        "Proven optimal by a theorem on three pegs: where a disc has to change its peg it goes there directly or over "
        "the third peg, and both ways were compared exactly for every disc (Hinz, 1989; Sapir, 2004)."
    )


def rule(model: TowerOfHanoi, target: int) -> str:
    """How the plan goes on, for a person who would have to carry it out."""
    peg = tower_peg(model)
    if peg is not None and target != SET and _is_free(model):
        return _parity_rule(model, peg, target)
    return (
        "To bring the largest disc that is not yet in place to its peg, gather all smaller ones on the peg it neither "
        "leaves nor goes to, by this same rule; move it; then bring the smaller ones on in the same way."
    )


def tower_peg(model: TowerOfHanoi) -> int | None:
    """The peg that holds every disc at the start, or None if they are spread."""
    holding = [peg for peg, name in enumerate(model.pegs) if model.start[name]]
    return holding[0] if len(holding) == 1 else None


def _is_free(model: TowerOfHanoi) -> bool:
    return len(model.arcs()) == len(model.pegs) * (len(model.pegs) - 1)


def _closed_form(model: TowerOfHanoi, target: int) -> str:
    """The formula for a tower that goes from one peg to another, where the literature has one."""
    peg = tower_peg(model)
    if peg is None or target == SET:
        return ""
    count = len(model.start[model.pegs[peg]])
    tower = f"a tower of {count:,} needs" if count > 1 else "one disc needs"
    exponent = str(count).translate(SUPERSCRIPTS)
    if _is_free(model):
        return f"on three pegs {tower} 2{exponent} − 1 moves"
    if model.forbidden:
        return ""
    if model.move_rule == "adjacent":
        formula = f"(3{exponent} − 1)/2" if 1 in (peg, target) else f"3{exponent} − 1"
        return f"between neighbouring pegs only, {tower} {formula} moves"
    steps = "one peg on" if (target - peg) % 3 == 1 else "two pegs on"
    return f"round three pegs in one direction, {tower} what Atkinson's recurrence (1981) gives for {steps}"


def _parity_rule(model: TowerOfHanoi, peg: int, target: int) -> str:
    """The classical rule: where the smallest disc goes first depends on whether the number of discs is odd."""
    spare = 3 - peg - target
    order = (peg, target, spare) if len(model.start[model.pegs[peg]]) % 2 else (peg, spare, target)
    circle = " → ".join(model.pegs[i] for i in (*order, peg))
    return (
        f"At every odd move the smallest disc goes one peg on, always round in the same direction: {circle}. "
        "At every even move there is only one move that does not touch the smallest disc; make that one."
    )
