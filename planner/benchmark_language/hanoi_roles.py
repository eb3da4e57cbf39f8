"""Fits what speaks for a peg as the start or the goal of a tower's pile.

`python -m planner.benchmark_language.hanoi_roles tests/planner/language` writes `hanoi_roles.json`; with `--check` it
prints how well each set's pegs are told by weights that were fitted to the others.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.benchmark_language.choice import Choice
from planner.benchmark_language.choice import fit as fit_choices
from planner.benchmark_language.corpus import Question, corpora, questions
from planner.benchmark_language.family_words import KEPT_BACK
from planner.benchmark_language.hanoi_spoken import statements
from planner.core.json_types import JsonObject
from planner.core.language.hanoi_mentions import mentions_of_pegs, or_else
from planner.core.language.hanoi_pegs import Pegs
from planner.core.language.hanoi_roles import ANYWHERE, FILE, GOAL, SCALE, START, Case, Roles, Sides, Valued
from planner.core.language.text import parse
from planner.core.language.tower_of_hanoi import FAMILY, case_of

MADE_UP = "made up"
PENALTY = 1.0
NEGLIGIBLE = 0.01
DIGITS = 3


@dataclass(frozen=True)
class Told:
    """A text with the start and the goal that it means."""

    set: str
    case: Case
    meant: Roles


def told_in(paths: Iterable[Path]) -> list[Told]:
    """The tower questions of some files whose start or goal is one peg."""
    every = [(_set_of(path), question) for path in paths for question in questions(path)]
    found = [_told(name, question) for name, question in every if question.family == FAMILY]
    return [told for told in found if told]


def made_up() -> list[Told]:
    """The statements of `hanoi_spoken`."""
    found = [
        _told(MADE_UP, Question(MADE_UP, text, FAMILY, _plain_model(start, goal, names), 0))
        for text, start, goal, names in statements()
    ]
    return [told for told in found if told]


def _plain_model(start: str, goal: str, names: tuple[str, ...]) -> JsonObject:
    return {"pegs": [*names], "start": {start: [4, 3, 2, 1]}, "goal": {"all_on": goal}}


def files_in(folders: Iterable[Path]) -> list[Path]:
    """The corpora of some folders without what is kept back."""
    return [path for folder in folders for path in corpora(folder) if not path.name.startswith(KEPT_BACK)]


def fit(said: Sequence[Told]) -> dict[str, float]:
    """The weights that make the starts and goals that are meant likeliest."""
    choices = [_choice(told, forgetful) for told in said for forgetful in (False, True)]
    weights = fit_choices(choices, penalty=PENALTY)
    return {name: round(weight, DIGITS) for name, weight in weights.items() if abs(weight) >= NEGLIGIBLE}


def best(weights: dict[str, float], case: Case) -> Roles:
    """The likeliest start and goal by some weights alone."""
    sides = Sides(case)
    scores = {roles: _score(weights, _speaks_for(sides, roles)) for roles in sides.roles()}
    return max(scores, key=scores.__getitem__)


def _told(name: str, question: Question) -> Told | None:
    found = case_of(parse(question.text))
    if found is None or question.model is None:
        return None
    case, names = found
    if case.placed and case.parted:
        return None
    known = {names.get(peg, peg).lower(): peg for peg in case.pegs.names}
    start, goals = _ends(question.model, case.pegs, known)
    goal = _goal(case, start, goals)
    meant = (None, goal) if case.placed else (start, None) if case.parted else (start, goal)
    if (not case.placed and start is None) or (not case.parted and goal is None):
        return None
    return Told(name, case, meant) if meant in Sides(case).roles() else None


def _ends(model: JsonObject, pegs: Pegs, known: dict[str, str]) -> tuple[str | None, set[str]]:
    """The peg that all discs start on and those that they may end on, as the case calls them."""
    names: list[str] = model["pegs"]

    def ours(peg: str) -> str | None:
        return known.get(peg.lower()) or (pegs.names[names.index(peg)] if len(names) == len(pegs.names) else None)

    full = [peg for peg, discs in model["start"].items() if discs]
    aims = model["goal"].get("all_on_any") or [model["goal"].get("all_on")]
    goals = {ours(peg) for peg in aims if peg}
    return ours(full[0]) if len(full) == 1 else None, {peg for peg in goals if peg}


def _goal(case: Case, start: str | None, goals: set[str]) -> str | None:
    """The one goal, the first of those joined by an "or", or that any will do."""
    if len(goals) < 2:
        return next(iter(goals), None)
    for mention in mentions_of_pegs(case.text, case.unused, case.pegs):
        if {mention.peg, *or_else(case.unused, mention.end, case.pegs)} == goals:
            return mention.peg
    return ANYWHERE if goals | ({start} if start else set()) == {*case.pegs.names} else None


def _choice(told: Told, forgetful: bool) -> Choice:
    sides = Sides(told.case, forgetful)
    roles = sides.roles()
    candidates = [[(name, SCALE * value) for name, value in _speaks_for(sides, some)] for some in roles]
    return Choice(candidates, roles.index(told.meant), 0.5)


def _speaks_for(sides: Sides, roles: Roles) -> Valued:
    start, goal = roles
    of_start = sides.of_peg(START, start) if start else []
    of_goal = sides.of_peg(GOAL, goal) if goal else []
    return [*of_start, *of_goal, *sides.of_pair(roles)]


def _score(weights: dict[str, float], valued: Valued) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in valued)


def _set_of(path: Path) -> str:
    return path.stem.removesuffix(f"_{FAMILY}").removeprefix("unseen_")


def _check(said: Sequence[Told]) -> None:
    for name in sorted({told.set for told in said}):
        weights = fit([told for told in said if told.set != name])
        asked = [told for told in said if told.set == name]
        right = sum(best(weights, told.case) == told.meant for told in asked)
        sys.stdout.write(f"{name}: {right} of {len(asked)}\n")


if __name__ == "__main__":
    known = made_up() + told_in(files_in(Path(folder) for folder in sys.argv[1:] if folder != "--check"))
    if "--check" in sys.argv:
        _check(known)
    else:
        FILE.write_text(json.dumps(fit(known), indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
