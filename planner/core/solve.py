"""Model in, outcome out: a theorem or a search in its budget, and every plan replayed before it is believed."""

from collections.abc import Generator
from dataclasses import replace
from time import perf_counter
from typing import Any

from planner.core.errors import InvalidModel
from planner.core.events import Progress
from planner.core.json_types import JsonObject
from planner.core.outcome import BestPlan, Budget, Impossible, Outcome, OutOfBudget, Solved
from planner.core.problem import Problem, can_count, steps_json
from planner.core.puzzles import PUZZLES, read_model
from planner.core.search import SEARCHES
from planner.core.search.watch import REPORT_EVERY
from planner.core.select import MADE_FOR, ONE_BY_ONE, REASONS, choose, is_worth_proving
from planner.core.theorems import conclude, good_plan, knows_good_plan
from planner.core.validate import check, check_beginning

THEOREM = "theorem"
ALGORITHMS = (THEOREM, *SEARCHES)
REPLAYED = 1 << 20  # steps: a longer plan is replayed so far, and the theorem carries the rest
UNASKED = 1.5  # seconds for proving a good plan that nobody asked to be proven
FOR_ANY_PLAN = 0.2  # the part of the seconds kept for finding any plan where the shortest is too far

Running = Generator[Progress, None, Outcome]


def solve(
    family: str, model: JsonObject, budget: Budget, *, algorithm: str | None = None, prove: bool = False
) -> Running:
    """Solve a JSON model.

    `algorithm` is one of ALGORITHMS and then the only one used; `prove` asks for a search where a theorem would do.
    Raises InvalidModel for a wrong model or algorithm, and BrokenPlan if our own plan is wrong.
    """
    begun = perf_counter()
    checked = read_model(family, model)
    yield from _sign_of_life(begun)
    outcome = yield from _answer(family, checked, budget, algorithm, prove)
    if isinstance(outcome, Solved):
        last_states = yield from _replay(family, model, outcome, outcome.statistics.expanded)
        return replace(outcome, last_states=last_states)
    if isinstance(outcome, OutOfBudget) and outcome.best is not None:
        last_states = yield from _replay(family, model, outcome.best, outcome.statistics.expanded)
        return replace(outcome, best=replace(outcome.best, last_states=last_states))
    return outcome


def _sign_of_life(begun: float) -> Generator[Progress, None, None]:
    """Something to be heard of a preparation that took long: twenty thousand rules may."""
    if perf_counter() - begun > REPORT_EVERY / 4:  # the next one may take as long again
        yield Progress(0, 0, 0.0)


def _answer(family: str, checked: Any, budget: Budget, algorithm: str | None, prove: bool) -> Running:
    """What a theorem knows if it is certain; else what a search finds; else the good plan that is known anyway."""
    if algorithm not in (None, *ALGORITHMS):
        raise InvalidModel("unknown_algorithm", "algorithm", f"“algorithm” must be one of {', '.join(ALGORITHMS)}.")
    if algorithm not in (None, THEOREM):
        return (yield from _search(family, checked, budget, algorithm))
    known = conclude(family, checked)
    if algorithm == THEOREM and known is None:
        raise InvalidModel("no_theorem", "algorithm", "No theorem answers this puzzle; only a search can: “algorithm”.")
    is_certain = known is not None and (not isinstance(known, Solved) or known.optimal)
    if known is not None and (algorithm == THEOREM or not (prove or (not is_certain and is_worth_proving(checked)))):
        return known
    if known is not None and not prove:
        budget = replace(budget, seconds=min(budget.seconds, UNASKED))
    found = yield from _search(family, checked, budget, None)
    return known if known is not None and isinstance(found, OutOfBudget) else found


