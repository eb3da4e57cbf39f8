"""Who may not be with whom: "the wolf eats the goat", "never leave the goat with the cabbage", "no child without an
adult". Sentences are read verb by verb over marked text, in which an entity is a mark such as "<2>"."""

import re
from dataclasses import dataclass

from planner.core.language.river_words import HARM_FORMS, sentences

Span = tuple[int, int]

_MARK = re.compile(r"<\d+>")
_GROUP = re.compile(
    r"<\d+>(?:(?: ,| and| or| nor| &| as well as| and also)+(?: (?:the|a|an|any|his|her|their|my|some|other|neither"
    r"|1))*(?: \w+)? <\d+>){0,8}"
)
_VERB = re.compile(rf"\b(?:{HARM_FORMS})\b")
_PASSIVE = re.compile(r"\b(?:is|are|be|get|gets|got|being|been|was|were) (?:\w+ ){0,2}$")
_NOT = re.compile(
    r"\b(?:not|never|no longer|no|nothing|neither|without|nor|refuse\w* to|stop\w*|afraid to|too \w+ to|harmless"
    r"|hate to)\b"
)
_STILL_IF_GUARDED = re.compile(
    r"\b(?:if|when|whenever|while|as long as|so long as|with|in the presence|provided|in front of|unless|except"
    r"|until)\b"
)
_NOBODY_ELSE = re.compile(r"\b(?:but|only)\b")
_APART = re.compile(
    r"\b(?:(?:can|may|must|should|could|do|dare|is|are|will|would|might)(?: \w+)? (?:not|never)|never|no|neither|nor"
    r"|not|unsafe|dangerous|forbidden|impossible|keep|avoid|trouble|disaster|bad idea|unwise|separate\w*"
    r"|incompatible)\b"
)
_TOGETHER = re.compile(
    r"\b(?:together|alone|left|leave|leaving|stay|with|unattended|unsupervised|unwatched|company|trust\w*|near|along"
    r"|stand|same (?:bank|side|shore|place)|apart|unguarded|behind|share|themselves|on their own|without|1 another"
    r"|one another)\b"
)
_CONSEQUENCE = re.compile(
    r"\b(?:eaten|eat|die|killed|kill|gone|lost|hurt|devour\w*|fight\w*|trouble|harm\w*|attack\w*|bad|bitten|mess"
    r"|chaos|end of|doomed|goner|bad idea|no good)\b"
)
_PAIR = re.compile(
    r"(?P<a><\d+>)(?: (?:and|&|with|or|near|next to|nor|,)(?: (?:the|a|an|any|his|her|my|its|their|some"
    r"|\d+))* (?P<b><\d+>))"
)
_WITH = re.compile(
    r"(?P<a><\d+>(?:(?: ,| and| or)+(?: the| a| an| any| his| her"
    r"| my)* <\d+>){0,4}) (?:(?!<\d+>)[^.?;<]){0,70}?\b(?:with|near|next to|beside|behind with|to|stand|trust"
    r"|company of|presence of|alongside)(?: (?:the|a|an|any|his|her|my|either|some|1|one|of|both|other"
    r"|each))* (?P<b><\d+>(?:(?: ,| and| or)+(?: the| a| an| any| his| her| my)* <\d+>(?! (?:can|must|may|should|is"
    r"|are|will|with|nor|would|not|could|<)\b)){0,4}|any(?:one|body)(?: else)?|any \w+ member|the others"
    r"|any of the others|the family|anything|any other)"
)
_EACH_OTHER = re.compile(r"\b(?:each other|one another|another)\b")
_FEUD = re.compile(
    r"(?P<a><\d+>) (?:and|&) (?:the |his |her |a |my )*(?P<b><\d+>)(?: (?:would|will|always|do|can|are|may|might|,"
    r"|tend to|start|constantly|both|just|keep|if left alone|when alone))* (?:fight|fighting|quarrel|argue"
    r"|not get along|not get on|hate (?:each|one)|enem\w+|clash|bicker|hate|at war|feud\w*|brawl|squabble"
    r"|can not stand|not like each)"
)
_SIMILARLY = re.compile(
    r"(?:,|and|while|but|;|, and|, while) (?:the |a |an )?(?P<a><\d+>) (?:(?:the|a|an|to|for|with|,) )+(?P<b><\d+>)"
)
_NEEDS = re.compile(
    r"(?P<who><\d+>) (?:(?!<\d+>)[^.?;<]){0,60}?\b(?:without|unless|except with|except in the company of"
    r"|unaccompanied by)\b(?:(?!<\d+>)[^.?;<]){0,30}(?P<any><\d+>(?:(?: or| and| ,)+(?: a| an| the"
    r"| at least \d+)* <\d+>){0,3})"
    r"|(?P<who2><\d+>) (?:must|have to|need to|should|has to|need|can only|may only)(?: (?!not|never|eat|bring|take"
    r"|get|cross|carry)\w+){0,4} (?:accompanied by|with|in the company of|supervised by|together with|near"
    r"|looked after by|watched by|stay with|have)(?: (?:a|an|the|at least|\d+|one|his|her|their|some"
    r"|own))* (?P<any2><\d+>)"
)
_TO_GUARD = (
    r"(?: (?:the|a|an|his|her|their|its|at least|any|some|1|one|own|having|being|with|near|accompanied by"
    r"|presence of|by))*"
)
_GUARD_PHRASE = re.compile(
    r"\b(?:without|unless|except when|except if|if|when|whenever|while|once|as soon as|in the absence of|with no"
    r"|as long as|only if|should|until|where)\b" + _TO_GUARD + r" (?P<g><\d+>)(?P<tail>(?: (?!<)[^.?; <]+)"
    r"{0,6})"
)
_ABSENT = re.compile(
    r"\b(?:not|away|absent|gone|isn|leave|leaves|elsewhere|left them|far|present|there|around|with|near|watching"
    r"|nearby|is|back turned|turn|look|here|supervise|guard|by)\b"
)
_EVEN_IF = re.compile(r"\beven (?:if|when|though|with|in)\b")


