"""How a quantity is said that only calls a known jug by its size, or is no volume at all."""

import re

from planner.core.language.jug_around import Around
from planner.core.language.jug_said_sizes import before_another_sized
from planner.core.language.jug_words import CONTAINER
from planner.core.language.units import UNIT

# "One litre in the small one does not count" says nothing that is wanted.
_NOT_COUNTED = re.compile(
    r"^ (?:of \w+ )?(?:in|into) [^.?;]{1,40}? (?:(?:do not|will not|would not|is not|are not) (?:really )?(?:count"
    r"|enough|help"
    r"|good|do|what|wanted|serve)\b|(?:is|are|be|would be) (?:of )?(?:no (?:use|help|good)|useless|worthless|wrong))"
)
_THE_JUGS_OF = re.compile(
    rf"\b(?:the|those|these|my) (?:[a-z]+ )?(?:{CONTAINER}|one|1) (?:of|for) $|\bthose (?:of|for) $"
)
_ARTICLE = re.compile(r"\b(?:a|an|another|and) $")
_INTO_A = re.compile(r"\b(?:in|into|inside|from|to) (?:a|an) $")
_THE = re.compile(r"\b(?:the|my) $")
_AND_ITS_DEEDS = re.compile(
    rf" (?:(?:,|and|or) the \d+(?: {UNIT})? (?:{CONTAINER}|one)|into|is|are|must|should|has|have)\b"
)


def does_not_count(of: Around) -> bool:
    return is_not_counted(of.right)


def is_not_counted(after: str) -> bool:
    """Whether the words behind an amount say that it is of no use."""
    return _NOT_COUNTED.match(after) is not None


def known_vessels_again(of: Around) -> bool:
    return of.sized and of.all_known and not _ARTICLE.search(of.left)


def into_a_known_vessel(of: Around) -> bool:
    return of.sized and of.run[0].value in of.known and _INTO_A.search(of.left) is not None


def the_known_and_another(of: Around) -> bool:
    return before_another_sized(of) and of.run[0].value in of.known and of.left.endswith("the ")


def what_a_known_jug_does(of: Around) -> bool:
    return of.all_known and bool(_THE.search(of.left) and _AND_ITS_DEEDS.match(of.right))


def one_of_the_jugs(of: Around) -> bool:
    return of.all_known and _THE_JUGS_OF.search(of.left) is not None


def by_so_much(of: Around) -> bool:
    return of.left.endswith(" by ")
