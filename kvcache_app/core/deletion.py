"""Forgetting: what goes with a person, a session, a branch, a model. Other processes hear of it through the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvcache_app.core.entry import Entry
from kvcache_app.core.prefix import Keys


@dataclass(frozen=True)
class Deletion:
    """Everything that fits all that is named; nothing named: everything."""

    scope: str = ""  # a scope's name
    session: str = ""
    model: str = ""

    def concerns(self, entry: Entry) -> bool:
        named = ((self.scope, entry.scope), (self.session, entry.session), (self.model, entry.model))
        return all(not asked or asked == have for asked, have in named)


def followers(keys: Keys, entries: Iterable[Entry]) -> set[bytes]:
    """Keys of the prompt's personal blocks, of its session, and of everything that follows any of these."""
    session = keys.prompt.session
    personal = sorted((e for e in entries if keys.scope and e.scope == keys.scope), key=lambda entry: entry.start)
    doomed: set[bytes] = set()
    for entry in personal:
        if entry.parent in doomed or (session and entry.session == session) or keys.owns(entry):
            doomed.add(entry.key)
    return doomed


def doomed(deletion: Deletion, entries: Iterable[Entry]) -> list[Entry]:
    """The entries it concerns, and what stands on them: without them nobody could reach it any more."""
    there = list(entries)
    return descendants([entry.key for entry in there if deletion.concerns(entry)], there)


def descendants(keys: Iterable[bytes], entries: Iterable[Entry]) -> list[Entry]:
    """The entries with these keys, and all that follow them."""
    doomed, found = set(keys), []
    for entry in sorted(entries, key=lambda entry: entry.start):
        if entry.key in doomed or entry.parent in doomed:
            doomed.add(entry.key)
            found.append(entry)
    return found
