"""Gemma's chat template, in token ids. The conversation owns its ids: they are only ever appended to, never rewritten.

The system's words stand in the person's first turn, as Gemma has no role for them. A turn ends where the next person's
words begin, so that an edited message goes on from there and nothing is read twice.
"""

from collections.abc import Sequence
from itertools import groupby

from kvcache_app.inference.provider import InferenceError, Said
from kvcache_app.inference.tokenizer import BOS, END, EOS, START, Tokenizer


class Template:
    """The fixed parts as ids, and what goes between them."""

    def __init__(self, tokenizer: Tokenizer, system: str) -> None:
        self._tokenizer = tokenizer
        words, start, line = tokenizer.words, (tokenizer.id_of(START),), tokenizer.words("\n")
        self.end = tokenizer.id_of(END)
        self.stops = frozenset({self.end, tokenizer.id_of(EOS)})
        self.banned = tokenizer.control - self.stops
        user, model = (*start, *words("user\n")), (*start, *words("model\n"))
        self.to_model = (self.end, *line, *model)  # after a person's words
        self.to_person = (self.end, *line, *user)  # after the model's; the first of these is sampled or put there by us
        system = system.strip()
        self.public = (tokenizer.id_of(BOS), *user, *(words(f"{system}\n\n") if system else ()))

    def personal(self, ids: Sequence[int], history: Sequence[Said], text: str) -> tuple[int, ...]:
        """`ids` with what was said since and the new message appended, up to where the model begins to speak."""
        if not text.strip():
            raise InferenceError("empty_text", "There is nothing to answer.")
        parts = list(ids)
        for role, words in _turns([*history, Said("person", text)]):
            parts += self._tokenizer.words(words)
            parts += self.to_model if role == "person" else self.to_person
        return tuple(parts)


def _turns(said: Sequence[Said]) -> list[tuple[str, str]]:
    """Turns of alternating roles, a person's first: what one says twice in a row is one turn."""
    turns = [
        (role, "\n\n".join(filter(None, (one.text.strip() for one in some))))
        for role, some in groupby(said, key=lambda one: one.role)
    ]
    return turns if turns[0][0] == "person" else [("person", ""), *turns]
