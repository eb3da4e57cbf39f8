"""Places that only this question piles things on: "on the desk … to the shelf … the floor" are three pegs."""

import re
from collections import Counter

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_USUAL_PEG = re.compile(
    r"\b(?:peg|rod|pole|post|spike|needle|pillar|spindle|pin|column|dowel|stick|stand|hanoi)\b|\b[A-HX-Z]\b"
)
_AT = r"(?:on|in|at|to|onto|into|from|via|through|upon)"
_OWN = r"(?:the|my|his|her|our|their|your|a|an)"
# Where a pile stands, goes or may be put in between.
_PLACE = re.compile(
    rf"\b{_AT} {_OWN} (?:empty |free |nearby )?(?P<at>[a-z]{{3,}})\b(?! (?:of|'s|order|than)\b)"
    rf"|\b(?:is|are|have|and|only|,|or) {_OWN} (?P<and>[a-z]{{3,}})\b(?= (?:can|may|could|is|to|as|too|,|\.|\?|and"
    rf"|for)\b| [.,?])"
    rf"|(?:^|[.;,] |and |but )(?:{_OWN} )(?P<used>[a-z]{{3,}}) (?:can|may|could|is|are|be) (?:also |still )?(?:be )?"
    r"(?:used|free|empty|available|allowed|there)\b"
)
_LOWEST = re.compile(r"\b(?:largest|biggest|widest|heaviest|big|large)(?: (?:one|1|disc))? $")
_NO_PLACE = words(
    """bottom top pile stack tower heap order other others same right left middle first second third last minimum least
    rule rules game end way time move moves puzzle smaller larger smallest largest bigger biggest size house start begin
    beginning end whole total question answer case number fewest goal point moment day morning evening floor ground
    row line turn one single another small large big back hand set problem help use stack lot new final set disc
    locks lock wider narrower heavier lighter thicker thinner taller shorter medium wide heavy light"""
)
LEAST = 3


def own_places(doc: Document) -> list[str]:
    """The three places of a text that names no pegs; none where there are not just three."""
    clean = doc.clean
    if _USUAL_PEG.search(clean):
        return []
    found: Counter[str] = Counter()
    for match in _PLACE.finditer(clean):
        noun = match["at"] or match["and"] or match["used"]
        lowest = match["at"] and _LOWEST.search(clean[max(0, match.start() - 30) : match.start()])
        if (noun in _NO_PLACE and noun not in {"floor", "ground"}) or lowest or re.fullmatch(DISC, noun):
            continue
        found[noun] += 1 + bool(match["used"])
    places = list(found)
    if len(places) > LEAST:
        places = [noun for noun in found if found[noun] > 1 or re.search(rf"\b(?:to|onto|into) {_OWN} {noun}\b", clean)]
    told = [noun for noun in places if re.search(rf"\b{_AT} {_OWN} (?:[a-z]+ )?{noun}\b", clean)]
    spoken = [noun for noun in places if not re.fullmatch(NOUN, noun)]
    return places if len(places) == LEAST and len(told) > 1 and spoken else []
