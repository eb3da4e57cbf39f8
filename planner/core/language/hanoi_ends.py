"""Which peg the pile starts on and which it goes to: the words around each mention of a peg decide.

Every mention votes for a role with a weight; what was learned of such words (`hanoi_roles`) has the last word.
"""

import re
from dataclasses import dataclass

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_discs import Placement
from planner.core.language.hanoi_empty_pegs import empty_pegs
from planner.core.language.hanoi_mentions import names_a_peg, or_else
from planner.core.language.hanoi_pegs import MENTION, NOUN, Pegs
from planner.core.language.hanoi_roles import ANYWHERE, GOAL, START, Case, Roles, Weighed, weigh
from planner.core.language.hanoi_states import is_all_the_same, leaves_open
from planner.core.language.notes import Notes

_A_NAME = rf"(?: {NOUN})?(?: ?(?:=|:|is|be|on|at|number))?(?: the)? ?$"
_NAMED_START = re.compile(
    rf"(?:\b(?:source|src|origin|start|starting|initial|beginning){_A_NAME}|\bfrom (?:the |its )?$)"
)
_NAMED_GOAL = re.compile(rf"\b(?:target|destination|dest|dst|goal|objective|end|ending|final|finish|home){_A_NAME}")
_ONTO = re.compile(r"(?:\b(?:to|onto|into|unto|towards|toward|until on)|>) (?:the |its )?$")
_PUT_THERE = re.compile(
    r"\b(?:thread\w*|stack\w*|slid|slipped|piled|placed|strung|put|stuck|set|laid|pushed|dropped) (?:up )?(?:onto|on to"
    r"|into) (?:the |its )?$"
)
_WHERE = r"where [a-z0-9 ]{0,30}?"
_AFTER_GOAL = re.compile(
    r"^ (?:, )?(?:(?:is|be|are|as|being|will be|should be|=|must be) (?:going to be )?(?:the |our |my |their |its "
    r"|your |a )?"
    r"|(?:, )?(?:the|our|my|their|your) )(?:new |final )?"
    r"(?:(?:goal|target|destination|finish|end)\b(?! (?:empty|free))|home\b|"
    rf"{_WHERE}\b(?:end|go|must|should|belong|have to|has to|want|need|finish|arrive)\b)"
)
_AFTER_START = re.compile(
    rf"^ (?:(?:have|has|hold|carry|contain|bear|get|start with|start out with)\w* (?:initially |at first |now "
    rf"|currently )?"
    rf"(?:a |the |all |of |its )*(?:whole|full|entire|complete|tower|pile|all|everything|heap|stack|{DISC}|\d+"
    rf" {DISC})\b"
    rf"|(?:is|are|be) (?:the )?(?:start\b|source\b|origin\b|full\b|{_WHERE}\b(?:is|are|start|begin|lie|stand|sit)\b)"
    r"|: (?:all|everything|the whole|full|whole|\d+ disc)\b)"
)
_SURE_START = (
    r"start\w*|begin\w*|initial\w*|from|currently|now|at first|already|at present|at the moment|originally|first of all"
)
_SURE_GOAL = (
    r"goal|target|end|finish|objective|aim|destination|want|need|should|must|until|finally|shall|belong|task|at last"
    r"|wish"
    r"|has to|have to|in the end|like to|would like|supposed|new|desired|eventually|after that|got to|rebuilt|rebuild"
    r"|please|in order to|so that|job|mission|intend\w*|ought"
)
_START_CUE = re.compile(
    rf"\b(?:{_SURE_START}|stacked|piled|is|are|lie|lies|lying|sit|stand|placed|have|had|of|position|rest|located"
    rf"|threaded"
    r"|slid|sat|r|form|wait\w*|there|find|see)\b"
)
_GOAL_CUE = re.compile(
    rf"\b(?:{_SURE_GOAL}|to|onto|into|gather|bring|move|transfer|shift|get|put|take|collect|reach|final\w*|arrive"
    rf"|destined"
    r"|unto|for|like|towards|toward|carry|relocat\w*|travel|transport|build)\b"
)
_SURELY_START, _SURELY_GOAL = re.compile(rf"\b(?:{_SURE_START})\b"), re.compile(rf"\b(?:{_SURE_GOAL})\b")
_SPARE = re.compile(r"\b(?:using|use|via|through|with the help of|help of|by way of|with) (?:the |only the )?$")
# "To have all three on A" speaks of the end, whatever "have" may mean elsewhere.
_WHOLE_PILE = re.compile(
    r"\b(?:to|until|must|should|want|need|goal|aim|so that|like to|would like|wish)\b[^.?]{0,40}"
    r"\b(?:all|everything|whole|entire|complete|tower|pile|stack)\b[^.?]{0,24}\b(?:on|at|onto|in) (?:the |its )?$"
)
_ON = re.compile(r"\b(?:on|at|onto|in|around) (?:the |its )?$")
_EMPTY_AFTER = re.compile(
    r"^(?: (?:and|,|or) (?:the )?(?:\w+ ){1,3})? ?(?:is|are|being|stand|stay|:|=) (?:both |initially |all |still "
    r"|be |used |serve )*(?:empty|free|unused|nothing)"
    r"|^ (?:is |are |may be |can be |be |may |can |serve )*(?:used )?(?:as |for )?(?:a |the |an |my |our )?(?:spare"
    r"|auxiliary"
    r"|helper|help|intermediate|buffer|temporary|helping|parking|storage)|^ (?:too\b|in between|(?:can|may) (?:also"
    r" )?be used)"
)
_GAP_IN_LIST = re.compile(r"^ (?:,|and|or|, and|, or|/)(?: the)? $")
_TO_BE = re.compile(r"\b(?:must|should|shall|has to|have to|needs? to|finally)\b")
_AS_IT_IS = re.compile(
    r"\b(?:went|gone|reached|been moved|have moved|done|so far|moved|now|currently|already|still|initially"
    r"|at present|start|begin)\b"
)


