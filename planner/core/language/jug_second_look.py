"""A second look at quantities whose place says too little: a jug puzzle has sizes, and it wants something.

Where the words before a number decide nothing, the rest of the puzzle does: without two sizes the amounts that stand
beside vessels are sizes, and where nothing is wanted the one amount left over is.
"""

import re
from dataclasses import replace

from planner.core.language.jug_words import CONTAINER, Quantity

_ASKS = re.compile(
    r"\b(?:how|exactly|precisely|get|measure|obtain|need|want|goal|target|want\w*|until|should|must|after|make|end up"
    r"|possible|feasible|doable|wish|fetch|bring|arrange|each of|finally|at the end|in the end|end state)\b"
)
_CAN_IT = re.compile(r"^ ?(?:can|could)\b")
_VESSEL = re.compile(rf"\b(?:{CONTAINER}|first|second|third|other|one|larger|smaller|bigger|big|small)\b")


_FULL_OF = re.compile(rf" of (?:[a-z]+ ){{1,3}}?in (?:a|an|the|my|his|her|1) (?:[a-z]+ ){{0,2}}{CONTAINER}\b")
_IS_WITH = re.compile(rf"\b{CONTAINER} (?:(?P<full>full )|brimful )?(?:with|containing|holding|of) $")
_TO_THE_BRIM = re.compile(
    r"\b(?:full|filled (?:right )?(?:up )?(?:to the|completely)|brimful|brim|topped up|just that|exactly that"
    r"|no more)\b"
)


def fills_its_jug(clean: str, start: int, end: int) -> bool:
    """ "16 litres of oil in a cask, which is full": so much is in the jug, and so much goes in."""
    of_it = _FULL_OF.match(clean[end : end + 80])
    held = _IS_WITH.search(clean[max(0, start - 30) : start]) if re.match(r" of [a-z]", clean[end:]) else None
    if held and held["full"]:
        return True
    if not of_it and not held:
        return False
    rest = re.split(r" [.?;] | and (?:a|an|2|3|two|three) ", clean[end : end + 120])[0]
    return _TO_THE_BRIM.search(rest) is not None


def with_sizes(clean: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, where fewer than two are sizes with those made sizes that stand in sentences about vessels."""
    sizes = [quantity for quantity in quantities if quantity.role == "size"]
    known = {size.value for size in sizes}
    quantities = [
        replace(quantity, role="size")
        if quantity.role in {"content", "other"}
        and quantity.value not in known
        and fills_its_jug(clean, quantity.start, quantity.end)
        else quantity
        for quantity in quantities
    ]
    sizes = [quantity for quantity in quantities if quantity.role == "size"]
    if len(sizes) >= 2 or not any(quantity.role == "target" for quantity in quantities):
        return quantities
    wanted = {quantity.value for quantity in quantities if quantity.role == "target"}
    chosen = [
        quantity
        for quantity in quantities
        if quantity.role in {"other", "content"}
        and quantity.value > 0
        and _is_a_size(clean, quantity)
        and not (quantity.role == "content" and quantity.value in known)
    ]
    values = {quantity.value for quantity in [*sizes, *chosen]}
    if len(values) < 2 or wanted >= values:
        return quantities
    return [replace(quantity, role="size") if quantity in chosen else quantity for quantity in quantities]


def _is_a_size(clean: str, quantity: Quantity) -> bool:
    start, end = sentence_of(clean, quantity)
    said = clean[start:end]
    return (
        _VESSEL.search(said) is not None
        and not _CAN_IT.match(said)
        and _ASKS.search(clean[start : quantity.start]) is None
    )


def sentence_of(clean: str, quantity: Quantity) -> tuple[int, int]:
    """Where the sentence of a quantity starts and ends."""
    start = max(clean.rfind(mark, 0, quantity.start) for mark in (" . ", " ? ")) + 1
    ends = [end for mark in (" .", " ?") if (end := clean.find(mark, quantity.end)) >= 0]
    return max(start, 0), min([len(clean), *ends])


def with_something_wanted(clean: str, quantities: list[Quantity], counted: int) -> list[Quantity] | None:
    """The quantities with one of them wanted, where nothing was; None where none or several could be."""
    sizes = [quantity for quantity in quantities if quantity.role == "size"]
    free = [quantity for quantity in quantities if quantity.role in {"other", "content"} and quantity.value > 0]
    said = {quantity: clean[slice(*sentence_of(clean, quantity))] for quantity in free}
    asked = [quantity for quantity in free if _ASKS.search(said[quantity]) or _CAN_IT.match(said[quantity])]
    left = asked if len({quantity.value for quantity in asked}) == 1 else free
    if not left and len(sizes) > max(2, counted):
        left = [sizes[-1]] if _ASKS.search(clean[slice(*sentence_of(clean, sizes[-1]))]) else []
    if len({quantity.value for quantity in left}) != 1 or left[0].value > sum(size.value for size in sizes):
        return None
    return [replace(quantity, role="target") if quantity in left else quantity for quantity in quantities]
