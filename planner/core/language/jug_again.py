"""Sizes that are said again, or taken back: "the 5-litre bucket … a 5-litre bucket", "the second is 5, not 4"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from planner.core.language.jug_vessels import read_vessels, which
from planner.core.language.jug_words import CONTAINER, SIZED, Quantity
from planner.core.language.units import UNIT

_ONE_MORE = re.compile(
    rf"\b(?:another|second|third|other|also|more|further|additional|extra|too|spare|twin|same|[2-9](?! (?:{UNIT}"
    rf"|and|or|,))"
    rf"|[A-EPQRSTX-Z])"
    r"(?: [:=]| (?!hold|contain|have|full|empty)\w+){0,2} $"
)
_COUNTED = re.compile(
    rf"\b(?P<n>[2-9]) (?!{UNIT})(?:(?!in\b|into\b|of\b|for\b|from\b|hold)[a-z]+ ){{0,2}}?{CONTAINER}\b"
)
_OOPS = re.compile(
    r"\b(?:actually|sorry|correction|wait|hang on|hold on|oops|misread|mistake|wrong|i mean|i meant|or rather|scrap"
    r"|scratch"
    r"|really|in fact|in truth|in reality|looked again|checked|look at the label|my bad|edit|turn\w* out|no(?= [,:]))\b"
)
_SAYS = re.compile(
    rf"(?:is|are|be|'s|hold|take|contain|fit|measure|has|have|was|:|=|it|the|a|,)(?: (?:really|actually|only|in fact"
    rf"|just"
    rf"|exactly|indeed|a|an|supposed to be|{UNIT}|:))* $"
)
_NOT = re.compile(
    rf"(?P<new>\d+(?:/\d+)?)(?: {UNIT})?(?: {CONTAINER}| one| 1)? (?:, )?(?:and )?not (?:the )?(?P<old>\d+(?:/\d+)?)\b"
    rf"|\bnot (?:the |a |an )?(?P<old2>\d+(?:/\d+)?)(?: {UNIT})?(?: {CONTAINER}| one)? ,? ?(?:but|it is|they are"
    rf"|rather)"
    rf" (?:really |actually |a |an |the )?(?P<new2>\d+(?:/\d+)?)\b"
)
_HARDLY = re.compile(
    r" ?(?:(?:[.,:;]|exactly|precisely|just|only|i|we|mean|meant|make|it|that|no|oh|ah|well|wait|is|be|should|rather"
    r"|sorry|actually|of course|of [a-z]+) )*"
)

_NOT_WANTED = re.compile(
    r"\b(?:(?:do|does|did) not|never|no longer) (?:really )?(?:want|need|seek|ask for|mean|look for)(?: the)?"
    r"(?: \w+)? $"
    r"|\b(?:instead of|rather than|not|unlike) (?:the |a |an |these )?(?:usual |classic\w* |normal |well known "
    r"|standard |old |familiar )?$"
)


def without_repeats(clean: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, where a size that was said before is no further jug unless the text counts one more."""
    sizes = [quantity for quantity in quantities if quantity.role == "size"]
    counted = max((int(found["n"]) for found in _COUNTED.finditer(clean)), default=0)
    if counted and counted >= len(sizes):
        return quantities
    seen: dict[Fraction, Quantity] = {}
    kept: list[Quantity] = []
    last = None
    for quantity in quantities:
        if quantity.role != "size":
            kept.append(quantity)
            continue
        first = seen.setdefault(quantity.value, quantity)
        again = first is not quantity and _same_unit(first, quantity) and not _is_one_more(clean, last, quantity)
        last = None if again else quantity
        part = SIZED.match(clean[quantity.end :]) or re.search(
            rf"{CONTAINER} (?:of|for) $|\\b(?:those|ones?|1) (?:of|for) $", clean[: quantity.start][-16:]
        )
        kept.append(replace(quantity, role="mention" if part else "other") if again else quantity)
    return kept


def _same_unit(first: Quantity, quantity: Quantity) -> bool:
    return first.unit == quantity.unit or None in (first.unit, quantity.unit)


def _is_one_more(clean: str, last: Quantity | None, quantity: Quantity) -> bool:
    before = clean[max(0, quantity.start - 24) : quantity.start]
    joined = last is not None and re.fullmatch(r" (?:(?:,|and|&) ){1,2}(?:a |an )?", clean[last.end : quantity.start])
    return bool(joined) or _ONE_MORE.search(before) is not None