@dataclass(frozen=True)
class Ends:
    """The pegs where the whole pile starts and ends, None where nobody says it; `or_else` are goals that are as good.

    `open`: every other peg will do. `sure_start`: that the pile stands somewhere is said plainly, and no goal is.
    """

    start: str | None
    goal: str | None
    or_else: tuple[str, ...] = ()
    sure_start: bool = False
    open: bool = False


@dataclass(frozen=True)
class _Vote:
    peg: str
    role: str
    weight: float
    start: int
    end: int


def split_by_role(clean: str, placements: list[Placement]) -> tuple[list[Placement], list[Placement]]:
    """Which placements tell the start and which the goal: the last word before each that says so decides."""
    starts: list[Placement] = []
    goals: list[Placement] = []
    last_is_goal, before = False, 0
    for placement in placements:
        between = clean[before : placement.start]
        sentence = re.split(r" [.?] ", between)[-1]
        own = _AS_IT_IS.search(clean[placement.start : placement.end])
        wished = _TO_BE.search(clean[placement.start : placement.end])
        leans = _leans_to_goal(sentence, last_is_goal and len(sentence) == len(between))
        last_is_goal = not own and (wished is not None or leans)
        (goals if last_is_goal else starts).append(placement)
        before = placement.end
    return starts, goals


def _leans_to_goal(text: str, otherwise: bool) -> bool:
    cues = [
        (found.start(), True)
        for found in re.finditer(
            r"\b(?:goal|target|end|finish|final|finally|want|should|must|to|until|reach|get|move|bring|so that|swap"
            r"|like|wish"
            r"|shall|need|has to|have to|at last|eventually|task|wanted"
            r"|desired|objective"
            r"|aim)\b",
            text,
        )
    ]
    cues += [
        (found.start(), False)
        for found in re.finditer(
            r"\b(?:start|begin|initial\w*|from|currently|now|already|first|moment|at present|so far)\b", text
        )
    ]
    return max(cues)[1] if cues else otherwise


def ends_of_pile(notes: Notes, case: Case) -> Ends:
    """The pegs where the whole pile starts and ends: what was learned decides, the votes lean to it."""
    start, goal = _voted(_votes(case.unused, case.pegs, case.placed), case)
    sure_start = start is not None and start.weight >= CLEAR and goal is None
    if case.placed and case.parted:
        return Ends(_seen(notes, start), _seen(notes, goal), _beside(case, goal), sure_start)
    weighed = weigh(case)
    roles, chance = _chosen(weighed, case, start, goal)
    if chance < DOUBTFUL:
        notes.signal("ends in doubt", -0.1)
    first = start if case.placed else _said(weighed, START, roles[0])
    last = goal if case.parted else _said(weighed, GOAL, roles[1])
    beside = _beside(case, last)
    anywhere = roles[1] == ANYWHERE or (not case.parted and not beside and is_all_the_same(case.unused))
    return Ends(_seen(notes, first), _seen(notes, None if anywhere else last), beside, sure_start, anywhere)


def _chosen(weighed: Weighed, case: Case, start: _Vote | None, goal: _Vote | None) -> tuple[Roles, float]:
    names = case.pegs.names
    usual_start = names[0] if goal is None or goal.peg != names[0] else names[-1]
    by_vote = start.peg if start else usual_start
    usual_goal = names[-1] if by_vote != names[-1] else names[0]
    aim = ANYWHERE if goal is None and leaves_open(case.unused, case.placed) else goal.peg if goal else usual_goal
    empty = empty_pegs(case.text, case.pegs)
    leaning = {
        roles: chance
        * (EMPTY if roles[0] in empty else 1.0)
        * (_strong(start) if roles[0] == by_vote else 1.0)
        * (_strong(goal) if roles[1] == aim else 1.0)
        for roles, chance in weighed.chances.items()
    }
    best = max(leaning, key=leaning.__getitem__)
    return best, leaning[best] / sum(leaning.values())


def _strong(vote: _Vote | None) -> float:
    """How many times likelier a vote makes a start or a goal."""
    return float(VOTE ** (vote.weight if vote else LIKELY))


