"""Which search, and for how long. Small tasks are decided by the first; a plan comes before the long wait for a proof.

Blind A* sees the most states a second and decides every puzzle that fits into memory. If it has not after a quarter of
the time, a greedy search looks for any plan, and A* with LM-cut has the rest to prove the best one. LM-cut takes
neither conditional effects nor quantified conditions; there blind A* goes on instead.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from planner.pddl.fast_downward import BLIND, GREEDY, LMCUT, Configuration, Hear, Searched, search, translate

News = dict[str, Any]

_FIRST_SHARES = ((BLIND, 0.25), (GREEDY, 0.25))  # of the seconds; whoever comes last has what is left


def solve(program: Path, folder: Path, texts: tuple[str, str], deadline: float, hear: Hear) -> Iterator[News]:
    """Yield plans, each better than the one before, and one ending. Raises PddlError where the engine refuses."""
    seconds = deadline - monotonic()
    translated = translate(folder, *texts, deadline)
    if translated == "unsolvable":
        yield {"kind": "impossible", "states": 0, "expanded": 0, "generated": 0, "algorithm": "fast_downward_translate"}
        return
    if translated != "translated":
        yield _spent(translated)
        return
    ended: dict[str, Searched] = {}
    for configuration, share in _stages(seconds, ended):
        result = search(program, folder, configuration, min(deadline, monotonic() + share), hear)
        ended[configuration.name] = result
        yield from _tell(configuration, result)
        if result.ending == "unsolvable" or (result.ending == "solved" and configuration.optimal):
            return
    yield _spent("memory" if any(result.ending == "memory" for result in ended.values()) else "time")


def _stages(seconds: float, ended: dict[str, Searched]) -> Iterator[tuple[Configuration, float]]:
    """The next search and its seconds; `ended` tells how those before went."""
    for configuration, share in _FIRST_SHARES:
        yield configuration, share * seconds
    yield LMCUT, seconds
    if ended[LMCUT.name].ending == "unsupported" and ended[BLIND.name].ending == "time":
        yield BLIND, seconds


def _tell(configuration: Configuration, result: Searched) -> Iterator[News]:
    cost = {"algorithm": configuration.name, "expanded": result.expanded, "generated": result.generated}
    if result.ending == "solved":
        yield {
            "kind": "plan",
            "steps": result.plan,
            "optimal": configuration.optimal,
            "states": result.registered,
            **cost,
        }
    elif result.ending == "unsolvable":
        yield {"kind": "impossible", "states": result.registered, **cost}
    else:
        yield {"kind": "searched", "bound": result.bound if configuration.optimal else 0, **cost}


def _spent(what: str) -> News:
    return {"kind": "spent", "what": "bytes" if what == "memory" else "seconds"}
