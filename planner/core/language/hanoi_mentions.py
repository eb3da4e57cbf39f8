"""What stands around each mention of a peg: the features by which `hanoi_roles` weighs where a pile starts and ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.core.language.hanoi_context_words import (
    CLASSES,
    DISC_NOUN,
    ENDS,
    LABELS,
    LIES,
    MOVES,
    NAMED,
    NOW,
    OF_A_SENTENCE,
    STARTS,
    STOPS,
    WISHES,
    classes,
    kind,
)
from planner.core.language.hanoi_pegs import MENTION, NOUN, Pegs
from planner.core.language.wordlists import words

MOST, BEFORE, BEHIND, NEAR = 200, 14, 8, 3
_EDGE, _NONE = "^", "-"
_CUES = {STARTS, NOW, ENDS, WISHES}
_ACTS = {*_CUES, MOVES, LIES}
_OR = re.compile(r"^ (?:,? ?or|/) (?:else )?(?:(?:on|onto|to|at) )?(?:the )?$")
# "Source = C", "spare B": these words tell what the peg behind them is.
_ROLE_WORDS = words("target destination source initial final starting spare auxiliary last")
_CALLED = re.compile(rf" (?:(?:is|=|:|are|will be) |(?:(?:{NOUN}|is|=|:) )*(?:[A-Z]|\d)(?: |$))")
# "In that order from left to right" moves nothing.
_READ_ALONG = re.compile(
    r"\b(?:order|row|line|numbered|called|named|labell?ed|counted|read"
    r"|in turn) (?:, )?(?:[a-z] )?from (?:the )?(?:left to"
    r" (?:the )?right|right to (?:the )?left)"
)


@dataclass(frozen=True)
class Mention:
    """A peg that a text names: which one, where, and whether a rule has used it already."""

    peg: str
    start: int
    end: int
    used: bool


def mentions_of_pegs(text: str, unused: str, pegs: Pegs) -> list[Mention]:
    """The first mentions of pegs outside the list of their names; in `unused` what is read already is blanked."""
    found: list[Mention] = []
    for match in MENTION.finditer(text):
        peg = pegs.resolve(match.group())
        start, end = match.span()
        listed = any(a <= start < b for a, b in pegs.list_spans)
        if peg is not None and not listed and names_a_peg(text, match):
            found.append(Mention(peg, start, end, unused[start:end] != text[start:end]))
    return found[:MOST]


class _Words:
    """The words of a text, each mention of a peg as one, with the sentence that each stands in."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.words: list[str] = []
        self.places: list[int] = []
        at = 0
        for mention in mentions:
            self.words += map(kind, text[at : mention.start].split())
            self.places.append(len(self.words))
            self.words.append(NAMED)
            at = mention.end
        self.words += map(kind, text[at:].split())
        self.sentences: list[list[str]] = [[]]
        self.sentence: list[int] = []
        for word in self.words:
            self.sentence.append(len(self.sentences) - 1)
            self.sentences[-1].append(word)
            if word in STOPS:
                self.sentences.append([])
        self.told = [_of_sentence(sentence) for sentence in self.sentences]

    def at(self, place: int) -> str:
        """The word at a place, or that there is none."""
        return self.words[place] if 0 <= place < len(self.words) else _EDGE

    def run(self, place: int, step: int, most: int) -> tuple[list[str], bool]:
        """The words from a place to the next mention or the end of the sentence, and whether a mention ends them."""
        run: list[str] = []
        place += step
        own = self.sentence[place - step]
        while 0 <= place < len(self.words) and self.sentence[place] == own and len(run) < most:
            if self.words[place] == NAMED:
                return run, True
            run.append(self.words[place])
            place += step
        return run, self.at(place) == NAMED and self.sentence[place] == own


def features(text: str, mentions: Sequence[Mention], forgetful: bool = False) -> list[list[str]]:
    """The features of each mention, each once; a forgetful one does not know which are used."""
    words = _Words(text, mentions)
    times = Counter(mention.peg for mention in mentions)
    known: dict[str, None] = {}
    found: list[list[str]] = []
    for k, mention in enumerate(mentions):
        place = words.places[k]
        before, follows_a_peg = words.run(place, -1, BEFORE)
        acts = next((name for name in classes(before) if name in _ACTS), _NONE)
        order = f"order {min(len(known) - (mention.peg in known), 3)} {'again' if mention.peg in known else 'new'}"
        own = [
            *_beside(words, place),
            *_before(words, place, before, follows_a_peg, acts),
            *_behind(words, place),
            *_in_text(words, place),
            *(order, f"{order} near {acts}"),
            *(f"m {min(k, 4)}", f"m -{min(len(mentions) - 1 - k, 3)}", f"times {min(times[mention.peg], 3)}"),
            *_own_words(text[mention.start : mention.end].split()),
        ]
        known[mention.peg] = None
        found.append(sorted({*own, *(["used"] if mention.used and not forgetful else [])}))
    return found


