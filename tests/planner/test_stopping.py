"""What makes a search quick to stop however much it has seen: nothing it does, and nothing in ending it, takes long.

Times are those of the processor, spent by the thread that stops, so that a busy machine changes little.
"""

from collections import deque
from threading import enumerate as threads
from time import monotonic, sleep, thread_time
from typing import Any

import pytest

from planner.core.events import Progress
from planner.core.outcome import Budget, OutOfBudget, Solved
from planner.core.puzzles import build_problem, read_model, river_search
from planner.core.search import SEARCHES, graveyard, watch
from planner.core.search.graveyard import bury
from planner.core.search.shards import Shards
from planner.core.search.watch import Watch
from planner.core.solve import solve
from tests.planner.drive import finish
from tests.planner.models import tower

HUGE = tower(
    pegs=list("ABCDE"), start={"A": [*range(20, 6, -1)], "B": [*range(6, 0, -1)]},
    goal={"state": {p: [*range(20 - i, 0, -5)] for i, p in enumerate("ABCDE")}},
)  # fmt: skip


def wait_until(done: Any) -> None:
    deadline = monotonic() + 30
    while not done():
        assert monotonic() < deadline
        sleep(0.01)


def test_millions_are_freed_by_another_thread_than_the_one_that_stops() -> None:
    count = 1_500_000
    kept: list[Any] = [{i: (i,) for i in range(count)}, list(range(count)), deque(range(count))]
    watched = kept.copy()
    begun = thread_time()
    bury(kept)
    assert thread_time() - begun < 0.03  # freeing them here takes 0.1 s
    assert kept == []
    wait_until(lambda: not any(watched))


def test_little_is_freed_at_once() -> None:
    before = threads()
    kept: list[Any] = [{i: i for i in range(100)}, [1, 2, 3]]
    bury(kept)
    assert kept == []
    assert threads() == before


def test_a_dictionary_of_states_never_pauses_to_grow() -> None:
    seen: Shards[int, int] = Shards(Watch("any", Budget()))
    longest, last = 0.0, thread_time()
    for number in range(1_600_000):
        state = number * 0x9E3779B1 & (1 << 40) - 1
        seen.of(state)[state] = number
        if not number % 1000:
            now = thread_time()
            longest, last = max(longest, now - last), now
    assert longest < 0.05  # one dictionary takes 0.07 s to grow at 1.4 million, and twice that whenever it has doubled
    assert len(seen) == 1_600_000


def test_states_of_every_family_are_dealt_out_evenly() -> None:
    problem: Any = build_problem("tower_of_hanoi", HUGE)
    seen: Shards[int, int] = Shards(Watch("any", Budget()))
    layer = [problem.initial()]
    while len(seen) < 20_000:
        following = []
        for state in layer:
            for _, after in problem.successors(state):
                if after not in seen:
                    seen.of(after)[after] = state
                    following.append(after)
        layer = following
    sizes = [len(part) for part in seen.parts]
    assert max(sizes) < 2 * len(seen) / len(sizes)


@pytest.fixture
def buried(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How much each search left to the graveyard."""
    counts: list[int] = []

    def count(containers: list[graveyard.Container]) -> None:
        counts.append(sum(map(len, containers)))
        bury(containers)

    monkeypatch.setattr(watch, "bury", count)
    return counts


@pytest.mark.parametrize("name", [name for name in SEARCHES if name != "frontier"])
def test_a_search_leaves_all_it_kept_to_the_graveyard(name: str, buried: list[int]) -> None:
    search = SEARCHES[name](build_problem("tower_of_hanoi", HUGE), Budget())
    event = next(search)
    search.close()
    assert isinstance(event, Progress)
    assert sum(buried) >= event.expanded > 100


NAMES = [f"n{i}" for i in range(12)]


@pytest.mark.parametrize("goal", [{}, {"goal": {"far": dict.fromkeys(NAMES[1:], 1)}}])
def test_the_searches_made_for_rivers_leave_it_there_too(goal: dict[str, Any], buried: list[int]) -> None:
    rules = [{"kind": "pair", "a": NAMES[i], "b": NAMES[i + 1], "unless": [NAMES[i + 3]]} for i in range(0, 9, 2)]
    model = {"entities": dict.fromkeys(NAMES, 1), "rowers": NAMES[::5], "capacity": 2, "rules": rules}
    result = finish(river_search.search(read_model("river_crossing", model | goal), Budget()))[1]
    assert isinstance(result, Solved)
    assert sum(buried) >= result.proof.states > 100


def test_a_search_is_heard_of_before_it_prepares_to_look_for_any_plan() -> None:
    model = {"capacities": [23, 17, 13], "initial": [0, 0, 0], "tap": True, "drain": True, "goal": {"exact": [0, 5, 5]}}
    events, result = finish(solve("water_jug", model, Budget(states=300)))
    assert isinstance(result, OutOfBudget)
    assert [event.expanded for event in events][:1] == [result.statistics.expanded]
