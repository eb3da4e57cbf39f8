"""Where a text says that single discs lie, in any layout: per peg, per disc, in a table, or one on top of the other.

Each sentence is read as a row of pegs and discs. A group of discs belongs to the peg behind it, where only "are on" and
the like stand between, and else to the peg before it, where that one "holds", "has" or is followed by a colon.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from planner.core.language.hanoi_disc_sets import SIZES, discs_meant
from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import MENTION, Pegs

Span = tuple[int, int]
Mention = tuple[int, int, str]

_SIZE = "|".join(sorted(SIZES, key=len, reverse=True))
_REST = (
    r"(?:the |all )?"
    r"(?:(?:\d+ )?other|(?:\d+ )?remaining|other|rest"
    r"|remaining|others|everything else)(?: (?P<n>\d+))?(?: (?:of them|of the \w+|of (?:the )?\d+ (?:disc|disk|ring)))?"
)
_ITEM = re.compile(
    rf"\b(?:disc|disk|ring) (?P<labels>\d+(?: (?:(?:,|and|to) ){{0,2}}(?:(?:disc|disk|ring) )?\d+\b(?! {DISC}\b))*)"
    rf"|\b(?:the )?(?:(?P<pre>\d+) )?(?:(?P<orders>(?:second|2nd|third|3rd|next|fourth|4th)(?: and (?:the )?(?:third"
    rf"|3rd|fourth"
    rf"|4th))?) )?(?P<size>{_SIZE})\b(?! (?:than|peg|rod|pole|stick|post|plate|at the|on"
    rf" the))"
    rf"(?: (?P<more>\d+)\b)?(?: (?:one|{DISC})\b)?(?: of (?:the |all |all the )?(?:\d+ )?(?:hanoi )?(?:{DISC}|them"
    rf"|these"
    rf"|those)\b)?|\b(?P<rest>{_REST})(?: {DISC})?\b"
    rf"|\b(?:the )?(?P<between>\d+) (?:{DISC} )?(?:in between|between them)"
    rf"|(?<![\d/] )(?<!all )(?<!other )(?<!these )\b(?P<bare>\d+(?: (?:(?:,|and|to"
    rf"|&) ){{0,2}}\d+\b)*)(?! (?:[a-z]+ ){{0,2}}?(?:{DISC}|peg|rod|pole"
    rf"|move|step"
    rf"|at a|per|by|time|of the|of them)\b)"
    r"|\b(?P<empty>empty|nothing|none|free|no (?:disc|disk|ring))\b"
)
_TOWARDS = re.compile(
    r"^(?: ,)?(?: (?:is|are|be|lie|lies|lying|sit|sits|sitting|rest|stand|stands|placed|stacked|already|currently|now"
    r"|still|must"
    r"|should|have|has|stay|remain|located|alone|left|been|moved|put|wait|all|to|on|both|too|there|end|ends|up|go"
    r"|found|,|which"
    r"|that|initially|at present|begin|start|starts|finally|back|again|by itself|small|large|shall|was|were|lay|right"
    r"|needs?|went|gone|reached|wait|waits|so|is done|arrived|in a (?:neat |tidy )?(?:pile|stack)|in order|by itself"
    r"|where (?:they|it) belongs?"
    r"|(?:form|make|build)s? a (?:small |little )?(?:tower|pile|stack)"
    r"|from (?:the )?(?:peg |rod |pole )?[a-zA-Z\d]+)\b)*?"
    r"(?: ,)? (?P<word>reached|has reached|on|onto|at the bottom of|at|in|to|:|=|>) (?:the |its )?$"
)
_OPENS = re.compile(
    r"^(?: (?:peg|rod|pole|plate|, |from|bottom|top|to|upward|downward|side|currently|now|already|initially|still"
    r"|only|just"
    r"|there|we|you|i|alone|both|,))*"
    r" (?:has|have|hold|holds|carry|carries|contain|contains|bear|bears|is|are|lie|lies|sit|sits|rest|stand|stands|be"
    r"|find|see|get"
    r"|with|:|=|got|by|keep|should have|must have)\b"
)
_OPENS_SIGN = re.compile(r"^(?: (?:bottom|top|from|to|up|down|,|upward))* (?::|=)")
_LABEL = re.compile(r"\b(?:peg|rod|pole|post|shelf|stand|stick|table|tray|plate) $")  # "from shelf 1"
_GO_ON = re.compile(
    r"^(?: (?:,|and|with|the|a|over|under|on|onto|top|of|it|that|this|them|above|below|below it|upon|then|by|&|is"
    r"|lies|lie|sits"
    r"|has|just|directly|right|sitting|lying|one|carrying|beneath|underneath|as well as|plus|also|there|bottom|at|in"
    r"|disc))*$"
)
_SIZE_BEHIND = re.compile(rf"^ (?:and (?:the )?(?:third|3rd|fourth) )?(?:{_SIZE})\b")
_ON_IT = re.compile(
    r"^ (?:(?:is|are|lies|lie|sits|sit|rests|rest|right|directly) )*(?:on|upon|above|over) (?:top(?: of)? ?)?(?:it"
    r"|that|this|them|top)\b"
)
# What is added in brackets: "5, 4 (5 underneath)", "the biggest disc (3)".
_GLOSS = re.compile(
    r"(?<= , )(?:right |directly |just )?(?:below|beneath|under|underneath) (?:the )?(?:disc|disk|ring) \d(?= [,.])"
    r"|(?<= , )(?:the )?(?:\d (?:underneath|below|at the bottom|on top|lowest|top|under)"
    r"|(?:counted |read )?(?:from )?(?:the )?(?:bottom|floor|base) (?:to|up)(?: top)?) ,|(?<=est disc) , \d ,(?= is|"
    r" lie)"
)
_WHOLE = re.compile(r"\b(?:all|whole|entire|complete|everything|tower|pile|stack|heap)\b")
_PUTS = re.compile(
    r"\b(?:only|just|went|gone|done|bring|leave|leaves|put|get|move|moved|stay|been|want|should|must|end"
    r"|finally|needs?|has to|have"
    r" to)\b"
)


@dataclass(frozen=True)
class Placed:
    """Discs that lie on a peg; None are all that are not named elsewhere."""

    peg: str
    discs: tuple[int, ...] | None
    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """One or more discs that a text names; None are all others."""

    discs: tuple[int, ...] | None
    start: int
    end: int
    bare: bool = False
    empty: bool = False


def read_layout(clean: str, pegs: Pegs, count: int) -> list[Placed]:
    """Every peg with the discs that the text puts there, in the order of the text."""
    placed: list[Placed] = []
    clean = _GLOSS.sub(lambda found: " " * len(found.group()), clean)
    for start, end in sentences(clean):
        placed += _sentence(clean, start, end, pegs, count)
    return placed


def sentences(clean: str) -> list[Span]:
    """The sentences of a cleaned text."""
    spans, start = [], 0
    for found in re.finditer(r" [.?;](?= |$)", clean):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(clean))]


def _sentence(clean: str, start: int, end: int, pegs: Pegs, count: int) -> list[Placed]:
    mentions = mentions_in(clean, start, end, pegs)
    if not mentions:
        return []
    row = _Row(clean, start)
    things: list[Item | Mention] = [*mentions, *items_in(clean, start, end, mentions, count)]
    for thing in sorted(things, key=_place):
        if isinstance(thing, Item):
            row.take_disc(thing)
        else:
            row.take_peg(thing)
    row.close()
    return row.placed


def _place(thing: Item | Mention) -> int:
    return thing.start if isinstance(thing, Item) else thing[0]


class _Row:
    """The pegs and discs of one sentence, taken in one after the other."""

    def __init__(self, clean: str, start: int) -> None:
        self.clean, self.start = clean, start
        self.placed: list[Placed] = []
        self.opened: Mention | None = None
        self.spent = False  # a peg that got the discs before it takes none behind it, but what lies on top
        self.group: list[Item] = []

    def take_disc(self, item: Item) -> None:
        gap = self.clean[self.group[-1].end : item.start] if self.group else ""
        if self.group and (not _GO_ON.match(gap.rstrip()) or (_ON_IT.match(gap) and " , " in gap)):
            self.close()
        self.group.append(item)

    def take_peg(self, peg: Mention) -> None:
        towards = self._towards(peg)
        if towards and not self._is_own(towards):
            _put(peg[2], self.group, self.group[0].start, peg[1], self.placed)
            self.group, self.opened, self.spent = [], peg, True
            return
        self.close()
        self.opened, self.spent = peg, False

    def close(self) -> None:
        """Gives the discs at hand to the peg before them, where that one holds them."""
        group, opened, self.group = self.group, self.opened, []
        if not group or opened is None:
            return
        gap = self.clean[opened[1] : group[0].start]
        last = self.placed[-1] if self.placed else None
        after = self.clean[group[-1].end : group[-1].end + 40]
        on_top = last and last.peg == opened[2] and last.end <= group[0].start and _lies_on_it(gap, after)
        if on_top or (not self.spent and _holds(self.clean, opened, gap, group[0], bool(self.placed))):
            _put(opened[2], group, opened[0], group[-1].end, self.placed)

    def _towards(self, peg: Mention) -> re.Match[str] | None:
        """The words between the discs at hand and a peg, where they say that they lie there."""
        if not self.group or self.group[-1].empty:
            return None
        article = (re.match(r"(?:the |its )?", self.clean[peg[0] : peg[0] + 8]) or [""])[0]
        found = _TOWARDS.match(self.clean[self.group[-1].end : peg[0]] + article)
        goes = found and found["word"] == "to" and not _PUTS.search(self.clean[self.start : peg[0]])
        return None if goes else found

    def _is_own(self, towards: re.Match[str]) -> bool:
        """ "On A are 4 and 1, on B …": the discs at hand are those of the peg before them."""
        if (
            self.opened is None
            or self.spent
            or not re.match(r"^ (?:(?:, )?(?:and )?(?:on|at)\b|[:=])", towards.group())
        ):
            return False
        first = self.group[0]
        return _holds(self.clean, self.opened, self.clean[self.opened[1] : first.start], first, bool(self.placed))


def _lies_on_it(gap: str, after: str) -> bool:
    linked = re.search(r"\b(?:on|upon|above|with|has|carry)\b", gap) and _GO_ON.match(gap.rstrip())
    return _ON_IT.match(after) is not None or bool(linked)


def _holds(clean: str, opened: Mention, gap: str, first: Item, follows: bool) -> bool:
    """Whether what stands between a peg and a group of discs says that the peg holds them."""
    if len(gap.split()) > 8 or _WHOLE.search(gap) or re.search(rf"\d (?:\w+ )?{DISC}\b", gap):
        return False
    if first.empty:
        return re.fullmatch(r" (?:(?:is|are|stay|stand|be|:|=|,|has|hold|both|still) )*", gap) is not None
    signs = re.search(r"(?:\b(?:has|have|hold|holds|carry|contain|bear|is|are|with|lie|lies)|[:=])(?: \w+)? ?$", gap)
    if first.bare and not signs:
        return False
    if gap.strip() in {"", "the", ", the"}:  # "A has the biggest, B the others"; "on B the smallest"
        return (
            follows
            or re.search(r"(?:\b(?:on|at|in)|:) (?:the )?$", clean[max(0, opened[0] - 8) : opened[0]]) is not None
        )
    return _OPENS.match(gap) is not None or _OPENS_SIGN.match(gap) is not None


def _put(peg: str, group: list[Item], start: int, end: int, placed: list[Placed]) -> None:
    known = [item for item in group if item.discs is not None]
    discs = tuple(dict.fromkeys(disc for item in known for disc in item.discs or ()))
    if discs or any(item.empty for item in group):
        placed.append(Placed(peg, discs, start, end))
    if any(item.discs is None and not item.empty for item in group):
        placed.append(Placed(peg, None, start, end))


def mentions_in(clean: str, start: int, end: int, pegs: Pegs) -> list[Mention]:
    """The pegs that a stretch of text names as places."""
    found: list[Mention] = []
    for match in MENTION.finditer(clean, start, end):
        peg = pegs.resolve(match.group())
        at_it = re.search(r"\b(?:on|at|onto|to|in) $", clean[max(0, match.start() - 5) : match.start()])
        size = re.fullmatch(r"(?:the )?(?:middle|second|third|2nd|3rd|fourth|last)(?: one| 1)?", match.group())
        leaves = re.search(r"\bfrom (?:the )?$", clean[max(0, match.start() - 9) : match.start()])
        if peg is None or leaves or (size and (not at_it or _SIZE_BEHIND.match(clean[match.end() : match.end() + 30]))):
            continue
        found.append((match.start(), match.end(), peg))
    return found


def items_in(clean: str, start: int, end: int, mentions: list[Mention], count: int) -> list[Item]:
    """The discs that a stretch of text names outside its pegs."""
    items: list[Item] = []
    for found in _ITEM.finditer(clean, start, end):
        near = bisect_left(mentions, (found.start(),))
        if found["bare"] and _LABEL.search(clean[max(0, found.start() - 12) : found.start()]):
            continue
        if any(a < found.end() and found.start() < b for a, b, _ in mentions[max(0, near - 1) : near + 1]):
            continue
        if found["empty"]:
            items.append(Item((), *found.span(), empty=True))
        elif found["rest"]:
            items.append(Item(None, *found.span()))
        else:
            discs = discs_meant(found, count)
            if discs and all(1 <= disc <= count for disc in discs):
                items.append(Item(discs, *found.span(), bare=found["bare"] is not None))
    return items
