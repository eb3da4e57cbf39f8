"""A turn answered by a language model, as a generator of events. Pure: the model is handed in.

Pieces go out as they come; the block of Markdown that they make is sent once more when nothing can change it, so that
it is rendered once. When the person stops the answer, what was said until then is kept, by us and by the model.
"""

from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace

from kvcache_app.inference.provider import (
    Answered,
    Heard,
    InferenceError,
    Loading,
    Piece,
    Provider,
    Reading,
    Request,
    Waiting,
)
from planner.core.events import Text
from sessions_app.conversation import Ended, Learnt, Running, Stopped
from sessions_app.events import Event, Failed, Stage, Used
from sessions_app.events import Piece as PieceTold
from sessions_app.paragraphs import Paragraphs


def talk(model: str, provider: Provider, request: Request) -> Running:
    """Let `provider`, which people know as `model`, answer."""
    flag = Flag()
    heard = provider.answer(replace(request, stop=flag.is_set))
    blocks = Paragraphs()
    try:
        answered = yield from _listen(heard, blocks, flag)
    except InferenceError as error:
        yield Failed(error.code, error.message)
        return Ended("failed", "")
    finally:
        heard.close()
    cost = used(model, answered)
    last: list[Event] = [*map(Text, filter(None, [blocks.rest()])), cost]
    for event in last:
        with suppress(Stopped):  # too late: everything was said
            yield event
    new = answered.ids[len(request.ids) :]
    learnt = Learnt(answered.fingerprint, new, cost) if new else None
    return Ended("cancelled" if answered.reason == "cancelled" else "answered", answered.text, learnt)


class Flag:
    """What `Request.stop` asks."""

    def __init__(self) -> None:
        self._set = False

    def set(self) -> None:
        self._set = True

    def is_set(self) -> bool:
        return self._set


def used(model: str, answered: Answered) -> Used:
    usage = answered.usage
    return Used(
        model=model,
        from_memory=usage.reused_memory,
        from_disk=usage.reused_disk,
        read=usage.computed,
        written=usage.generated,
        first_after=round(usage.seconds_to_first, 4),
        seconds=round(usage.seconds, 3),
        note=usage.note,
    )


def _listen(
    heard: Generator[Heard | None, None, Answered], blocks: Paragraphs, flag: Flag
) -> Generator[Event | None, None, Answered]:
    """Tell what is heard until the end; after a stop nothing is told any more, and the model ends within a token."""
    last: Event | None = None
    while True:
        try:
            word = next(heard)
        except StopIteration as stop:
            answered: Answered = stop.value
            return answered
        quiet = word is None or flag.is_set()
        events: list[Event | None] = [None] if word is None or quiet else [*_told(word, blocks)]
        try:
            for event in events:
                yield None if event == last and isinstance(event, Stage) else event
                last = event or last
        except Stopped:
            flag.set()


def _told(word: Heard, blocks: Paragraphs) -> Generator[Event, None, None]:
    if isinstance(word, Piece):
        yield PieceTold(word.text)
        for block in blocks.add(word.text):
            yield Text(block)
    elif isinstance(word, Reading):
        yield Stage("reading", word.done, word.total)
    elif isinstance(word, Waiting):
        yield Stage("waiting", total=word.ahead)
    elif isinstance(word, Loading):
        yield Stage("loading")
