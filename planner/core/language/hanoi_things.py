"""What a text calls its discs: "five hats, one hat at a time" moves discs."""

import re

from planner.core.language.hanoi_names import replaced
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_LARGER = r"(?:larger|bigger|wider|heavier|smaller|lighter|narrower|large|big|small|heavy|top|topmost|uppermost)"
_THING = r"(?P<thing>[a-z]{3,})"
_KIND = r"(?:[a-z]{3,} )?"  # "one gift box at a time"
# What is said of things that are stacked: moved singly, larger and smaller, so many in a pile.
_STACKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:1|one|a single|only a|just a|each) {_KIND}?{_THING} (?:at a time|at once|per|each|a time|by 1|every"
        rf"|is moved"
        r"|may be|can be|in 1 move|only|a (?:move|turn|go|day|trip))\b",
        rf"\b(?:only|just|always) (?:move |carry |lift |take |shift |pick up )?(?:1|a|one|the top|the upper\w*)"
        rf" {_KIND}?{_THING}\b",
        rf"\b{_LARGER} {_KIND}?{_THING} (?:[a-z]+ ){{0,6}}?(?:on|onto|over|upon|above|under|below|atop|than)\b",
        rf"\b(?:on|onto|over|upon|above|under|below|atop|on top of) (?:a |any |the )?{_LARGER} {_KIND}?{_THING}\b",
        rf"\b(?:pile|stack|tower|heap|column|set) of (?:\d+ )?{_KIND}?{_THING}\b",
        rf"\b\d+ {_KIND}?{_THING} (?:of (?:different|various|decreasing|increasing|all)|in a (?:pile|stack|tower|heap"
        rf"|neat)"
        r"|sorted|stacked|piled|nested|threaded|ordered|arranged|all (?:of )?differ\w*|, all|differ\w*|on top|lie|sit"
        r"|stand"
        r"|of \w+ size|graded|from)\b",
        rf"\b(?:no|a|any|each|1) {_KIND}?{_THING} (?:may|can|must|should|is allowed to|that|set|laid|put|placed|lying"
        rf"|standing) (?:[a-z]+ ){{0,5}}?(?:on|onto|over|upon)"
        r" (?:top of )?(?:a |an |the |1 )?(?:[a-z]+ )?(?:small|larg|bigg|narrow|light)",
        rf"\b{_THING} (?:in a |are )?(?:pile|stack|tower|heap)\b[^.]{{0,12}}\d+ of them",
        rf"\b(?:1|one|a|single|his|her|my) {_KIND}?{_THING} in (?:his|her|my|its|the|one) (?:arm|hand|hands|arms|go"
        rf"|turn|trip|lift)\b",
        rf"\b(?:carry|lift|move|take|shift|swing|put|pick up) (?:a|1|one|just 1|only 1) {_KIND}?{_THING}\b",
        rf"\b(?:tallest|largest|biggest|smallest|widest) {_THING}\b",
    )
)
_NO_THING = words("""one ones disc disk and the that which them time move moves moved with from peg rod pole than size
    sizes only all may can must are is on onto never not per each top bottom order different other others pile stack
    tower heap rule version solution thing things way place number minimum small large big step turn day be kept ever
    lie put must should tower hanoi left right middle single another any have for this these those must being""")
LEAST_SIGNS = 2


def with_discs(doc: Document) -> Document:
    """The document with what it stacks, whatever it is, called a disc."""
    signs: dict[str, set[int]] = {}
    for k, pattern in enumerate(_STACKED):
        for found in pattern.finditer(doc.clean):
            if found["thing"] not in _NO_THING:
                signs.setdefault(found["thing"], set()).add(k)
    best = max(signs, key=lambda thing: len(signs[thing]), default=None)
    if best is None or len(signs[best]) < LEAST_SIGNS or best in {"disc", "disk", "ring"}:
        return doc
    if not re.search(rf"\d (?:[a-z]+ ){{0,3}}{best}\b|\b{best}\b[^?]{{0,40}}\b\d+ of (?:them|em)", doc.clean):
        return doc
    longer = {token.norm for token in doc.tokens if token.norm.endswith(best)}  # "four flowerpots, one pot at a time"
    compounds = {word for word in longer if re.search(rf"\d (?:[a-z]+ )?{word}\b", doc.clean)}
    return replaced(doc, dict.fromkeys({best, *compounds}, "disc"))
