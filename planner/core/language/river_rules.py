"""Who may not be with whom: "the wolf eats the goat", "never leave the goat with the cabbage", "no child without an
adult". Sentences are read verb by verb over marked text, in which an entity is a mark such as "<2>"."""

import re
from dataclasses import dataclass, replace

from planner.core.language.river_company import (
    APART,
    TOGETHER,
    already_said,
    equations,
    kept_apart,
    left_with,
    likewise,
    unsafe,
)
from planner.core.language.river_harm import VERB, feuds, harms
from planner.core.language.river_likewise import ditto, ends_a_list, no_matter, plainly, without_alike
from planner.core.language.river_parties import at_peace, back, but_not, without_guard
from planner.core.language.river_relations import Pair, related, with_all_others
from planner.core.language.river_unnamed_harm import unnamed
from planner.core.language.river_words import HARM_FORMS, MARK, ROW, SENTENCE_END, TO_GUARD, sentences

Span = tuple[int, int]

_ANY_OF = r"<\d+>(?:(?: ,| or| nor| and)+(?: the| a| an| his| her| my| one of)* <\d+>){0,4}"
_GUARD_PHRASE = re.compile(
    r"\b(?:without|unless|except when|except if|if|when|whenever|while|once|as soon as|in the absence of|with no"
    r"|as long as|only if|should|until|where)\b"
    + TO_GUARD
    + r" (?P<g>"
    + _ANY_OF
    + r")(?P<tail>(?: (?!<)[^.?; <]+){0,6})"
    r"|\bwith(?: the| his| her| my)? (?P<gone><\d+>) (?:gone|away|absent|out|elsewhere|not (?:there|around|watching))\b"
)
_ABSENT = re.compile(
    r"\b(?:not|away|absent|gone|isn|leave|leaves|elsewhere|left them|far|present|there|around|with|near|watching"
    r"|nearby|is|back turned|turn|look|here|supervise|guard|by)\b"
)
_GONE = re.compile(r"\b(?:not|away|absent|gone|elsewhere)\b")
# "Without the farmer, or the goat and the cabbage": another pair, no more guards.
_NEXT_PAIR = re.compile(r" , (?:or|nor|and)(?: (?:the|a|an))* <\d+> and(?: (?:the|a|an))* <\d+>$")
# "Without the guard, the thief would rob …": the thief begins a clause of his own.
_FIRST_OF_LIST = re.compile(r"<\d+>(?:(?: or| nor| and)(?: the| a| an| his| her| my)* <\d+>)*(?= ,)")
_OWN_CLAUSE = re.compile(
    rf" (?:[=>:] |(?:would|will|can|could|may|might|must|do|are|is|be|get|always|soon|also|never|{HARM_FORMS})\b)"
)
# "If the wolf is alone with the goat": no guard.
_AS_PARTY = re.compile(r" (?:(?:is|are|be|were|was|get|ever|left|ever be) )*(?:alone|left|together|unattended)\b")
_NAMES_ABSENCE = re.compile(r"(?:without|in the absence|with no|unless)")
# "Dog or no dog": nobody's presence counts, and nobody is harmed there.
_OR_NOT = re.compile(r"(?<=,) (<\d+>) or no \1(?= )")
_ROWS = re.compile(rf"\b{ROW}\b")
_EVEN_IF = re.compile(r"\beven (?:if|when|though|with|in)\b")


@dataclass(frozen=True)
class Ban:
    """Two entities (as marks) that may not be together; `strict` where no guard helps."""

    a: str
    b: str
    guards: tuple[str, ...]
    span: Span
    strict: bool = False
    guessed: bool = False


