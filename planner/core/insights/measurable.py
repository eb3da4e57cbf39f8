"""Which amounts some jug can hold at all, found by visiting every state that can be reached."""

from collections.abc import Generator, Iterator
from itertools import chain

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.narrate.words import join

LOOK_EVERY = 63
AMOUNTS_TOLD = 12


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """The whole range, all multiples of one number, all but a few, or the list where it is short."""
    if case.family != "water_jug" or len(case.model["capacities"]) < 2:
        return
    amounts = yield from _reachable(case, allowance)
    if amounts is None:
        return
    wanted = sorted(amounts - {0})
    sentence = _told(wanted, max(case.model["capacities"]))
    if sentence is not None:
        yield Insight("measurable", sentence, {"amounts": sorted(amounts)})


def _told(amounts: list[int], most: int) -> str | None:
    """The shortest true way to say which amounts there are besides 0, with the largest jug's size; None if too long."""
    if not amounts:
        return None
    count = len(amounts)
    if count == most:
        return f"Every whole amount from 1 to {most:,} can be measured in some jug."
    unit = amounts[0]
    if unit > 1 and 1 < count == most // unit and all(amount % unit == 0 for amount in amounts):
        return f"Some jug can be made to hold any multiple of {unit:,} up to {amounts[-1]:,}, and nothing else."
    if most - count < count and most - count <= AMOUNTS_TOLD:
        missing = sorted(set(range(1, most + 1)) - set(amounts))
        return f"Every whole amount from 1 to {most:,} can be measured in some jug, except {_list(missing)}."
    if count > AMOUNTS_TOLD:
        return None
    if count == 1:
        return f"The only amount, apart from 0, that a jug can hold here is {amounts[0]:,}."
    return f"The only amounts, apart from 0, that a jug can hold here are {_list(amounts)}."


def _list(amounts: list[int]) -> str:
    return join([f"{amount:,}" for amount in amounts])


def _reachable(case: Case, allowance: Allowance) -> Generator[None, None, set[int] | None]:
    """Every amount that is in some jug in some state that can be reached; None where there are too many."""
    problem = case.plain()
    start = problem.initial()
    seen, waiting, moves = {start}, [start], 0
    while waiting:
        for successor in chain((None,), problem.successors(waiting.pop())):
            moves += 1
            if successor is None or not moves & LOOK_EVERY:
                yield None
                if allowance.is_spent() or len(seen) > allowance.states:
                    return None
                if successor is None:
                    continue
            if successor[1] not in seen:
                seen.add(successor[1])
                waiting.append(successor[1])
    return {amount for state in seen for amount in problem.shown(state)["amounts"]}
