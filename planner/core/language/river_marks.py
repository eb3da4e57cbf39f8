"""Cleaned text with every mention of an entity replaced by a mark, so that rules read the same for wolves and
robots.
"""

from dataclasses import dataclass

from planner.core.language.river_cast import Cast


@dataclass(frozen=True)
class Marked:
    """Cleaned text in which every mention of entity k stands as "<k>", with the way back to the cleaned text."""

    text: str
    names: tuple[str, ...]
    origin: tuple[int, ...]
    groups: dict[str, tuple[str, ...]]

    def name(self, mark: str) -> str:
        """The entity behind a mark such as "<2>"."""
        return self.names[int(mark.strip("<>"))]

    def members(self, mark: str) -> list[str]:
        """The entities behind a mark: one, or all of a group such as "the animals"."""
        name = self.name(mark)
        return list(self.groups.get(name, (name,)))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of cleaned text that a stretch of marked text stands for."""
        return self.origin[start], self.origin[max(start, end - 1)] + 1


def mark(clean: str, cast: Cast) -> Marked:
    """Marks every mention of a cast in a cleaned text."""
    names = (*cast.counts, *cast.groups)
    number = {name: k for k, name in enumerate(names)}
    pieces, origin, at = [], [], 0
    for mention in sorted(cast.mentions, key=lambda mention: mention.start):
        if mention.start < at:
            continue
        label = f"<{number[mention.name]}>"
        pieces += [clean[at : mention.start], label]
        origin += [*range(at, mention.start), *([mention.start] * (len(label) - 1)), mention.end - 1]
        at = mention.end
    origin += [*range(at, len(clean) + 1)]
    return Marked("".join([*pieces, clean[at:]]), names, tuple(origin), cast.groups)
