"""What the model is no longer given when a conversation outgrows its context."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.inference.context import ANSWER, forgotten
from kvcache_app.inference.provider import InferenceError

TO_MODEL, TO_PERSON = (1, 2, 3), (1, 2, 4)
CONTEXT, PUBLIC = 100, 8
ROOM = CONTEXT - CONTEXT // ANSWER - PUBLIC - len(TO_PERSON)
TURNS = st.lists(st.tuples(st.integers(1, 20), st.integers(0, 30)), max_size=12)


def ids_of(turns: list[tuple[int, int]], newest: int) -> tuple[list[int], list[int]]:
    """A conversation of messages and answers of these lengths, and where each message begins."""
    ids: list[int] = []
    begins = [0]
    for message, answer in turns:
        ids += [9] * message + [*TO_MODEL] + [8] * answer + [*TO_PERSON]
        begins.append(len(ids))
    return ids + [9] * newest + [*TO_MODEL], begins


def view(ids: list[int]) -> int:
    return forgotten(PUBLIC, ids, TO_MODEL, TO_PERSON, CONTEXT)


@given(TURNS, st.integers(1, 20))
def test_whole_turns_go_and_what_is_left_fits(turns: list[tuple[int, int]], newest: int) -> None:
    ids, begins = ids_of(turns, newest)
    first = view(ids)
    assert first in begins
    assert len(ids) - first <= ROOM


@given(TURNS, st.integers(1, 20))
def test_nothing_goes_that_need_not(turns: list[tuple[int, int]], newest: int) -> None:
    ids, _ = ids_of(turns, newest)
    if len(ids) <= ROOM:
        assert view(ids) == 0


@given(TURNS.filter(len), st.integers(1, 20))
def test_the_view_moves_forward_only_and_seldom(turns: list[tuple[int, int]], newest: int) -> None:
    views = []
    for count, (message, _) in enumerate(turns):
        views.append(view(ids_of(turns[:count], message)[0]))
    assert views == sorted(views)
    # Half of the room is free after a cut, unless the newest message alone takes more.
    for count, (earlier, later) in enumerate(itertools.pairwise(views)):
        if later > earlier:
            ids, begins = ids_of(turns[: count + 1], turns[count + 1][0])
            assert len(ids) - later <= ROOM // 2 or later == begins[-1]


@given(TURNS.filter(len))
def test_a_conversation_that_was_heard_can_be_looked_at_whatever_its_last_answer_took(
    turns: list[tuple[int, int]],
) -> None:
    """Without a new message there is nothing to refuse: the view is that of its last answer."""
    ids, _ = ids_of(turns, 1)
    heard = ids[: -len(TO_MODEL) - 1]
    assert view(heard) == view(ids_of(turns[:-1], turns[-1][0])[0])


def test_a_message_longer_than_the_context_is_refused() -> None:
    ids, _ = ids_of([(3, 3)], ROOM)
    with pytest.raises(InferenceError) as refused:
        view(ids)
    assert refused.value.code == "too_long"
