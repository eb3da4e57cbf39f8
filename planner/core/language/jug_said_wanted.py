"""How it is said what should be in the jugs at the end."""

import re
from fractions import Fraction

from planner.core.language.jug_around import AIM, Around
from planner.core.language.jug_words import CONTAINER

_ALSO_NAMED = re.compile(
    rf"(?: ?(?:,|and|;))* (?:(?:jug )?[A-Z]|{CONTAINER} \d) (?:=|:|has|have|hold|contain) (?:exactly |just )?"
)
# "The small jug should have 1 litre and the big jug 4".
_AND_THE_OTHER_JUG = re.compile(
    rf"(?: of [a-z]+)?(?: (?:,|and|;))+ the (?:[a-z]+ ){{0,2}}{CONTAINER} (?:exactly |precisely |just |only )?"
)
_LEAVE_WITH = re.compile(
    rf"\b(?:leave|leaving|left|end up|finish|keep|have|get|and) (?:the|my|jug) (?:[\w/]+ ){{0,3}}(?:{CONTAINER}|one"
    rf"|[A-Z])"
    r" with (?:exactly |precisely |just |only )?$"
)
# "Split it into 5 and 5".
_IN_PARTS = re.compile(r"\b(?:split\w*|divid\w*|share|part|separat\w*) [^.?;]{0,60}\b(?:into|as) $")
_IS_THERE = re.compile(
    r"\b(?:there|is|are|have|has|had|already|now|start\w*|begin\w*|hold\w*|contain\w*|with|initial\w*)\b"
)
_NO_MORE_NO_LESS = re.compile(
    r"^ (?:of [a-z]+ )?,? ?(?:no more(?= (?:[,.;?!]|and|or|no)|$)|not a drop more|neither more|no less|nothing more)\b"
)
_IN_TOTAL = re.compile(r" (?:of [a-z]+ )?(?:in total|in all|altogether|together|combined|in sum|between them)\b")
_AT_PRESENT = re.compile(r"\b(?:now|currently|already|at present|start\w*|begin\w*|at first|initial\w*)\b")
_IN_A_JUG = re.compile(
    rf"^(?: of \w+)?(?P<verbs>(?: (?:having|shall|should|must|have|has|to|will|be|are|is|left|staying|stay|remain"
    rf"|remaining"
    rf"|finally|end|up|stand|sit|go|going|kept|keep)){{0,5}}) in(?:to)? (?:the|my|his|her|your|our|its) "
    rf"(?:(?P<n>\d+(?:/\d+)?)\b|(?:\w+ ){{0,2}}(?:{CONTAINER}|one|1)\b"
    r"|(?:larg\w+|big\w*|small\w*|middle|first|second|third|last)\b|[A-EPQRSTX-Z]\b)"
)
_TO_BE = re.compile(
    r"\b(?:having|shall|should|must|will|be|staying|stay|remain|remaining|finally|end|go|going|kept|keep|left)\b"
)
_OF_A_KNOWN_JUG = re.compile(rf" (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:(?:exactly|only|just|:|=) )*")
_HELD_BY_IT = re.compile(
    rf" (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:(?:both|each|all|will|are|is|to|be|shall|should|must|exactly|just) )*"
    r"(?:hold|contain|have|has|holding|containing) (?:exactly |just |precisely )?"
)
_TOGETHER_HOLD = re.compile(r"\b(?:together|combined|jointly|in all|in total|between them)\b(?: \w+){0,6} $")
_FINALLY = re.compile(r"\b(?:should|must|shall|until|final\w*|at the end|in the end)\b[^.?]{0,30}$")
_TARGET_AFTER = re.compile(
    r"^ (?:of [a-z]+ )?(?:(?:(?:be |can be |to be )+(?:measured|obtained|got|had|produced|made|reached))"
    r"|in (?:each of|both|either|any of|1 of|some)|(?:are |is )?(?:wanted|needed|required|desired|asked for|called for"
    r"|measurable|obtainable|doable|achievable"
    r"|reachable|attainable|possible))\b"
)
_AND_ANOTHER = re.compile(r"(?:,|and|;) (?:the other |another )?$")
_CAPACITY = re.compile(r"\bcapacit\w+ (?:of )?$|\bhold\w* $")
_IN = re.compile(r" (?:of \w+ )?(?:in|into|inside) ")
_OR = re.compile(r"\b(?:and|or) $")


def to_be_held_by_a_known_jug(of: Around) -> bool:
    known_jug = of.last() == "mention" and _HELD_BY_IT.fullmatch(of.left)
    return bool(known_jug and AIM.search(of.said))


def in_parts(of: Around) -> bool:
    return not of.sized and _IN_PARTS.search(of.said) is not None


def in_total(of: Around) -> bool:
    return len(of.known) >= 2 and _IN_TOTAL.match(of.right) is not None and not _AT_PRESENT.search(of.left)


def to_be_in_a_jug(of: Around) -> bool:
    """An amount said to be in a jug, that is not there already."""
    found = _IN_A_JUG.match(of.right)
    joined = of.last("target", "content") == "target" and _AND_ANOTHER.search(of.left) is not None
    if not found or (not joined and (len(of.known) < 2 or (found["n"] and Fraction(found["n"]) not in of.known))):
        return False
    in_a_known = found["n"] and Fraction(found["n"]) in of.known and not _IS_THERE.search(of.left)
    return bool(joined or _TO_BE.search(found["verbs"] or "") or of.aimed or in_a_known)


def left_with(of: Around) -> bool:
    return _LEAVE_WITH.search(of.said) is not None


def of_a_known_jug(of: Around) -> bool:
    meant = of.last("target") is not None or AIM.search(of.said)
    return bool(of_any_known_jug(of) and meant)


def of_any_known_jug(of: Around) -> bool:
    return of.last() == "mention" and _OF_A_KNOWN_JUG.fullmatch(of.left) is not None


def held_together(of: Around) -> bool:
    return len(of.known) >= 2 and _TOGETHER_HOLD.search(of.left) is not None


def no_more_no_less(of: Around) -> bool:
    return _NO_MORE_NO_LESS.match(of.right) is not None and bool(of.known)


def in_the_next_jug_too(of: Around) -> bool:
    next_jug = _ALSO_NAMED.fullmatch(of.left) or _AND_THE_OTHER_JUG.fullmatch(of.left)
    return of.last() == "target" and next_jug is not None


def a_row_at_the_end(of: Around) -> bool:
    return of.for_every_jug and _FINALLY.search(of.left) is not None and of.fits


def a_row_for_the_jugs(of: Around) -> bool:
    return of.for_every_jug and not any(quantity.unit for quantity in of.run) and of.fits


def after_words_of_aim(of: Around) -> bool:
    return of.aimed and of.wanted


def before_words_of_wanting(of: Around) -> bool:
    return _TARGET_AFTER.match(of.right) is not None


def after_words_of_wanting(of: Around) -> bool:
    return of.wanted and (of.aimed or not _CAPACITY.search(of.left))


def in_something(of: Around) -> bool:
    return _IN.match(of.right) is not None and len(of.known) >= 2


def one_more(of: Around) -> bool:
    return of.last() == "target" and _OR.search(of.left) is not None


def a_volume_after_the_sizes(of: Around) -> bool:
    return len(of.known) >= 2 and bool(of.run[0].unit)
