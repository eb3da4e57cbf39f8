"""Which conversation a claimed turn is: the planner's, a slash command's, or a language model's."""

from django.conf import settings

from kvcache_app import serving
from kvcache_app.inference.provider import InferenceError, Request, Sampling
from planner.core.outcome import Budget
from sessions_app import slash, transcript
from sessions_app.conversation import PLANNER, Ended, Limits, Running, plan
from sessions_app.events import Failed, Stage
from sessions_app.models import Turn
from sessions_app.second_reading import read_again
from sessions_app.talk import talk
from sessions_app.talk_none import talk_without_model
from sessions_app.turns import Claim


def run_turn(mine: Claim) -> Running:
    """Answer the claimed turn."""
    if mine.queue == PLANNER:
        return plan(mine.question, _limits(), mine.before)
    if slash.is_command(mine.question):
        return slash.run(Turn.objects.select_related("session").get(pk=mine.turn), mine.question)
    return _talk(mine)


def _talk(mine: Claim) -> Running:
    """Loading a model takes seconds, so it is said first."""
    try:
        served = serving.current().first()
        if served is None:
            return (yield from talk_without_model())
        if not served.is_loaded:
            yield Stage("loading")
        provider = yield from served.load()
    except InferenceError as error:
        yield Failed(error.code, error.message)
        return Ended("failed", "")
    if settings.SECOND_READER:
        ended = yield from read_again(mine.question, provider, _limits())
        if ended is not None:
            return ended
    turn = Turn.objects.select_related("session").get(pk=mine.turn)
    heard = transcript.read(turn, provider.fingerprint)
    request = Request(
        text=mine.question,
        ids=heard.ids,
        history=heard.since,
        scope=transcript.scope_of(turn.session.guest),
        session=str(turn.session_id),
        sampling=Sampling(temperature=settings.MODEL_TEMPERATURE, max_new_tokens=settings.MODEL_NEW_TOKENS),
    )
    return (yield from talk(served.name, provider, request))


def _limits() -> Limits:
    budget = Budget(states=settings.PLANNER_STATES, seconds=settings.PLANNER_SECONDS)
    return Limits(budget, settings.PLANNER_STEPS_SHOWN)
