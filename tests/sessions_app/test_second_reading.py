"""A model that reads where the rules are unsure: believed only as far as its proposal can be checked."""

import json
from dataclasses import dataclass

import pytest

from kvcache_app.inference.provider import Answered, InferenceError, Piece, Usage
from planner.core.events import Detected, Plan
from planner.core.language import read
from planner.core.language.second_reader import is_unsure
from planner.core.outcome import Budget
from sessions_app.conversation import Ended, Limits
from sessions_app.second_reading import read_again

LIMITS = Limits(Budget(states=100_000, seconds=5), 100)
UNSURE = "Two cans, eight and three pints, and the river beside me. Seven pints are wanted: how would you go about it?"
MODEL = {
    "family": "water_jug",
    "model": {"capacities": [8, 3], "initial": [0, 0], "tap": True, "drain": True, "goal": {"any": 7}},
}


@dataclass
class Speaker:
    """A model that says one thing."""

    reply: str
    error: InferenceError | None = None
    fingerprint: str = "f"
    asked: int = 0

    def answer(self, request):
        self.asked += 1
        assert not request.use_cache
        for letter in self.reply:
            yield Piece(letter)
        if self.error:
            raise self.error
        return Answered(self.reply, "stop", Usage())


def drive(running):
    events = []
    while True:
        try:
            events.append(next(running))
        except StopIteration as stop:
            return events, stop.value


@pytest.fixture
def unsure(monkeypatch):
    """The rules see nothing in it, whatever they have learnt since."""
    from sessions_app import second_reading

    nothing = read("Good morning to you, dear Swarm, how is the weather up there in the clouds?")
    doubtful = type(nothing)(**{**vars(nothing), "confidence": 0.5})
    assert is_unsure(doubtful)
    monkeypatch.setattr(second_reading, "read", lambda _: doubtful)
    from planner.core import answer

    monkeypatch.setattr(answer, "read", lambda _: doubtful)


def test_a_believable_proposal_is_answered_by_the_planner(unsure):
    events, ended = drive(read_again(UNSURE, Speaker(json.dumps(MODEL)), LIMITS))
    plan = next(event for event in events if isinstance(event, Plan))
    detected = next(event for event in events if isinstance(event, Detected))
    assert (plan.status, ended.status) == ("solved", "solved")
    assert detected.model == MODEL["model"]
    assert any("language model" in sentence for sentence in detected.assumptions)


@pytest.mark.parametrize(
    "reply", ["", "I like rivers.", json.dumps(MODEL).replace("8", "9"), '{"family": "water_jug"}']
)
def test_what_cannot_be_believed_leaves_the_question_to_the_conversation(unsure, reply):
    events, ended = drive(read_again(UNSURE, Speaker(reply), LIMITS))
    assert ended is None
    assert not [event for event in events if isinstance(event, Plan | Detected)]


def test_a_model_that_fails_is_no_reader(unsure):
    assert drive(read_again(UNSURE, Speaker("{", InferenceError("x", "x")), LIMITS))[1] is None


def test_where_the_rules_are_sure_nobody_is_asked():
    speaker = Speaker(json.dumps(MODEL))
    assert drive(read_again("Write me a poem about spring, please, in four lines.", speaker, LIMITS))[1] is None
    assert speaker.asked == 0


def test_an_ending_is_an_ending_of_the_turn(unsure):
    assert isinstance(drive(read_again(UNSURE, Speaker(json.dumps(MODEL)), LIMITS))[1], Ended)
