"""What else a clause can be about: in a sentence of danger two that do not row are a pair that needs a guard.

Known verbs and fixed turns are read elsewhere. This reader asks only which parties a clause names, whether the
sentence speaks of danger, and whether the clause takes it back: "the corn ends up inside the hen", "fox/hen: never".
"""

import re
from itertools import pairwise

from planner.core.language.river_harm import VERB
from planner.core.language.river_words import MARK, VESSEL

Pair = tuple[str, str, int, int]

_DANGER = re.compile(
    r"\b(?:forbidden|allowed|unsafe|danger\w*|disaster|trouble|problem|alone(?! (?:can |may |could )?(?:row|sail"
    r"|steer|paddle|drive|operate|navigate))|unattended|unwatched|unsupervised"
    r"|unguarded|unobserved|leave|(?<!the )left(?! (?:bank|side|shore|hand|to|is|are))|together|apart|unless|pair"
    r"|conflict\w*|hate|afraid|scared|fear\w*|appetite"
    r"|prey|enem\w+|lunch|dinner|breakfast|supper|snack|menu|diet|poison\w*|toxic|dead|die|lost|history|goner|doomed"
    r"|eaten|killed|never|trust\w*|incompatible|rival\w*|allerg\w*|threat\w*|risk\w*|victim|inside|company"
    r"|same (?:bank|side|shore|place)|get (?:along|on)|mix|near(?: the| a)? <|stand|weakness for|mercy|temptation"
    r"|tempt\w*"
    r"|behave\w*|watch\w*|eye on|react\w*|bad|catastroph\w*|hazard\w*|blow|deadly|not safe|protect\w*"
    r"|kept? (?:away )?from"
    r"|separate\w*|against|nothing better|food|on (?:their|its|his|her) own|themselves|itself|explo\w+|no more"
    r"|no person"
    r"|look|catch\w*|harm\w*|quarrel\w*|argue\w*|row with|clash\w*|combination|forbid\w*|danger|mischief|damage\w*"
    r"|result|rule|ruin\w*|out of sight|disagree\w*|at odds|feud\w*|enmity|upset\w*)\b|(?<= )[<>=]{1,2}(?= <)"
)
_PEACE = re.compile(
    r"\b(?:fine|safe|ok|okay|harmless|peace\w*|friend\w*|ignore\w*|indifferent|vegetarian|get along|get on|tame"
    r"|no (?:problem|danger|trouble|risk|interest|harm|threat|matter|issue|concern)|leave (?:the )?<\d+> alone"
    r"|like (?:each other|1 another|one another)|(?:can|may|could) (?:safely |be |always )*(?:be )?(?:left|leave"
    r"|stay|be alone|be together|be with)|any ?more|used to|(?:do|does|would|will|is|are|can|could|may) (?:\w+ )?not"
    r" (?:care|mind|touch|eat|eating|hurt|harm|bother\w*|interest\w*|like|even|want|attack|bite|look|fancy|dangerous"
    r"|a danger|a threat|a problem|an issue|forbidden|in danger|afraid|scared|hungry)|never (?:eat|touch|hurt|harm)"
    r"|nothing happen\w*|all right|alright|trusted friend|good together|no appetite|mate|buddy|buddies|pal"
    r"|nothing to|harm no|at ease|no use|no help|sleep\w*|care less|: (?:nothing|none)|otherwise nothing)\b"
)
_UNPEACE = re.compile(
    r"\b(?:not|never|hardly|no longer|neither|nor|no)\b(?: \w+){0,2} (?:fine|safe|ok|okay|harmless|friend\w*|get along"
    r"|get on|left|leave|stay|be alone|be together|be with|all right|alright|peace\w*)\b"
)
_ONLY_WITH = re.compile(
    r"\b(?:only (?:safe from (?:the )?<\d+> )?(?:when|if|while|as long as|so long as|with|in|because))\b"
    r"(?: (?!<)\w+){0,4} (?P<who><\d+>)(?! (?:is |are |be )?(?:away|gone|absent|not|elsewhere))"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:in the end|at the end|finally|end up on|already|still|at first|weigh\w*|kg|how many|how often|at a time"
    r"|per trip|each trip)\b"
)
_CROSSING = re.compile(
    r"\b(?:across|cross\w*|over (?:the|a|to)|to the (?:other|far|opposite)|bring|ferry|ferried|transport\w*|journey"
    r"|travel\w*|visit|river|lake|bank of|trip|1 of the|one of them|at once)\b"
)
_LEADER_COUNTS = re.compile(
    r"\b(?:if|when|whenever|without|while|once|as soon as|wherever|where|minute|moment|be there|be present|present"
    r"|absent|away|gone|need to watch|around|nearby)\b"
)
_CUT = re.compile(r" ; | : | , (?:and|but|nor|or|while|whereas|so|then|likewise|neither|, )+ ?|,| nor | but | whereas ")
_VESSEL = re.compile(rf"\b{VESSEL}\b")
_LISTED = re.compile(r"(?: ,| and| or| plus| &| as well as| also)+(?: (?!with\b|by\b|from\b)[a-z0-9]+){0,3} ")
_BARE = re.compile(r"(?:[ ,/&]|<\d+>|and|or|with|the|a|an|nor|but|also|while|:|both)*")
_ALL_OTHERS = re.compile(
    r"(?P<a><\d+>)(?: (?!<|and\b|,)[^.;:<\s]+){0,9}? (?P<b>(?:either|both|each|any|all|every 1|none) of"
    r" (?:the |its |his |her )?(?:\d )?(?:other|rest|companion)(?: \d)?|(?:with|eat|kill|attack|harm|bite|destroy"
    r"|hurt|fight)"
    r" (?:the |all the |every |any )?(?:\d )?(?:other(?! (?:side|bank|shore|end))|everything(?: else)?"
    r"|anything(?: else)?"
    r"|everybody(?: else)?|anybody(?: else)?|anyone(?: else)?|everyone(?: else)?))(?= |$)"
)
# "Anything left alone with the mirror turns to stone".
_ANY_WITH = re.compile(
    r"\b(?:anything|anybody|anyone|any person|any animal|everything|everybody|everyone|whoever|whatever"
    r"|each of the others?"
    r"|any of the others?|all the others?)\b(?: else)?(?: (?!<|not\b|never\b|fine\b)[a-z]+){1,5}? (?:with|near|beside"
    r"|next to)(?: the| a| an)* (?P<a><\d+>)"
)
_NOBODY = re.compile(r"\b(?:no person|nobody|no animal|none|nothing)\b")
_CHAINED = re.compile(r"\b(?:which|who|that|whom|and (?:this|it|that))\b")
_GOES_ON = re.compile(r" ?(?:and|so|likewise|also|the same|similarly|nor|neither|in the same way|again|equally)\b")
_ALIKE = re.compile(r"\b(?:too|as well|likewise|the same|same way|similarly|also|either|neither|one for|1 for)\b")


