"""Who harms whom: "the wolf eats the goat and the goat the cabbage", read verb by verb over marked text."""

import re

from planner.core.language.river_words import HARM_FORMS, MARK

_GROUP = re.compile(
    r"<\d+>(?:(?: ,| and| or| nor| &| as well as| and also)+(?: (?:the|a|an|any|his|her|their|my|some|other|neither"
    r"|1))*(?: \w+)? <\d+>){0,8}"
)


VERB = re.compile(rf"\b(?:{HARM_FORMS})\b")


_PASSIVE = re.compile(r"\b(?:is|are|be|get|gets|got|being|been|was|were) (?:\w+ ){0,2}$")


_NOT = re.compile(
    r"\b(?:not|never|no longer|no|nothing|neither|without|nor|refuse\w* to|stop\w*|afraid to|too \w+ to|harmless"
    r"|hate to)\b"
)


_GIVEN_UP = re.compile(r"\bused to\b")
_NOT_ANY_MORE = re.compile(r"[^.;<]*(?:<\d+>)?[ ,]*(?:but |and )?(?:not any ?more|no longer|not now)\b")


_STILL_IF_GUARDED = re.compile(
    r"\b(?:if|when|whenever|while|as long as|so long as|with|in the presence|provided|in front of|unless|except"
    r"|until)\b"
)


_NOBODY_ELSE = re.compile(r"\b(?:but|only)\b")


_EACH_OTHER = re.compile(r"\b(?:each other|one another|another)\b")


_FEUD = re.compile(
    r"(?P<a><\d+>) (?:and|&) (?:the |his |her |a |my )*(?P<b><\d+>)(?: (?:would|will|always|do|can|are|may|might|,"
    r"|tend to|start|constantly|both|just|keep|if left alone|when alone))* (?:fight|fighting|quarrel|argue"
    r"|not get along|not get on|hate (?:each|one)|enem\w+|clash|bicker|hate|at war|feud\w*|brawl|squabble"
    r"|can not stand|not like each)"
)


_SIMILARLY = re.compile(
    r"(?:,|and|while|but|;|, and|, while) (?:the |a |an )?(?P<a><\d+>) (?:(?:the|a|an|to|for|with|of|on"
    r"|,) )+(?P<b><\d+>)"
)


# "The sheep is a killer. It eats the hay": whom the sentence before spoke of.
_SAME_ONE = re.compile(r" ?(?:and |but |also |besides ,? ?|moreover ,? ?)*(?:it|they|he|she)\b")


_LONGEST_GAP = 40


def _clause_start(sentence: str, at: int) -> int:
    """Where the clause before a verb starts, not too far back."""
    return max(0, at - _LONGEST_GAP, sentence.rfind(",", 0, at) + 1)


Group = tuple[int, int, list[str]]

# "If the farmer is away, it eats the goat": whom the sentence began with, or the one before.
_THEN_IT = re.compile(r", (?:and |then |so |there )?(?:it|they)(?: (?:will|would|also|simply|just))? $")


# "The wolf will not touch the cabbage, but it eats the goat": the one who does not.
_BUT_IT = re.compile(r", (?:but|though|yet) (?:it|they|he|she)(?: (?!<)\w+){0,3} $")

_AWAY = re.compile(r"\b(?:if|when|whenever|once|unless|while|as soon as)\b")


def _meant(sentence: str, before: list[Group], at: int, topic: str | None) -> list[str]:
    """Whom "it" means behind a clause about the guard: whom the sentence began with, else the one before."""
    first, near = before[0], before[-1]
    if len(before) > 1 and _BUT_IT.search(sentence[near[1] : at]) and not _AWAY.search(sentence[: near[0]]):
        return before[-2][2]
    if not _THEN_IT.search(sentence[near[1] : at]) or not _AWAY.search(sentence[: near[0]]):
        return []
    if first != near:
        return first[2]
    return [topic] if topic else []


def harms(sentence: str, topic: str | None = None) -> list[tuple[str, str, int, int]]:
    """Who harms whom, verb by verb: the group before is the subject, the group after the object."""
    verbs = list(VERB.finditer(sentence))
    groups = _groups(sentence, verbs)
    found: list[tuple[str, str, int, int]] = []
    subject: list[str] = [topic] if topic and _SAME_ONE.match(sentence) else []
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
                r" *(?:,|(?:and|or|then|also|will|would|can|but|even|it|they)\b)", sentence[near[1] : verb.start()]
            )
        ):
            near = None
        if near and (meant := _meant(sentence, before, verb.start(), topic)):
            subject, near = meant, None
        elif near:
            subject = near[2]
        gap = sentence[(near[1] if near else _clause_start(sentence, verb.start())) : verb.start()]
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
        marks = list(MARK.finditer(found.group()))
        follows = any(
            found.end() <= verb.start() and not MARK.search(sentence[found.end() : verb.start()]) for verb in verbs
        )
        leads = any(
            verb.end() <= found.start() and not MARK.search(sentence[verb.end() : found.start()]) for verb in verbs
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
            end, kept = _until_repeated(found.start(), marks)
            groups.append((found.start(), end, kept))
    return groups


def _until_repeated(start: int, marks: list[re.Match[str]]) -> tuple[int, list[str]]:
    """ "A goat that eats cabbage, a cabbage and a farmer": what is named again begins a list of its own."""
    kept: list[str] = []
    end = start
    for mark in marks:
        if mark.group() in kept:
            break
        kept.append(mark.group())
        end = start + mark.end()
    return end, kept


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
            r" (?:(?:the|a|an|any|all|up|at|on|with|his|her|their|my|some|of|its|both|every|each|for|poor|off|after"
            r"|over"
            r"|in|into|upon|any of|either|helpless|one|\d+) )*",
            between,
        )
        is not None
    )


def _denied(sentence: str, gap: str, verb_end: int) -> bool:
    """Whether the clause says that it does not happen; "will not eat it while he is there" says that it does else."""
    if _GIVEN_UP.search(gap) or _NOT_ANY_MORE.match(sentence[verb_end:]):
        return True
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
    if not found or VERB.match(sentence[at + found.end() + 1 :]):
        return []
    first = (found["a"], found["b"], at + found.start("a"), at + found.end("b"))
    return [first, *_same_again(sentence, at + found.end())]


def feuds(sentence: str) -> list[tuple[str, str, int, int]]:
    return [(found["a"], found["b"], *found.span()) for found in _FEUD.finditer(sentence)]
