"""Whom "he" and "she" stand for: the one who takes the others over, where a text has one person only."""

from planner.core.language.river_words import ANIMALS, PEOPLE, THINGS


def first_person(names: tuple[str, ...]) -> str:
    """Whoever "him" is, where the text has one person only."""
    people = [name for name in names if name in PEOPLE | {"me", "you"}]
    others = [name for name in names if name.split()[-1] not in ANIMALS | THINGS]
    return next(iter(people or others), names[0])