def related(sentence: str, leaders: frozenset[str], goes_on: bool | None) -> list[Pair]:
    """The pairs that a sentence of danger names; `goes_on` where the one before it named some, None for a part of "
    "it."""
    if not _speaks_of_danger(sentence, leaders, goes_on) or _is_a_cast(sentence, leaders):
        return []
    only = _ONLY_WITH.search(sentence)
    reserved = only is not None and only["who"] in leaders
    found: list[Pair] = []
    at_peace: list[set[str]] = []
    peaceful = False
    for start, end in reversed(_segments(sentence, leaders)):
        clause = sentence[start:end]
        if not _BARE.fullmatch(clause) or end == len(sentence):  # "A and B, B and C get along": said of both
            peaceful = _PEACE.search(clause) is not None and _UNPEACE.search(clause) is None and not reserved
        if not peaceful:
            found = [(a, b, start, end) for a, b in _pairs(clause, leaders)] + found
        else:
            at_peace += [{a, b} for a, b in _pairs(clause, leaders)]
    return [pair for pair in found if {*pair[:2]} not in at_peace]


def with_all_others(sentence: str, leaders: frozenset[str]) -> list[Pair]:
    """ "The wolf eats either of the other two", "the tiger must not be with anybody else"."""
    found = _ALL_OTHERS.search(sentence)
    if (any_with := _ANY_WITH.search(sentence)) and any_with["a"] not in leaders and _DANGER.search(sentence):
        return [(any_with["a"], "any other", *any_with.span())]
    if found is None or found["a"] in leaders or _PEACE.search(sentence):
        return []
    if not _speaks_of_danger(sentence, leaders, goes_on=False) or _NOBODY.search(found.group()):
        return []
    return [(found["a"], found["b"], *found.span())]


