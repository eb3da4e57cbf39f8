"""Where everything stands: more than two places, a start in the middle of the puzzle, a goal for some only."""

import re
from dataclasses import dataclass, field

from planner.core.language.reading import Model
from planner.core.language.river_words import MARK, PEOPLE, VESSEL, sentences
from planner.core.language.wordlists import words

_ISLAND = re.compile(
    r"\b(?:an?|the|1|small|little|tiny) (?:\w+ )?(?:island|islet|sandbank|rock)\b(?! \w+ (?:from|to the mainland))"
)
NO_DIRECT_TRIP = re.compile(
    r"\b(?:not|never|no|can not)\b[^.?;]{0,40}\b(?:direct\w*|straight|in one go)\b|\b(?:must|have to|has"
    r" to|always)\b[^.?;]{0,20}"
    r"\b(?:stop|land|pause|rest|change)\b[^.?;]{0,20}\bisland"
)
_TO_ISLAND = re.compile(
    r"\b(?:between|stop|via|land|rest|put|leave|use|visit|row|call|store|drop|park|middle|midstream|lie|3 place"
    r"|of the 3)\b"
)
_SIDE = (
    r"(?:the |this |that |its |a )?(?P<side>left|right|near|far|other|opposite|this|same|east|west|north|south"
    r"|eastern|western|northern|southern|starting|start|first|second|destination|target|original|home"
    r"|goal)(?: hand)? (?:river )?(?:bank|side|shore|end|riverbank)"
)
_MARKS = (
    r"(?P<who>(?:(?:a|an|the|all|both|his|her|\d+) ){0,3}<\d+>(?:(?: ,| and| plus)+(?: (?:the|a|an|his|her|its"
    r"|\d+))* <\d+>){0,8})"
)
_AT = re.compile(
    rf"{_MARKS}(?: (?!<)(?:is|are|be|stand|wait|remain|stay|sit|have|gone|been|still|already|over|together"
    rf"|with the boat"
    rf"|along|now|currently|left|were|was|all|both|moored|find|themselves|itself|,)){{0,6}} (?:over )?(?:on|at"
    rf"|over on) {_SIDE}(?: with (?:the |his |her |a )?(?P<also><\d+>))?"
)
_HERE = re.compile(
    rf"{_MARKS}(?: (?!<)(?:still|are|is|wait|waiting|remain|stay|be|both|all)){{1,4}} (?:here|behind|on this side)\\b"
)
_BOAT_AT = re.compile(
    rf"\bthe {VESSEL} (?:is|be|lie|wait|start|stand|are)(?: (?:\w+|<\d+>)){{0,4}}? (?:on|at) {_SIDE}"
    rf"|\b{VESSEL} (?:is )?(?:with|beside|next to) (?:the )?(?P<holder><\d+>)|\b{VESSEL} (?:is "
    rf"|be )?with (?P<self>him|her|me|you)\b|with the (?:\w+ ){{0,2}}?{VESSEL}(?P<along>)"
)
_AIMS = re.compile(r"\b(?:end up|goal|at the end|finally|want|should|until|target)\b[^.?]*$")
_MIDWAY = re.compile(r"\b(?:already|still|currently|so far|now|left behind|remain)\b")
_UNTIL = re.compile(r"\b(?:until|want|wanted|need|must|goal|get|bring|how|end|to)\b")
_NEAR_WORDS = words("left near this same starting start first original west western home")
_ONLY_GOAL = re.compile(
    r"\b(?:only|just|all) (?:need|want|care about|have to get|has to get|need to have|that matter is)(?: to (?:get"
    r"|bring|have))? (?:the |a )?(?P<who><\d+>(?:(?: ,| and)+(?: the| a)* <\d+>){0,6}) (?:(?:on|to|at"
    r"|over) the (?:other|far|opposite|right)|across|over)"
    r"|\bonly (?:the |a )?(?P<who2><\d+>(?:(?: ,| and)+(?: the| a)* <\d+>){0,6}) (?:need|have|want|must"
    r"|has)(?: to)?(?: (?:be|get|go|reach|cross|end up|actually|really)){0,3} (?:on the|to the|across|over"
    r"|the other|the far)"
)
_SOME = r"<\d+>(?:(?: ,| and| or)+(?: the| a| \d+)* <\d+>){0,6}"
_ALL_THAT_COUNTS = re.compile(
    rf"\buntil (?:all |both |every |each of |only |just )*(?:of )?(?:the |\d+ )*(?P<until>{_SOME}) (?:are"
    rf"|is|be|have|get|stand"
    r"|land|reach|arrive)\w*\b[^.?]{0,20}\b(?:on|over|across|at|to|far|other)\b"
    rf"|\b(?:only|just) (?:care|interested|worried|want to know) (?:about|in)(?: the| my)? (?P<care>{_SOME})"
)
_NO_MATTER = re.compile(
    rf"\b(?:where|wherever|whether|what happen to)(?: the| my)? (?P<x>{_SOME})[^.?]{{0,40}}\b(?:not matter"
    rf"|no matter|irrelevant"
    rf"|not important|do not care|all the same|is up to)|\bnot (?:care|mind|matter"
    rf"|important)[^.?]{{0,20}}\b(?:where|about|if|whether)"
    rf"(?: the| my)? (?P<y>{_SOME})|(?P<z>{_SOME}) (?:can|may|could|is allowed to|are allowed to|will|is"
    rf" welcome to)(?: \w+)? "
    r"(?:stay|be|remain|end up|stop|wait|finish)(?: \w+){0,2}? (?:anywhere|behind|where|wherever|here|on"
    r" (?:this|the near|either"
    rf"|any|the same))|(?P<w>{_SOME}) (?:do not (?:need|have)|need not|does not (?:need|have)|is not"
    rf" needed|has no need)(?: to)?"
    r" (?:cross|come|go|get|be|travel)\b"
)
_BACK = re.compile(
    rf"(?P<who><\d+>)(?: (?!<)\w+){{0,3}} (?:(?:have|get|got) (?:their|the|his|its) {VESSEL} back|back (?:with|where"
    rf"|on|at)|return\w* to|be back|end up back|are back|back again)"
)


