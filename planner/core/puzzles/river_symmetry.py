"""Finds who can be exchanged with whom without changing anything, from the model alone and never from names.

Glossary. Block: some names that go together, such as one husband and his wife; most blocks are a single name. Role:
the place of a name in its block. Class: blocks that can be put in each other's place, whole block for whole block, in
any order.

Candidates come from colour refinement (names that look alike from their clauses, again and again) and from who is
singled out by whose clauses. They are only candidates: a class is kept only if `read_schemas` proves it, and what it
does not prove is taken apart, down to single names.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeAlias

from planner.core.puzzles.river_blocks import tie_blocks
from planner.core.puzzles.river_clauses import ANYBODY, Cast, Clause
from planner.core.puzzles.river_crossing import RiverCrossing
from planner.core.puzzles.river_schemas import Class, Reading, Schema, read_schemas

# With more clauses, or more names in all of them together, looking for symmetry would take a tenth of a second.
MOST_CLAUSES = 1_000
MOST_NAMES = 30_000

Colours: TypeAlias = list[int]


class Symmetry(NamedTuple):
    """The names in classes, and the schemas of all clauses over them."""

    classes: tuple[Class, ...]
    schemas: tuple[Schema, ...]

    @property
    def is_trivial(self) -> bool:
        """Whether nobody can be exchanged with anybody of another name."""
        return all(len(blocks) == 1 for blocks in self.classes)


def is_too_large(cast: Cast) -> bool:
    """Whether symmetry should not be looked for, as a search must hear from us before that is done."""
    if len(cast.clauses) > MOST_CLAUSES:
        return True
    return sum(mask.bit_count() for clause in cast.clauses for mask in clause[1:]) > MOST_NAMES


def find_symmetry(model: RiverCrossing, cast: Cast) -> Symmetry:
    """The classes of a model; a name that none can stand in for is a class of one block of one name."""
    looks = _looks(model, cast)
    if len(set(looks)) == len(looks):
        return without_symmetry(cast)
    colours = refine(looks, cast.clauses)
    classes = tie_blocks(colours, cast.clauses)
    reading = read_schemas(cast.clauses, classes)
    if reading.broken:
        hearts = _by_heart(cast)
        classes = [
            part for c, old in enumerate(classes) for part in (_twins(old, hearts) if c in reading.broken else [old])
        ]
        reading = read_schemas(cast.clauses, classes)
    return _take_apart(cast, classes, reading)


def without_symmetry(cast: Cast) -> Symmetry:
    """Every name for itself."""
    classes: list[Class] = [((i,),) for i in range(len(cast.names))]
    return Symmetry(tuple(classes), read_schemas(cast.clauses, classes).schemas)


def _take_apart(cast: Cast, classes: list[Class], reading: Reading) -> Symmetry:
    while reading.broken:
        classes = [part for c, old in enumerate(classes) for part in (_singles(old) if c in reading.broken else [old])]
        reading = read_schemas(cast.clauses, classes)
    return Symmetry(tuple(classes), reading.schemas)


def _singles(blocks: Class) -> list[Class]:
    return [((name,),) for block in blocks for name in block]


def _by_heart(cast: Cast) -> dict[int, list[Clause]]:
    """The clauses that are about one name, by that name."""
    hearts: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in cast.clauses:
        hearts[clause.a].append(clause)
    return hearts


def _twins(blocks: Class, hearts: dict[int, list[Clause]]) -> list[Class]:
    """The names of a class in smaller ones: those with the very same enemies, who may be each other's enemies too."""
    twins: defaultdict[Hashable, list[int]] = defaultdict(list)
    for block in blocks:
        for role, name in enumerate(block):
            bit = 1 << name
            twins[role, frozenset((k, b & ~bit, g) for k, _, b, g in hearts.get(bit, ()))].append(name)
    friends: defaultdict[Hashable, list[int]] = defaultdict(list)
    for (role, *_), names in list(twins.items()):  # type: ignore[misc]
        if len(names) == 1:
            bit = 1 << names[0]
            friends[role, frozenset((k, b | bit, g) for k, _, b, g in hearts.get(bit, ()))] += names
    found = [names for names in twins.values() if len(names) > 1] + list(friends.values())
    return [tuple((name,) for name in names) for names in found]


def _looks(model: RiverCrossing, cast: Cast) -> Colours:
    """What can be seen of a name before the clauses are followed."""
    weights = model.weights if model.weights is not None and model.max_weight is not None else {}
    hearts = Counter(clause.a for clause in cast.clauses)
    rowers = set(model.rowers)
    return _number(
        (
            model.entities[name],
            name in rowers,
            weights.get(name, 0),
            tuple(model.start.get(place, {}).get(name, 0) for place in model.places),
            tuple(model.goal.get(place, {}).get(name) for place in model.places),
            hearts[1 << i],
        )
        for i, name in enumerate(cast.names)
    )


def _number(looks: Iterable[Hashable]) -> Colours:
    """The same number for the same look."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(look, len(numbers)) for look in looks]


def refine(colours: Colours, clauses: Iterable[Clause]) -> Colours:
    """Colour refinement: names stay alike while their clauses name as many of each colour in each place."""
    count = 0
    while count < (count := len(set(colours))) or not count:
        marks = _marks(colours, clauses)
        finer = _number(zip(colours, marks, strict=True))
        if len(set(finer)) == count:
            break
        colours = finer
    return colours


def _marks(colours: Colours, clauses: Iterable[Clause]) -> list[int]:
    """For each name a sum over the clauses it is in; equal sums of unequal clauses would only cost symmetry."""
    masks: defaultdict[int, int] = defaultdict(int)
    for name, colour in enumerate(colours):
        masks[colour] |= 1 << name
    marks, everybody = [0] * len(colours), [0] * len(colours)
    for clause in clauses:
        parts = [[] if mask == ANYBODY else _parts(mask, colours, masks) for mask in clause[1:]]
        look = (clause.kind, clause.b == ANYBODY, *(tuple((c, some.bit_count()) for c, some in part) for part in parts))
        for slot, part in enumerate(parts):
            mark = hash((look, slot))
            for colour, some in part:
                # All but a few: cheaper to mark the whole colour and to take the mark back from the few.
                missing = masks[colour] & ~some
                if missing.bit_count() < some.bit_count():
                    everybody[colour] += mark
                    _add(marks, missing, -mark)
                else:
                    _add(marks, some, mark)
    return [mark + everybody[colour] for mark, colour in zip(marks, colours, strict=True)]


def _parts(mask: int, colours: Colours, masks: dict[int, int]) -> list[tuple[int, int]]:
    parts = []
    while mask:
        colour = colours[mask.bit_length() - 1]
        parts.append((colour, mask & masks[colour]))
        mask &= ~masks[colour]
    return sorted(parts)


def _add(marks: list[int], names: int, mark: int) -> None:
    while names:
        name = names.bit_length() - 1
        marks[name] += mark
        names ^= 1 << name
