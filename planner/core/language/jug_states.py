"""What the text says of each jug, and whether that is so at the start or wanted at the end.

One mechanism for "the 8-litre jug is full, the others empty", "6 pints each in the cask and the can", "2 litres in the
larger one while the other is empty": in a sentence the jugs that are named and the amounts that are said stand in turn,
and what stands between two of them tells which belong together.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.core.language.jug_fillings import Said, fillings
from planner.core.language.jug_named import Named, jugs_named
from planner.core.language.jug_vessels import Vessel
from planner.core.language.jug_words import Quantity

_WANT = re.compile(
    r"\b(?:should|must|shall|need\w*|want\w*|goal|target|aim\w*|wish\w*|(?:would|to) like|like to|get|getting"
    r"|end(?:ing|s|ed)? (?:up|with"
    r"|state)"
    r"|final\w*|(?:at|in) the end|until|till|so that|such that|(?:have|has) to|(?:is|are|be) to|how|leave|leaving"
    r"|arrive"
    r"|arrange|share|divide\w*|split|reach|finish\w*|make|(?<!have )(?<!has )(?<!had )put(?! (?:down|me|on)\b)"
    r"|lead(?:ing)? to|(?:state|situation|position) (?:in which|where)|objective|mission|result"
    r"|obtain|measure|equal|demand\w*"
    r"|insist\w*|win|bring|produce|have exactly|achieve)\b"
)
_FACT = re.compile(
    r"\b(?:start\w*|initial\w*|begin\w*|at first|now|current\w*|already|at present|at the moment|presently|originally"
    r"|(?<!until )(?<!till )(?<!that )there (?:is|are)|here (?:is|are)|given|someone|somebody|contents?|accident"
    r"|before|today|from)\b"
)
_WANT_AFTER = re.compile(
    r"^(?:(?!\bhow\b|\bwhat\b)[^.?;]){0,60}\b(?:(?:at|in) the end|finally|at the same time|are wanted|is wanted"
    r"|are needed|is needed"
    r"|end state)\b"
)
_IN = re.compile(
    r"^(?: of (?:the |his |her |my )?[a-z]+(?: (?!in\b|into\b)[a-z]+)?)?(?: , (?:all|that is)(?: of it)? ,?)?"
    r"(?: (?:left|sitting|standing|over|each|shall|should|must|have|has|to|will|be|are|is|staying|stay|remain|remaining"
    r"|finally|end|up|stand|sit|go|going|kept|keep|poured|wanted|needed|required|already|now|missing|at all|both|get|"
    r"exactly|currently|it|what|that|put|all|ready)){0,6}(?: ,)? (?:in|into|inside|on|for)(?: (?:the|my|a|an|just"
    r"|exactly"
    r"|each|each of|of|both|both of|his|her))*$"
)
_HAS_WORDS = (
    r"(?:'s|beside|next|near|by|standing|is|are|was|were|be|been|being|has|have|had|hold\w*|contain\w*|carry|carries"
    r"|must|should|shall|will|would|can|need"
    r"|needs|to|with|end\w*|up|left|finish\w*|keep\w*|stay\w*|remain\w*|start\w*|stand\w*|now|currently|already|also"
    r"|too"
    r"|both|each|all|exactly|precisely|just|only|finally|in it|then|at|the|first|beginning|moment|it|that|which|who|get"
    r"|gets|got|made|still|completely|totally|right|quite|about|of|water|wine|milk|oil|beer|ale|go|goes|has to|put|come"
    r"|comes|initially|begin\w*|by now|accident|a|reach\w*|show\w*|there|yet|not|ever|,|:|=|>|for|as|well|so|do|does"
    r"|one|half|another|his|her|really|present\w*|end|capacity|litres?)"
)
_HAS = re.compile(rf"^(?: {_HAS_WORDS}){{0,9}}$")
# "Into the 5-litre jug I must get 4 litres".
_PLACED = re.compile(
    r"^(?: ,)?(?: (?:i|we|you|he|she|they|there|one|must|should|shall|want|need|have|has|to|get|be|is|are|exactly"
    r"|just|put"
    r"|finally|pour|precisely|at|the|end|wish|would|like|go)){1,7}$"
)
_AND = re.compile(r"^ ?(?:(?:,|and|&|or|plus|as well as|nor|/|as) ?)+(?:also |in |into )?(?:the |my |both |of )?$")
# "A 13-gallon and a 7-gallon tank are full".
_AND_A = re.compile(r" (?:[a-z]+ )?(?:,? ?and) (?:a|an|another) $")
_ARE = re.compile(r"(?: [a-z]+){0,2}? (?:are|were|both)\b")
# "It must be the bigger one, not the smaller one, that holds 4 litres".
_NOT_THIS = re.compile(r"(?:^|,|and|but) (?:not|rather than|instead of) (?:(?:in|into|inside|on|the) )*$")
_DENIED = re.compile(r" ,? ?(?:and |but )?(?:not|rather than|instead of) [^,.;\d]{1,30}(?: ,|(?= that| which|$))")
# "In the 8-litre jug there are 5 litres, in the 5-litre jug 3".
_THERE_IS = re.compile(r" (?:now |already |currently )?there (?:is|are)(?: now| already| currently| only| just)? ")
_SO_IS = re.compile(r" (?:of [a-z]+ )?(?:, )?(?:and )?(?:so|as) (?:is|are|be|was|were)(?: the| my)? ?$")
_AND_ALSO = re.compile(r" (?:of [a-z]+ )?(?:, )?(?:and )?(?:also )?(?:the |my )?$")
_TOO = re.compile(r" (?:, )?(?:is |are )?(?:too|likewise|as well|also)\b")
_TOGETHER = re.compile(r"\b(?:total|together|altogether|combined|in all|in sum|sum|overall)\b")
REACH = 300
_SENTENCE = re.compile(r" [.?;] ")

_SHARED_OUT = re.compile(r"\b(?:share|split|divide|halve|distribute)\w* (?:(?:the|all|up|out|these|those) )*$")


@dataclass(frozen=True)
class State:
    """A jug holds an amount: at the start, or at the end where that is wanted."""

    jug: int
    amount: Fraction
    unit: str | None
    wanted: bool
    start: int
    end: int
    sentence: int
    counted: bool


def read_states(clean: str, quantities: list[Quantity], vessels: list[Vessel]) -> list[State]:
    """All that the text says of single jugs, in the order in which it says so."""
    named = [name for name in jugs_named(clean, vessels) if not _NOT_THIS.search(clean[: name.start][-24:])]
    inside = [(name.start, name.end) for name in named]
    sizes = {vessel.start for vessel in vessels}
    said = [
        Said(quantity.start, quantity.end, amount=quantity)
        for quantity in quantities
        if quantity.start not in sizes
        and quantity.role not in {"size", "mention"}
        and not (
            quantity.role == "other"
            and quantity.value in {vessel.value for vessel in vessels}
            and re.search(r"\b(?:is|are|be|'s) (?:\w+ )?$", clean[max(0, quantity.start - 16) : quantity.start])
        )
        and not any(a <= quantity.start < b for a, b in inside)
    ]
    said += fillings(clean)
    states: list[State] = []
    start, last = 0, frozenset[int]()
    for number, end in enumerate([*(found.start() for found in _SENTENCE.finditer(clean)), len(clean)]):
        here: list[Named | Said] = [*(name for name in named if start <= name.start < end)]
        here += [word for word in said if start <= word.start < end]
        items = sorted(here, key=lambda item: (item.start, -item.end))
        groups = _grouped(clean, items)
        aims = [item.start for item in said if item.amount and item.amount.role == "target"]
        states += _of_sentence(clean, (start, end, number), groups, vessels, last, aims)
        spoken = frozenset(jug for item in groups if isinstance(item, Named) for jug in item.jugs)
        start, last = end, spoken or last
    return states


def with_roles_of_states(quantities: list[Quantity], states: list[State]) -> list[Quantity]:
    """The quantities, those that belong to a jug with the role that this gives them."""
    roles = {state.start: "target" if state.wanted else "content" for state in states if state.counted}
    return [replace(quantity, role=roles.get(quantity.start, quantity.role)) for quantity in quantities]


def _of_sentence(
    clean: str,
    sentence: tuple[int, int, int],
    groups: list[Named | Said],
    vessels: list[Vessel],
    last: frozenset[int],
    aims: list[int],
) -> list[State]:
    start, end, number = sentence
    states: list[State] = []
    for k, item in enumerate(groups):
        if isinstance(item, Named):
            continue
        name = _whose(clean, item, groups[k - 1] if k else None, groups[k + 1] if k + 1 < len(groups) else None)
        if name is None:
            continue
        jugs = (*name.jugs, *_as_well(clean, item, groups[k + 1 :]))
        if name.rest and not jugs:
            spoken = {i for other in groups[:k] if isinstance(other, Named) for i in other.jugs} or last
            jugs = tuple(i for i in range(len(vessels)) if i not in spoken) if spoken else ()
        amounts = [_amount(item, vessels[jug]) for jug in jugs]
        if any(amount is None for amount in amounts) or (len(jugs) > 1 and _TOGETHER.search(clean[start:end])):
            continue
        others = any(aim != item.start for aim in aims)
        wished = max((state.end for state in states if state.wanted and state.counted), default=end)
        sized = [vessel.start for vessel in vessels if wished < vessel.start < item.start]
        described = bool(sized) and not _WANT.search(clean[sized[0] : item.start])  # "in a jug (8 litres, empty)"
        wanted = not (described and item.amount is None) and _wanted(clean, start, item, others, wished < end)
        states += [
            State(jug, *amount, wanted, item.start, item.end, number, item.amount is not None)
            for jug, amount in zip(jugs, amounts, strict=True)
            if amount is not None
        ]
    return states


def _as_well(clean: str, said: Said, after: list[Named | Said]) -> tuple[int, ...]:
    """ "The 6-litre jug is full, and so is the 4-litre one": the jugs behind a word of filling that are alike."""
    if not after or not isinstance(after[0], Named) or said.share is None:
        return ()
    gap = clean[said.end : after[0].start]
    alike = _SO_IS.match(gap) or (_AND_ALSO.match(gap) and _TOO.match(clean[after[0].end :]))
    return after[0].jugs if alike else ()


def _amount(said: Said, vessel: Vessel) -> tuple[Fraction, str | None] | None:
    """How much a jug holds by these words; None where so much does not go in."""
    if said.amount is None:
        return (said.share or Fraction(0)) * vessel.value, vessel.unit
    alike = said.amount.unit == vessel.unit or said.amount.unit is None or vessel.unit is None
    return None if alike and said.amount.value > vessel.value else (said.amount.value, said.amount.unit)


def _grouped(clean: str, items: list[Named | Said]) -> list[Named | Said]:
    """The items in turn, with names in a row, "the cask and the can", as one; "an empty can" says empty, then can."""
    groups: list[Named | Said] = []
    for item in items:
        last = groups[-1] if groups else None
        if last is not None and item.start < last.end:
            if isinstance(item, Said) and isinstance(last, Named) and item.share is not None:
                groups[-1:] = [item, last]
            continue
        if isinstance(item, Named) and isinstance(last, Named) and not item.rest:
            described = any(isinstance(other, Said) and item.start <= other.start < item.end for other in items)
            gap = clean[last.end : item.start]
            listed = gap.strip(" the") != "," or re.match(r" (?:, )?and ", clean[item.end :])
            in_row = _AND.match(gap) or (_AND_A.match(gap) and _ARE.match(clean[item.end :]))
            if not described and listed and not _goes_on(clean, groups, item, items) and in_row:
                groups[-1] = Named(tuple(sorted({*last.jugs, *item.jugs})), last.start, item.end, last.rest)
                continue
        groups.append(item)
    return groups


def _goes_on(clean: str, groups: list[Named | Said], name: Named, items: list[Named | Said]) -> bool:
    """ "3 in the large one and the small one full": the second jug belongs to the word behind it."""
    after = next((item for item in items if item.start >= name.end), None)
    return (
        len(groups) > 1
        and isinstance(groups[-2], Said)
        and isinstance(after, Said)
        and after.share is not None
        and _HAS.match(clean[name.end : after.start].rstrip()) is not None
        and not _ARE.match(clean[name.end :])
    )


def _whose(clean: str, said: Said, before: object, after: object) -> Named | None:
    """The jugs that an amount belongs to, by what stands between them."""
    if isinstance(before, Named) and _THERE_IS.fullmatch(clean[before.end : said.start]):
        return before
    if isinstance(after, Named):
        gap = clean[said.end : after.start]
        if said.start >= after.start or (said.share is not None and gap.strip() in {"", "the", "a", "an"}):
            return after
        if _IN.match(gap.rstrip()) or (gap.strip() == "" and re.match(r"in |into ", clean[after.start :])):
            return after
    if isinstance(before, Named):
        gap = _DENIED.sub("", clean[before.end : said.start]).rstrip()
        placed = re.match(r"in |into ", clean[before.start :]) and _PLACED.match(gap)
        if (
            _HAS.match(gap)
            and not (said.amount and re.match(r" ,(?! (?:holding|containing|with|which|that|it|and hold)\b)", gap))
        ) or (said.amount and placed):
            return before
    return None


def _wanted(clean: str, start: int, said: Said, others: bool, wanting: bool) -> bool:
    before = clean[max(start, said.start - REACH) : said.start]
    want = max((found.end() for found in _WANT.finditer(before)), default=-1)
    fact = max((found.end() for found in _FACT.finditer(before)), default=-1)
    if said.amount and said.amount.role == "content" and _SHARED_OUT.search(before):
        return False
    if said.amount and said.amount.sure:
        return said.amount.role == "target"
    if said.amount and said.amount.role == "target":
        return not (others and fact > want)
    if want < 0 and fact < 0:
        return wanting or _WANT_AFTER.match(clean[said.end :]) is not None
    return want > fact


# "That's what must be put into the 5-litre jug", "I want it in the larger one".
_GOES_THERE = re.compile(
    r"\b(?:(?:must|should|shall|has to|have to|to|what) (?:\w+ )?(?:be|end|go|stand|sit|stay|remain|land)"
    r"|(?:want|need|put|leave|keep) (?:it|them|that|this|these))(?: (?:up|put|poured|left|finally|only))* (?:in|into)"
    r"(?: the| my| his| her)? ?$"
)


def wanted_place(clean: str, vessels: list[Vessel]) -> int | None:
    """The jug that the wanted amount is to be in, where the text says so apart from the amount."""
    for name in jugs_named(clean, vessels):
        start = name.start + len((re.match(r"(?:in|into) ", clean[name.start :]) or [""])[0])
        if len(name.jugs) == 1 and _GOES_THERE.search(clean[max(0, start - 60) : start]):
            return name.jugs[0]
    return None
