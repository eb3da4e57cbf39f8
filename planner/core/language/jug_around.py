"""What stands around a quantity of a jug puzzle, or a run of them, which is what tells its role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.core.language.jug_words import SIZED, SIZED_KIND, Quantity

AIM = re.compile(
    r"\b(?:so that|such that|until|in order that|goal|target|finally|at the end|should|shall|must|make|let|ensure"
    r"|(?:state|situation|position) (?:in which|where)|lead(?:ing)? to|bring it about"
    r"|end up|wish"
    r"|want|need|like to (?:have|see|get))\b"
)
TARGET_BEFORE = re.compile(
    r"\b(?:need|want|get|getting|end state|final state|goal state|measur\w+|exactly|precisely|obtain\w*|target|goal"
    r"|end up (?:with|having)|left with"
    r"|objective|produce|call for|calls for|ask for|fetch\w*|leave|leaving"
    r"|make|give me|have exactly|reach|achieve|remain\w*|wanted|require\w*|desired?|bring|put|bring back|separate"
    r"|isolate|collect|portion out|come up with|draw|pour out|desire|total of|find|gotta have|arrive at|aim|obtained"
    r"|wish|(?:should|shall) (?:be|have|contain|hold)|must (?:be|have|contain|hold)|until|so that|with just|possess"
    r"|demand\w*|order\w*|request\w*|insist\w*"
    r"|split\w*|divid\w*|halve|share|give|giving|end|wind up|finish\w*|result|yield|hand over|deliver|pour off|arrange"
    r"|like)\b[^.?]{0,45}$"
)
# As far as words after a quantity are still about it, in characters.
_REACH = 60


@dataclass(frozen=True)
class Around:
    """A run of quantities ("3, 5 and 8 litres") that have one role, the words beside it and what was before it."""

    run: Sequence[Quantity]
    before: Sequence[Quantity]
    # The sizes of jugs found so far.
    known: Sequence[Fraction]
    # Since the last quantity of the same sentence, and since that sentence began.
    left: str
    said: str
    # What follows, as far as it is still about the run, and all of it.
    right: str
    rest: str
    # All that was said before in the whole text, and what followed the last quantity.
    earlier: str
    since: str

    @property
    def sized(self) -> bool:
        """Whether the run is followed by a vessel: "an 8 litre jug"."""
        kind = self.run[-1].unit is not None and SIZED_KIND.match(self.right)
        return bool(SIZED.match(self.right) or kind)

    @property
    def all_known(self) -> bool:
        return all(quantity.value in self.known for quantity in self.run)

    @property
    def for_every_jug(self) -> bool:
        return len(self.run) == len(self.known) >= 2

    @property
    def fits(self) -> bool:
        """Whether the amounts could stand in the jugs, one in each, and do not fill them all."""
        pairs = [(quantity.value, size) for quantity, size in zip(self.run, self.known, strict=True)]
        return all(amount <= size for amount, size in pairs) and any(amount != size for amount, size in pairs)

    @property
    def aimed(self) -> bool:
        return AIM.search(self.left) is not None

    @property
    def wanted(self) -> bool:
        return TARGET_BEFORE.search(self.left) is not None

    def last(self, *of: str) -> str | None:
        """The role of the quantity before, or of the last one that had one of these."""
        return next((quantity.role for quantity in reversed(self.before) if not of or quantity.role in of), None)


def around(clean: str, run: Sequence[Quantity], before: Sequence[Quantity], known: Sequence[Fraction]) -> Around:
    """What stands around a run in a text whose spaces, stops and numbers are alike."""
    start, end = run[0].start, run[-1].end
    sentence = max(clean.rfind(" . ", 0, start), clean.rfind(" ? ", 0, start)) + 1
    after_last = before[-1].end if before else 0
    return Around(
        run,
        before,
        known,
        left=clean[max(sentence, after_last) : start],
        said=clean[sentence:start],
        right=clean[end : end + _REACH],
        rest=clean[end:],
        earlier=clean[:start],
        since=clean[after_last:],
    )