def _is_a_cast(sentence: str, leaders: frozenset[str]) -> bool:
    """ "He has a wolf, a goat, a cabbage and a dog": three and more in one list are no pairs."""
    marks = _others(sentence, leaders)
    return len(marks) == len(set(marks)) > 2 and _is_one_list(sentence, leaders)


def _speaks_of_danger(sentence: str, leaders: frozenset[str], goes_on: bool | None) -> bool:
    if _OTHER_MATTERS.search(sentence) or _CROSSING.search(sentence) or _VESSEL.search(sentence):
        return False
    if _DANGER.search(sentence) or VERB.search(sentence):
        return True
    if any(mark in sentence for mark in leaders) and _LEADER_COUNTS.search(sentence):
        return True
    if goes_on is None:
        return True
    return goes_on and (_GOES_ON.match(sentence) or _ALIKE.search(sentence)) is not None


def _others(text: str, leaders: frozenset[str]) -> list[str]:
    return [mark for mark in MARK.findall(text) if mark not in leaders]


def _segments(sentence: str, leaders: frozenset[str]) -> list[tuple[int, int]]:
    """Stretches that name two parties each; what names one only belongs to the stretch before it."""
    cuts = [found.start() for found in _CUT.finditer(sentence)] + [len(sentence)]
    segments: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        rest = set(_others(sentence[cut:], leaders))
        if len(set(_others(sentence[start:cut], leaders))) >= 2 and (len(rest) >= 2 or not rest):
            segments.append((start, cut))
            start = cut
    if start < len(sentence) and _others(sentence[start:], leaders):
        segments.append((start, len(sentence)))
    return segments


def _pairs(clause: str, leaders: frozenset[str]) -> list[tuple[str, str]]:
    """Two parties are a pair, four are two pairs; of three the first goes with each, or each with the next."""
    marks = _others(clause, leaders)
    distinct = list(dict.fromkeys(marks))
    if len(distinct) < 2:
        return []
    if len(distinct) == 2:
        return [(distinct[0], distinct[1])]
    if _is_one_list(clause, leaders):
        return []
    twos = [(marks[k], marks[k + 1]) for k in range(0, len(marks) - 1, 2)]
    if len(marks) % 2 == 0 and len({frozenset(two) for two in twos}) == len(twos) and all(a != b for a, b in twos):
        return twos
    if len(distinct) == 3:
        first, second, third = distinct
        if re.search(rf"{second}(?: the| a)* {third}", clause):
            return [(second, third)]
        return [(first, second), (second if _CHAINED.search(clause) else first, third)]
    return []


def _is_one_list(clause: str, leaders: frozenset[str]) -> bool:
    marks = [mark for mark in MARK.finditer(clause) if mark.group() not in leaders]
    between = [clause[a.end() : b.start()] for a, b in pairwise(marks)]
    return all(_LISTED.fullmatch(gap) or not gap.strip() for gap in between)