@dataclass(frozen=True)
class Ban:
    """Two entities (as marks) that may not be together, with the guard named for it, and whether a verb or a ban said so."""

    a: str
    b: str
    guard: str | None
    span: Span
    strict: bool = False


@dataclass(frozen=True)
class Need:
    """An entity (as a mark) that is never anywhere without some of the others."""

    who: str
    any_of: tuple[str, ...]
    span: Span


def read_bans(text: str) -> list[Ban]:
    """All forbidden pairs of a marked text."""
    bans: list[Ban] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        found = _harms(sentence) + _feuds(sentence)
        if not found or (_TOGETHER.search(sentence) and _APART.search(sentence)):
            found = found + [pair for pair in _kept_apart(sentence) if not _said(pair, found)]
        guard = _guard(sentence)
        bans += [
            Ban(a, b, guard if guard not in {a, b} else None, (start + s, start + e), bool(_EVEN_IF.search(sentence)))
            for a, b, s, e in found
        ]
    return bans


def _said(pair: tuple[str, str, int, int], found: list[tuple[str, str, int, int]]) -> bool:
    return any({pair[0], pair[1]} == {a, b} for a, b, _, _ in found)


def _guard(sentence: str) -> str | None:
    for found in _GUARD_PHRASE.finditer(sentence):
        if _ABSENT.search(found["tail"]) or re.match(r"(?:without|in the absence|with no|unless)", found.group()):
            if not _VERB.match(found["tail"].strip()):
                return found["g"]
    return None