def _beside(words: _Words, place: int) -> list[str]:
    before = [words.at(place - step) for step in range(NEAR, 0, -1)]
    behind = [words.at(place + step) for step in range(1, NEAR + 1)]
    runs = [f"w-{n} {' '.join(before[-n:])}" for n in range(1, NEAR + 1)]
    runs += [f"w+{n} {' '.join(behind[:n])}" for n in range(1, NEAR + 1)]
    for step in range(1, NEAR + 1):
        runs += [f"c-{min(step, 2)} {name}" for name in CLASSES.get(before[-step], ())]
        runs += [f"c+{min(step, 2)} {name}" for name in CLASSES.get(behind[step - 1], ())]
    return runs


def _before(words: _Words, place: int, before: list[str], follows_a_peg: bool, acts: str) -> list[str]:
    said = classes(before)
    cue = next((name for name in said if name in _CUES), _NONE)
    label = [word for word in before[:4] if word not in LABELS][:1]
    last = words.at(place - 1)
    between = " ".join(reversed(before)) if len(before) <= NEAR else "long"
    return [
        *(f"b {word}" for word in before),
        *(f"bc {name}" for name in said),
        f"near {acts}",
        f"cue {cue}",
        *(f"label {name}" for name in classes(label)),
        f"prep {last if last in CLASSES else _NONE} {acts}",
        f"pp {between}" if follows_a_peg else "pp none",
    ]


def _own_words(own: list[str]) -> list[str]:
    """ "Target peg A": a mention may itself say what the peg is."""
    return [*(f"in {kind(word)}" for word in own), *(f"label {name}" for name in classes(own) if name in _CUES)]


def _behind(words: _Words, place: int) -> list[str]:
    behind, leads_to_a_peg = words.run(place, 1, BEHIND)
    between = [f"np {' '.join(behind)}"] if leads_to_a_peg and len(behind) <= NEAR else []
    return [*(f"a {word}" for word in behind), *(f"ac {name}" for name in classes(behind)), *between]


def _in_text(words: _Words, place: int) -> list[str]:
    own, last = words.sentence[place], words.sentence[-1]
    where = "first" if own == 0 else "last" if own >= last - 1 else "mid"
    return [*words.told[own], f"sent {where}", *(["sent later"] if own else [])]


def _of_sentence(sentence: list[str]) -> list[str]:
    said = {*classes(sentence)}
    return [
        *(f"s {name}" for name in OF_A_SENTENCE if name in said),
        f"s pegs {min(sentence.count(NAMED), 4)}",
        "s ?" if "?" in sentence else "s .",
        *(["s disc"] if DISC_NOUN in sentence else []),
    ]


def names_a_peg(clean: str, found: re.Match[str]) -> bool:
    """Leaves out "the first move", "the left hand" and the like."""
    words = found.group().split()
    last = words[-1]
    if last in {"left", "right"} and re.search(
        rf"\b(?:(?:{NOUN}|step|place|further) (?:over )?to|next {NOUN} (?:on|to)) $",
        clean[max(0, found.start() - 24) : found.start()],
    ):
        return False
    if last in {"left", "right"} and _READ_ALONG.search(clean[max(0, found.start() - 40) : found.end() + 14]):
        return False
    if last in _ROLE_WORDS and _CALLED.match(clean, found.end()):
        return False
    if last == "far" or (
        last in {"first", "last"} and re.search(r"\bat $", clean[max(0, found.start() - 4) : found.start()])
    ):
        return False
    if (
        len(last) > 1
        and not re.fullmatch(NOUN, last)
        and re.match(r" of (?:a|an|my|our|this|1|some|the (?:game|puzzle|process|solution))\b", clean[found.end() :])
    ):
        return False
    if len(last) == 1 or re.fullmatch(NOUN, last) or last.isdigit():
        return True
    return (
        re.match(
            r" (?:move|step|time|disc|disk|ring|question|of all|then|rule|solution|size|order|plate|cake|to bottom"
            r"|now"
            r"|away)\b",
            clean[found.end() :],
        )
        is None
    )


def or_else(text: str, end: int, pegs: Pegs) -> tuple[str, ...]:
    """ "On B or C": the pegs that stand with an "or" behind a mention that ends there."""
    more: list[str] = []
    for mention in MENTION.finditer(text, end):
        article = (re.match(r"(?:the |its )?", mention.group()) or [""])[0]
        if not _OR.match(text[end : mention.start()] + article):
            break
        if (peg := pegs.resolve(mention.group())) is not None:
            more.append(peg)
        end = mention.end()
    return tuple(more)
