"""The sentences under the table: who is right how often, and how we compare with the fastest peer and Fast Downward.

They say numbers and names and no more, so that a reader judges.
"""

from collections import Counter
from collections.abc import Sequence
from math import exp, log

from planner.benchmark.report import Row
from planner.benchmark.solvers import FAST_DOWNWARD, OURS, SOLVERS, TEXTBOOK
from planner.benchmark.summary import EASY, Compared, Summary
from planner.benchmark.words import seconds

FAR = 100  # times: what the project promises against Fast Downward


def lines(summary: Summary, limit: float) -> list[str]:
    """`limit` is how many seconds everybody had for an answer."""
    return [*_rights(summary), *_against_peers(summary), _unsolved(summary, limit), *_against_fast_downward(summary)]


def fast_downward_table(summary: Summary) -> list[Row]:
    """Its fastest configuration for each instance beside us; empty where it took no part."""
    return [
        {
            "instance": one.instance,
            "fastest configuration": one.peer,
            FAST_DOWNWARD: seconds(one.theirs or 0.0),
            OURS: seconds(one.ours),
            "times faster": f"{one.ratio:,.0f}",
        }
        for one in _beside_fast_downward(summary)
    ]


def _rights(summary: Summary) -> list[str]:
    told = []
    for solver in summary.solvers:
        right = [row for instance in summary.instances if (row := summary.right(instance, solver))]
        text = f"{solver}: {len(right)} of {len(summary.instances)} right"
        if right:
            slowest, peak = max(row["seconds"] for row in right), max(row["peak_mb"] for row in right)
            text += f"; the slowest took {seconds(slowest)}, at most {peak:.0f} MB"
        told.append(text)
    return told


def _against_peers(summary: Summary) -> list[str]:
    compared = summary.compared()
    easy = [one for one in compared if one.is_easy]
    hard = [one for one in compared if not one.is_easy and one.ratio is not None]
    quick = [one for one in easy if one.ours < EASY]
    return [
        f"{TEXTBOOK} under 1 ms: {len(easy)} instances; {OURS} under 1 ms on {len(quick)} of them; "
        f"not on: {_list([one for one in easy if one.ours >= EASY])}",
        f"{TEXTBOOK} 1 ms or more and some peer right: {len(hard)} instances; "
        f"the fastest right peer of each: {_ratios(hard, OURS)}",
        f"a peer faster than {OURS}, {TEXTBOOK} 1 ms or more: {_list(_slower(hard))}",
        f"a peer faster than {OURS}, {TEXTBOOK} under 1 ms: {_list(_slower(easy))}",
    ]


def _slower(some: list[Compared]) -> list[Compared]:
    return [one for one in some if one.ratio is not None and one.ratio < 1]


def _unsolved(summary: Summary, limit: float) -> str:
    nobody = [instance for instance in summary.instances if summary.fastest(instance, summary.peers) is None]
    told = [f"{one.id}{'' if summary.right(one, OURS) else ' (not)'}" for one in nobody]
    ours = sum(summary.right(one, OURS) is not None for one in nobody)
    return (
        f"no peer right within {limit:g} s: {len(nobody)} instances; {OURS} right on {ours} of them: {_or_none(told)}"
    )


def _against_fast_downward(summary: Summary) -> list[str]:
    beside = _beside_fast_downward(summary)
    if not beside:
        return []
    near = [f"{one.instance} ({one.ratio:.1f}, {one.peer})" for one in beside if (one.ratio or 0.0) < FAR]
    counted = Counter(one.peer for one in beside)
    shares = ", ".join(f"{name} {counted[name]}" for name in _configurations(summary))
    return [
        f"{FAST_DOWNWARD}, its translation included, by its fastest optimal configuration for each instance: "
        f"right on {len(beside)}; {_ratios(beside, OURS)}",
        f"{FAST_DOWNWARD}, how often each configuration is its fastest: {shares}",
        f"{FAST_DOWNWARD}, {FAR} times our time or more: {len(beside) - len(near)} of {len(beside)}; "
        f"less: {_or_none(near)}",
    ]


def _configurations(summary: Summary) -> list[str]:
    return [name for name in summary.solvers if SOLVERS[name].planner == FAST_DOWNWARD]


def _beside_fast_downward(summary: Summary) -> list[Compared]:
    return [one for one in summary.compared(_configurations(summary)) if one.ratio is not None]


def _ratios(some: Sequence[Compared], who: str) -> str:
    ratios = [one.ratio for one in some if one.ratio is not None]
    if not ratios:
        return "nothing to compare"
    worst = min(some, key=lambda one: one.ratio or 0.0)
    mean = exp(sum(map(log, ratios)) / len(ratios))
    return (
        f"{mean:,.1f} times as long as {who} in geometric mean, "
        f"at least {worst.ratio:.2f} times ({worst.instance}, {worst.peer})"
    )


def _list(some: list[Compared]) -> str:
    told = [f"{one.instance} ({seconds(one.ours)}, {one.peer} {seconds(one.theirs or 0.0)})" for one in some]
    return _or_none(told)


def _or_none(told: list[str]) -> str:
    return ", ".join(told) or "none"
