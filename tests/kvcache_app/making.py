"""Small caches whose payloads say which tokens they are of: a payload of anything else is noticed."""

from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from kvcache_app.core.block import FULL, SLIDING, Buffer, Geometry, Payload
from kvcache_app.core.branch import Branch
from kvcache_app.core.budget import Budget
from kvcache_app.core.files import FolderFiles
from kvcache_app.core.index import Index, Ledger
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.core.store import Store

MODEL = "ab" * 32
WINDOW = 100
FULL_BYTES, SLIDING_BYTES = 2, 6  # a token


def state(ids: tuple[int, ...], scope: str, start: int, part: str) -> Buffer:
    """What a model would have computed for the tokens from `start` to the end of `ids`."""
    size = (FULL_BYTES if part == FULL else SLIDING_BYTES) * (len(ids) - start)
    seed = sha256(repr((ids, scope, part)).encode()).digest()
    return Buffer("U8", (size,), (seed * (size // 32 + 1))[:size])


def payload(ids: tuple[int, ...], scope: str, start: int) -> Payload:
    return {part: state(ids, scope, start, part) for part in (FULL, SLIDING)}


def whose(prompt: Prompt, end: int) -> str:
    return prompt.scope if end > len(prompt.public) else ""


def tokens(prompt: Prompt) -> tuple[int, ...]:
    return prompt.public + prompt.personal


def extend(manager: KVCacheManager, branch: Branch, prompt: Prompt) -> list[int]:
    """Insert everything of the prompt that the branch lacks, the rest as a tail; the ends of all its blocks."""
    ids = tokens(prompt)
    ends = [branch.next_start]
    while (start := branch.next_start) < len(ids):
        end = min(start + branch.room, len(ids))
        manager.insert(branch, ids[start:end], payload(ids[:end], whose(prompt, end), start))
        ends.append(end)
        if branch.next_start == start:
            break
    return ends


def read(manager: KVCacheManager, prompt: Prompt) -> Branch:
    """Look up, compute the rest, insert it, unlock: one turn."""
    branch = manager.match(prompt)
    extend(manager, branch, prompt)
    manager.unlock(branch)
    return branch


def is_right(branch: Branch, prompt: Prompt) -> None:
    """Each block is of these very tokens of this very person, and the last window's sliding parts are there."""
    ids = tokens(prompt)
    ends = [0, *(block.end for block in branch.blocks)]
    assert list(pairwise(ends)) == [(block.start, block.end) for block in branch.blocks]
    for block in branch.blocks:
        for part, buffer in block.payload.items():
            assert bytes(buffer.data) == state(ids[: block.end], whose(prompt, block.end), block.start, part).data
        assert FULL in block.payload
        assert SLIDING in block.payload or block.end <= branch.tokens - (WINDOW - 1)


def prompt(personal: int = 0, *, public: int = 0, scope: str = "ada", seed: int = 0, session: str = "") -> Prompt:
    """Tokens that differ with the seed, public ones with the length only."""
    ids = tuple((seed * 7919 + i * 31) % 262_144 for i in range(personal))
    return Prompt(MODEL, tuple(range(1_000, 1_000 + public)), ids, scope, session)


def longer(before: Prompt, more: int, seed: int = 1) -> Prompt:
    """The same conversation, some tokens later."""
    ids = before.personal + tuple((seed * 104_729 + i * 17) % 262_144 for i in range(more))
    return Prompt(before.model, before.public, ids, before.scope, before.session)


def cache(
    folder: Path, *, ledger: Ledger | None = None, budget: Budget | None = None, **more: object
) -> KVCacheManager:
    store = Store(FolderFiles(folder), {"maker": "1"})
    geometry = {MODEL: Geometry(WINDOW)}
    return KVCacheManager(store, geometry, ledger=ledger or Index(), budget=budget, **more)  # type: ignore[arg-type]
