"""How the size of a jug is said."""

import re

from planner.core.language.jug_around import AIM, Around
from planner.core.language.jug_words import CONTAINER
from planner.core.language.units import UNIT

# "The two jugs, 11 l and 8 l".
_COUNTED_JUGS = re.compile(
    rf"(?<![\w/])(?P<n>[2-9]) (?:[a-z]+ ){{0,2}}{CONTAINER} (?:(?:,|:|;|of|for|with|hold|take) )(?:a |an |the )?$"
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
_OF_JUG = re.compile(r"\b[A-EPQRSTX-Z] 's (?:capacity |size |volume )?(?:is |= )?$")
_FILLS = re.compile(rf"^ of [a-z]+ (?:[a-z]+ )?(?:fill|filling) (?:up )?(?:a|an|the|my|our|1) (?:\w+ )?{CONTAINER}\b")
# "Can 6 litres be measured with two jugs of …": what follows are the jugs.
_BY_MEANS = re.compile(
    rf"\b(?:with|using|from|given|out of|by means of|have|having)\b[^.?]{{0,20}}\b{CONTAINER} (?:of|:|for|,)? ?$"
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
# "With just one more bucket, of 5 litres", "one of 4 pints with nothing in it".
_ONE_MORE_OF = re.compile(
    rf"\b(?:1|one|a|an|another) (?:[a-z]+ )??(?:more |other )?{CONTAINER} (?:, )?(?:of|for) (?:only |just |exactly )?$"
    r"|(?:,|and|plus|with|;) (?:1|one|another|another one|the other|the other 1|a second|a third) (?:of|for) $"
)
# A line or sentence that begins so: "10 litres, containing 4", "6 litres: full".
_THEN_ITS_CONTENT = re.compile(
    r" (?:[,:;]|=) (?:(?:already|now|currently|at present) )?(?:containing|holding|contain|hold|full|empty|filled"
    r"|brimful"
    r"|content)\b"
)
_OUT_OF = re.compile(r"\b(?:out of|using|with|from|given) (?:only |just )?(?:a|an) $")
_IS_FULL = re.compile(r" (?:is|are) (?:full|empty)\b")
_THAT_MEASURE = re.compile(rf"\b{CONTAINER} (?:that |which )?(?:measure|measuring) $")
_A_OR_THE = re.compile(r"\b(?:the|a|an|A) $")
_THE_OTHER = re.compile(r"\b(?:other|second|third|smaller|one|last|[A-EPQRSTX-Z]) (?:\w+ ){0,2}$")


# As far back as "with one more bucket of …" may begin, in characters.
_BACK = 40


def follows_the_count_of_jugs(of: Around) -> bool:
    counted = _COUNTED_JUGS.search(of.said)
    return counted is not None and int(counted["n"]) == len(of.run) and not of.known


def before_a_vessel(of: Around) -> bool:
    return of.sized


def full_or_empty_each(of: Around) -> bool:
    return _EACH_FULL_OR_EMPTY.match(of.rest) is not None


def in_a_list_of_jugs(of: Around) -> bool:
    return not of.known and len(of.run) > 1 and _NAMED_LIST.search(of.left) is not None


def after_how_the_jug_looks(of: Around) -> bool:
    return len(of.known) < 2 and not AIM.search(of.left[-24:]) and _BY_LOOK.search(of.left) is not None


def before_another_sized(of: Around) -> bool:
    return bool(_A_OR_THE.search(of.left) and _AND_A_SIZED.match(of.right))


def one_that_is_full(of: Around) -> bool:
    return len(of.run) == 1 and not of.run[0].unit and bool(of.known) and _IS_FULL.match(of.right) is not None


def measured_by_a_jug(of: Around) -> bool:
    return _THAT_MEASURE.search(of.left) is not None


def of_a_lettered_jug(of: Around) -> bool:
    return _OF_JUG.search(of.left) is not None and not of.aimed


def what_fills_it(of: Around) -> bool:
    return _FILLS.match(of.right) is not None and not of.known


def of_one_more_vessel(of: Around) -> bool:
    return bool(of.run[0].unit) and not of.all_known and _ONE_MORE_OF.search(of.earlier[-_BACK:]) is not None


def at_the_head_of_its_line(of: Around) -> bool:
    begins = not of.left.strip(" .,:;")
    return begins and bool(of.run[-1].unit) and _THEN_ITS_CONTENT.match(of.right) is not None


def out_of_several(of: Around) -> bool:
    return not of.known and len(of.run) > 1 and _OUT_OF.search(of.left) is not None


def by_means_of(of: Around) -> bool:
    return not of.known and not of.aimed and _BY_MEANS.search(of.left) is not None


def after_words_of_size(of: Around) -> bool:
    return _SIZE_BEFORE.search(of.left) is not None


def of_the_other_jug(of: Around) -> bool:
    return of.last() == "size" and _THE_OTHER.search(of.left) is not None


def several_volumes(of: Around) -> bool:
    return len(of.run) >= 2 and bool(of.run[-1].unit or re.search(CONTAINER, of.earlier))
