"""States to tensors and back, and one step of many states at once, against the validator's replay."""

import json
import subprocess
import sys
from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.core.errors import InvalidModel
from planner.core.outcome import Budget, Impossible, Solved
from planner.core.puzzles import build_problem
from planner.core.search.frontier import search_packed
from planner.core.tensor_bridge import StatePlanningTensorBridge
from planner.core.validate import replay, validate
from tests.planner import oracles
from tests.planner.drive import finish
from tests.planner.models import jugs, pile, river, tower
from tests.planner.strategies import piles, placements, questions

CHECKS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
BACKENDS = pytest.mark.parametrize("backend", ["numpy", "torch"])


def states(family: str, model: dict[str, Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Any states of a model as people are shown them, reachable or not."""
    if family == "river_crossing":
        places = model.get("places", ["near", "far"])
        placed = placements(model["entities"], places).map(
            lambda some: {p: dict(sorted(some[p].items())) for p in places}
        )
        return st.lists(st.fixed_dictionaries({"boat": st.sampled_from(places), "places": placed}), max_size=4)
    if family == "tower_of_hanoi":
        discs = [disc for content in model["start"].values() for disc in content]
        content = piles(model["pegs"], discs, model["size_rule"])
        filled = content.map(lambda some: {"pegs": {peg: some.get(peg, []) for peg in model["pegs"]}})
        return st.lists(filled, max_size=4)
    amounts = st.tuples(*(st.integers(0, size) for size in model["capacities"]))
    return st.lists(amounts.map(lambda some: {"amounts": list(some)}), max_size=4)


def after(family: str, model: dict[str, Any], steps: list[Any]) -> dict[str, Any]:
    """The state that the validator sees after the steps; the goal need not be reached."""
    return next(islice(replay(family, model, steps), len(steps), None))


def written(state: dict[str, Any]) -> str:
    return json.dumps(state, sort_keys=True)


@BACKENDS
@CHECKS
@given(question=questions(), data=st.data())
def test_states_come_back_exactly_as_they_went(backend: str, question: Any, data: st.DataObject) -> None:
    family, model = question
    some = data.draw(states(family, model))
    bridge = StatePlanningTensorBridge(family, model, backend=backend)
    rows = bridge.encode(some)
    assert tuple(rows.shape) == (len(some), bridge.width)
    assert bridge.decode(rows) == some
    packed = bridge.pack(rows)
    assert tuple(packed.shape) == (len(some),)
    assert (bridge.unpack(packed) == rows).all()
    assert bool((packed >= 0).all())
    distinct = {written(state) for state in some}
    assert len(set(packed.tolist())) == len(distinct)


@BACKENDS
@CHECKS
@given(question=questions(), walk=st.lists(st.integers(0, 99), max_size=4))
def test_one_step_of_the_arrays_is_one_step_of_the_puzzle(backend: str, question: Any, walk: list[int]) -> None:
    family, model = question
    model = {key: value for key, value in model.items() if key != "first_action"}
    problem = build_problem(family, model)
    bridge = StatePlanningTensorBridge(family, model, backend=backend)
    state, steps = problem.initial(), []
    for choice in walk:
        moves = [move for move in islice(problem.successors(state), 100) if move is not None]
        if not moves:
            break
        action, state = moves[choice % len(moves)]
        steps.append(problem.step_json(action))
    shown = after(family, model, steps)
    expected = [
        after(family, model, [*steps, problem.step_json(action)])
        for action, _ in filter(None, problem.successors(state))
    ]
    packed = bridge.pack(bridge.encode([shown]))
    found = bridge.decode(bridge.unpack(bridge.successors(packed)))
    # A fill of a full jug is a step that the arrays need not leave out.
    assert {written(some) for some in found if some != shown} == {written(some) for some in expected}
    assert bool(bridge.is_goal(packed)[0]) == problem.is_goal(state)


@BACKENDS
@CHECKS
@given(question=questions())
def test_the_frontier_search_of_a_bridge_ends_truly(backend: str, question: Any) -> None:
    family, model = question
    least = oracles.shortest(family, model)
    result = finish(search_packed(StatePlanningTensorBridge(family, model, backend=backend).codec(), Budget()))[1]
    if least is None:
        assert isinstance(result, Impossible)
    else:
        assert isinstance(result, Solved)
        assert (result.length, result.optimal) == (least, True)
        plan = [list(step) if family != "river_crossing" else step for step in result.steps]
        if family == "tower_of_hanoi":
            plan = [[model["pegs"][peg] for peg in move] for move in plan]
        validate(family, model, plan)


def test_both_backends_give_the_same_numbers() -> None:
    for family, model in [("river_crossing", river()), ("tower_of_hanoi", pile(5, 4)), ("water_jug", jugs())]:
        numpy = StatePlanningTensorBridge(family, model)
        torch = StatePlanningTensorBridge(family, model, backend="torch")
        start = next(replay(family, model, []))
        layer, same = numpy.pack(numpy.encode([start])), torch.pack(torch.encode([start]))
        for _ in range(4):
            layer, same = numpy.successors(layer), torch.successors(same)
            assert layer.dtype == np.int64
            assert layer.tolist() == same.tolist()


def test_a_whole_batch_is_expanded_at_once() -> None:
    bridge = StatePlanningTensorBridge("water_jug", jugs())
    rows = bridge.encode([{"amounts": [0, 0]}, {"amounts": [3, 5]}])
    after = bridge.decode(bridge.unpack(bridge.successors(bridge.pack(rows))))
    expected = [[0, 0], [3, 0], [0, 5], [3, 5]]
    assert sorted(state["amounts"] for state in after) == sorted(expected)


def test_a_state_too_wide_for_a_number_still_has_a_row() -> None:
    bridge = StatePlanningTensorBridge("tower_of_hanoi", pile(40, 4))
    state = next(replay("tower_of_hanoi", pile(40, 4), []))
    assert bridge.decode(bridge.encode([state])) == [state]
    assert not bridge.fits
    with pytest.raises(OverflowError):
        bridge.pack(bridge.encode([state]))
    with pytest.raises(OverflowError):
        bridge.codec()


def test_a_wrong_model_or_backend_is_refused() -> None:
    with pytest.raises(InvalidModel):
        StatePlanningTensorBridge("water_jug", jugs(capacities=[0]))
    with pytest.raises(ValueError, match="backend"):
        StatePlanningTensorBridge("tower_of_hanoi", tower(), backend="abacus")


def test_torch_is_not_loaded_until_it_is_asked_for() -> None:
    code = "import sys, planner.core.tensor_bridge; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
