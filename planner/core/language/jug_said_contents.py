"""How it is said what is in the jugs already."""

import re

from planner.core.language.jug_around import AIM, Around
from planner.core.language.jug_words import CONTAINER, SIZED
from planner.core.language.units import UNIT

# Amounts for all jugs in a row are what they hold at first where one of these words says so, else at the end.
_AT_FIRST = re.compile(
    r"\b(?:start\w*|initial\w*|begin\w*|now|current\w*|contain\w*|content|hold\w*|have|filled|with)\b"
)
_AND_HOLDS = re.compile(
    r" (?:(?:,|;) )?(?:and|but|,) (?:it )?(?:now |currently |already |at present )?(?:hold|contain|have)(?: now| only|"
    r" just| exactly)? "
)
_HOLDS_NOW = re.compile(
    rf" (?:(?:{CONTAINER}|one) )?(?:that |which )?(?:now |currently |already )?(?:hold|contain|have|holding"
    rf"|containing) (?:only |just )?"
)
# "Share 8 pints of honey": what is shared out is there at the start.
_SHARED_OUT = re.compile(
    r"\b(?:split\w*|divid\w*|share|sharing|halve|halving|distribut\w*) (?:(?:the|these|those|all|up|out|of) )*$"
)
_PRESENT = re.compile(
    r"\b(?:there (?:is|are)|(?:^|\. )(?:i|we|you|he|she) (?:have|has|got)|start\w* (?:with|out with))(?: got| already|"
    r" now)? $"
)
_HAVE = re.compile(r"\b(?:have|has|got|with|is|are|there)(?: got)? $")
_CONTENT_BEFORE = re.compile(
    r"\b(?:already (?:pour\w*|put|fill\w*|got)|hold all|contain all|contain|containing|content|already (?:have|hold"
    r"|contain)|filled with|start\w* (?:with|out with|off with)"
    r"|currently (?:have|hold)s?|now(?= :)|(?:currently|presently|at present|right now)(?= :| $)|initial\w*|start|begin"
    r" with|now (?:have|hold"
    r"|contain)|have (?:got )?already"
    r"|in it)\b(?: [:=,])?(?: (?!hold|capacity|get|want|need|size|empty)\w+){0,4}(?: =)? $"
)
_CONTENT_WITH = re.compile(rf"\b(?:{CONTAINER}|one) (?:currently |already )?(?:with|holding) $")
_CONTENT_AFTER = re.compile(
    r"^(?: of [a-z]+(?: [a-z]+)?)? (?:that (?:just )?fill|that (?:is|are) in|in it|inside|already|at the (?:start"
    r"|beginning|moment)|to (?:start|begin) with"
    r"|initially|now|currently|at present|right now|so far)\b"
)
# "6 litres in a jug of 9 litres": what is there, and then how much could be.
IN_A_SIZED = re.compile(
    rf" (?:of [a-z]+ )?in (?:a|an|my|1) (?:[a-z]+ ){{0,2}}{CONTAINER} (?:of|that hold|which hold|holding"
    rf"|with room for) \d"
)
# "In an 11-litre jug there are 3 litres", "in this one, an 8-quart jug, are 8 quarts".
_IN_IT_THERE = re.compile(
    rf"\b(?:in|inside) (?:this (?:one|1) , )?(?:a|an|the|my|this|that|one|1|another|his|her) \d+(?:/\d+)? (?:{UNIT})"
    rf"(?: (?!there\b)[a-z]+){{0,2}} (?:{CONTAINER}|one|1)(?: ,)?(?: there)?(?: now| already| currently)? (?:is|are|be)"
    r"(?: now| already| currently| only| just| exactly)? $"
)
# "12 l (containing 4), 7 l (with 2 in it)".
_SAID_OF_IT = re.compile(
    rf"\d (?:{UNIT})(?: (?:{CONTAINER}|one|1))? , (?:(?:already|now|currently|at present|presently) )?"
    r"(?:containing|holding|filled with|content|inside|now|currently|at present|presently) (?:: )?$"
)
# "All 8 cups of milk are in the largest".
_ALL_THE = re.compile(r"(?:^|[.,;] |and )(?:all|the|these|those)(?: of)?(?: the| these| those)? $")
_IS_IN = re.compile(
    r" (?:of [a-z]+ )?(?:is|are|be|stand|lie|sit)(?: all| now| still| at first| initially| currently)* (?:in|inside) "
)
_IN_ONE = re.compile(rf" in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})")
_OF_SOMETHING_IN_ONE = re.compile(rf" of [a-z]+ in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})")
_OF_SOMETHING = re.compile(r" of [a-z]+")
_AND = re.compile(r"(?:and|,) $")
_IN_THE = re.compile(r" (?:of [a-z]+ )?in (?:the|a|an|my|its|his|her) ")
_HOLD = re.compile(r"\b(?:hold|contain|with|have)\b")
# As far back as "a jug with …" may begin, in characters.
_BACK = 40
_FURTHER_BACK = 80


