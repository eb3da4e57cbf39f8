"""What a sentence says of its parties once the words about the guard are out of the way.

"The ferret, the minute Jette is off, would finish the worms" speaks of two parties and of the one who guards them. The
readers of harm see such a sentence without its guard; who that is stands in the sentence as it was written.
"""

import re

from planner.core.language.river_words import HARM_FORMS, MARK

Pair = tuple[str, str, int, int]

_WHEN = (
    r"(?:if|when|whenever|while|once|as soon as|unless|until|without|except|were|wherever|where|in case|except when"
    r"|(?:the|every|each|any) (?:minute|moment|instant|second|time)(?: that)?|as long as|so long as"
    r"|in the absence of|in the presence of|away from|out of (?:the )?sight of|behind)"
)
_TO_NAME = r"(?: (?!<|,|and\b|or\b|but\b|would\b|will\b)[a-z0-9']+){0,4}?"
_BEHIND_NAME = (
    rf"(?: (?!<|and\b|or\b|nor\b|but\b|then\b|would\b|will\b|might\b|could\b|the\b|an?\b|with\b|alone\b"
    rf"|together\b|{HARM_FORMS}\b)[a-z0-9']+){{0,6}}"
)
_GONE = (
    r"(?:away|gone|absent|out|off|elsewhere|not (?:there|around|near|here|watching|looking|present)|on the other"
    r" (?:side|bank|shore)|across|asleep|there|around|near|present|watching|in charge)"
)
# "And the wolf, poor thing, would eat the hay".
_ASIDE = (
    r"(?<=>) ,(?: (?!<|and\b|or\b|if\b|when\w*\b|unless\b|not\b|never\b)[a-z]+){1,4} ,"
    rf"(?= (?:would|will|can|may|might|{HARM_FORMS})\b)"
)
_BUT_NOT = re.compile(
    r"(?P<a><\d+>)(?P<said>(?: (?!<)[a-z0-9']+){1,9}?) (?P<b><\d+>)(?: alone| together| behind)*(?: ,)?"
    r" (?:but|and|only|though|yet|just)(?: \w+)? (?:not|never)(?: (?!<)[a-z]+){0,4}? (?P<c><\d+>)"
)
_MAY = re.compile(
    r"\b(?:can|could|may|might) (?:\w+ )?(?:be|stay|remain|stand|live)\b|\b(?:safe|fine|ok|okay|happy|friend\w*"
    r"|trust\w*"
    r"|like|tolerate|leave|ignore|get (?:on|along))\b"
)
_REFUSED = re.compile(r"\b(?:not|never|no|neither|nor|hardly)\b")
_PEACEFUL = re.compile(
    r"\b(?:fine|ok|okay|harmless|peaceful\w*|friends?|friendly|get (?:along|on)|ignore\w*|indifferent|no (?:problem"
    r"|danger|trouble|risk|interest|harm)|nothing happen\w*|adore each|like (?:each other|1 another|one another)"
    r"|not (?:mind|bother|harm|hurt|touch|care|interest\w*)|put up with|angel"
    r"|the best of|at peace|keep well away from|safe"
    r"|(?:can|may|could) (?:(?!not\b|never\b)\w+ )?be (?:\w+ )?(?:left|alone|together))\b"
)
_NOT_AT_EASE = re.compile(
    r"\b(?:not|never|hardly|neither|nor) (?:\w+ ){0,2}?(?:fine|ok|okay|safe|harmless|friend\w*|get (?:on|along)|be left"
    r"|left)\b"
)
_CONDITION = re.compile(r"\b(?:if|when|whenever|unless|while|without|as long as|so long as|only|except|until|but)\b")


def without_guard(sentence: str, leaders: frozenset[str]) -> tuple[str, list[int]]:
    """A sentence without what it says of those who lead being there or not, and where each character stood."""
    who = rf"(?:{'|'.join(sorted(leaders)) or '<>'})"
    both = rf"{who}(?: (?:or|and|nor|,)(?: the| a)? {who})*"
    phrase = re.compile(
        rf"(?:, )?\b{_WHEN}{_TO_NAME} {both}(?: 's)?{_BEHIND_NAME}(?: ,(?= (?!<)))?"
        rf"|(?:, )?\bwith{_TO_NAME} {both} {_GONE}\b(?: ,)?(?: also ,)?"
        rf"|(?:, )?\bin{_TO_NAME} {both} 's (?:absence|presence|company)\b(?: ,)?"
        rf"|(?:, )?\bby{_TO_NAME} {both}(?= [,;]|$| $)"
        rf"|(?:, )?\b(?:and )?(?:with )?(?:no|neither) {both} (?:about|around|there|near\w*|present|here"
        rf"|watching)\b(?: ,)?"
        rf"|{_ASIDE}"
    )
    kept: list[int] = []
    at = 0
    for found in phrase.finditer(sentence):
        kept += range(at, found.start())
        at = found.end()
        while at < len(sentence) and sentence[at] == " " and (not kept or sentence[kept[-1]] == " "):
            at += 1
    kept += range(at, len(sentence))
    return "".join(sentence[k] for k in kept), kept


def back(pairs: list[Pair], origin: list[int]) -> list[Pair]:
    """Pairs found in what was kept of a sentence, with where they stand in the sentence itself."""
    return [(a, b, origin[s], origin[max(s, e - 1)] + 1) for a, b, s, e in pairs]


def but_not(sentence: str) -> tuple[list[Pair], list[Pair]]:
    """ "It eats the lettuce, but not the hare": who is in danger, and who is said not to be."""
    danger: list[Pair] = []
    peace: list[Pair] = []
    for found in _BUT_NOT.finditer(sentence):
        a, b, c = found["a"], found["b"], found["c"]
        if len({a, b, c}) < 3:
            continue
        at_ease = _MAY.search(found["said"]) is not None and not _REFUSED.search(found["said"])
        first, second = (peace, danger) if at_ease else (danger, peace)
        first.append((a, b, *found.span()))
        second.append((a, c, *found.span()))
    return danger, peace


def at_peace(sentence: str, leaders: frozenset[str]) -> set[frozenset[str]]:
    """The two of whom a sentence says that nothing happens between them, whoever is there."""
    marks = set(MARK.findall(sentence))
    if len(marks) != 2 or marks & leaders or not _PEACEFUL.search(sentence) or _CONDITION.search(sentence):
        return set()
    if _REFUSED.search(_PEACEFUL.sub("", sentence)) or _NOT_AT_EASE.search(sentence):
        return set()
    return {frozenset(marks)}