def _harms(sentence: str) -> list[tuple[str, str, int, int]]:
    """Who harms whom, verb by verb: the group before is the subject, the group after the object."""
    verbs = list(_VERB.finditer(sentence))
    groups = _groups(sentence, verbs)
    found: list[tuple[str, str, int, int]] = []
    subject: list[str] = []
    last_object: tuple[int, int] | None = None
    for k, verb in enumerate(verbs):
        until = verbs[k + 1].start() if k + 1 < len(verbs) else len(sentence)
        before = [group for group in groups if group[1] <= verb.start()]
        after = [group for group in groups if verb.end() <= group[0] < until]
        near = before[-1] if before else None
        if (
            near
            and last_object == near[:2]
            and re.match(
                r" ?(?:,|and|or|then|also|will|would|can|but|even|it|they|,? and)\b", sentence[near[1] : verb.start()]
            )
        ):
            near = None
        if near:
            subject = near[2]
        gap = sentence[(near[1] if near else max(0, verb.start() - 40)) : verb.start()]
        if _PASSIVE.search(gap):
            by = re.match(r" (?:up |alive )?by (?:\w+ ){0,3}?$", sentence[verb.end() : after[0][0]]) if after else None
            pairs = [(a, b) for a in after[0][2] for b in subject] if by else []
        elif after and _follows_at_once(sentence[verb.end() : after[0][0]]):
            last_object = after[0][:2]
            pairs = [(a, b) for a in subject for b in after[0][2]]
        elif _EACH_OTHER.match(sentence[verb.end() + 1 :]) or (not after and len(subject) == 2 and near):
            pairs = [(subject[0], b) for b in subject[1:]]
        else:
            pairs = []
        if pairs and not _denied(sentence, gap, verb.end()):
            found += [
                (a, b, near[0] if near else verb.start(), after[0][1] if after else verb.end())
                for a, b in pairs
                if a != b
            ]
            found += _same_again(sentence, after[0][1] if after else verb.end())
    return found


def _groups(sentence: str, verbs: list[re.Match[str]]) -> list[tuple[int, int, list[str]]]:
    """Lists of marks; a list between two verbs ends before the mark that begins the next clause."""
    groups: list[tuple[int, int, list[str]]] = []
    for found in _GROUP.finditer(sentence):
        marks = list(_MARK.finditer(found.group()))
        follows = any(
            found.end() <= verb.start() and not _MARK.search(sentence[found.end() : verb.start()]) for verb in verbs
        )
        leads = any(
            verb.end() <= found.start() and not _MARK.search(sentence[verb.end() : found.start()]) for verb in verbs
        )
        elided = leads and re.match(r" (?:the |a |an )+<\d+>", sentence[found.end() :]) is not None
        if _names_guard(sentence, found) and len(marks) > 1:
            groups.append((found.start(), found.start() + marks[0].end(), [marks[0].group()]))
            groups.append((found.start() + marks[1].start(), found.end(), [m.group() for m in marks[1:]]))
        elif leads and len(marks) > 1 and (elided or (follows and _is_clause(sentence, found.end(), verbs))):
            cut = marks[-1]
            head_end = found.start() + marks[-2].end()
            groups.append((found.start(), head_end, [m.group() for m in marks[:-1]]))
            groups.append((found.start() + cut.start(), found.end(), [cut.group()]))
        else:
            groups.append((found.start(), found.end(), [m.group() for m in marks]))
    return groups


def _names_guard(sentence: str, found: re.Match[str]) -> bool:
    """ "Without the guard, the thief …": the first of the list is the guard and not a subject."""
    before = re.search(r"\b(?:without|away from|in the absence of)(?: \w+)? $", sentence[: found.start()])
    return before is not None and re.match(r"<\d+> ,", found.group()) is not None


def _is_clause(sentence: str, end: int, verbs: list[re.Match[str]]) -> bool:
    """Whether what follows a list is the verb of its last member: "… the goat and the goat eats …"."""
    verb = next(verb for verb in verbs if verb.start() >= end)
    return re.fullmatch(r"(?: (?!if|when|unless|and)\w+){0,5} ", sentence[end : verb.start()]) is not None


def _follows_at_once(between: str) -> bool:
    return (
        re.fullmatch(
            r" (?:(?:the|a|an|any|all|up|at|on|with|his|her|their|my|some|of|its|both|every|each|for|poor|off|after|over"
            r"|in|into|upon|any of|either|helpless|one|\d+) )*",
            between,
        )
        is not None
    )


def _denied(sentence: str, gap: str, verb_end: int) -> bool:
    """Whether the clause says that it does not happen; "will not eat it while he is there" says that it does else."""
    if not _NOT.search(gap) or (_NOBODY_ELSE.search(gap[-12:]) and not _NOT.search(gap[-12:])):
        return False
    rest = re.split(r"[;]|, (?:but|only|and)\b", sentence[verb_end:])[0]
    guarded = _STILL_IF_GUARDED.search(rest)
    return not (
        guarded
        and re.search(
            r"\b(?:there|present|around|presence|near|watch\w*|nearby|here|with|attended|looking|by)\b",
            rest[guarded.start() :],
        )
    )