def all_of_it(of: Around) -> bool:
    return _ALL_THE.search(of.left) is not None and _IS_IN.match(of.right) is not None


def shared_out(of: Around) -> bool:
    return _SHARED_OUT.search(of.left) is not None


def in_a_sized_jug(of: Around) -> bool:
    return IN_A_SIZED.match(of.right) is not None and not of.aimed and not of.wanted


def there_in_a_sized_jug(of: Around) -> bool:
    """So much is in the jug whose size was just said, and it goes into it."""
    size = next((quantity.value for quantity in reversed(of.before) if quantity.role in {"size", "mention"}), None)
    return is_there(of.earlier) and size is not None and of.run[0].value <= size and not of.aimed


def is_there(before: str) -> bool:
    """Whether the words before an amount say that it is in the jug whose size they tell."""
    said = before[-_FURTHER_BACK:]
    return _IN_IT_THERE.search(said) is not None or _SAID_OF_IT.search(said) is not None


def present_in_one(of: Around) -> bool:
    return bool(_PRESENT.search(of.left) and _IN_ONE.match(of.right))


def had_in_one(of: Around) -> bool:
    return bool(_HAVE.search(of.left) and _OF_SOMETHING_IN_ONE.match(of.right))


def held_now_by_the_jug_before(of: Around) -> bool:
    holds = of.last() in {"size", "mention"} and _HOLDS_NOW.fullmatch(of.left)
    return bool(holds and (_OF_SOMETHING.match(of.right) or SIZED.match(of.since)))


def in_a_jug_with(of: Around) -> bool:
    return bool(_CONTENT_WITH.search(of.earlier[-_BACK:]) and _OF_SOMETHING.match(of.right))


def before_words_of_content(of: Around) -> bool:
    return _CONTENT_AFTER.match(of.right) is not None and not of.aimed


def after_words_of_content(of: Around) -> bool:
    begun = _CONTENT_BEFORE.search(of.left)
    return begun is not None and not AIM.search(of.left[: begun.end()])


def nothing_at_all(of: Around) -> bool:
    none = bool(of.known) and all(quantity.value == 0 for quantity in of.run)
    return none and not of.aimed and not of.wanted


def and_it_holds(of: Around) -> bool:
    return of.last() in {"size", "mention"} and _AND_HOLDS.fullmatch(of.left) is not None


def a_row_held_at_first(of: Around) -> bool:
    """An amount for every jug, introduced as what they begin with."""
    plain = of.for_every_jug and not any(quantity.unit for quantity in of.run) and of.fits
    return plain and _AT_FIRST.search(of.left) is not None and not of.aimed


def also_in_another(of: Around) -> bool:
    last = [quantity.role for quantity in of.before if quantity.role not in {"size", "mention"}][-1:]
    return last == ["content"] and bool(_AND.search(of.left) and _IN_THE.match(of.right))


def a_row_after_the_sizes(of: Around) -> bool:
    return of.for_every_jug and of.last() == "size" and _HOLD.search(of.left) is not None
