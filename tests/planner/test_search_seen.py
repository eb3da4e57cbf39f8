"""What a frontier search has visited, remembered in each of its ways, against a plain set."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.core.search import seen
from planner.core.search.seen import Seen, SeenInRuns, SeenOnMap
from planner.core.tensors.arrays import NUMPY

SPACE = 300
CHUNKS = st.lists(st.lists(st.integers(0, SPACE - 1), max_size=40), min_size=1, max_size=12)


def make(way: str) -> Seen:
    return SeenInRuns(NUMPY) if way == "runs" else SeenOnMap(SPACE, NUMPY)


@pytest.mark.parametrize(
    ("way", "read_rather_than_sort", "mark_rather_than_look"),
    [("runs", 64, 4), ("map", 0, 0), ("map", 20, 0), ("map", 10**6, 0), ("map", 0, 20), ("map", 0, 10**6)],
)
@settings(deadline=None, max_examples=150)
@given(chunks=CHUNKS)
def test_every_state_is_new_once_and_comes_in_order(
    way: str, read_rather_than_sort: int, mark_rather_than_look: int, chunks: list[list[int]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "READ_RATHER_THAN_SORT", read_rather_than_sort)
        patch.setattr(seen, "MARK_RATHER_THAN_LOOK", mark_rather_than_look)
        remembered, known = make(way), set[int]()
        for chunk in chunks:
            half = len(chunk) // 2
            parts = [np.asarray(part, dtype=np.int64) for part in (chunk[:half], chunk[half:])]
            new: Any = remembered.unseen(parts, len(chunk))
            assert new.tolist() == sorted(set(chunk) - known)
            remembered.add(new)
            known |= set(chunk)
