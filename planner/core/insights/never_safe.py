"""Which item can be left alone with none of the others: the one a river puzzle turns on."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.narrate.words import definite, join
from planner.core.plain.river import PlainRiver

MOST_NAMES = 100
OTHERS_TOLD = 6


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """Among those who cannot row: which one, left with any one other, always breaks a rule.

    "Left with" is exactly these two and nobody else, at a place without a boat; each pair is put to the rules.
    """
    if case.family != "river_crossing":
        return
    items = [name for name, count in case.model["entities"].items() if count and name not in case.model["rowers"]]
    if not 3 <= len(items) <= MOST_NAMES:
        return
    problem = PlainRiver(case.model)
    unsafe: dict[str, set[str]] = {name: set() for name in items}
    for i, one in enumerate(items):
        yield None
        if allowance.is_spent():
            return
        for other in items[i + 1 :]:
            if not problem.is_safe_pair(one, other):
                unsafe[one].add(other)
                unsafe[other].add(one)
    alone = {name for name in items if not problem.is_safe_pair(name)}
    worst = [name for name in items if len(unsafe[name]) == len(items) - 1 and name not in alone]
    if len(worst) == len(items):
        sentence = "No two of those who cannot row may be left alone together."
    elif worst and not alone:
        sentence = "; ".join(_told(case, name, items) for name in worst)
        sentence = f"{sentence[0].upper()}{sentence[1:]}."
    else:
        return
    yield Insight("never_safe", sentence, {"names": worst})


def _told(case: Case, name: str, items: list[str]) -> str:
    others = [_one(case, other) for other in items if other != name]
    company = join(others, "or") if len(others) <= OTHERS_TOLD else f"any of the {len(others)} others that cannot row"
    return f"{_one(case, name)} can never be left alone with {company}"


def _one(case: Case, name: str) -> str:
    return definite(name) if case.model["entities"][name] == 1 else f"a {name}"