def corrected(clean: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with those replaced that the text takes back."""
    for old, new, start, end in _denied(clean):
        if not any(quantity.value == old and quantity.start < start for quantity in quantities):
            continue  # "not the 8-litre jug but the 5-litre jug"
        quantities = _put(quantities, old, new, start, end)
    for cue in _OOPS.finditer(clean):
        quantities = _taken_back(clean, cue, quantities) or _after_cue(clean, cue, quantities)
    return quantities


def _taken_back(clean: str, cue: re.Match[str], quantities: list[Quantity]) -> list[Quantity]:
    """ "Exactly 6 litres, sorry, exactly 5": the amount right before the cue becomes the one right behind it."""
    old = next((q for q in reversed(quantities) if q.end <= cue.start()), None)
    new = next((q for q in quantities if q.start >= cue.end()), None)
    if not old or not new or old.role not in {"target", "content"} or old.value == new.value:
        return []
    if not _HARDLY.fullmatch(clean[old.end : cue.start()]) or not _HARDLY.fullmatch(clean[cue.end() : new.start]):
        return []
    return [
        replace(quantity, value=new.value, unit=new.unit or old.unit)
        if quantity is old
        else replace(quantity, role="mention")
        if quantity is new
        else quantity
        for quantity in quantities
    ]


def _denied(clean: str) -> Iterator[tuple[Fraction, Fraction, int, int]]:
    for found in _NOT.finditer(clean):
        yield Fraction(found["old"] or found["old2"]), Fraction(found["new"] or found["new2"]), *found.span()


def _put(quantities: list[Quantity], old: Fraction, new: Fraction, start: int, end: int) -> list[Quantity]:
    """The old amount elsewhere becomes the new one, and the correction itself says nothing more."""
    inside = [quantity for quantity in quantities if start <= quantity.start < end]
    earlier = [quantity for quantity in quantities if quantity.value == old and quantity not in inside]
    if not earlier:
        return [replace(quantity, role="mention") if quantity in inside and quantity.value == old else quantity
                for quantity in quantities]  # fmt: skip
    return [
        replace(quantity, value=new)
        if quantity in earlier
        else replace(quantity, role="mention")
        if quantity in inside
        else quantity
        for quantity in quantities
    ]


def _after_cue(clean: str, cue: re.Match[str], quantities: list[Quantity]) -> list[Quantity]:
    sizes = [quantity for quantity in quantities if quantity.role == "size"]
    before = [quantity for quantity in sizes if quantity.start < cue.start()]
    vessels = read_vessels(clean, before)
    # "Really 5 litres" stands behind the jug, "sorry, the small one is 5" before it.
    start = (
        max(clean.rfind(" . ", 0, cue.start()), 0) if cue.group() in {"really", "actually", "in fact"} else cue.start()
    )
    later = [q for q in quantities if q.start > cue.end() and q.role in {"size", "target", "other"} and q.unit != "cup"]
    if len(vessels) < 2 or not later:
        return quantities
    run = [quantity for quantity in later if quantity.role == "size"][: len(vessels)]
    if len(run) == len(vessels) and run[-1].end - cue.end() < 40 and clean[cue.end() : run[0].start].count(".") == 0:
        changed = dict(zip([quantity.start for quantity in before], run, strict=False))
        return [
            replace(quantity, value=changed[quantity.start].value)
            if quantity.start in changed
            else replace(quantity, role="mention")
            if quantity in run
            else quantity
            for quantity in quantities
        ]
    for new in later[:2]:
        phrase = clean[start : new.start]
        if len(phrase) > 90 or phrase.count(" . ") > 1 or not _SAYS.search(phrase):
            continue
        known: dict[Fraction, list[int]] = {}
        for i, vessel in enumerate(vessels):
            known.setdefault(vessel.value, []).append(i)
        subject = re.split(r" [.,:;] ", phrase.strip(" ,.:"))[-1] if cue.group() != "really" else phrase
        index = len(vessels) - 1 if re.search(r"\bother\b", subject) else which(subject, vessels, known)
        if index is None or new.value in known:
            continue
        at = vessels[index].start
        return [
            replace(quantity, value=new.value) if quantity.start == at
            else replace(quantity, role="mention") if quantity is new else quantity
            for quantity in quantities
        ]  # fmt: skip
    return quantities


def without_unwanted(clean: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, where what is said not to be wanted, "not 4 but 2", "instead of the usual 4", is none."""
    denied = [
        quantity
        for quantity in quantities
        if quantity.role in {"target", "other"} and _NOT_WANTED.search(clean[: quantity.start][-48:])
    ]
    for last, quantity in pairwise(quantities):
        if last in denied and re.fullmatch(r" (?:and|or|,) ", clean[last.end : quantity.start]):
            denied.append(quantity)  # "instead of 3 and 5"
    wanted = [quantity for quantity in quantities if quantity.role == "target" and quantity not in denied]
    after = [quantity for quantity in quantities if denied and quantity.start > denied[-1].end][:1]
    if not denied or not (wanted or (after and after[0].role in {"other", "content"})):
        return quantities
    return [
        replace(quantity, role="mention")
        if quantity in denied
        else replace(quantity, role="target")
        if quantity in after and not wanted
        else quantity
        for quantity in quantities
    ]
