"""Small English: numbers, plurals, articles and lists, for names that people made up."""

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice", "goose": "geese",
    "ox": "oxen", "foot": "feet", "tooth": "teeth", "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes",
    "wolf": "wolves", "werewolf": "werewolves", "wife": "wives", "housewife": "housewives", "knife": "knives",
    "calf": "calves", "elf": "elves", "thief": "thieves", "leaf": "leaves", "loaf": "loaves", "half": "halves",
    "life": "lives", "shelf": "shelves", "fireman": "firemen", "policeman": "policemen", "fisherman": "fishermen",
    "boatman": "boatmen", "ferryman": "ferrymen", "gentleman": "gentlemen", "nobleman": "noblemen",
    "snowman": "snowmen", "grandchild": "grandchildren", "sheep": "sheep", "fish": "fish", "deer": "deer",
    "moose": "moose", "people": "people", "children": "children", "men": "men", "women": "women", "mice": "mice",
    "geese": "geese", "cattle": "cattle", "police": "police", "staff": "staff",
}  # fmt: skip
_LISTED = 8
_DIGITS_READ = 39
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def number_word(count: int) -> str:
    """Small numbers as words, others with separators."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def plural(name: str) -> str:
    """More than one of a name; a name that already is a plural stays."""
    if " of " in name:
        head, rest = name.split(" of ", 1)
        return f"{plural(head)} of {rest}"
    start, space, word = name.rpartition(" ")
    return start + space + _plural_word(word)


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower in _IRREGULAR:
        return word[0] + _IRREGULAR[lower][1:]
    if not lower[-1:].isalpha():
        return word
    if lower.endswith(("ss", "us", "is", "x", "ch", "sh", "z")):
        return word + "es"
    if lower.endswith("s"):
        return word
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def counted(count: int, name: str) -> str:
    """How many of a name: `two wolves`."""
    return f"{number_word(count)} {name if count == 1 else plural(name)}"


def definite(name: str) -> str:
    """A single one everybody knows: `the goat`, but `Anna` and `wife 2` go without an article."""
    proper = name[:1].isupper() or any(c.isdigit() for c in name)
    return name if proper or name.startswith(("the ", "my ", "his ", "her ")) else f"the {name}"


def join(parts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def join_some(parts: Sequence[str], rest: str = "others") -> str:
    """As `join`, but a long list is cut and says how much it leaves out."""
    if len(parts) <= _LISTED:
        return join(parts)
    return join([*parts[: _LISTED - 1], f"{len(parts) - _LISTED + 1:,} {rest}"])


def times(count: int, one: str) -> str:
    """A count and a regular noun: `1 crossing`, `1,023 moves`, `about 1.07 × 10³⁰¹ moves`."""
    return f"{grouped(count)} {one if count == 1 else one + 's'}"


def grouped(count: int) -> str:
    """A number with separators, or about how large it is where nobody would read its digits."""
    digits = str(count)
    if len(digits) <= _DIGITS_READ:
        return f"{count:,}"
    return f"about {digits[0]}.{digits[1:3]} × 10{str(len(digits) - 1).translate(SUPERSCRIPTS)}"


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."
