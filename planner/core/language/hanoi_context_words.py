"""Classes of words that stand around the pegs of a tower puzzle: what means much the same is counted together."""

import re

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.wordlists import listed

STARTS, NOW, ENDS, WISHES, MOVES, LIES = "STARTS", "NOW", "ENDS", "WISHES", "MOVES", "LIES"
PEG_NOUN, DISC_NOUN, NUMBER, NAMED = "<peg>", "<disc>", "#", "<P>"
_WORDS = {
    STARTS: "start starting starts begin begins beginning initial initially source src origin from",
    NOW: "currently now already originally at first present moment",
    ENDS: "goal target destination dest dst objective end ends ending finish finishing finished final finally home"
    " arrive new",
    WISHES: "aim want need should until wish desired eventually rebuild rebuilt reach like supposed task job mission",
    MOVES: "move bring get transfer shift carry take put transport relocate haul send drag lift rebuild rebuilt"
    " reassemble restack moved brought transferred shifted carried taken sent land go went travel pass swap switch"
    " migrate ferry deliver collect gather hand",
    LIES: "is are be lie lying lies sit sitting sits sat stand standing stands stacked piled placed have has had hold"
    " holds rest resting threaded slid located waiting wait wear form there contain carry full",
    "REFUSES": "not never no cannot nor without forbidden banned prohibited illegal disallowed nothing neither except"
    " nobody refuse only",
    "MAY": "must may can shall should could might allowed permitted let",
    "ALL": "all everything whole entire complete both tower pile stack every lot heap them it together full",
    "SPARE": "spare auxiliary aux helper help helping via through using use empty free middle between temporary buffer"
    " intermediate unused",
    "TO": "to onto into unto toward towards over >",
    "ON": "on at in around upon",
    "FROM": "from off of leaving",
    "RULE": "directly straight direct clockwise next cyclic circle neighbouring adjacent order named called labelled"
    " row",
    "ASKS": "how what which fewest minimum least shortest many number",
}
CLASSES: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, some in _WORDS.items() if word in listed(some))
    for some in _WORDS.values()
    for word in listed(some)
}
OF_A_SENTENCE = listed("REFUSES MAY ASKS ENDS WISHES STARTS NOW ALL RULE SPARE")
LABELS = frozenset({PEG_NOUN, *listed("= : is be at on number the called")})
STOPS = listed(". ? ;")
_PEG_NOUN, _DISC_NOUN = re.compile(NOUN), re.compile(DISC)


def kind(word: str) -> str:
    """The word, or what stands for it: numbers, discs and pegs are all alike."""
    if word.isdecimal():
        return NUMBER
    if _PEG_NOUN.fullmatch(word):
        return PEG_NOUN
    return DISC_NOUN if _DISC_NOUN.fullmatch(word) else word


def classes(words: list[str]) -> list[str]:
    """The classes of words in their order."""
    return [name for word in words for name in CLASSES.get(word, ())]
