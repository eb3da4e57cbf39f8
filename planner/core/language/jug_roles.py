"""What each quantity of a jug puzzle is: a size, what is in a jug already, what is wanted, or no volume."""

import re
from fractions import Fraction

from planner.core.language.jug_words import CONTAINER, SIZED, SIZED_KIND, Quantity
from planner.core.language.units import UNIT

_AIM = re.compile(
    r"\b(?:so that|such that|until|in order that|goal|target|finally|at the end|should|shall|must|make|let|ensure"
    r"|end up|wish"
    r"|want|need|like to (?:have|see|get))\b"
)
# Amounts for all jugs in a row are what they hold at first where one of these words says so, else at the end.
_AT_FIRST = re.compile(
    r"\b(?:start\w*|initial\w*|begin\w*|now|current\w*|contain\w*|content|hold\w*|have|filled|with)\b"
)
# "Can 6 litres be measured with two jugs of …": what follows are the jugs.
_BY_MEANS = re.compile(
    rf"\b(?:with|using|from|given|out of|by means of|have|having)\b[^.?]{{0,20}}\b{CONTAINER} (?:of|:|for|,)? ?$"
)
_ALSO_NAMED = re.compile(
    rf"(?: ?(?:,|and|;))* (?:(?:jug )?[A-Z]|{CONTAINER} \d) (?:=|:|has|have|hold|contain) (?:exactly |just )?"
)
_FILLS = re.compile(rf"^ of [a-z]+ (?:[a-z]+ )?(?:fill|filling) (?:up )?(?:a|an|the|my|our|1) (?:\w+ )?{CONTAINER}\b")
# "The small jug should have 1 litre and the big jug 4".
_AND_THE_OTHER_JUG = re.compile(
    rf"(?: of [a-z]+)?(?: (?:,|and|;))+ the (?:[a-z]+ ){{0,2}}{CONTAINER} (?:exactly |precisely |just |only )?"
)
_AND_HOLDS = re.compile(
    r" (?:(?:,|;) )?(?:and|but|,) (?:it )?(?:now |currently |already |at present )?(?:hold|contain|have)(?: now| only|"
    r" just| exactly)? "
)
_LEAVE_WITH = re.compile(
    rf"\b(?:leave|leaving|left|end up|finish|keep|have|get|and) (?:the|my|jug) (?:[\w/]+ ){{0,3}}(?:{CONTAINER}|one"
    rf"|[A-Z])"
    r" with (?:exactly |precisely |just |only )?$"
)
_IS_THERE = re.compile(
    r"\b(?:there|is|are|have|has|had|already|now|start\w*|begin\w*|hold\w*|contain\w*|with|initial\w*)\b"
)
_OF_JUG = re.compile(r"\b[A-EPQRSTX-Z] 's (?:capacity |size |volume )?(?:is |= )?$")
_NO_MORE_NO_LESS = re.compile(
    r"^ (?:of [a-z]+ )?,? ?(?:no more(?= (?:[,.;?!]|and|or|no)|$)|not a drop more|neither more|no less|nothing more)\b"
)
_HOLDS_NOW = re.compile(
    rf" (?:(?:{CONTAINER}|one) )?(?:that |which )?(?:now |currently |already )?(?:hold|contain|have|holding"
    rf"|containing) (?:only |just )?"
)
# "Three cups: 8 full, 5 empty, 3 empty".
_EACH_FULL_OR_EMPTY = re.compile(r" (?:full|empty)(?: (?:,|and))+ (?:the )?\d+ (?:full|empty)\b")
_NAMED_LIST = re.compile(rf"\b{CONTAINER} : $")
_BY_LOOK = re.compile(
    rf"(?:^|[,;:.] |and )(?:the )?(?:big|small|larg|medium|middle|tall|short|first|second|third)\w*(?: one"
    rf"| {CONTAINER})? [=:] $"
)
# "The 9-pint and the 7-pint firkin".
_AND_A_SIZED = re.compile(rf" (?:(?:,|and|or) ){{1,2}}(?:the|a|an) \d+ (?:{UNIT} )?(?:[a-z]+ )?(?:{CONTAINER}|one|1)\b")
_IN_TOTAL = re.compile(r" (?:of [a-z]+ )?(?:in total|in all|altogether|together|combined|in sum|between them)\b")
_AT_PRESENT = re.compile(r"\b(?:now|currently|already|at present|start\w*|begin\w*|at first|initial\w*)\b")
# "The two jugs, 11 l and 8 l".
_COUNTED_JUGS = re.compile(
    rf"(?<![\w/])(?P<n>[2-9]) (?:[a-z]+ ){{0,2}}{CONTAINER} (?:(?:,|:|;|of|for|with|hold|take) )(?:a |an |the )?$"
)
# "One litre in the small one does not count" says nothing that is wanted.
_NOT_COUNTED = re.compile(
    r"^ (?:of \w+ )?in [^.?]{1,40} (?:do not|will not|would not|is not|does not) (?:count|enough|help|good|what)\b"
)
_IN_A_JUG = re.compile(
    rf"^(?: of \w+)?(?P<verbs>(?: (?:shall|should|must|have|has|to|will|be|are|is|left|staying|stay|remain|remaining"
    rf"|finally|end|up|stand|sit|go|going|kept|keep)){{0,5}}) in(?:to)? (?:the|my|his|her|your|our|its) "
    rf"(?:(?P<n>\d+(?:/\d+)?)\b|(?:\w+ ){{0,2}}(?:{CONTAINER})\b|[A-EPQRSTX-Z]\b)"
)
_TO_BE = re.compile(
    r"\b(?:shall|should|must|will|be|staying|stay|remain|remaining|finally|end|go|going|kept|keep|left)\b"
)
# "Share 8 pints of honey": what is shared out is there at the start.
_SHARED_OUT = re.compile(
    r"\b(?:split\w*|divid\w*|share|sharing|halve|halving|distribut\w*) (?:(?:the|these|those|all|up|out|of) )*$"
)
_PRESENT = re.compile(
    r"\b(?:there (?:is|are)|(?:^|\. )(?:i|we|you|he|she) (?:have|has|got)|start\w* (?:with|out with))(?: got| already|"
    r" now)? $"
)
_OF_A_KNOWN_JUG = re.compile(rf" (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:(?:exactly|only|just|:|=) )*")
_HELD_BY_IT = re.compile(
    rf" (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:(?:both|each|all|will|are|is|to|be|shall|should|must|exactly|just) )*"
    r"(?:hold|contain|have|has|holding|containing) (?:exactly |just |precisely )?"
)
_THE_JUGS_OF = re.compile(
    rf"\b(?:the|those|these|my) (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:of|for) $|\bthose (?:of|for) $"
)
_TOGETHER_HOLD = re.compile(r"\b(?:together|combined|jointly|in all|in total|between them)\b(?: \w+){0,6} $")
_FINALLY = re.compile(r"\b(?:should|must|shall|until|final\w*|at the end|in the end)\b[^.?]{0,30}$")
_HAVE = re.compile(r"\b(?:have|has|got|with|is|are|there)(?: got)? $")
_TARGET_AFTER = re.compile(
    r"^ (?:of [a-z]+ )?(?:(?:(?:be |can be |to be )+(?:measured|obtained|got|had|produced|made|reached))"
    r"|in (?:each of|both|either|any of|1 of|some)|(?:are |is )?(?:wanted|needed|required|desired|asked for|called for"
    r"|measurable|obtainable|doable|achievable"
    r"|reachable|attainable|possible))\b"
)
_TARGET_BEFORE = re.compile(
    r"\b(?:need|want|get|getting|end state|final state|goal state|measure\w*|exactly|precisely|obtain\w*|target|goal"
    r"|end up (?:with|having)|left with"
    r"|objective|produce|call for|calls for|ask for|fetch\w*|leave|leaving"
    r"|make|give me|have exactly|reach|achieve|remain\w*|wanted|require\w*|desired?|bring|put|bring back|separate"
    r"|isolate|collect|portion out|come up with|draw|pour out|desire|total of|find|gotta have|arrive at|aim|obtained"
    r"|wish|(?:should|shall) (?:be|have|contain|hold)|must (?:be|have|contain|hold)|until|so that|with just|possess"
    r"|demand\w*|order\w*|request\w*|insist\w*"
    r"|split\w*|divid\w*|halve|share|give|giving|end|wind up|finish\w*|result|yield|hand over|deliver|pour off|arrange"
    r"|like)\b[^.?]{0,45}$"
)
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
_SIZE_BEFORE = re.compile(
    rf"(?:\b(?:{CONTAINER}|1|red|blue|green|yellow|white|black|brown|grey|gray|pink|purple|orange|silver|golden|copper|other|another|second|third|first|one|it|larger"
    rf"|smaller|bigger|big|small|medium|middle|large"
    rf"|largest|smallest|biggest|[A-EPQRSTX-Z]) (?:[A-EPQRSTX-Za-e1-9] )?(?:(?:can |that |which |of mine "
    rf"|just |only |exactly |each "
    rf"|with |, |a |the |has |have |may |is |are |: |= |, and |my |marked |being |made |meant |good |designed "
    rf"|built |one |of capacity )){{0,4}}"
    r"(?:hold\w*|take|fit|have room for|capacity of|of|for|:|=|are|is|measure|store|carry|sized|contain|, "
    r"|a capacity of|with (?:a )?capacity (?:of)?|have (?:a )?capacity (?:of)?)? ?"
    rf"|\b(?:capacity|capacities|cap|size|volume|hold\w*|holding|sized|room for) (?:(?:of|are|is|:|=|,|about|up to"
    rf"|exactly"
    rf"|just|only|respectively|, ) ){{0,3}}|\b{CONTAINER} (?:a |the )?|\b(?:full|empty) (?::|=) )$"
)