def read_bans(text: str, leaders: frozenset[str] = frozenset()) -> list[Ban]:
    """All forbidden pairs of a marked text, in which `leaders` are those who row."""
    text = plainly(_OR_NOT.sub(lambda found: " " * len(found.group()), text))
    text, alike = without_alike(text)
    bans: list[Ban] = []
    topic: str | None = None
    spared: set[frozenset[str]] = set()
    for start, end in clauses(text):
        written = text[start:end]
        guards = leaders | {mark for phrase in _GUARD_PHRASE.finditer(written) for mark in _guards(phrase)}
        sentence, origin = without_guard(written, guards)
        found, peaceful = but_not(sentence)
        spared |= {frozenset(pair[:2]) for pair in peaceful} | at_peace(written, leaders)
        spared |= no_matter(written)
        found += harms(sentence, topic) + feuds(sentence)
        found += equations(sentence)
        found += [pair for pair in unsafe(sentence) if not already_said(pair, found)]
        found = back(found, origin)
        if not found or (TOGETHER.search(sentence) and APART.search(written)):
            kept = [pair for pair in kept_apart(written) if not (found and ends_a_list(written, pair))]
            found = found + [pair for pair in kept if not already_said(pair, found)]
        more = left_with(sentence, topic) + (likewise(sentence) + ditto(sentence) if found or bans else [])
        found += [pair for pair in back(more, origin) if not already_said(pair, found)]
        guessed = [pair for pair in unnamed(written) if not already_said(pair, found)]
        guessed += _also_related(written, guards if leaders else leaders, found + guessed, _carried(bans, text, start))
        topic = next(iter(MARK.findall(sentence)), topic)
        bans += [
            Ban(
                a,
                b,
                tuple(mark for mark in _guards_near(text, start + s, start, end) if mark not in {a, b}),
                (start + s, start + e),
                bool(_EVEN_IF.search(sentence)),
                (a, b, s, e) in guessed,
            )
            for a, b, s, e in found + guessed
        ]
    bans += [same for who, start, _ in alike if (same := _same_of(who, start, bans, text))]
    return [ban for ban in bans if frozenset((ban.a, ban.b)) not in spared]


def _same_of(who: str, at: int, bans: list[Ban], text: str) -> Ban | None:
    """ "… eats the cabbage, and so does the goat": what the last one named before does, another does too."""
    before = [ban for ban in bans if ban.span[0] < at]
    if not before or who in (before[-1].a, before[-1].b) or not before[-1].b.startswith("<"):
        return None
    if _ROWS.search(text[before[-1].span[1] : at]):
        return None
    return replace(before[-1], a=who)


def _also_related(sentence: str, leaders: frozenset[str], found: list[Pair], goes_on: bool | None) -> list[Pair]:
    """What the parties of the clauses say beyond the words that were read, where both agree."""
    if not leaders:
        return []
    more = related(sentence, leaders, goes_on)
    with_all = with_all_others(sentence, leaders)
    if with_all:
        return [pair for pair in with_all if not already_said(pair, found)]
    if any(not already_said(pair, more) for pair in found):
        return []
    return [pair for k, pair in enumerate(more) if not already_said(pair, found + more[:k])]


def _carried(bans: list[Ban], text: str, start: int) -> bool | None:
    """Whether a clause may go on with danger; None where it surely does, as a part of the sentence that named some."""
    if not bans or start == 0:
        return bool(bans)
    last = bans[-1].span[1]
    return None if text[start - 1] == ";" and not SENTENCE_END.search(text[last:start]) else True


def clauses(text: str) -> list[tuple[int, int]]:
    """Sentences, cut at semicolons."""
    parts: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for found in re.finditer(r"[^;]+", text[start:end]):
            parts.append((start + found.start(), start + found.end()))
    return parts


def _guards_near(text: str, at: int, start: int, end: int) -> list[str]:
    """The guards named next behind a pair, else before it, in its clause; else those of its sentence."""
    whole = next((a, b) for a, b in sentences(text) if a <= start < b or (a, b) == (start, end))
    for a, b in ((start, end), whole):
        named = [(a + found.start(), marks) for found in _GUARD_PHRASE.finditer(text[a:b]) if (marks := _guards(found))]
        behind = [marks for begin, marks in named if begin >= at]
        before = [marks for begin, marks in named if begin < at]
        if behind or before:
            return behind[0] if behind else before[-1]
    return []


def _guards(found: re.Match[str]) -> list[str]:
    """Those whose presence keeps the peace by such a phrase: any one of them does."""
    if found["gone"]:
        return [found["gone"]]
    named = _NAMES_ABSENCE.match(found.group())
    if not named and _AS_PARTY.match(found["tail"]):
        return []
    absent = named or _ABSENT.search(found["tail"])
    if " and " in found["g"] and not named and not _GONE.search(found["tail"]):
        return []
    first = _FIRST_OF_LIST.match(found["g"])
    if (
        first
        and named
        and named.group() != "unless"
        and _OWN_CLAUSE.match(found["tail"] or " ")
        and " or " not in found["g"]
    ):
        return MARK.findall(first.group())
    if absent and not VERB.match(found["tail"].strip()):
        return MARK.findall(_NEXT_PAIR.sub("", found["g"]))
    return []
