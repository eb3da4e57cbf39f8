"""The explanation at the end, in Markdown: the result first, how it is known; and, where wanted, the steps.

It says only what the outcome holds: nothing here is true of puzzles in general.
"""

from collections.abc import Sequence

from planner.core.narrate.markdown import escape
from planner.core.narrate.words import times
from planner.core.outcome import Impossible, OutOfBudget, Solved

ALL_STEPS_UP_TO = 40
FIRST_STEPS = 10
LAST_STEPS = 3


def explain_solved(outcome: Solved, unit: str) -> str:
    """How long the plan is and how that is known."""
    if outcome.length == 0:
        return "**Nothing has to be done: the start already is the goal.**"
    length = times(outcome.length, unit)
    if outcome.optimal:
        headline = f"**{length}, and no plan is shorter.**"
    else:
        headline = f"**{length}.** It is not proven that no plan is shorter."
    checked = f"A separate checker replayed {_all(outcome.length)}, and every rule was kept."
    return f"{headline}\n\n{escape(outcome.proof.text)} {checked}"


def list_steps(length: int, first: Sequence[str], last: Sequence[str]) -> str:
    """`first` are the sentences from step 1 on, `last` those up to the end; `first` may be all there are."""
    shown = numbered(1, first)
    left_out = length - len(first) - len(last)
    if left_out > 0:
        shown += f"\n\n… {times(left_out, 'more step')} …"
    if last:
        shown += f"\n\n{numbered(length - len(last) + 1, last)}"
    return shown


def explain_impossible(outcome: Impossible) -> str:
    """Why there is no plan."""
    return f"**Impossible: no plan reaches the goal.**\n\n{escape(outcome.proof.text)}"


def explain_out_of_budget(outcome: OutOfBudget, unit: str) -> str:
    """What is known and what is not."""
    seconds, states = outcome.statistics.seconds, times(outcome.states, "state")
    limit = f"after {seconds:.1f} seconds, with {states} seen" if outcome.spent == "seconds" else f"at {states}"
    return (
        "**Not decided: the search ended before it found an answer.**\n\n"
        f"It reached the limit it was given {limit}. "
        f"Every plan, if there is one, has at least {times(outcome.at_least, unit)}; whether one exists is open."
    )


def _all(length: int) -> str:
    return {1: "the step", 2: "both steps"}.get(length, f"all {length:,} steps")


def numbered(number: int, sentences: Sequence[str]) -> str:
    """A numbered list that begins at any number."""
    return "\n".join(f"{i}. {escape(text)}" for i, text in enumerate(sentences, start=number))
