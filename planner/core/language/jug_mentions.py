"""What stands around each number of a jug puzzle, as features from which its role was learned.

A number is the size of a jug, what is in one, what is wanted, or none of these: a count, a time, a price.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from planner.core.language.jug_ages import is_age
from planner.core.language.jug_words import CONTAINER, Quantity
from planner.core.language.text import Document, Token
from planner.core.language.units import UNIT, canonical
from planner.core.language.wordlists import words

_QUANTITY = re.compile(rf"(?<![\w/])(?P<n>\d+(?:/\d+)?)(?: (?P<unit>{UNIT}))?")
# "A gallon jug", "measure exactly a litre": the article is the number.
_ONE_UNIT = re.compile(r"(?<!\d )\b(?:a|an|the|my|and|plus|exactly) (?P<unit>litre|liter|gallon|gal|quart|pint|cup)\b")
_STOPS = frozenset(".?;")
_IS_JUG, _IS_UNIT = re.compile(rf"{CONTAINER}$"), re.compile(rf"{UNIT}$")
NUMBER, JUG, MEASURE, LETTER = "#", "<jug>", "<unit>", "@"
# Words that do the same beside a number; most are learned one by one, and what is rare by its class.
_CLASSES = {
    "HOLD": "hold holding take taking fit contain containing carry store capacity size volume room sized big"
    " accommodate",
    "WANT": "want need get getting exactly precisely measure obtain wish goal target require must should shall wanted"
    " needed desire demand seek fetch produce achieve reach aim end finally final",
    "NOW": "now already currently initially start begin first present presently moment originally today",
    "FULL": "full empty brim brimful filled fill dry half nothing",
    "MOVE": "pour pouring tip transfer move decant empty scoop ladle draw",
    "IN": "in into inside within",
    "FROM": "from out of with using via",
    "ART": "a an the my his her our your their its this that these those another",
    "WHO": "i you we he she they who it me him us them",
    "BE": "is are be was were been being",
    "HAVE": "have has had got own possess",
    "CAN": "can could may might will would",
    "ASK": "how what which can find solve show tell",
    "LOOK": "larger smaller bigger big small large little middle medium largest smallest biggest tall short first"
    " second third other one last",
    "WET": "water wine milk oil beer cider juice liquid acid ale petrol rum honey vinegar syrup soup tea coffee",
    "NOT": "no not without never neither nor nothing none instead",
    "WHOLE": "total together altogether combined sum all both each",
    "STEP": "step move pouring pour time minute hour trip go turn day year people person man woman friend child",
    "JOIN": ", and or plus & /",
}
_CLASS = {word: name for name, some in _CLASSES.items() for word in words(some)}
_LINKS = frozenset({",", "and", "or", "a", "an", "the", JUG, MEASURE})
_TIGHT, _NEAR = 3, 7


@dataclass(frozen=True)
class Place:
    """A number where it stands: its tokens, its sentence, and what the text says of its value elsewhere."""

    quantity: Quantity
    first: int
    after: int
    sentence: int


class Said:
    """A document's words by class, in sentences, and its numbers in their places."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = [_kind(token) for token in doc.tokens]
        self.sentences: list[int] = []
        number = 0
        for token in doc.tokens:
            self.sentences.append(number)
            number += token.norm in _STOPS
        self.places = [self._place(quantity) for quantity in _quantities(doc)]

    @cached_property
    def features(self) -> list[list[str]]:
        """The features of every number, left to right."""
        values = Counter(place.quantity.value for place in self.places)
        return [_features(self, k, values) for k in range(len(self.places))]

    def _place(self, quantity: Quantity) -> Place:
        first = bisect_right(self.doc.offsets, quantity.start) - 1
        after = bisect_right(self.doc.offsets, quantity.end - 1)
        return Place(quantity, first, after, self.sentences[first])


