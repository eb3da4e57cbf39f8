"""What every source of a model's answers looks like, from a local Gemma to a server elsewhere. No torch here."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Literal, Protocol


@dataclass(frozen=True)
class Said:
    """One thing said before, by whom."""

    role: Literal["person", "swarm"]
    text: str


@dataclass(frozen=True)
class Sampling:
    """How tokens are drawn. At temperature 0 the likeliest is taken (greedy) and nothing else matters."""

    temperature: float = 1.0
    top_k: int = 64
    top_p: float = 0.95
    seed: int | None = None
    max_new_tokens: int = 1024


@dataclass(frozen=True)
class Request:
    """One thing to answer.

    `ids` are the conversation's own token ids so far, the person's part of the prompt, empty for a model that has not
    heard it yet; `history` is what was said and is not in them, oldest first. `scope` is the person's secret, in hex;
    `session` the conversation, for statistics. `stop` is asked at every token and every chunk that is read.
    """

    text: str
    ids: tuple[int, ...] = ()
    history: tuple[Said, ...] = ()
    scope: str = ""
    session: str = ""
    sampling: Sampling = field(default_factory=Sampling)
    stop: Callable[[], bool] = lambda: False
    use_cache: bool = True


@dataclass(frozen=True)
class Waiting:
    """`ahead` others are read before this one."""

    ahead: int


@dataclass(frozen=True)
class Loading:
    """The model is being loaded."""


@dataclass(frozen=True)
class Reading:
    """`done` of `total` tokens are read; what came from the cache counts as read."""

    done: int
    total: int


@dataclass(frozen=True)
class Piece:
    """The next characters of the answer."""

    text: str


Heard = Waiting | Loading | Reading | Piece


@dataclass(frozen=True)
class Usage:
    """Tokens taken from memory, from disk, computed anew (the closing ones after the answer included) and generated;
    seconds from the request to the first token and to the end. `note` is a sentence for the person, if there is one."""

    reused_memory: int = 0
    reused_disk: int = 0
    computed: int = 0
    generated: int = 0
    seconds_to_first: float = 0.0
    seconds: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Answered:
    """The end of an answer. `ids` is the whole personal part of the conversation now, closing ids included: the next
    request begins with it. `fingerprint` says which model's ids they are; both are empty for a model elsewhere."""

    text: str
    reason: Literal["stop", "length", "cancelled"]
    usage: Usage
    ids: tuple[int, ...] = ()
    fingerprint: str = ""


class Provider(Protocol):
    """A source of answers. Safe to call from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Whose token ids `Request.ids` must be; "" where ids mean nothing. May load the model."""
        ...

    def answer(self, request: Request) -> Generator[Heard | None, None, Answered]:
        """Answer; yields at least four times a second, None where there is nothing to tell, so that whoever drives it
        can look at the clock. Closing the generator abandons the answer. Raises InferenceError."""
        ...


class InferenceError(Exception):
    """Why there is no answer: a stable code and a sentence for a person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