# "6 litres in a jug of 9 litres": what is there, and then how much could be.
IN_A_SIZED = re.compile(
    rf" (?:of [a-z]+ )?in (?:a|an|my|1) (?:[a-z]+ ){{0,2}}{CONTAINER} (?:of|that hold|which hold|holding"
    rf"|with room for) \d"
)


def role_of_run(clean: str, run: list[Quantity], before: list[Quantity], known: list[Fraction]) -> str:
    sentence = max(clean.rfind(" . ", 0, run[0].start), clean.rfind(" ? ", 0, run[0].start)) + 1
    left = clean[max(sentence, before[-1].end if before else 0) : run[0].start]
    right = clean[run[-1].end : run[-1].end + 60]
    sized = SIZED.match(right) is not None or (run[-1].unit is not None and SIZED_KIND.match(right) is not None)
    if _NOT_COUNTED.match(right):
        return "mention"
    counted = _COUNTED_JUGS.search(clean[sentence : run[0].start])
    if counted and int(counted["n"]) == len(run) and not known:
        return "size"
    if _SHARED_OUT.search(left):
        return "content"
    if sized and all(quantity.value in known for quantity in run) and not re.search(r"\b(?:a|an|another|and) $", left):
        return "mention"
    if sized:
        return (
            "mention"
            if run[0].value in known and re.search(r"\b(?:in|into|inside|from|to) (?:a|an) $", left)
            else "size"
        )
    known_jug = before and before[-1].role == "mention"
    if known_jug and _HELD_BY_IT.fullmatch(left) and _AIM.search(clean[sentence : run[0].start]):
        return "target"
    if IN_A_SIZED.match(right) and not _AIM.search(left) and not _TARGET_BEFORE.search(left):
        return "content"
    if _EACH_FULL_OR_EMPTY.match(clean[run[-1].end :]) or (not known and len(run) > 1 and _NAMED_LIST.search(left)):
        return "size"
    if len(known) < 2 and not _AIM.search(left[-24:]) and _BY_LOOK.search(left):
        return "size"
    if re.search(r"\b(?:the|a|an|A) $", left) and _AND_A_SIZED.match(right):
        return "mention" if run[0].value in known and left.endswith("the ") else "size"
    if left.endswith(" by "):
        return "other"
    if len(known) >= 2 and _IN_TOTAL.match(right) and not _AT_PRESENT.search(left):
        return "target"
    if (wanted := _wanted_in(left, right, before, known)) is not None:
        return wanted
    if _PRESENT.search(left) and re.match(rf" in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})", right):
        return "content"
    if _HAVE.search(left) and re.match(rf" of [a-z]+ in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})", right):
        return "content"
    holds_now = before and before[-1].role in {"size", "mention"} and _HOLDS_NOW.fullmatch(left)
    if holds_now and (re.match(r" of [a-z]+", right) or SIZED.match(clean[before[-1].end :])):
        return "content"
    filled = _CONTENT_WITH.search(clean[max(0, run[0].start - 40) : run[0].start]) and re.match(r" of [a-z]+", right)
    begun = _CONTENT_BEFORE.search(left)
    if filled or _CONTENT_AFTER.match(right) or (begun and not _AIM.search(left[: begun.end()])):
        return "content"
    if len(run) == 1 and not run[0].unit and known and re.match(r" (?:is|are) (?:full|empty)\b", right):
        return "size"
    none = known and all(quantity.value == 0 for quantity in run)
    if none and not _AIM.search(left) and not _TARGET_BEFORE.search(left):
        return "content"
    if re.search(rf"\b{CONTAINER} (?:that |which )?(?:measure|measuring) $", left):
        return "size"
    if _LEAVE_WITH.search(clean[sentence : run[0].start]):
        return "target"
    if _OF_JUG.search(left) and not _AIM.search(left):
        return "size"
    if before and before[-1].role == "mention" and _OF_A_KNOWN_JUG.fullmatch(left):
        earlier = any(quantity.role == "target" for quantity in before)
        return "target" if earlier or _AIM.search(clean[sentence : run[0].start]) else "other"
    if (
        all(quantity.value in known for quantity in run)
        and re.search(r"\b(?:the|my) $", left)
        and re.match(
            rf" (?:(?:,|and|or) the \d+(?: {UNIT})? (?:{CONTAINER}|one)|into|is|are|must|should|has|have)\b", right
        )
    ):
        return "mention"
    if all(quantity.value in known for quantity in run) and _THE_JUGS_OF.search(left):
        return "mention"
    if len(known) >= 2 and _TOGETHER_HOLD.search(left):
        return "target"
    if _FILLS.match(right) and not known:
        return "size"
    if before and before[-1].role in {"size", "mention"} and _AND_HOLDS.fullmatch(left):
        return "content"
    if _NO_MORE_NO_LESS.match(right) and known:
        return "target"
    if before and before[-1].role == "target" and (_ALSO_NAMED.fullmatch(left) or _AND_THE_OTHER_JUG.fullmatch(left)):
        return "target"
    if not known and len(run) > 1 and re.search(r"\b(?:out of|using|with|from|given) (?:only |just )?(?:a|an) $", left):
        return "size"
    if not known and not _AIM.search(left) and _BY_MEANS.search(left):
        return "size"
    if len(run) == len(known) >= 2 and _FINALLY.search(left) and _fits(run, known):
        return "target"
    if len(run) == len(known) >= 2 and not any(quantity.unit for quantity in run) and _fits(run, known):
        return "content" if _AT_FIRST.search(left) and not _AIM.search(left) else "target"
    others = [quantity.role for quantity in before if quantity.role not in {"size", "mention"}]
    if (
        others[-1:] == ["content"]
        and re.search(r"(?:and|,) $", left)
        and re.match(r" (?:of [a-z]+ )?in (?:the|a|an|my|its|his|her) ", right)
    ):
        return "content"
    if _AIM.search(left) and _TARGET_BEFORE.search(left):
        return "target"
    if (
        len(run) == len(known) >= 2
        and before
        and before[-1].role == "size"
        and re.search(r"\b(?:hold|contain|with|have)\b", left)
    ):
        return "content"
    if _TARGET_AFTER.match(right):
        return "target"
    if _TARGET_BEFORE.search(left) and (
        _AIM.search(left) or not re.search(r"\bcapacit\w+ (?:of )?$|\bhold\w* $", left)
    ):
        return "target"
    if _SIZE_BEFORE.search(left):
        return "size"
    return _by_neighbour(clean, left, right, run, before, known)


