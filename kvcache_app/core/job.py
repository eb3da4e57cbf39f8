"""A block on its way to disk."""

from dataclasses import dataclass

from kvcache_app.core.block import Payload
from kvcache_app.core.entry import Entry
from kvcache_app.core.stats import Subject


@dataclass(frozen=True)
class Job:
    """A block on its way to disk."""

    entry: Entry
    payload: Payload

    @property
    def size(self) -> int:
        return sum(buffer.size for buffer in self.payload.values())


def subject_of(entry: Entry) -> Subject:
    return (entry.model, entry.scope, entry.session)
