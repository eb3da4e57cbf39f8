"""What is done when a conversation no longer fits the model's context.

The policy: the oldest whole turns are forgotten by the model, never the system's words and never the newest message,
until half of the context is free; so the turns after that need not be read again each time. The conversation's own ids
keep everything: what is forgotten follows from them alone, so the same ids always give the same view.
"""

from collections.abc import Iterator, Sequence

from kvcache_app.inference.provider import InferenceError

ANSWER = 4  # a quarter of the context is kept free for the answer


def forgotten(
    public: int, personal: Sequence[int], to_model: Sequence[int], to_person: Sequence[int], context: int
) -> int:
    """How many of the first personal ids the model is no longer given. Raises InferenceError `too_long`.

    `to_model` and `to_person` are the ids between turns; no text can contain them.
    """
    room = context - context // ANSWER - public - len(to_person)
    begins, first, end = [0], 0, 0
    for end, next_begin in _messages(personal, to_model, to_person):
        if end - first > room:
            first = next((b for b in begins if b > first and end - b <= room // 2), begins[-1])
        if next_begin is not None:
            begins.append(next_begin)
    if end - first > room:
        raise InferenceError("too_long", f"This message is too long for a model with {context} tokens of context.")
    return first


def _messages(
    ids: Sequence[int], to_model: Sequence[int], to_person: Sequence[int]
) -> Iterator[tuple[int, int | None]]:
    """For each message of the person: where it ends, and where the next one begins."""
    ids, ends, begins = tuple(ids), tuple(to_model), tuple(to_person)
    end: int | None = None
    for at, token in enumerate(ids):
        if token != ends[0]:
            continue
        if ids[at : at + len(ends)] == ends:
            end = at + len(ends)
        elif end is not None and ids[at : at + len(begins)] == begins:
            yield end, at + len(begins)
            end = None
    if end is not None:
        yield end, None
