"""Which peg a pile starts on and which it goes to: a linear model weighs all pairs of pegs by what is said of each.

The weights are in `hanoi_roles.json`, a line a feature; `python -m planner.benchmark_language.hanoi_roles` fits them.
Of 245 statements in sets that it was not fitted to it tells the ends of 93 %; rules written by hand told 65 % before
those sets were seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path

from planner.core.language.hanoi_context_words import kind
from planner.core.language.hanoi_mentions import Mention, features, mentions_of_pegs
from planner.core.language.hanoi_pegs import Pegs
from planner.core.language.hanoi_states import leaves_open
from planner.core.language.wordlists import words

FILE = Path(__file__).with_suffix(".json")
START, GOAL, PAIR = "S", "G", "P"
ANYWHERE = "*"  # "onto another peg": every other one will do
# A peg's own place counts less than a whole mention of it.
SHARE, SCALE = 0.5, 3.0
MANY = 3
_OPEN = words("any another other others either whichever elsewhere different matter care mind whatever somewhere else")
Peg = str | None
Roles = tuple[Peg, Peg]
Valued = list[tuple[str, float]]


@dataclass(frozen=True)
class Case:
    """A text whose pile is looked for: `unused` is `text` with what is read already blanked."""

    text: str
    unused: str
    pegs: Pegs
    placed: bool = False  # the discs are known to start here and there: only the goal is wanted
    parted: bool = False  # they are known to end here and there: only the start is wanted


@dataclass(frozen=True)
class Weighed:
    """How likely each pair of a start and a goal is, and the mention that speaks most for each peg in each role."""

    chances: dict[Roles, float]
    mentions: dict[tuple[str, str], Mention]


class Sides:
    """The features that speak for each peg as the start and as the goal, and for each pair of both."""

    def __init__(self, case: Case, forgetful: bool = False) -> None:
        named = mentions_of_pegs(case.text, case.unused, case.pegs)
        self.case = case
        self.mentions = [each for each in named if not (each.used and (case.placed or case.parted))]
        said = features(case.text, self.mentions, forgetful)
        self.said = list(zip(self.mentions, said, strict=True))
        self.order = [mention.peg for mention in self.mentions]
        self.open = _open_words(case.text)

    def roles(self) -> list[Roles]:
        """All starts and goals that may be meant; what nobody names is taken only where it is usual."""
        names, usual = self.case.pegs.names, self.case.pegs.names[-1]
        goals: list[Peg] = [*names, ANYWHERE]
        if self.case.placed:
            return [(None, goal) for goal in goals]
        if self.case.parted:
            return [(start, None) for start in names]
        pairs = [(start, goal) for start in names for goal in goals if start != goal]
        return [(s, g) for s, g in pairs if g in {*self.order, ANYWHERE, usual if s != usual else names[0]}]

    def of_peg(self, role: str, peg: str) -> Valued:
        """What is said of a peg in a role."""
        if peg == ANYWHERE:
            said = [(f"{role} any said", 1.0)] if leaves_open(self.case.unused, self.case.placed) else []
            return [(f"{role} any", SHARE), *said, *((f"{role} any {word}", SHARE) for word in self.open)]
        names = self.case.pegs.names
        place = names.index(peg)
        where = "first" if place == 0 else "last" if place == len(names) - 1 else "mid"
        own = [(mention, said) for mention, said in self.said if mention.peg == peg]
        others = min(MANY, len({mention.peg for mention in self.mentions if not mention.used}))
        unsaid = [] if own else [f"{role} unsaid", f"{role} unsaid {where}", f"{role} unsaid of {others}"]
        return [
            (f"{role} at {where}", SHARE),
            *((name, SHARE) for name in unsaid),
            *(valued for _, said in own for valued in of_mention(role, said)),
        ]

    def of_pair(self, roles: Roles) -> Valued:
        """What speaks for a start and a goal together: the order in which they are named."""
        start, goal = roles
        if start is None or goal is None or goal == ANYWHERE:
            return []
        if start not in self.order or goal not in self.order:
            return [(f"{PAIR} {start in self.order} {goal in self.order}", SHARE)]
        first = "sg" if self.order.index(start) < self.order.index(goal) else "gs"
        beside = [(f"{PAIR} next", SHARE)] if (start, goal) in pairwise(self.order) else []
        return [(f"{PAIR} {first}", SHARE), *beside]


def of_mention(role: str, said: Sequence[str]) -> Valued:
    """What one mention of a peg says for a role."""
    share = 1.0 / sqrt(max(1, len(said)))
    return [(f"{role} {feature}", share) for feature in said]


def weigh(case: Case) -> Weighed:
    """Weighs every start and goal of a text."""
    sides = Sides(case)
    known = weights()
    score = {
        (role, peg): _sum(known, sides.of_peg(role, peg))
        for role in (START, GOAL)
        for peg in (*case.pegs.names, ANYWHERE)
    }
    scores = {
        (start, goal): (score[START, start] if start else 0.0)
        + (score[GOAL, goal] if goal else 0.0)
        + _sum(known, sides.of_pair((start, goal)))
        for start, goal in sides.roles()
    }
    return Weighed(softened(scores), _best_mentions(known, sides))


def softened(scores: dict[Roles, float]) -> dict[Roles, float]:
    """Chances from scores."""
    highest = max(scores.values(), default=0.0)
    powers = {roles: exp(score - highest) for roles, score in scores.items()}
    return {roles: power / sum(powers.values()) for roles, power in powers.items()}


@cache
def weights() -> dict[str, float]:
    """The fitted weights."""
    known: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return known


def _sum(known: dict[str, float], valued: Valued) -> float:
    return SCALE * sum(known.get(feature, 0.0) * value for feature, value in valued)


def _best_mentions(known: dict[str, float], sides: Sides) -> dict[tuple[str, str], Mention]:
    best: dict[tuple[str, str], tuple[float, Mention]] = {}
    for mention, said in sides.said:
        for role in (START, GOAL):
            score = _sum(known, of_mention(role, said))
            if mention.used or ((role, mention.peg) in best and best[role, mention.peg][0] >= score):
                continue
            best[role, mention.peg] = score, mention
    return {key: mention for key, (_, mention) in best.items()}


def _open_words(text: str) -> list[str]:
    """The words that leave a peg open, each with the word behind it."""
    said = list(map(kind, text.split()))
    pairs = [(word, after) for word, after in pairwise([*said, "."]) if word in _OPEN]
    return list(dict.fromkeys([*(word for word, _ in pairs), *(f"{word} {after}" for word, after in pairs)]))
