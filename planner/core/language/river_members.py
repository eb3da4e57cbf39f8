"""One of a kind who has a word of his own: "one of the bandits, the chief", "among the cannibals only their leader",
"the third kid, little Timmy"; and the farmer who is the father of his son.
"""

import re

_DET = r"(?:(?:the|a|an|their|his|her|its|little|old|big|named|called|namely|only|just|1|,|:|is|be) )*"
_WORD = r"(?P<one>[a-z]+)"
_LEADS = (
    r"(?:chief|leader|captain|boss|king|queen|head|commander|general|master|president|champion|ringleader|chieftain|eldest"
    r"|oldest|youngest|director|foreman|sergeant|officer|headman|mayor)"
)


def members_of_kinds(counts: dict[str, int], clean: str) -> dict[str, str]:
    """Who is one of a kind that is counted too: chief → cannibal."""
    found: dict[str, str] = {}
    kinds = [kind for kind, number in counts.items() if number > 1 and len(kind.split()) == 1]
    # The surest way of saying it first, of whatever kind it is said.
    for ways in zip(*(_patterns(re.escape(kind)) for kind in kinds), strict=True):
        for kind, pattern in zip(kinds, ways, strict=True):
            for match in re.finditer(pattern, clean):
                one = match["one"]
                if one != kind and counts.get(one) == 1:
                    found.setdefault(one, kind)
    return found


def _patterns(kind: str) -> tuple[str, ...]:
    return (
        rf"\b(?:1|one|another|an?) of (?:the |these |those |\d+ )*{kind} (?:,|:|namely|\() {_DET}{_WORD}\b",
        rf"\b(?:among|amongst|of) (?:the |these |those |\d+ )*{kind} ,? ?(?:only|just)(?: 1| one)?(?: ,| :)?"
        rf" {_DET}{_WORD}\b",
        rf"\b(?:a|only|just) (?:1|one|a|certain) {kind} , {_DET}{_WORD} ,",
        rf"\bthe {_WORD} (?:of|among) (?:the |these |those |\d+ )*{kind}\b",
        rf"\bthe {kind} 's {_WORD}\b(?= [^.?]*\b(?:can|know|row|only|count)\b)",
        rf"\bthe (?:first|second|third|fourth|last|remaining) {kind} , {_DET}{_WORD} ,",
        rf"\b{kind} ,? ?(?:including|1 of (?:them|whom)|one of (?:them|whom)|and 1 of them)(?: is| be| ,| :)?"
        rf" {_DET}{_WORD}\b",
        rf"\bthe {_WORD} (?:is|be|are|count as|who is|, who is) (?:also )?(?:a|an|1 of the|one of the) {kind}\b",
        rf"\b{kind}\b[^.?;]{{0,40}} (?:their|whose) (?P<one>{_LEADS})\b",
    )


_CHILD = r"(?:son|daughter|child|kid|boy|girl|twin|baby|toddler)"
_PARENT = ("father", "mother", "parent", "dad", "mum", "mom")


def parents_told(counts: dict[str, int], clean: str) -> dict[str, str]:
    """ "A farmer and his son … the father rows": the father is the farmer."""
    owners = re.findall(
        rf"\b(?P<who>[a-z]+)(?: ,)? (?:and|with|,|nor|or) (?:his|her) (?:[a-z]+ )?(?:\d )?{_CHILD}\b", clean
    )
    who = next((owner for owner in owners if counts.get(owner) == 1 and owner not in _PARENT), None)
    told: dict[str, str] = {}
    for parent in _PARENT:
        new = re.search(rf"\b(?:a|an|his|her|my|our|their|\d) (?:[a-z]+ )?{parent}\b", clean)
        if who and counts.get(parent) == 1 and not new:
            told[parent] = who
    return told
