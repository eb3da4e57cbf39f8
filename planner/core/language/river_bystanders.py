"""Who is spoken of and takes no part: the son who made the riddle up, the teacher who wants the answer, the cousin on
the other side, the late husband, whoever signs.

Nobody is left out who is spoken of even once where the puzzle itself is told.
"""

import re
from collections import Counter
from collections.abc import Sequence

from planner.core.language.river_mentions import Mention
from planner.core.language.river_words import HARM_FORMS, PEOPLE, ROW, VESSEL, WATER

_STAGE = re.compile(
    rf"\b(?:{WATER}|{VESSEL}|{ROW}|{HARM_FORMS}|ferry|over|alone|unattended|together|unless|outnumber\w*|majority|trip"
    rf"|capacity|seat|weigh|bank|side|passenger|aboard)\b"
)
# Words that also stand where a puzzle is only spoken of.
_NOT_STAGE = re.compile(
    r"\b(?:solve (?:it|this)|use to|work (?:it|this)? ?out|love\w*|finish\w*|open|use|used|work\w*|manage|fancy"
    r"|catch\w*|break|upset|hit"
    r"|argue over|read over|over (?:dinner|lunch|tea|breakfast|coffee|the phone|a beer|and over)|beat|tease|bother"
    r"|car|bus|plane|train|tram"
    r"|go for|together with my|drive|man|run|handle|shared?|hack|cheat)\b"
)
_FRAME = re.compile(
    r"\b(?:riddle|puzzle\w*|brain ?teaser|homework|exercise|quiz|exam|test|book|answer|question|solution|solve\w*"
    r"|solver|say"
    r"|said|tell|told|ask\w*|claim\w*|think|thought|believe|bet|explain|stuck|thank\w*|thx|regard|sincerely"
    r"|faithfully|dear|hello|hi|greeting"
    r"|cheer|this (?:1|one|up|every|last)|laugh\w*|proof|argue\w*|promise\w*|admit|sorry|please|pls|heard|lesson"
    r"|swear|wonder"
    r"|insist|invent\w*|read this|did not know|do not know|get it|got it|make (?:this|it|that|1|one)? ?(?:\w+ )?up"
    r"|made (?:this|it|that|1"
    r"|one)? ?(?:\w+ ){0,3}up|here is (?:1|one|a)|had this|bored|yours)\b"
)
_SPEAKS = re.compile(
    r"^(?:(?: of| at| in| from)(?: (?!<)[a-z]+){1,4})?(?: ,(?: [a-z]+){1,5} ,)?(?: who| have| just| once| always"
    r"| already| also| even| really| used to| then| [a-z]+ly| do not| had)*"
    r" (?:say|said|tell|told|ask|asked|claim|think|thought|believe|bet|wonder|insist|promise|swear|want (?:to know"
    r"|the (?:answer"
    r"|proof|solution|lowest|smallest|minimum|fewest|shortest|number)|a proof|an answer|me|us|this|it)|give (?:me"
    r"|us)|gave (?:me|us)|set (?:me|us)|made (?:up|this|it|that"
    r"|1)|make (?:up|this|it)|invent\w*|write|wrote|laugh\w*|understand|announce\w*|love this|need to know"
    r"|would like to know|teach|brought|drew up|drew|drawn|draw|have drawn|built|build|painted|had built|bought"
    r"|lent|lend|hired|observed|calculated)\b"
)
_SPOKEN_TO = re.compile(
    r"\b(?:ask|asked|tell|told|promise|promised|show|showed|help|helped|thank|thank to|accord to|according to"
    r"|belong to|belonging to|dear|hi|hello|regard"
    r"|sincerely|sell to|sold to|visit|visiting|borrow from|borrowed from|lent by|lend by|hired from|rented from"
    r"|hire from|house of|home of|late"
    r"|(?<!next )(?<!close )(?<!near )(?<!belong )(?<!gift )(?<!engaged )(?<!married )(?<!nice )(?<!kind )to"
    r"|from|cousin of|relative of|deliver(?:ed)? to|wear|wore|wearing|dressed in|teacher|professor)(?: (?:my|the"
    r"|a|an|our|his|her|your|their|old"
    r"|dear|little|own|late|1|certain))* $"
)
_OWN = re.compile(
    r"^ 's (?:[a-z]+ )?(?:homework|riddle|puzzle|exam|party|house|side|home|place|garden|shop|farm|cottage|birthday"
    r"|hut|book|class|boat|canoe|raft"
    r"|dinghy|jetty|village|lesson|quiz|problem|old boat)\b|^ (?:himself |herself )?(?:is|be) (?:on holiday|away on"
    r"|not here|asleep|dead|ill|not taking part)\b|^ ,? ?who (?:live|wait|stay)\b"
)
_HE = re.compile(r"\b(?:he|she) (?:have|has|had|want|need|must|row|can|take|own|is)\b")
_ENDS = re.compile(r" [.?;:](?= |$)")
# As many mentions in one sentence set the scene, whatever else it says.
_CROWD = 3

Span = tuple[int, int]


def frame_sentences(clean: str, mentions: Sequence[Mention]) -> list[Span]:
    """The sentences that speak about the puzzle and of nothing in it."""
    found, start = [], 0
    often = {name for name, times in Counter(mention.name for mention in mentions).items() if times > 1}
    for end in [*(match.start() for match in _ENDS.finditer(clean)), len(clean)]:
        sentence = clean[start:end]
        here = {mention.name for mention in mentions if start <= mention.start < end} - {"me", "you"}
        plain = _NOT_STAGE.sub(" ", sentence)
        crowd = here & often if len(often) >= _CROWD else here
        if len(crowd) < _CROWD and _FRAME.search(sentence) and not _STAGE.search(plain):
            found.append((start, end))
        start = end + 2
    return found


def without_frame(clean: str, mentions: Sequence[Mention]) -> str:
    """The text with the sentences about the puzzle blanked out."""
    for start, end in frame_sentences(clean, mentions):
        clean = clean[:start] + " " * (end - start) + clean[end:]
    return clean


def bystanders(mentions: Sequence[Mention], accepted: set[str], clean: str) -> set[str]:
    """The accepted names that are never spoken of as somebody in the puzzle."""
    frames = frame_sentences(clean, [mention for mention in mentions if mention.name in accepted])
    outside: dict[str, bool] = {}
    for mention in mentions:
        if mention.name in accepted - {"me", "you"}:
            outside[mention.name] = outside.get(mention.name, True) and _is_outside(mention, clean, frames)
    gone = {name for name, out in outside.items() if out}
    if gone == outside.keys():
        return set()
    if _HE.search(clean) and not (accepted - gone) & (PEOPLE | {"me", "you"}):
        gone -= {mention.name for mention in mentions if mention.name in gone & PEOPLE}
    return gone


def _is_outside(mention: Mention, clean: str, frames: list[Span]) -> bool:
    if any(start <= mention.start < end for start, end in frames):
        return True
    if mention.count is not None and mention.count > 1:
        return False
    before, after = clean[max(0, mention.start - 60) : mention.start], clean[mention.end : mention.end + 90]
    return _SPEAKS.match(after) is not None or _SPOKEN_TO.search(before) is not None or _OWN.match(after) is not None