# The start, the boat's place, how many there are of each then, and where the text says so.
Midway = tuple[Model, str, dict[str, int], tuple[int, int]]


@dataclass(frozen=True)
class Layout:
    """The parts of a model about places; empty where everything goes from near to far as usual."""

    keys: Model = field(default_factory=dict)
    spans: tuple[tuple[str, tuple[int, int]], ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def read_layout(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Layout:
    """Reads places, start and goal from a marked text."""
    keys: Model = {}
    spans: list[tuple[str, tuple[int, int]]] = []
    if found := _island(text):
        keys["places"] = ["near", "island", "far"]
        spans.append(("places", found.span()))
    midway = _start_midway(text, names, counts)
    if midway:
        start, boat, counts, span = midway
        keys.update(start=start, boat=boat)
        spans.append(("start", span))
    goal = _goal(text, names, counts)
    if goal:
        keys["goal"], span = goal
        spans.append(("goal", span))
    return Layout(keys, tuple(spans), counts)


def _island(text: str) -> re.Match[str] | None:
    for start, end in sentences(text):
        if _TO_ISLAND.search(text, start, end) and (found := _ISLAND.search(text, start, end)):
            return found
    return None


def _start_midway(text: str, names: tuple[str, ...], counts: dict[str, int]) -> Midway | None:
    """Entities that stand on two different banks at the start."""
    placed: dict[str, dict[str, int]] = {"near": {}, "far": {}}
    first: tuple[int, int] | None = None
    for found in _AT.finditer(text):
        clause = re.split(r"[,;.?]", text[: found.start()])[-1]
        if re.search(
            r"\b(?:until|want|if|when|whenever|more|outnumber|unless|never|should|must|get|so that|cannot|not)\b",
            clause + " " + found.group().split(" on ")[0],
        ):
            continue
        side = _side(found["side"])
        who = found["who"] + " " + (found["also"] or "")
        for number, mark in re.findall(r"(\d+ )?(?:(?!<)\w+ )?(<\d+>)", who):
            name = names[int(mark[1:-1])]
            placed[side][name] = int(number) if number else counts[name] if _is_whole(placed, name) else 1
        first = first or found.span()
    both_sides = placed["near"] and placed["far"] and not _AIMS.search(text[: first[0] if first else 0][-60:])
    if not (placed["far"] and first and (both_sides or _MIDWAY.search(text))):
        return None
    return _completed(text, placed, names, counts, first)


def _is_whole(placed: dict[str, dict[str, int]], name: str) -> bool:
    return not any(name in some for some in placed.values())


def _side(word: str) -> str:
    return "near" if word in _NEAR_WORDS else "far"


def _completed(
    text: str, placed: dict[str, dict[str, int]], names: tuple[str, ...], counts: dict[str, int], span: tuple[int, int]
) -> Midway:
    """Everybody not spoken of is on the near bank; the boat is where its holder is."""
    both = {name: placed["near"].get(name, 0) + placed["far"].get(name, 0) for name in counts}
    counts = {name: max(count, both[name]) for name, count in counts.items()}
    for name, count in counts.items():
        far = min(placed["far"].get(name, 0), count)
        near = count - far
        placed["far"] = {**placed["far"], name: far}
        placed["near"] = {**placed["near"], name: near}
    start = {place: {name: n for name, n in some.items() if n} for place, some in placed.items()}
    boat = "far" if not start["near"] else "near"
    if found := _BOAT_AT.search(text):
        if found["holder"]:
            boat = "far" if placed["far"].get(names[int(found["holder"][1:-1])]) else "near"
        elif found["self"]:
            people = [name for name in names if name in PEOPLE | {"me", "you"}]
            boat = "far" if people and placed["far"].get(people[0]) else "near"
        elif found["side"]:
            boat = _side(found["side"])
        else:
            before = list(re.finditer(_SIDE, text[: found.start()]))
            boat = _side(before[-1]["side"]) if before else boat
    return start, boat, counts, span


def _goal(text: str, names: tuple[str, ...], counts: dict[str, int]) -> tuple[Model, tuple[int, int]] | None:
    if found := _ONLY_GOAL.search(text):
        marks = MARK.findall(found["who"] or found["who2"])
        return {"far": {names[int(mark[1:-1])]: counts[names[int(mark[1:-1])]] for mark in marks}}, found.span()
    found = _ALL_THAT_COUNTS.search(text)
    some = MARK.findall(found["until"] or found["care"]) if found else []
    if found and 0 < len(set(some)) < len(counts):
        return {"far": {names[int(mark[1:-1])]: counts[names[int(mark[1:-1])]] for mark in some}}, found.span()
    if found := _NO_MATTER.search(text):
        left_out = {names[int(mark[1:-1])] for mark in MARK.findall(next(group for group in found.groups() if group))}
        if some := [name for name in counts if name not in left_out]:
            return {"far": {name: counts[name] for name in some}}, found.span()
    if found := _BACK.search(text):
        back = names[int(found["who"][1:-1])]
        return {"far": {name: 0 if name == back else count for name, count in counts.items()}}, found.span()
    return None