def _wanted_in(left: str, right: str, before: list[Quantity], known: list[Fraction]) -> str | None:
    """An amount that is said to be in a jug: wanted there, or there already; None where no such jug is named."""
    found = _IN_A_JUG.match(right)
    last = [quantity.role for quantity in before if quantity.role in {"target", "content"}][-1:]
    joined = last == ["target"] and re.search(r"(?:,|and|;) (?:the other |another )?$", left) is not None
    if not found or (not joined and (len(known) < 2 or (found["n"] and Fraction(found["n"]) not in known))):
        return None
    if _TO_BE.search(found["verbs"] or "") or _AIM.search(left):
        return "target"
    if found["n"] and Fraction(found["n"]) in known and not _IS_THERE.search(left):
        return "target"
    return "target" if joined else None


def _fits(run: list[Quantity], known: list[Fraction]) -> bool:
    """Whether the amounts could stand in the jugs, one in each."""
    return all(quantity.value <= size for quantity, size in zip(run, known, strict=True)) and any(
        quantity.value != size for quantity, size in zip(run, known, strict=True)
    )


def _by_neighbour(
    clean: str, left: str, right: str, run: list[Quantity], before: list[Quantity], known: list[Fraction]
) -> str:
    """A quantity that nothing introduces: after two sizes it is what is wanted, before them one more size."""
    if re.match(r" (?:of \w+ )?(?:in|into|inside) ", right) and len(known) >= 2:
        return "target"
    if (
        before
        and before[-1].role == "size"
        and re.search(r"\b(?:other|second|third|smaller|one|last|[A-EPQRSTX-Z]) (?:\w+ ){0,2}$", left)
    ):
        return "size"
    if before and before[-1].role == "target" and re.search(r"\b(?:and|or) $", left):
        return "target"
    if len(known) >= 2 and run[0].unit:
        return "target"
    return "size" if len(run) >= 2 and (run[-1].unit or re.search(CONTAINER, clean[: run[0].start])) else "other"