def _said(weighed: Weighed, role: str, peg: str | None) -> _Vote | None:
    """Where a peg is said to have a role; None where it is taken only because it is usual."""
    mention = weighed.mentions.get((role, peg or ""))
    names = {START: "start", GOAL: "goal"}
    return _Vote(mention.peg, names[role], SAID, mention.start, mention.end) if mention else None


def _beside(case: Case, goal: _Vote | None) -> tuple[str, ...]:
    return or_else(case.unused, goal.end, case.pegs) if goal else ()


def _seen(notes: Notes, vote: _Vote | None) -> str | None:
    if vote:
        notes.saw(vote.role, vote.peg, vote.start, vote.end)
    return vote.peg if vote else None


def _voted(votes: list[_Vote], case: Case) -> tuple[_Vote | None, _Vote | None]:
    """The surest start and the surest goal, on another peg."""
    apart = case.placed or case.parted
    start = max((vote for vote in votes if vote.role == "start"), key=lambda vote: vote.weight, default=None)
    goals = [vote for vote in votes if vote.role == "goal"]
    elsewhere = [vote for vote in goals if apart or start is None or vote.peg != start.peg] or goals
    goal = max(elsewhere, key=lambda vote: vote.weight, default=None)
    if start and goal and start.peg == goal.peg and not apart:
        start = max(
            (vote for vote in votes if vote.role == "start" and vote.peg != goal.peg),
            key=lambda vote: vote.weight,
            default=start if start.weight > WEAK else None,
        )
    return start, goal


# A pile hardly starts where nothing lies.
EMPTY = 0.02
WEAK, LIKELY, CLEAR, SAID, NAMED = 0.5, 1.0, 2.0, 2.5, 3.0
# How many times likelier a vote of weight 1 makes a start or a goal, and how unlikely a choice is that is in doubt.
VOTE, DOUBTFUL = 2.0, 0.8


def _votes(clean: str, pegs: Pegs, placed: bool) -> list[_Vote]:
    mentions = [
        (found.start(), found.end(), peg)
        for found in MENTION.finditer(clean)
        if (peg := pegs.resolve(found.group())) is not None and names_a_peg(clean, found)
    ]
    votes: list[_Vote] = []
    before = 0
    listed = _listed(clean, mentions)
    for k, (a, b, peg) in enumerate(mentions):
        sentence = max(clean.rfind(" . ", 0, a) + 1, clean.rfind(" ? ", 0, a) + 1)
        gap = clean[max(before, sentence) : a] + (re.match(r"(?:the |its )?", clean[a:b]) or [""])[0]
        before = b
        if k in listed:
            continue
        has_start = placed or any(vote.role == "start" for vote in votes)
        role, weight = _role(gap, clean[b : b + 60], has_start)
        if role:
            votes.append(_Vote(peg, role, weight, a, b))
    return votes


def _listed(clean: str, mentions: list[tuple[int, int, str]]) -> set[int]:
    """Mentions that stand in a row of three or more: they say which pegs there are."""
    listed: set[int] = set()
    run: list[int] = []
    for k, (a, _, _) in enumerate(mentions):
        run = [*run, k] if run and _GAP_IN_LIST.match(clean[mentions[k - 1][1] : a]) else [k]
        if len(run) > 2 and not _ON.search(clean[: mentions[run[0]][0]][-20:]):
            listed.update(run)
    return listed


def _role(gap: str, after: str, has_start: bool) -> tuple[str, float]:
    """Which role a mention has between the words before it and those after it, and how surely."""
    if _SPARE.search(gap) or _EMPTY_AFTER.match(after):
        return "", 0.0
    if _AFTER_GOAL.match(after):
        return "goal", NAMED
    if _NAMED_START.search(gap) or _AFTER_START.match(after):
        return "start", NAMED
    if _NAMED_GOAL.search(gap):
        return "goal", NAMED
    starts = [found.start() for found in _START_CUE.finditer(gap)]
    goals = [found.start() for found in _GOAL_CUE.finditer(gap)]
    wishes = [found.start() for found in _SURELY_GOAL.finditer(gap)]
    facts = [found.start() for found in _SURELY_START.finditer(gap)]
    if max(wishes, default=-1) > max(facts, default=-1):
        return "goal", SAID if _ONTO.search(gap) or _ON.search(gap) else CLEAR
    if _PUT_THERE.search(gap) and not re.search(r"\b(?:to|can|be|get)\b", gap[:-8]) and not has_start:
        return "start", LIKELY
    if _ONTO.search(gap):
        return "goal", CLEAR
    if has_start and _WHOLE_PILE.search(gap):
        return "goal", CLEAR
    if facts:
        return "start", CLEAR
    if max(goals, default=-1) > max(starts, default=-1):
        return "goal", LIKELY
    if not has_start and re.match(rf" (?:to|>|onto) (?:the )?(?:{NOUN} )?(?:[A-Z]|\d)\b", after):
        return "start", CLEAR
    if starts and not has_start:
        return "start", LIKELY
    if _ON.search(gap):
        return ("goal" if has_start else "start"), WEAK
    return "", 0.0
