"""Weights: what each may weigh, said beside the name or in a list of its own, and what the boat bears."""

import re

from planner.core.language.river_words import MARK

_UNIT = r"(?:kg|kilo|kilogram|kilogramme|lb|lbs|pound|stone)"
_LOAD = re.compile(
    r"\b(?:carry|hold|bear|support|take|limit\w*|maximum\w*|load|capacity|more than|less than|over|exceed\w*|at most"
    rf"|up to|sink\w*|fit|allow\w*|handle|max\w*)(?: (?!<)[^.?; <]+){{0,6}}? (?P<max>\d+) ?{_UNIT}\b"
)
_WEIGHT = re.compile(
    r"(?P<who><\d+>)(?: \w+)?(?: (?:each|who|that|both|alone|,|and|is|are|weigh|weighing|of|at|:|=|have|a|weight|with"
    rf"|about|exactly)){{0,6}} (?P<w>\d+) ?{_UNIT}\b"
    rf"|\b(?P<v>\d+) ?{_UNIT} (?:\w+ )?(?P<what><\d+>)"
)
_SO_DO = re.compile(
    r"\b(?:so do|so does|so is|as (?:do|does|much as)|same as|just like)(?: the| his"
    r"| her)? (?P<who><\d+>)"
)
_EACH = re.compile(
    rf"(?P<who><\d+>(?:(?: ,| and)+(?: (?:the|a|an|his|her|my|their|\d+))* <\d+>){{1,6}})(?: (?:who|that|all|both|,))*"
    rf" (?:(?:each|both|all) weigh|weigh|(?:is|are) (?:all |both )?(?:each )?)(?: (?:exactly|about|the same|,|each"
    rf"|both|of)){{0,3}}"
    rf" (?P<w>\d+) ?{_UNIT}(?: each| apiece)?\b(?! (?:,|and) \d)"
    rf"|(?P<who2><\d+>(?: ,)? and (?:the |a |his |her )?<\d+>) (?P<w2>\d+) ?(?:{_UNIT} )?(?:each|apiece)\b"
)
# "Weights: Ann 50, Bob 60": the unit stands once or nowhere.
_BARE = re.compile(
    r"(?P<who><\d+>)(?: (?:is|are|weigh|weighing|at|:|=|,|each|alone|just|only|about)){0,3} (?P<w>\d+)\b(?! <)"
)
_SPEAKS_OF_WEIGHT = re.compile(r"\b(?:weigh\w*|heavy)\b")
_IS_SO_MANY = re.compile(r"<\d+> (?:is|are) \d+ (?:,|and)")
_IN_ORDER = re.compile(
    rf"\bweigh\w*(?: (?:is|are|:|of|,|respectively|in order|exactly|about))* (?P<list>\d+(?: {_UNIT})?(?:"
    rf" (?:, |and |, and )"
    rf"\d+(?: {_UNIT})?){{1,12}})"
)
_LIST = re.compile(r"<\d+>(?:(?: ,| and)+ (?:the |a )?<\d+>){1,12}")

Span = tuple[int, int]


def read_weights(text: str) -> tuple[tuple[tuple[str, int], ...], int, Span] | None:
    """The weights by mark, the most that the boat bears and where that stands; None where nothing is weighed."""
    load = _LOAD.search(text)
    if not load:
        return None
    weights = _in_order(text) or {**_beside_names(text, load), **_each(text, load)}
    for found in _SO_DO.finditer(text):
        before = [mark for mark in MARK.findall(text[: found.start()]) if mark in weights]
        if before:
            weights.setdefault(found["who"], weights[before[-1]])
    return (tuple(weights.items()), int(load["max"]), load.span()) if weights else None


def _beside_names(text: str, load: re.Match[str]) -> dict[str, int]:
    weights: dict[str, int] = {}
    patterns = (_WEIGHT, _BARE) if _SPEAKS_OF_WEIGHT.search(text) or len(_IS_SO_MANY.findall(text)) > 1 else (_WEIGHT,)
    for pattern in patterns:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            who, weight = groups["who"] or groups.get("what"), groups["w"] or groups.get("v")
            at = found.start("w") if groups["w"] else found.start("v")
            if who and weight and not load.start() <= at < load.end() and int(weight) > 0:
                weights.setdefault(who, int(weight))
        if len(weights) > 1 and pattern is patterns[-1]:
            break
    return weights


def _each(text: str, load: re.Match[str]) -> dict[str, int]:
    """ "A man and his wife each weigh 80 kg": the weight is that of everybody in the list."""
    return {
        mark: int(found["w"] or found["w2"])
        for found in _EACH.finditer(text)
        if not load.start() <= found.start("w" if found["w"] else "w2") < load.end()
        for mark in MARK.findall(found["who"] or found["who2"])
    }


def _in_order(text: str) -> dict[str, int]:
    """ "Ann, Bob and Cid, weighing 50, 60 and 70 kg": as many numbers as there are names before them."""
    found = _IN_ORDER.search(text)
    if not found:
        return {}
    numbers = [int(number) for number in re.findall(r"\d+", found["list"])]
    for names in reversed([MARK.findall(some.group()) for some in _LIST.finditer(text[: found.start()])]):
        if len(names) >= len(numbers) and all(numbers):  # a word for all of them may stand before the names
            return dict(zip(names[-len(numbers) :], numbers, strict=True))
    return {}


def places_of_weights(text: str, weights: tuple[tuple[str, int], ...]) -> list[tuple[str, int, int]]:
    """Where each weight stands, with its mark: the number is told and used, wherever the text says it."""
    return [
        (mark, *found.span("w"))
        for mark, weight in weights
        for found in re.finditer(rf"(?<![<\d])(?P<w>{weight}) ?(?:{_UNIT}\b|(?=[,.;]| and\b|$))", text)
    ]
