"""Checks that ids and payload can be the next block of a branch, before anything is stored."""

from collections.abc import Sequence

from kvcache_app.core.block import FULL, PARTS, Payload
from kvcache_app.core.branch import Branch
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import CacheError
from kvcache_app.core.prefix import packed


def next_entry(branch: Branch, ids: Sequence[int], payload: Payload) -> Entry:
    """The entry of the block that `insert` is given. Raises CacheError: bad_block, bad_payload, bad_token."""
    keys, start, end = branch.keys, branch.next_start, branch.next_start + len(ids)
    if not 0 < len(ids) <= branch.room:
        raise CacheError("bad_block", f"a block from {start} has 1 to {branch.room} tokens, not {len(ids)}")
    public = keys.prompt.public[start:end]
    if tuple(ids[: len(public)]) != public:
        raise CacheError("bad_block", "these are not the tokens of the public prompt")
    if FULL not in payload or any(name not in PARTS or not part.fits() for name, part in payload.items()):
        raise CacheError("bad_payload", "a payload has the part full, and perhaps sliding, of the size they state")
    key, scope = keys.key(branch.tip, start, packed(ids)), keys.scope_at(start)
    session = keys.prompt.session if scope else ""
    return Entry(key, branch.tip, keys.prompt.model, scope, start, end, session=session)
