"""The explanation at the end, in Markdown: the result first, how it is known; and, where wanted, the steps.

It says only what the outcome holds: nothing here is true of puzzles in general.
"""

from collections.abc import Sequence

from planner.core.narrate.markdown import escape
from planner.core.narrate.words import times
from planner.core.outcome import BestPlan, Impossible, OutOfBudget, Proof, Solved

ALL_STEPS_UP_TO = 40
FIRST_STEPS = 10
LAST_STEPS = 3


def explain_solved(outcome: Solved, unit: str) -> str:
    """How long the plan is, how that is known, and the rule of a plan too long to be shown."""
    if outcome.length == 0:
        return "**Nothing has to be done: the start already is the goal.**"
    length = times(outcome.length, unit)
    if outcome.optimal:
        headline = f"**{length}, and no plan is shorter.**"
    else:
        headline = f"**{length}.** It is not proven that no plan is shorter."
    return join_paragraphs(
        headline, f"{escape(outcome.proof.text)} {_checked(outcome)}", _rule(outcome), _method(outcome)
    )


def list_steps(
    length: int, first: Sequence[str], last: Sequence[str], unit: str = "step", *, is_cut: bool = False
) -> str:
    """`first` are the sentences from step 1 on, `last` those up to the end; `first` may be all there are.

    `is_cut` says that more would be listed if fewer had not been asked for.
    """
    left_out = length - len(first) - len(last)
    why = f", as only {len(first):,} {'was' if len(first) == 1 else 'were'} asked for" if is_cut else ""
    gap = f"… {times(left_out, f'more {unit}')}{why} …" if left_out > 0 else ""
    return join_paragraphs(numbered(1, first), gap, numbered(length - len(last) + 1, last))


def explain_impossible(outcome: Impossible) -> str:
    """Why there is no plan."""
    headline = "**Impossible: no plan reaches the goal.**"
    return join_paragraphs(headline, escape(outcome.proof.text), _method(outcome))


def explain_out_of_budget(outcome: OutOfBudget, unit: str) -> str:
    """What is known and what is not."""
    limit = f"It reached the limit it was given {_limit(outcome)}."
    bound = f"has at least {times(outcome.at_least, unit)}"
    if outcome.best is None:
        return join_paragraphs(
            "**Not decided: the search ended before it found an answer.**",
            f"{limit} Every plan, if there is one, {bound}; whether one exists is open.",
        )
    return join_paragraphs(
        f"**A plan with {times(outcome.best.length, unit)}, but the search for the shortest one did not end.**",
        f"{limit} Every plan {bound}, so a shorter one may exist. {_checked(outcome.best)}",
        _rule(outcome.best),
    )


def prove_bound(outcome: OutOfBudget, unit: str) -> Proof:
    """What is known of a plan that was found before the budget was spent."""
    text = (
        f"Every plan has at least {times(outcome.at_least, unit)}; the search for the shortest one ended "
        f"{_limit(outcome)}, and the plan given is the best one found."
    )
    return Proof("heuristic", outcome.states, text)


def join_paragraphs(*texts: str) -> str:
    """Those that say something, one below the other."""
    return "\n\n".join(text for text in texts if text)


def numbered(number: int, sentences: Sequence[str]) -> str:
    """A numbered list that begins at any number."""
    return "\n".join(f"{i}. {escape(text)}" for i, text in enumerate(sentences, start=number))


def _limit(outcome: OutOfBudget) -> str:
    states = times(outcome.states, "state")
    if outcome.spent == "seconds":
        return f"after {outcome.statistics.seconds:.1f} seconds, with {states} seen"
    return f"at {states}" if outcome.spent == "states" else f"of memory, with {states} seen"


def _checked(plan: Solved | BestPlan) -> str:
    """How far the validator has replayed the plan."""
    if plan.last_states:
        return f"A separate checker replayed {_all(plan.length)}, and every rule was kept."
    return (
        "The plan is too long to be replayed to its end: a separate checker replayed the first steps and found every "
        "rule kept, and the rest follows by the same rule."
    )


def _all(length: int) -> str:
    return {1: "the step", 2: "both steps"}.get(length, f"all {length:,} steps")


def _rule(plan: Solved | BestPlan) -> str:
    """Where not all steps are told, the rule that makes the others."""
    if plan.length <= ALL_STEPS_UP_TO or not plan.rule:
        return ""
    return f"The rule of this plan: {escape(plan.rule)}"


def _method(outcome: Solved | Impossible) -> str:
    """Which search it was and why that one; a theorem has said it all already."""
    cost = outcome.statistics
    return f"Searched with {escape(cost.algorithm)}: {escape(cost.reason)}" if cost.reason else ""
