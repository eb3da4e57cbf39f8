"""Words that say how full a jug is, "brimful", "half empty", "nothing in it", told from orders to fill and to empty."""

import re
from dataclasses import dataclass
from fractions import Fraction

from planner.core.language.jug_words import CONTAINER, Quantity

_FULL = re.compile(
    r"(?P<part>\b(?:half|1/2|1/3|1/4|3/4|2/3|1/4th|quarter|third) )?(?:of )?"
    r"\b(?P<full>full|brimful|brimming|filled|topped (?:\w+ )?up|fill to the brim)\b(?! (?:with|of) \d)"
    r"(?P<way>(?: (?:up )?(?:to the (?:brim|top|rim)|halfway|half way|half|completely))?)"
    r"|(?P<none>\b(?:empty|emptied|dry|nothing|none|no (?:water|milk|wine|oil|beer|ale|cider|juice|liquid|drop)"
    r"|not a drop|nil|not (?:\w+ )?(?:a drop|anything))"
    r"\b(?! (?:away|else|into|it|them)))"
    r"|(?P<half>\bhalf empty\b)"
)
_NOT_A_STATE = re.compile(
    r"\b(?:not|get|how|until|once|when|if|can|either|completely or|to|or|could|may|cannot|then|before|after|till"
    r"|and then"
    r"|without) (?:(?:it|they) )?(?:be |are |become |is |being )?$"
)
_AT_THE_END = re.compile(r" (?:(?:at|in) the (?:very )?e|finally\b)")
# "A lake full of water": how full a source is says nothing of a jug.
_OF_A_SOURCE = re.compile(
    r"\b(?:lake|well|river|pond|spring|stream|fountain|cistern|sea|ocean|reservoir|oasis?|pool|puddle|creek|brook|hose"
    r"|tap|faucet|bath(?:tub)?|sink|aquarium|water (?:butt|barrel|tank|main|tower)|rain ?\w+|rainwater \w+|canal|supply"
    r"|source)"
    r"(?: (?:that|which|is|be|,|full|filled|up|to the|always|brim|still|right|quite|completely|also))* $"
)
_VERB = re.compile(r"^ (?:the|it|them|any|a|either|one|1|my|into|out|from|up from|from the) ")
_NO_MORE = re.compile(
    r"^ (?:\w+ed|thrown|lost|spilt|spills|get|else|but|can|may|is to|are to|must|be|of it|of the \w+ (?:can|may|is"
    r"|to|must"
    r"|be|\w+ed|thrown|lost|spilt|gone)|more|bought|sold|taken|given|drunk|spilled|less|other|further|tap|spill\w*"
    r"|mark\w*|drain|sink|scale|source|way|water source)\b"
)


@dataclass(frozen=True)
class Said:
    """An amount or a word such as "full": the share of the jug, or a value of its own."""

    start: int
    end: int
    share: Fraction | None = None
    amount: Quantity | None = None


def fillings(clean: str) -> list[Said]:
    """All words of a cleaned text that say how full something is."""
    return [word for match in _FULL.finditer(clean) if (word := _share(clean, match))]


def _share(clean: str, match: re.Match[str]) -> Said | None:
    if match["none"]:
        return Said(*match.span(), share=Fraction(0)) if _is_a_state(clean, match) else None
    before, after = clean[max(0, match.start() - 24) : match.start()], clean[match.end() : match.end() + 16]
    if match["half"]:
        return Said(*match.span(), share=Fraction(1, 2))
    if (_NOT_A_STATE.search(before) and not _AT_THE_END.match(after)) or re.match(
        r" (?:from|at the (?!same|start|begin|top|moment|end|out)|them|it|the|jug of (?!\d)|glass of|and empt|action"
        r"|plan)\b",
        after,
    ):
        return None
    if re.search(rf"{CONTAINER} be $", before) or is_of_a_source(before):
        return None
    if match["full"] == "filled" and (
        re.match(r" first\b", after) or re.search(r"\b(?:must|shall|should|have to|has to|first|to) be $", before)
    ):
        return None
    part = (match["part"] or "").strip()
    shares = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
    share = shares.get(part) or (Fraction(part) if "/" in part else Fraction(1))
    if match["way"] and "half" in match["way"]:
        share = Fraction(1, 2)
    return Said(*match.span(), share=share)


def is_of_a_source(before: str) -> bool:
    """Whether what is called full right after these words is a lake, a well or the like."""
    return _OF_A_SOURCE.search(before) is not None


def _is_a_state(clean: str, match: re.Match[str]) -> bool:
    """Whether "empty" or "nothing" says what is in a jug: "to empty the jug" and "nothing may be spilt" do not."""
    before, after = clean[max(0, match.start() - 24) : match.start()], clean[match.end() : match.end() + 40]
    word = match["none"]
    if word != "empty":
        return not ((word.startswith("no ") or word in {"nothing", "none"}) and _NO_MORE.match(after))
    if _VERB.match(after) and not re.search(r"\b(?:is|are|be|start|an?|the) $", before):
        return False
    if re.match(rf" (?:{CONTAINER} (?:of|for) )?\d", clean[match.end() :][:24]):
        return True
    ordered = re.search(r"\b(?:not|can|to|or|may|and|of|without) $", before) and re.match(r" \w", after)
    return not ordered or re.search(r"\b(?:is|are|be|have) (?:to be )?(?:not )?$", before) is not None
