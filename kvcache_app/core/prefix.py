"""Token ids → keys. A key stands for everything from the first token to a block's end, so equal keys mean equal state.

Tokens before the first personal one are shared by everyone; from there on the person's secret is in every key, so that
nobody can find, by asking or by timing, what another person's conversation has left behind.
"""

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kvcache_app.core.block import BLOCK
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import CacheError

LAYOUT = 1  # of keys and files; a newer one is never read
PUBLIC = ""  # the scope of what everyone shares


@dataclass(frozen=True)
class Prompt:
    """Whose tokens, for which model. Ids are append-only; `scope` is the person's secret and is stored nowhere."""

    model: str
    public: tuple[int, ...]
    personal: tuple[int, ...]
    scope: str
    session: str = ""  # whose statistics these are; says nothing about what can be found

    def __len__(self) -> int:
        return len(self.public) + len(self.personal)


@dataclass(frozen=True)
class Link:
    """One block of a chain: tokens [start, end) after everything that `parent` stands for."""

    key: bytes
    parent: bytes
    start: int
    end: int


def scope_name(scope: str) -> str:
    """How a person is called in files and tables: enough to delete by, useless to look up with."""
    return sha256(scope.encode()).hexdigest() if scope else PUBLIC


def root_key(model: str) -> bytes:
    return sha256(f"swarm kv {LAYOUT} {model}".encode()).digest()


def packed(ids: Sequence[int]) -> bytes:
    """Four bytes an id, little-endian. Raises CacheError on what is no token id."""
    try:
        numbers = array("I", ids)
    except (OverflowError, TypeError) as error:
        raise CacheError("bad_token", "token ids are whole numbers from 0 to 4294967295") from error
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


class Keys:
    """Computes keys along one prompt."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.root = root_key(prompt.model)
        self.public_end = len(prompt.public)
        self.scope = scope_name(prompt.scope)
        self._salt = sha256(f"salt {prompt.scope}".encode()).digest()
        self._bytes = packed(prompt.public) + packed(prompt.personal)

    def scope_at(self, start: int) -> str:
        """The scope of a block that starts there."""
        return PUBLIC if start < self.public_end else self.scope

    def room_at(self, start: int) -> int:
        """How many tokens a block that starts there takes until its forced end."""
        end = (start // BLOCK + 1) * BLOCK
        return (min(end, self.public_end) if start < self.public_end else end) - start

    def key(self, parent: bytes, start: int, ids: bytes) -> bytes:
        """The key of a block of packed ids. The first personal block takes the salt in and hands it on."""
        salt = b"personal" + self._salt if start == self.public_end else b""
        return sha256(parent + salt + ids).digest()

    def key_up_to(self, parent: bytes, start: int, end: int) -> bytes:
        """The key of this prompt's own tokens [start, end)."""
        return self.key(parent, start, self._bytes[4 * start : 4 * end])

    def owns(self, entry: Entry) -> bool:
        """Whether a block holds this prompt's own personal tokens at their place."""
        inside = self.public_end <= entry.start and entry.end <= len(self.prompt)
        return inside and self.key_up_to(entry.parent, entry.start, entry.end) == entry.key

    def links(self, limit: int) -> list[Link]:
        """All whole blocks that end at or before `limit`."""
        links: list[Link] = []
        parent, start, limit = self.root, 0, min(limit, len(self.prompt))
        while (end := start + self.room_at(start)) <= limit:
            links.append(Link(self.key_up_to(parent, start, end), parent, start, end))
            parent, start = links[-1].key, end
        return links
