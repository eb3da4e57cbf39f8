"""What each quantity of a jug puzzle is: a size, what is in a jug already, what is wanted, or no volume."""

import re
from fractions import Fraction

from planner.core.language.jug_words import CONTAINER, SIZED, Quantity

_AIM = re.compile(r"\b(?:so that|such that|until|in order that|goal|target|finally|at the end|should|must)\b")
# "Can 6 litres be measured with two jugs of …": what follows are the jugs.
_BY_MEANS = re.compile(
    rf"\b(?:with|using|from|given|out of|by means of|have|having)\b[^.?]{{0,20}}\b{CONTAINER} (?:of|:|for|,)? ?$"
)
_ALSO_NAMED = re.compile(r"(?: ?(?:,|and|;))* (?:jug )?[A-Z] (?:=|:) ")
_HOLDS_NOW = re.compile(rf" (?:{CONTAINER} )?(?:that |which )?(?:now )?(?:hold|contain|have) ")
_HAVE = re.compile(r"\b(?:have|has|got|with|is|are|there)(?: got)? $")
_TARGET_AFTER = re.compile(
    r"^ (?:of [a-z]+ )?(?:be |can be |to be )+(?:measured|obtained|got|had|produced|made|reached)\b"
)
_TARGET_BEFORE = re.compile(
    r"\b(?:need|want|get|getting|end state|final state|goal state|measure\w*|exactly|precisely|obtain\w*|target|goal"
    r"|end up (?:with|having)|left with"
    r"|produce|call for|calls for|ask for|fetch\w*|leave|leaving"
    r"|make|give me|have exactly|reach|achieve|remain\w*|wanted|require\w*|desired?|bring|put|bring back|separate"
    r"|isolate|collect|portion out|come up with|draw|pour out|desire|total of|find|gotta have|arrive at|aim|obtained"
    r"|wish|should (?:be|have|contain|hold)|must (?:be|have|contain|hold)|until|so that|with just|possess"
    r"|like)\b[^.?]{0,45}$"
)
_CONTENT_BEFORE = re.compile(
    r"\b(?:contain|containing|content|already (?:have|hold|contain)|filled with|start\w* (?:with|out with|off with)"
    r"|currently (?:have|hold)s?|now(?= :)|currently(?= :)|initial\w*|start|begin with|now (?:have|hold"
    r"|contain)|have (?:got )?already"
    r"|in it)\b(?: [:=,])?(?: (?!hold|capacity|get|want|need)\w+){0,4} $"
)
_CONTENT_WITH = re.compile(rf"\b(?:{CONTAINER}|one) (?:currently |already )?(?:with|holding) $")
_CONTENT_AFTER = re.compile(
    r"^(?: of [a-z]+(?: [a-z]+)?)? (?:that (?:just )?fill|that (?:is|are) in|in it|inside|already|at the (?:start"
    r"|beginning|moment)|to (?:start|begin) with"
    r"|initially)\b"
)
_SIZE_BEFORE = re.compile(
    rf"(?:\b(?:{CONTAINER}|1|other|second|third|first|one|it|larger|smaller|bigger|big|small|medium|middle|large"
    rf"|largest|smallest|biggest|[A-EPQRSTX-Z]) (?:[A-EPQRSTX-Za-e1-9] )?(?:(?:can |that |which |of mine "
    rf"|just |only |exactly |each "
    rf"|with |, |a |the |has |have |may |is |are |: |= |, and |my |marked |being |one |of capacity )){{0,4}}"
    r"(?:hold\w*|take|fit|have room for|capacity of|of|for|:|=|are|is|measure|store|carry|sized|contain|, "
    r"|a capacity of|with (?:a )?capacity (?:of)?|have (?:a )?capacity (?:of)?)? ?"
    rf"|\b(?:capacity|capacities|size|volume|hold\w*|holding|sized|room for) (?:(?:of|are|is|:|=|,|about|up to|exactly"
    rf"|just|only|respectively|, ) ){{0,3}}|\b{CONTAINER} (?:a |the )?|\b(?:full|empty) (?::|=) )$"
)


def role_of_run(clean: str, run: list[Quantity], before: list[Quantity], known: list[Fraction]) -> str:
    sentence = max(clean.rfind(" . ", 0, run[0].start), clean.rfind(" ? ", 0, run[0].start)) + 1
    left = clean[max(sentence, before[-1].end if before else 0) : run[0].start]
    right = clean[run[-1].end : run[-1].end + 60]
    sized = SIZED.match(right) is not None
    if sized and all(quantity.value in known for quantity in run) and not re.search(r"\b(?:a|an|another|and) $", left):
        return "mention"
    if sized:
        return (
            "mention"
            if run[0].value in known and re.search(r"\b(?:in|into|inside|from|to) (?:a|an) $", left)
            else "size"
        )
    if _HAVE.search(left) and re.match(rf" of [a-z]+ in (?:a|an|my|the|one|1) (?:\d|{CONTAINER})", right):
        return "content"
    holds_now = before and before[-1].role in {"size", "mention"} and _HOLDS_NOW.fullmatch(left)
    if holds_now and (re.match(r" of [a-z]+", right) or (run[0].unit and SIZED.match(clean[before[-1].end :]))):
        return "content"
    filled = _CONTENT_WITH.search(clean[max(0, run[0].start - 40) : run[0].start]) and re.match(r" of [a-z]+", right)
    if filled or _CONTENT_AFTER.match(right) or _CONTENT_BEFORE.search(left):
        return "content"
    if before and before[-1].role == "target" and _ALSO_NAMED.fullmatch(left):
        return "target"
    if not known and not _AIM.search(left) and _BY_MEANS.search(left):
        return "size"
    others = [quantity.role for quantity in before if quantity.role not in {"size", "mention"}]
    if (
        others[-1:] == ["content"]
        and left.endswith(" and ")
        and re.match(r" (?:of [a-z]+ )?in (?:the|a|an|my) ", right)
    ):
        return "content"
    if _AIM.search(left) and _TARGET_BEFORE.search(left):
        return "target"
    if len(run) == len(known) >= 2 and before[-1].role == "size" and re.search(r"\b(?:hold|contain|with|have)\b", left):
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