def _quantities(doc: Document) -> list[Quantity]:
    found = [
        Quantity(Fraction(match["n"]), canonical(match["unit"]) if match["unit"] else None, *match.span())
        for match in _QUANTITY.finditer(doc.clean)
        if match["unit"] or not is_age(doc.clean, *match.span(), float(Fraction(match["n"])))
    ]
    found += [
        Quantity(Fraction(1), canonical(match["unit"]), *match.span("unit")) for match in _ONE_UNIT.finditer(doc.clean)
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def _kind(token: Token) -> str:
    if token.value is not None:
        return NUMBER
    if _IS_JUG.match(token.norm):
        return JUG
    if _IS_UNIT.match(token.norm):
        return MEASURE
    return LETTER if len(token.norm) == 1 and token.norm.isupper() else token.norm


def _features(said: Said, k: int, values: Counter[Fraction]) -> list[str]:
    place = said.places[k]
    before, after = _beside(said, place)
    found = [*_close(before, "b"), *_close(after, "a"), *_wider(before, "b"), *_wider(after, "a")]
    found.append(f"{before[0]} _ {after[0]}")
    found.append(f"{_class(before[0])} _ {_class(after[0])}")
    found.append(f"{before[1]} {before[0]} _ {after[0]} {after[1]}")
    found += _of_the_value(said, place, values)
    found += _of_the_neighbours(said, k)
    return list(dict.fromkeys(found))


def _beside(said: Said, place: Place) -> tuple[list[str], list[str]]:
    """The words of its sentence before a number, the nearest first, and those after it and its unit."""
    before = [said.words[i] for i in range(place.first - 1, -1, -1) if said.sentences[i] == place.sentence]
    after = [said.words[i] for i in range(place.after, len(said.words)) if said.sentences[i] == place.sentence]
    edge = ["^"] * _TIGHT
    return before + edge, after + edge


def _close(some: list[str], side: str) -> list[str]:
    """Word by word and class by class in their places."""
    found = []
    for i, word in enumerate(some[:_TIGHT], 1):
        found += [f"{side}{i}={word}", f"{side}{i}={_class(word)}"]
    found.append(f"{side}12={some[0]} {some[1]}")
    found.append(f"{side}123={some[0]} {some[1]} {some[2]}")
    found.append(f"{side}12={_class(some[0])} {_class(some[1])}")
    found.append(f"{side}123={_class(some[0])} {_class(some[1])} {_class(some[2])}")
    return found


def _wider(some: list[str], side: str) -> list[str]:
    """Words not far away, words before the next number, and the nearest of some classes."""
    near = [word for word in some[:_NEAR] if word != "^"]
    found = [f"{side}~{word}" for word in near]
    own = near[: near.index(NUMBER)] if NUMBER in near else near
    found += [f"{side}own {word}" for word in own]
    found += [f"{side}own {_class(word)}" for word in own if word in _CLASS]
    found += [f"{side}all {word}" for word in some if word in _CLASS]
    verbs = [_class(word) for word in some if _class(word) in {"HOLD", "WANT", "NOW", "MOVE", "HAVE", "FULL", "CAN"}]
    found += [f"{side}verb {verbs[0] if verbs else '-'}", f"{side}verbs {' '.join(verbs[:2])}"]
    return found


def _of_the_value(said: Said, place: Place, values: Counter[Fraction]) -> list[str]:
    """How the value stands to the others, and how and where it is written."""
    value, doc = place.quantity.value, said.doc
    token = doc.tokens[place.first]
    written = doc.original[token.start : token.end]
    united = {other.quantity.value for other in said.places if other.quantity.unit}
    pool = sorted(united if len(united) > 2 else values)
    seen = [other for other in said.places if other.quantity.value == value]
    first = seen[0] is place
    unit = (
        doc.original[doc.tokens[place.after - 1].start : doc.tokens[place.after - 1].end] if place.quantity.unit else ""
    )
    mark = doc.original[token.end : token.end + 1]
    hyphen = mark == "-"
    after = _class(said.words[place.after]) if place.after < len(said.words) else "^"
    sentence = place.sentence
    last = said.sentences[-1] if said.sentences else 0
    rank = "not" if value not in pool else "largest" if value == pool[-1] else "smallest" if value == pool[0] else "mid"
    head = f"unit={bool(place.quantity.unit)} others={bool(united)}"
    asks = any(word == "?" and at == sentence for word, at in zip(said.words, said.sentences, strict=True))
    found = [
        head,
        f"value {value if value <= 4 else 'more'}",
        f"value {value if value <= 4 else 'more'} unit={bool(place.quantity.unit)}",
        f"letters {not written[:1].isdigit()} unit={bool(place.quantity.unit)}",
        f"first {first} times {min(len(seen), 4)}",
        f"first {first} rank {rank}",
        f"rank {rank}",
        f"rank {rank} of {min(len(pool), 6)}",
        f"plural {unit.endswith('s')} hyphen {hyphen} unit={bool(unit)}",
        f"plural {unit.endswith('s')} after={after}",
        f"sentence {min(sentence, 3)} first {first}",
        f"sentence last {last - sentence <= 1} asks {asks}",
        f"asks {asks} first {first}",
        f"relation {_relation(value, pool)}",
        f"odd {_oddness(value, pool)} unit={bool(place.quantity.unit)}",
        f"mark {mark if mark in '-:/.%$' else '_'}",
        f"sign {any(sign in doc.original[max(0, token.start - 2) : token.end + 2] for sign in '€$£¥₹')}",
    ]
    for other in seen[:5]:
        if other is not place:
            ahead, behind = said.words[max(0, other.first - 2) : other.first], said.words[other.after : other.after + 2]
            found += [f"twin b {word}" for word in ahead] + [f"twin a {word}" for word in behind]
    return found


def _oddness(value: Fraction, pool: Sequence[Fraction]) -> str:
    if value.denominator > 10 or value > 1000:
        return "very"
    others = [each for each in pool if each != value]
    return "large" if len(others) >= 2 and value > 2 * sorted(others)[-2] and value > others[-1] else "not"


def _relation(value: Fraction, pool: Sequence[Fraction]) -> str:
    others = [each for each in pool if each != value]
    if any(a + b == value for i, a in enumerate(others) for b in others[i + 1 :]):
        return "sum"
    if value * 2 in others:
        return "half"
    return "difference" if any(abs(a - b) == value for i, a in enumerate(others) for b in others[i + 1 :]) else "-"


def _of_the_neighbours(said: Said, k: int) -> list[str]:
    """What lies between a number and those beside it, and which of them it is."""
    place, places = said.places[k], said.places
    own = [i for i, other in enumerate(places) if other.quantity.unit]
    found = [f"number {min(k, 5)}", f"number from last {min(len(places) - 1 - k, 4)}"]
    if k in own:
        at = own.index(k)
        found += [
            f"amount {min(at, 4)}",
            f"amount from last {min(len(own) - 1 - at, 4)}",
            f"amount {at} of {min(len(own), 6)}",
        ]
    if k:
        found += _gap(said, places[k - 1].after, place.first, "gap before", places[k - 1])
    if k + 1 < len(places):
        found += _gap(said, place.after, places[k + 1].first, "gap after", places[k + 1])
    return found


def history(said: Said, k: int, roles: Sequence[str]) -> list[str]:
    """What the roles of the numbers before say of the next one."""
    place, value = said.places[k], said.places[k].quantity.value
    last, further = (["-", "-", *roles])[-1], (["-", "-", *roles])[-2]
    same = [role for other, role in zip(said.places, roles, strict=False) if other.quantity.value == value]
    sizes = {other.quantity.value for other, role in zip(said.places, roles, strict=False) if role == "size"}
    gap = " ".join(map(_class, said.words[said.places[k - 1].after : place.first][:3])) if k else "^"
    joined = k > 0 and all(word in _LINKS for word in said.words[said.places[k - 1].after : place.first])
    unit = bool(place.quantity.unit)
    fits = "none" if not sizes else "more" if value > max(sizes) else "less"
    new = k == 0 or said.places[k - 1].sentence != place.sentence
    return [
        f"last {last}",
        f"last {last} new {new}",
        f"last {last} {further}",
        f"last {last} joined {joined}",
        f"last {last} gap {gap}",
        f"same {same[-1] if same else '-'}",
        f"same {same[-1] if same else '-'} unit {unit}",
        f"sizes {min(len(sizes), 4)} {fits}",
        f"sizes {min(len(sizes), 4)} unit {unit} target {'target' in roles}",
        f"sizes {min(len(sizes), 4)} same {same[-1] if same else '-'} last {last}",
    ]


def _gap(said: Said, start: int, end: int, side: str, other: Place) -> list[str]:
    between = said.words[start:end]
    shown = " ".join(between[:4]) if len(between) <= 4 else "far"
    coarse = " ".join(map(_class, between[:5])) if len(between) <= 5 else "far"
    joined = all(word in _LINKS for word in between)
    return [f"{side} {shown}", f"{side} {coarse}", f"{side} list {joined} {bool(other.quantity.unit)}"]


def _class(word: str) -> str:
    return _CLASS.get(word, word if word in {NUMBER, JUG, MEASURE, LETTER, "^"} or not word.isalpha() else "w")
