"""PDDL answers in plain sentences: an action by its own name, the ending by what was proven."""

from collections.abc import Sequence

from planner.core.narrate import ending
from planner.core.narrate.ending import ALL_STEPS_UP_TO, FIRST_STEPS, LAST_STEPS
from planner.core.narrate.markdown import escape
from planner.core.narrate.words import times


def describe(step: Sequence[str]) -> str:
    """`load-truck package1 truck2 depot` as “Load truck: package1, truck2, depot.”"""
    words = step[0].replace("-", " ").replace("_", " ").strip()
    objects = f": {', '.join(step[1:])}" if len(step) > 1 else ""
    return f"{words[:1].upper()}{words[1:]}{objects}."


def explain_plan(steps: Sequence[Sequence[str]], cost: int | None, optimal: bool, proof: str) -> str:
    """How long the plan is, what it costs where that is asked for, and how it is known."""
    if not steps:
        return "**Nothing has to be done: the start already is the goal.**"
    length = times(len(steps), "action")
    measure = length if cost is None else f"{length} with a total cost of {cost:,}"
    better = "no plan is shorter" if cost is None else "no plan costs less"
    headline = f"**{measure}, and {better}.**" if optimal else f"**{measure}.** It is not proven that {better}."
    return (
        f"{headline}\n\n{escape(proof)} "
        "A separate checker replayed the whole plan against the definitions, and every condition held."
    )


def list_steps(steps: Sequence[Sequence[str]], most: int) -> str:
    """A short plan whole and a long one by its ends, but never more than `most` steps."""
    is_short = len(steps) <= ALL_STEPS_UP_TO
    begins, ends = (len(steps), 0) if is_short else (FIRST_STEPS, LAST_STEPS)
    is_cut = most < begins + ends
    first, last = (steps[:most], []) if is_cut else (steps[:begins], steps[len(steps) - ends :])
    return ending.list_steps(len(steps), [*map(describe, first)], [*map(describe, last)], "action", is_cut=is_cut)


def explain_impossible(proof: str) -> str:
    """Why there is no plan."""
    return f"**Impossible: no plan reaches the goal.**\n\n{escape(proof)}"


def explain_out_of_budget(what: str, seconds: float, expanded: int, at_least: int) -> str:
    """What is known and what is not."""
    limit = "all the memory it was given" if what == "bytes" else "all the time it was given"
    bound = f" Every plan, if there is one, has at least {times(at_least, 'action')}." if at_least else ""
    return (
        "**Not decided: the search ended before it found an answer.**\n\n"
        f"It used {limit}: {seconds:.1f} seconds, with {times(expanded, 'state')} expanded.{bound} "
        "Whether a plan exists is open."
    )
