"""Who must not be left together: "never leave the goat with the cabbage", read over marked text."""

import re

from planner.core.language.river_words import HARM_FORMS, MARK, TO_GUARD

APART = re.compile(
    r"\b(?:(?:can|may|must|should|could|do|dare|is|are|will|would|might)(?: \w+)? (?:not|never)|never|no|neither|nor"
    r"|not|unsafe|dangerous|forbidden|impossible|keep|avoid|trouble|disaster|bad idea|unwise|separate\w*"
    r"|incompatible)\b"
)


TOGETHER = re.compile(
    r"\b(?:together|alone|left|leave|leaving|stay|with|unattended|unsupervised|unwatched|company|trust\w*|near|along"
    r"|stand|same (?:bank|side|shore|place)|apart|unguarded|behind|share|themselves|on their own|without|conflict\w*"
    r"|1 another"
    r"|one another)\b"
)


_CONSEQUENCE = re.compile(
    r"\b(?:eaten|eat|die|killed|kill|gone|lost|hurt|devour\w*|fight\w*|trouble|harm\w*|attack\w*|bad|bitten|mess"
    r"|chaos|end of|doomed|goner|conflict\w*|bad idea|no good)\b"
)


_PAIR = re.compile(
    r"(?P<a><\d+>)(?: (?:and|&|with|or|near|next to|nor|,|/|vs|versus)(?: (?:the|a|an|any|his|her|my|its|their|some"
    r"|\d+))* (?P<b><\d+>))"
)


_WITH = re.compile(
    r"(?P<a><\d+>(?:(?: ,| and| or| nor(?= (?:the |a |an )?<\d+> (?!with|and|&)))+(?: the| a| an| any| his| her"
    r"| my)* <\d+>){0,4}) (?:(?!<\d+>)[^.?;<]){0,70}?\b(?:with|near|next to|beside|behind with|to|stand|trust|meet"
    r"|see|face"
    r"|company of|presence of|alongside)(?: (?:the|a|an|any|his|her|my|either|neither|some|1|one|of|both|other"
    r"|each))* (?P<b><\d+>(?:(?: ,| and| or| nor(?: with)?)+(?: the| a| an| any| his| her| my)* <\d+>(?! (?:can|must"
    r"|may|should|is"
    r"|are|will|with|nor|would|not|could|do|have|survive|<)\b)){0,4}|any(?:one|body)(?: else)?|any \w+ member"
    r"|the others"
    r"|any of the others|the family|anything|any other)"
)


_EQUATION = re.compile(
    r"(?P<a><\d+>) (?:and|with|,) (?P<b><\d+>)(?: alone| together| without \w+)* (?:=|>) (?!(?:ok|okay|fine|safe)\b)"
)


def already_said(pair: tuple[str, str, int, int], found: list[tuple[str, str, int, int]]) -> bool:
    return any({pair[0], pair[1]} == {a, b} for a, b, _, _ in found)


def kept_apart(sentence: str) -> list[tuple[str, str, int, int]]:
    """Pairs that a sentence such as "must not be left alone together" names."""
    refused = APART.search(sentence) or _CONSEQUENCE.search(sentence)
    if (
        not refused
        or not TOGETHER.search(sentence)
        or re.search(r"\b(?:are|is) (?:fine|safe|ok|harmless|no problem)\b|\bno (?:one|person)\b", sentence)
    ):
        return []
    head = _before_guard(sentence)
    found = [
        (a, b, *match.span())
        for match in _WITH.finditer(head)
        for a in MARK.findall(match["a"])[-4:]
        for b in MARK.findall(match["b"]) or [match["b"]]
        if a != b and _is_company(head, match)
    ]
    if found:
        found += _elliptic(head, found)
        return found + [pair for pair in _side_by_side(head) if not already_said(pair, found)]
    return [
        (match["a"], match["b"], *match.span())
        for match in _PAIR.finditer(head)
        if match["a"] != match["b"] and (" with " not in match.group() or _is_company(head, match))
    ]


def _side_by_side(head: str) -> list[tuple[str, str, int, int]]:
    """ "…, wolf and goat can't, …" in a sentence whose first pair was named with "with"."""
    return [
        (match["a"], match["b"], *match.span())
        for match in _PAIR.finditer(head)
        if match["a"] != match["b"]
        and re.match(r" (?:can|must|may|should|could|are|do|will|be|cannot) (?:\w+ )?not\b", head[match.end() :])
    ]


def _is_company(head: str, found: re.Match[str]) -> bool:
    """Whether "x with y" says that they are together, and not that a man with a lion comes along."""
    gap = found.group()[len(found["a"]) : len(found.group()) - len(found["b"])]
    return (
        re.search(
            r"\b(?:not with|left|leave|alone|be|is|are|stay|together|trust\w*|remain|near|next|company|presence"
            r"|stand|can"
            r"|must)\b",
            gap,
        )
        is not None
        or re.search(
            r"\b(?:no|neither|nor|never|leave|leaving|not|alone)(?: (?:the|a|an|any))* $", head[: found.start()]
        )
        is not None
    )


