"""What a model has heard of a conversation, as token ids, and what it has not, as words.

The conversation owns its ids: each turn a model answered adds some, and nothing ever rewrites them. What was answered
without the model (a puzzle, another model) comes to it as words the next time it is asked.
"""

import sys
import uuid
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from kvcache_app.inference.provider import Said
from sessions_app.command_word import is_command
from sessions_app.conversation import Learnt
from sessions_app.models import Tokens, Turn

HEARD = (Turn.State.DONE, Turn.State.CANCELLED)  # whose answers belong to the history, as far as they got


@dataclass(frozen=True)
class Transcript:
    """The ids a model has read, in order, and what was said since."""

    ids: tuple[int, ...]
    since: tuple[Said, ...]


def read(turn: Turn, fingerprint: str) -> Transcript:
    """Return what the model with this fingerprint knows of the conversation before `turn`."""
    earlier = Turn.objects.filter(session=turn.session_id, order__lt=turn.order, dropped=False, state__in=HEARD)
    ids: list[int] = []
    since: list[Said] = []
    for past in earlier.select_related("question", "answer", "tokens").order_by("order"):
        tokens = getattr(past, "tokens", None)
        if fingerprint and tokens is not None and tokens.fingerprint == fingerprint:
            ids += unpack(tokens.ids)
            since.clear()  # they are in the ids: whoever answered was given them
        elif past.answer is not None and not is_command(past.question.text):  # commands are no part of what is said
            since += [Said("person", past.question.text), Said("swarm", past.answer.text)]
    return Transcript(tuple(ids), tuple(since))


def keep(turn: uuid.UUID, learnt: Learnt) -> None:
    """Store what the turn added. Call inside the transaction that ends it."""
    used = learnt.used
    Tokens.objects.create(
        turn_id=turn,
        fingerprint=learnt.fingerprint,
        model=used.model,
        ids=pack(learnt.ids),
        from_memory=used.from_memory,
        from_disk=used.from_disk,
        read=used.read,
        written=used.written,
    )


def scope_of(owner: uuid.UUID) -> str:
    """The person's secret that salts their caches: stable, and of no use without our signing key."""
    return salted_hmac("swarm.kvcache.scope", str(owner), algorithm="sha256", secret=settings.SECRET_KEY).hexdigest()


def pack(ids: Iterable[int]) -> bytes:
    packed = array("I", ids)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack(data: bytes | memoryview) -> "array[int]":
    ids = array("I", bytes(data))
    if sys.byteorder == "big":
        ids.byteswap()
    return ids
