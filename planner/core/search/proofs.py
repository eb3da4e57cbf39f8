"""How a search knows what it says, as sentences."""

from planner.core.narrate.words import times
from planner.core.outcome import Impossible, Proof, Solved
from planner.core.search.watch import Watch


def nothing_to_do(watch: Watch) -> Solved:
    """The plan without a step."""
    return Solved((), 0, True, Proof("exhaustive", 1, "The start already is the goal."), watch.statistics())


def shortest(length: int, states: int) -> Proof:
    """For a search that has seen everything nearer than the goal."""
    nearer = f"All states that at most {times(length - 1, 'step')} lead to were searched and none is the goal"
    if length == 1:
        nearer = "The start is not the goal"
    return Proof("exhaustive", states, f"{nearer}; {states:,} different states were seen in all.")


def bounded(length: int, states: int) -> Proof:
    """For a search led by an estimate that is never too high."""
    return Proof(
        "exhaustive",
        states,
        f"Every other way either ended or needs at least {times(length, 'step')} by an estimate that is never too "
        f"high; {states:,} different states were seen in all.",
    )


def first_found(states: int, how: str) -> Proof:
    """For a search that takes the first plan it meets; `how` is a sentence about the way it looks."""
    return Proof("heuristic", states, f"{how} {states:,} different states were seen; a shorter plan may exist.")


def exhausted(watch: Watch, states: int, note: str = "") -> Impossible:
    """Everything in reach of the start was seen; `note` says what counts as a state, where that needs to be said."""
    text = f"All {states:,} states that can be reached from the start were searched, and none is the goal."
    if states == 1:
        text = "No step at all is possible from the start, and the start is not the goal."
    return Impossible(Proof("exhaustive", states, f"{text} {note}".strip()), watch.statistics())


def exhausted_backwards(watch: Watch, states: int, note: str = "") -> Impossible:
    """Everything the goal is in reach of was seen."""
    text = f"The goal can be reached from exactly {states:,} states, all were searched, and the start is none of them."
    if not states:
        text, note = "No state that keeps the rules is the goal.", ""
    return Impossible(Proof("exhaustive", states, f"{text} {note}".strip()), watch.statistics())