def _search(family: str, checked: Any, budget: Budget, algorithm: str | None) -> Running:
    """Run the given search or the one that suits best; its plan comes back in the step format."""
    if algorithm is not None:
        begun = perf_counter()
        problem = _problem(family, checked, algorithm)
        yield from _sign_of_life(begun)
        return _told(problem, (yield from SEARCHES[algorithm](problem, budget)), "It was asked for by name.")
    # What is kept back is for finding any plan, should the search for the shortest not end.
    is_plan_known = knows_good_plan(family, checked)
    seconds = budget.seconds * (1 if is_plan_known else 1 - FOR_ANY_PLAN)
    outcome = yield from _search_best(family, checked, replace(budget, seconds=seconds))
    if not isinstance(outcome, OutOfBudget) or outcome.best is not None:
        return outcome
    if is_plan_known:
        return replace(outcome, best=good_plan(family, checked))
    yield Progress(outcome.statistics.expanded, outcome.at_least, 0.0)  # what follows may have to be prepared first
    plan = yield from _any_plan(family, checked, replace(budget, seconds=budget.seconds - seconds))
    return replace(outcome, best=plan)


def _search_best(family: str, checked: Any, budget: Budget) -> Running:
    """Run the search that suits family and size."""
    if family in MADE_FOR:
        return (yield from MADE_FOR[family](checked, budget))
    problem = PUZZLES[family].problem(checked)
    choice = choose(checked, problem)
    if choice.first_try:
        few = replace(budget, states=min(budget.states, choice.first_try))
        outcome = yield from SEARCHES[ONE_BY_ONE.algorithm](problem, few)
        if not isinstance(outcome, OutOfBudget) or outcome.spent != "states" or few == budget:
            return _told(problem, outcome, ONE_BY_ONE.reason)
    outcome = yield from SEARCHES[choice.algorithm](problem, budget)
    # A search hands a puzzle it is not made for to a simpler one, and says so.
    return _told(problem, outcome, REASONS[outcome.statistics.algorithm])


def _told(problem: Problem[Any, Any], outcome: Outcome, reason: str) -> Outcome:
    """The outcome of a search with its steps in the step format and the reason for the search."""
    told: dict[str, Any] = {"statistics": replace(outcome.statistics, reason=reason)}
    if isinstance(outcome, Solved | Impossible) and can_count(problem) and problem.note:
        told["proof"] = replace(outcome.proof, text=f"{outcome.proof.text} {problem.note}")
    if isinstance(outcome, Solved):
        told["steps"] = steps_json(problem, outcome.steps)
    if isinstance(outcome, OutOfBudget) and outcome.best is not None:
        told["best"] = replace(outcome.best, steps=steps_json(problem, outcome.best.steps))
    return replace(outcome, **told)


def _problem(family: str, checked: Any, algorithm: str) -> Problem[Any, Any]:
    """What a search by name is given: arrays tell everybody apart, and only the search that needs them has to."""
    puzzle = PUZZLES[family]
    return puzzle.problem(checked) if algorithm == "frontier" else puzzle.reduced(checked)


def _any_plan(family: str, checked: Any, budget: Budget) -> Generator[Progress, None, BestPlan | None]:
    """A plan, not the shortest, from the search that finds one soonest."""
    begun = perf_counter()
    problem = _problem(family, checked, "greedy")
    yield from _sign_of_life(begun)
    outcome = yield from SEARCHES["greedy"](problem, budget)
    return BestPlan(steps_json(problem, outcome.steps), outcome.length) if isinstance(outcome, Solved) else None


def _replay(
    family: str, model: JsonObject, plan: Solved | BestPlan, expanded: int
) -> Generator[Progress, None, list[JsonObject]]:
    """Replay the plan and return its last states, still telling the driver now and then that we are alive."""
    begun = said = perf_counter()
    if plan.length > REPLAYED:
        checking = _beginning(family, model, plan)
    else:
        checking = check(family, model, plan.steps, plan.length)
    while True:
        try:
            done = next(checking)
        except StopIteration as end:
            last_states: list[JsonObject] = end.value
            return last_states
        now = perf_counter()
        if now - said > REPORT_EVERY:
            said = now
            yield Progress(expanded, plan.length, round(done / (now - begun), 1))


def _beginning(family: str, model: JsonObject, plan: Solved | BestPlan) -> Generator[int, None, list[JsonObject]]:
    yield from check_beginning(family, model, plan.steps, REPLAYED)
    return []
