"""What a model knows of a conversation: the ids it has read, and in words what was said without it."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.inference.provider import Said
from sessions_app import transcript
from sessions_app.conversation import Learnt
from sessions_app.events import Used
from sessions_app.models import Message, Session, Turn

COST = Used("gemma", 1, 2, 3, 4, 0.1, 0.2)


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_ids_come_back(ids):
    assert list(transcript.unpack(transcript.pack(ids))) == ids


@pytest.fixture
def session(db):
    return Session.objects.create(guest=uuid.uuid4())


@pytest.fixture
def past(session):
    """Add a turn to the past of the conversation: question, answer, and the ids if a model answered it."""

    def add(question, answer="", ids=None, fingerprint="f", **fields):
        asked = Message.objects.create(session=session, role="person", text=question)
        said = Message.objects.create(session=session, role="swarm", text=answer) if answer else None
        order = Turn.objects.filter(session=session).count() + 1
        values = {"state": "done"} | fields
        turn = Turn.objects.create(session=session, question=asked, answer=said, order=order, **values)
        if ids is not None:
            transcript.keep(turn.pk, Learnt(fingerprint, tuple(ids), COST))
        return turn

    return add


def test_the_ids_of_all_turns_follow_each_other(past):
    past("a", "b", [1, 2])
    past("c", "d", [3])
    assert transcript.read(past("e", state="running"), "f") == transcript.Transcript((1, 2, 3), ())


def test_a_puzzle_between_two_answers_is_told_in_words_until_the_model_was_given_it(past):
    past("hi", "hello", [1])
    past("hanoi?", "7 moves")
    asked = past("why?", state="running")
    since = (Said("person", "hanoi?"), Said("swarm", "7 moves"))
    assert transcript.read(asked, "f") == transcript.Transcript((1,), since)
    past("why?", "because", [2, 3])
    assert transcript.read(past("ok", state="running"), "f") == transcript.Transcript((1, 2, 3), ())


def test_commands_are_not_said_to_the_model(past):
    past("hi", "hello", [1])
    past("/save", "Saved.")
    past(" /LOAD ", "Loaded.")
    assert transcript.read(past("on", state="running"), "f") == transcript.Transcript((1,), ())


def test_another_model_starts_from_the_words(past):
    past("hi", "hello", [1])
    heard = transcript.read(past("again", state="running"), "other")
    assert heard == transcript.Transcript((), (Said("person", "hi"), Said("swarm", "hello")))


def test_what_was_dropped_failed_or_comes_later_is_not_part_of_it(past):
    past("kept", "yes", [1])
    past("edited away", "no", [9], dropped=True)
    past("broken", state="failed")
    asked = past("now", state="running")
    past("later", "never", [8])
    assert transcript.read(asked, "f") == transcript.Transcript((1,), ())


def test_a_stopped_answer_counts_as_far_as_it_got(past):
    past("count", "one two", [5, 6], state="cancelled")
    assert transcript.read(past("on", state="running"), "f").ids == (5, 6)


def test_a_persons_secret_is_stable_and_no_two_share_it(settings):
    one, two = uuid.uuid4(), uuid.uuid4()
    assert transcript.scope_of(one) == transcript.scope_of(one) != transcript.scope_of(two)
    before = transcript.scope_of(one)
    settings.SECRET_KEY = "another"
    assert transcript.scope_of(one) != before
