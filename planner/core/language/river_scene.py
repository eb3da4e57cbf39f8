"""Everything about a crossing puzzle but its rules: the cast, the boat, who leads, and who rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.core.language.notes import Notes
from planner.core.language.river_boat import Boat, read_boat
from planner.core.language.river_cast import Cast, read_cast
from planner.core.language.river_classics import find_classic
from planner.core.language.river_marks import Marked, mark
from planner.core.language.river_outnumber import read_majorities
from planner.core.language.river_participants import odds
from planner.core.language.river_rowers import Rowers, read_rowers
from planner.core.language.river_spoken import read_company
from planner.core.language.river_words import ANIMALS, PEOPLE, THINGS
from planner.core.language.text import Document

MAX_ENTITIES = 40
_BOTH = re.compile(r"\b(?P<a>\d+) (?:and|,|plus|x|of each and) (?P<b>\d+)\b")

# "My brother, my sister and I": the speaker is one of many and leads nobody.
_AMONG_OTHERS = re.compile(r"<\d+> ,? ?and <\d+> (?:have|want|need|must|are|all|wish|would|and)\b")


@dataclass(frozen=True)
class Scene:
    """What the rules are read against; `protagonist` is the mark of the one who takes the others over, if any."""

    cast: Cast
    marked: Marked
    boat: Boat | None
    protagonist: str | None
    rowers: Rowers
    odds: Mapping[str, float] = field(default_factory=dict)

    @property
    def rower_names(self) -> list[str]:
        return list(dict.fromkeys(name for label in self.rowers.marks for name in self.marked.members(label)))


def read_scene(notes: Notes) -> Scene | None:
    """The scene of a document, or None where nobody is there to be taken over."""
    likely = odds(notes.doc)
    cast = _with_classic(notes, read_twice(notes.doc, likely))
    if not cast.counts or len(cast.counts) > MAX_ENTITIES or sum(cast.counts.values()) < 2:
        return None
    marked = mark(notes.doc.clean, cast)
    boat = read_boat(marked.text, sum(cast.counts.values()), _has_leader(cast))
    protagonist = _protagonist(marked, cast, boat)
    rowers = read_rowers(marked.text, marked.names, cast.counts, protagonist)
    if rowers.span is None and protagonist is None and _two_sides(marked, cast):
        rowers = Rowers(tuple(f"<{k}>" for k in range(len(cast.counts))))
    return Scene(cast, marked, boat, protagonist, rowers, likely)


def read_twice(doc: Document, odds: Mapping[str, float]) -> Cast:
    """The cast, read twice: what the boat holds must not be counted, and it is found over marked text."""
    company = read_company(doc, odds)
    cast = read_cast(company, [])
    marked = mark(doc.clean, cast)
    boat = read_boat(marked.text, sum(cast.counts.values()), _has_leader(cast))
    return read_cast(company, [marked.back(*boat.span)]) if boat and boat.span else cast


def _has_leader(cast: Cast) -> bool:
    """Whether there is a single person who may take the others over."""
    return cast.speaker is not None or any(
        count == 1 and name.split()[-1] not in ANIMALS | THINGS for name, count in cast.counts.items()
    )


def _with_classic(notes: Notes, cast: Cast) -> Cast:
    """What everybody knows of a classic and the text leaves out: the farmer, and how many there are."""
    found = find_classic(cast.names)
    if found is None:
        return cast
    classic, counts = found[0], dict(cast.counts)
    notes.signal("a classic", 0.2)
    if classic.rower and not cast.speaker and not any(name in PEOPLE for name in counts):
        counts[classic.rower] = 1
        notes.assume(f"A {classic.rower} rows the boat, as in the puzzle everybody knows.")
    if classic.each > 1 and all(count == 1 for count in counts.values()):
        both = _BOTH.search(notes.doc.clean)
        numbers = [int(both["a"]), int(both["b"])] if both else [classic.each] * 2
        counts |= dict(zip([name for name in counts if name in found[1]], numbers, strict=True))
        if both:
            notes.saw("entities", counts, *both.span())
        else:
            notes.assume(f"There are {classic.each} of each, as in the puzzle everybody knows.")
    return replace(cast, counts=counts)


def _protagonist(marked: Marked, cast: Cast, boat: Boat | None) -> str | None:
    """The one who takes the others over, where the text has such a one."""
    people = [name for name in cast.counts if name.split()[-1] not in ANIMALS | THINGS]
    if any(name in cast.persons for name in people):  # a word nobody knows is a thing where others are people
        people = [name for name in people if name in cast.persons or name == cast.speaker]
    if cast.speaker and (len(people) == 1 or not _AMONG_OTHERS.search(marked.text) or (boat and boat.self_named)):
        return f"<{marked.names.index(cast.speaker)}>"
    singles = [name for name in people if cast.counts[name] == 1]
    if len(people) == 1 and singles and len(cast.counts) > 1:
        return f"<{marked.names.index(people[0])}>"
    if boat and boat.self_named and singles:
        return f"<{marked.names.index(_leader(marked, singles, boat))}>"
    return None


def _leader(marked: Marked, singles: list[str], boat: Boat) -> str:
    """The one named in what the boat holds ("the farmer and one item"), else the first person of the text."""
    if boat.span:
        for label in re.findall(r"<\d+>", marked.text[boat.span[0] : boat.span[1]]):
            if marked.name(label) in singles:
                return marked.name(label)
        said = re.split(r" [.?;] ", marked.text[: boat.span[0]])[-1]
        for label in reversed(re.findall(r"(<\d+>)(?: 's| (?:have|own|get)|(?: (?!<)\w+){0,6} ?$)", said)):
            if marked.name(label) in singles:
                return marked.name(label)
    return singles[0]


def _two_sides(marked: Marked, cast: Cast) -> bool:
    """Two sides that may not outnumber each other all row unless the text says otherwise, be they animals or not."""
    several = [f"<{k}>" for k, count in enumerate(cast.counts.values()) if count > 1]
    return len(several) >= 2 and bool(read_majorities(marked.text, several))
