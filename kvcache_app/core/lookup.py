"""Which of a prompt's blocks can be gone on from: the longest chain whose parts are all there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kvcache_app.core.block import FULL, SLIDING, Buffer
from kvcache_app.core.entry import Entry
from kvcache_app.core.prefix import Keys, Link


@dataclass
class Known:
    """One block as far as it is known at this moment: parts held in memory, and parts that should be on disk."""

    entry: Entry
    held: dict[str, Buffer] = field(default_factory=dict)
    on_disk: set[str] = field(default_factory=set)

    def has(self, part: str) -> bool:
        return part in self.held or part in self.on_disk


@dataclass(frozen=True)
class Step:
    """A block of the path, and the parts of it that going on needs."""

    link: Link
    parts: tuple[str, ...]


def longest(keys: Keys, links: list[Link], known: Mapping[bytes, Known], limit: int, window: int) -> list[Step]:
    """The path to the last resume point at or before `limit`; empty where there is none."""
    path = [link for link in _unbroken(links, known) if link.end <= limit]
    tails = _tails(keys, path, known, limit)
    while True:
        for tail in tails.get(path[-1].key if path else keys.root, []):
            if steps := _resumable([*path, tail], known, window):
                return steps
        if not path or (steps := _resumable(path, known, window)):
            return steps if path else []
        path.pop()


def _unbroken(links: list[Link], known: Mapping[bytes, Known]) -> list[Link]:
    for count, link in enumerate(links):
        if link.key not in known or not known[link.key].has(FULL):
            return links[:count]
    return list(links)


def _tails(keys: Keys, path: list[Link], known: Mapping[bytes, Known], limit: int) -> dict[bytes, list[Link]]:
    """Shorter blocks of this very prompt by what they follow, the longest first."""
    starts = {link.parent: link.start for link in path}
    starts[path[-1].key if path else keys.root] = path[-1].end if path else 0
    whole = {link.key for link in path}
    tails: dict[bytes, list[Link]] = {}
    for key, each in known.items():
        entry = each.entry
        start = starts.get(entry.parent)
        if start != entry.start or key in whole or not start < entry.end <= limit or not each.has(FULL):
            continue
        if keys.key_up_to(entry.parent, start, entry.end) == key:
            tails.setdefault(entry.parent, []).append(Link(key, entry.parent, start, entry.end))
    for found in tails.values():
        found.sort(key=lambda link: -link.end)
    return tails


def _resumable(path: list[Link], known: Mapping[bytes, Known], window: int) -> list[Step]:
    """The path with the parts it needs, or [] where a sliding part of the last window is missing."""
    begin = path[-1].end - (window - 1)
    steps = [Step(link, (FULL, SLIDING) if window > 1 and link.end > begin else (FULL,)) for link in path]
    return steps if all(known[step.link.key].has(part) for step in steps for part in step.parts) else []
