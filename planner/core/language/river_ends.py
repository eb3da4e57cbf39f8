"""Who ends on which side, read along a sentence: those named since the last side stand on the next one named.

"He, the goat and the boat are to be back on the near bank, the others on the far one", "she leaves the dog there and
goes home with the cat", "he rows back alone" are all read the same way; only sentences about the end count.
"""

import re

from planner.core.language.reading import Model
from planner.core.language.river_harm import VERB
from planner.core.language.river_stands import first_person
from planner.core.language.river_words import VESSEL, sentences

Goal = tuple[Model, tuple[int, int]]

_NOUN = r"(?:bank|side|shore|riverbank|end|one|1)\b"
_TAKES = (
    r"(?:want|wish|like|need|sell|sold|leave|left|bring|brought|take|took|deliver\w*|drop\w*|give|gave|care|put|hand"
    r"|make|let|have \w+ed)\b"
)
_TOKEN = re.compile(
    r"(?P<mark><\d+>)"
    rf"|(?P<far>(?:(?:on|to|at|onto|over on) )?(?:the |that )?(?:other|far|opposite|further) (?:river )?{_NOUN}"
    r"|(?<!take )(?<!bring )\b(?:across|over there)\b|\b(?:be|been|are|is|get|go|gets) over(?= [.,;]| and | but |$)"
    r"|\b(?:delivered|sold|dropped off)\b)"
    rf"|(?P<near>(?:back )?(?:(?:on|to|at|onto) )?(?:the |this |his |her |my |our |their )?(?:near|this|same|home|first"
    rf"|own|starting|original|departure) (?:river )?{_NOUN}"
    r"|\b(?:back home|back again|back|home|again on this side)\b(?! (?:and forth|to (?:the )?(?:other|far)))"
    r"|\b(?:stay|remain|wait)\b(?: (?:behind|here|there|put|at home|back|where \w+ (?:is|are|be)))*"
    r"|\b(?:left|be|is|are) (?:behind|here)\b|\bwhere (?:it|he|she|they|all|we|i)(?: \w+)? (?:is|are|be|start\w*|am)\b"
    r"|\bnever (?:leave|cross)\b|\b(?:his|her|my|our|their) (?:own )?(?:bank|side|shore)\b"
    r"|\breturn\b(?! (?:trip|journey|to (?:the )?(?:other|far|opposite))))"
    rf"|(?P<boat>\b{VESSEL}\b)"
    r"|(?P<clear>;|\b(?:may|can|could|might) (?:all |both )?(?:also )?(?:stay|remain|wait|be|end)\b"
    r"|\bbut(?: the)? <\d+>)"
    rf"|(?P<leader>\b(?:he|she|himself|herself|myself|i)\b(?! (?:\w+ )?{_TAKES}))"
    r"|(?P<rest>\b(?:(?:all )?the (?:other|rest|remaining)(?: (?:2|3|1|two|three|one))?(?! (?:bank|side|shore|end"
    r"|river))"
    r"|all the others?|everything else|everybody else|everyone else|everybody|everyone|everything|all (?:3|4|5|three"
    r"|four)"
    r"|the (?:3|4|5|three|four)\b(?! (?:of )?(?:place|spot)))\b)"
)
_OF_THE_END = re.compile(
    r"\b(?:in the end|at the end|finally|afterwards?|eventually|end up|ends? on|end (?:on|at)|at last|supposed|(?:is"
    r"|are|be)"
    r" to (?:be|stay|end|remain)|(?:should|must|shall|have to|has to|need to|want|wish"
    r"|would like)(?: \w+){0,3}? (?:be|stay"
    r"|end|remain|get|return|come|go)|(?:go|come|row|return|drive|paddle)\w*(?: then| again)? (?:back )?(?:home|back)"
    r"|return"
    r"|never leave|stay behind|once|when .* over)\b"
)
_NOT_OF_THE_END = re.compile(
    r"\b(?:if|unless|without|whenever|may not|can not|must not|never be|never alone|hold|carry|room|seat\w*|capacity"
    r"|at a time|already|at first|outnumber\w*|more|fewer|alone with|together|number of|between|either|neither"
    r"|nor|each time|from here|have (?:already )?(?:rowed|taken|brought|ferried|gone)|per trip|shortest|fewest"
    r"|how many|how often|minimum|holiday|from the|from (?:market|town|work|school|the fair))\b"
)
_WITH = re.compile(r" (?:alone |safely |again |together |along )?(?:with|and)(?: the| his| her| my| its)* $")
# "A grandfather goes home with a lamb": the way home may be the way over.
_TO_HIS_HOME = re.compile(r"\bhome\b")
_AGAIN = re.compile(r"\b(?:back|again|then|afterwards?|end|other|far|opposite|there|finally|return|own|same|this)\b")
# "… and comes home": whoever leads does.
_GOES = re.compile(
    r"\b(?:and|,|then) (?:then )?(?:go|come|return|row|get|drive|paddle|sail"
    r"|(?:mean|want|like|wish|have) to be|be|is)(?: then| again)?$"
)


def read_ends(text: str, names: tuple[str, ...], counts: dict[str, int]) -> tuple[Goal, bool] | None:
    """The goal that the sentences about the end add up to, where somebody ends where he was; and whether the boat "
    "does."""
    leader = first_person(names)
    placed: dict[str, str] = {}
    rest = span = None
    boat = False
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _OF_THE_END.search(sentence) or _NOT_OF_THE_END.search(sentence) or VERB.search(sentence):
            continue
        if _TO_HIS_HOME.search(sentence) and not _AGAIN.search(sentence):
            continue
        for side, what in _along(sentence):
            span = span or (start, end)
            if what == "boat":
                boat = boat or side == "near"
            elif what == "rest":
                rest = side
            elif what != "leader" or leader in counts:
                placed[leader if what == "leader" else names[int(what[1:-1])]] = side
    if boat and not placed and not rest and leader in counts:
        placed[leader] = "near"
    near = [name for name in counts if placed.get(name) == "near"]
    far = [name for name in counts if placed.get(name) == "far"]
    others = [name for name in counts if name not in near + far]
    if span is None or not set(placed.values()) | {rest} >= {"near"} or not (near or far):
        return None
    if rest == "near":
        near += others
    elif rest == "far" or not far:
        far += others
    if not near or not far:
        return None
    return ({"far": {n: counts[n] for n in far}, "near": {n: counts[n] for n in near}}, span), boat


def _along(sentence: str) -> list[tuple[str, str]]:
    """Sides and who stands there, in the order of a sentence."""
    waiting: list[str] = []
    found: list[tuple[str, str]] = []
    side, side_end = "", -1
    for token in _TOKEN.finditer(sentence):
        kind = token.lastgroup or ""
        if kind == "clear":
            waiting = []
            continue
        if kind in {"near", "far"}:
            if not waiting and side and sentence[side_end : token.start()].strip() in {"", "on", "to", "at", "there"}:
                found = [(kind if who[0] == side else who[0], who[1]) for who in found] if kind != side else found
            if kind == "near" and _GOES.search(sentence[: token.start()].rstrip()):
                waiting.append("leader")
            found += [(kind, who) for who in waiting]
            waiting, side, side_end = [], kind, token.end()
            continue
        who = token.group() if kind == "mark" else kind
        if side and (_WITH.fullmatch(sentence[side_end : token.start()])):
            found.append((side, who))
            side_end = token.end()
        else:
            waiting.append(who)
    return found
