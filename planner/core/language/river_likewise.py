"""What a clause says of one party by pointing at another: "the wolf eats the cabbage, and so does the goat".

Such a clause names one party only; what it harms is what the clause before harmed. And two who are said to be no
problem at once, "dog + fish: fine", need no more of the sentence than that.
"""

import re

from planner.core.language.river_words import MARK

Pair = tuple[str, str, int, int]

_DO = r"(?:do|will|would|can|could|may|might|must|should|be|is|are)"
_ONE = r"(?:(?:the|a|an|my|his|her|poor|other) )*(?P<x{k}><\d+>)"
_ENDS = r"(?= [.,;?]| $|$| if| when| whenever| unless| without)"
_SO_DOES = re.compile(
    rf"(?:, |; )?\b(?:(?:and|but) )?(?:so|as|nor|neither|and neither) {_DO} {_ONE.format(k=1)}{_ENDS}"
    rf"|(?:(?<=[,;.] )|^ ?|\band )(?:(?:and|but) )?{_ONE.format(k=2)} {_DO} (?:the same|likewise|too|as well"
    rf"|also|either){_ENDS}"
    rf"|(?:(?<=[,;.] )|^ ?)(?:(?:and|but) )?{_ONE.format(k=3)} (?:the same|likewise|so too){_ENDS}"
)
_AND = r"(?:(?: and| with| plus| /| \+| &)(?: the| a| an)*)"
_DITTO = re.compile(rf"(?P<a><\d+>){_AND} (?P<b><\d+>)(?: [:,=])? (?:ditto|the same|same|likewise|same here){_ENDS}")
_NO_MATTER = re.compile(
    rf"(?P<a><\d+>){_AND} (?P<b><\d+>)(?: [:,=]| (?:are|is|be|get on|together|alone|just|perfectly|quite|always))*"
    r" (?:no (?:problem|issue|danger|trouble|risk|harm|matter)|fine|ok|okay|harmless|all right|alright|safe"
    r"|leave (?:each other|1 another|one another) (?:alone|in peace|be))\b"
    r"(?! (?:if|when|only|as long|so long|while|unless|with|until)\b)"
)
_APART = re.compile(r"\b(?P<verb>take|tear|pick|pull|rip)(?P<whom>(?: the| a| an| poor)* <\d+>) apart\b")
_LISTED_BEFORE = re.compile(r"\b(?:a|an|some|1) <\d+> ,(?: (?:a|an|some|1|his|her))? $")
_BEST = re.compile(r"(?<=best of )<\d+>")


def plainly(text: str) -> str:
    """A text with "takes the droid apart" said by a verb of harm, and no party in "the best of friends"."""
    text = _APART.sub(lambda found: f"{'hurt':{len(found['verb'])}}{found['whom']}      ", text)
    return _BEST.sub(lambda found: " " * len(found.group()), text)


def without_alike(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A text without the clauses that only point at what was said before, and whom they name, with where."""
    named = [
        (found["x1"] or found["x2"] or found["x3"], *found.span())
        for found in _SO_DOES.finditer(text)
        if MARK.search(text[: found.start()])
    ]
    for _, start, end in named:
        text = text[:start] + " " * (end - start) + text[end:]
    return text, named


def ditto(sentence: str) -> list[Pair]:
    """ "Acid/ammonia: ditto": what was said of one pair holds for another."""
    return [(found["a"], found["b"], *found.span()) for found in _DITTO.finditer(sentence) if found["a"] != found["b"]]


def no_matter(sentence: str) -> set[frozenset[str]]:
    """The pairs of which a sentence says at once that nothing happens."""
    return {frozenset((found["a"], found["b"])) for found in _NO_MATTER.finditer(sentence)}


def ends_a_list(sentence: str, pair: Pair) -> bool:
    """ "There is a gardener with a rabbit, a lettuce and a rake": the last two of a cast are no pair."""
    return _LISTED_BEFORE.search(sentence[: pair[2]]) is not None