def _same_again(sentence: str, at: int) -> list[tuple[str, str, int, int]]:
    """ "… and the goat the cabbage": the verb is left out the second time."""
    found = re.match(rf" ?{_SIMILARLY.pattern}", sentence[at:])
    if not found or _VERB.match(sentence[at + found.end() + 1 :]):
        return []
    return [(found["a"], found["b"], at + found.start("a"), at + found.end("b"))] + _same_again(
        sentence, at + found.end()
    )


def _feuds(sentence: str) -> list[tuple[str, str, int, int]]:
    return [(found["a"], found["b"], *found.span()) for found in _FEUD.finditer(sentence)]


def _kept_apart(sentence: str) -> list[tuple[str, str, int, int]]:
    """Pairs that a sentence such as "must not be left alone together" names."""
    refused = _APART.search(sentence) or _CONSEQUENCE.search(sentence)
    if (
        not refused
        or not _TOGETHER.search(sentence)
        or re.search(r"\b(?:are|is) (?:fine|safe|ok|harmless|no problem)\b|\bno (?:one|person)\b", sentence)
    ):
        return []
    head = _before_guard(sentence)
    found = [
        (a, b, *match.span())
        for match in _WITH.finditer(head)
        for a in _MARK.findall(match["a"])[-4:]
        for b in _MARK.findall(match["b"]) or [match["b"]]
        if a != b and _is_company(head, match)
    ]
    if found:
        found += _elliptic(head, found)
        return found + [pair for pair in _side_by_side(head) if not _said(pair, found)]
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
            r"\b(?:left|leave|alone|be|is|are|stay|together|trust\w*|remain|near|next|company|presence|stand|can|must)\b",
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
        if not _said(pair, found) and match["a"] != match["b"] and match.start() >= found[0][3] - 1:
            extra.append(pair)
    return extra


def _before_guard(sentence: str) -> str:
    """The sentence without the words that name the guard, so that he does not look like one of the pair."""
    head = sentence
    for found in re.finditer(
        r"\b(?:without|unless|except|if|when|whenever|while|in the absence of)\b"
        + _TO_GUARD
        + r" <\d+>(?: (?!<)[^.?;, <]+){0,6}",
        sentence,
    ):
        if found.group().split()[0] in {"if", "when", "whenever", "while"} and not re.search(
            r"> (?:is|are|be|have|do|leave|go|turn|look)\b(?! left)", found.group()
        ):
            continue
        head = head[: found.start()] + " " * (found.end() - found.start()) + head[found.end() :]
    return head


def read_needs(text: str) -> list[Need]:
    """Entities that are never anywhere without another."""
    needs: list[Need] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        for found in _NEEDS.finditer(sentence):
            who, any_of = found["who"] or found["who2"], found["any"] or found["any2"]
            if found["who"] and not _APART.search(sentence[: found.end()]):
                continue
            if _other_party(sentence, found, who) or re.search(
                r"\b(?:row\w*|paddle|steer|operate|cross|go|ride)\b", found.group()
            ):
                continue
            marks = tuple(mark for mark in _MARK.findall(any_of) if mark != who)
            if marks:
                needs.append(Need(who, marks, (start + found.start(), start + found.end())))
    return needs


def _other_party(sentence: str, found: re.Match[str], who: str) -> bool:
    """Whether the sentence forbids a company, not solitude: "not with the goat unless …"."""
    before = sentence[: found.start()]
    inside = found.group()
    return bool(
        (re.search(r"\bwith\b", inside.split(" without ")[0].split(" unless ")[0]) and found["who"])
        or re.search(r"<\d+>(?: (?:and|or|,|with|alone with|the|a))+ $", before)
        or re.search(r"<\d+>[^.;]*\b(?:with|and) (?:the |a |an |any )*$", before)
        or _VERB.search(inside)
    )