def _elliptic(head: str, found: list[tuple[str, str, int, int]]) -> list[tuple[str, str, int, int]]:
    """ "…, nor the dog with the rabbit", "…, and neither can the sheep and the hay"."""
    extra = []
    for match in re.finditer(
        r"\b(?:nor|neither|or|and neither|and)\b(?: \w+){0,3} (?P<a><\d+>) (?:and|with|&)(?: the| a"
        r"| an)? (?P<b><\d+>)",
        head,
    ):
        pair = (match["a"], match["b"], *match.span())
        if not already_said(pair, found) and match["a"] != match["b"] and match.start() >= found[0][3] - 1:
            extra.append(pair)
    return extra


def _before_guard(sentence: str) -> str:
    """The sentence without the words that name the guard, so that he does not look like one of the pair."""
    head = sentence
    for found in re.finditer(
        r"\b(?:without|unless|except|if|when|whenever|while|in the absence of)\b"
        + TO_GUARD
        + r" <\d+>(?: (?!<)[^.?;, <]+){0,6}",
        sentence,
    ):
        if found.group().split()[0] in {"if", "when", "whenever", "while"} and not re.search(
            r"> (?:is|are|be|have|do|leave|go|turn|look)\b(?! left)", found.group()
        ):
            continue
        head = head[: found.start()] + " " * (found.end() - found.start()) + head[found.end() :]
    return head


_UNSAFE = re.compile(
    r"(?P<a><\d+>) (?:is|are|be) (?:not|never|hardly) safe (?:from|with|near|around|beside)(?: (?:the|a|an|any"
    r"|his|her))*"
    r" (?P<b><\d+>)(?:[ ,]+(?:nor|or|and neither|and)(?: (?:the|a|an|is|are|be))* (?P<c><\d+>) (?:safe )?(?:from|with"
    r"|near|around"
    r"|beside)(?: (?:the|a|an))* (?P<d><\d+>))?"
)


def unsafe(sentence: str) -> list[tuple[str, str, int, int]]:
    """ "The pigeon is not safe from the hawk, nor the peas from the pigeon"."""
    return [
        (found[y], found[x], *found.span())
        for found in _UNSAFE.finditer(sentence)
        for x, y in (("a", "b"), ("c", "d"))
        if found[x] and found[x] != found[y]
    ]


def equations(sentence: str) -> list[tuple[str, str, int, int]]:
    """ "Snake + mouse = dead mouse": what the two come to when they are alone."""
    return [
        (found["a"], found["b"], *found.span()) for found in _EQUATION.finditer(sentence) if found["a"] != found["b"]
    ]


_LEFT_WITH = re.compile(
    r"(?P<a><\d+>)(?: (?:that|which|who|is|are|be|when|if|ever|once|,|and|gets|get|being))* (?:left|alone|unattended"
    r"|unwatched"
    r"|by itself)(?: (?:alone|together|behind|unattended|by itself|in peace))*(?: in the company of| with| near"
    r"| beside)"
    r"(?: (?:the|a|an|any|his|her|my|its|some|1))*(?: [a-z]+)? (?P<b><\d+>)"
)
_LEFT_FIRST = re.compile(
    r"\b(?:left )?alone with(?: (?:the|a|an|any|his|her|my|some|1))* (?P<b><\d+>) (?:, )?(?:it|he|she|they|that beast)"
    rf" (?:\w+ )?(?:{HARM_FORMS})\b"
)
_MAY_BE = re.compile(
    r"\b(?:can|may|could)(?: \w+)? (?:be )?(?:safely )?left\b|\b(?:safe|fine|ok|harmless"
    r"|nothing happen)\b"
)
_LIKEWISE = re.compile(
    r"\b(?:so (?:do|will|would|are|is|can|does)|as (?:do|will|are|is)|likewise|ditto|same (?:go |goes |hold |holds "
    r"|is true )?for|and neither"
    r" (?:may|can|must)|nor (?:may|can|must|should))(?: (?:the|a|an|,|be|trust))* (?P<a><\d+>) (?:and|with"
    r"|&)(?: (?:the|a|an))*"
    r" (?P<b><\d+>)"
)


def left_with(sentence: str, topic: str | None) -> list[tuple[str, str, int, int]]:
    """ "A cat left alone with the mouse has lunch", "left alone with the wolf it tramples him"."""
    found = [
        (match["a"], match["b"], *match.span())
        for match in _LEFT_WITH.finditer(sentence)
        if match["a"] != match["b"] and not _MAY_BE.search(sentence[match.start() :].split(" ; ")[0])
    ]
    for match in _LEFT_FIRST.finditer(sentence):
        before = MARK.findall(sentence[: match.start()])
        who = before[-1] if before else topic
        if who and who != match["b"]:
            found.append((who, match["b"], *match.span()))
    return found


def likewise(sentence: str) -> list[tuple[str, str, int, int]]:
    """ "… quarrel if left alone, so do the dog and the cat": what was said of one pair holds for another."""
    return [
        (match["a"], match["b"], *match.span()) for match in _LIKEWISE.finditer(sentence) if match["a"] != match["b"]
    ]
