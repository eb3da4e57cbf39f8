"""Who must be at the oars and who cannot be, in other words than "only the farmer can row": "the rowing is done by",
"it takes a nun to row", "without a nun on board the boat does not move", "the bandits are passengers only".
"""

import re

from planner.core.language.river_words import ROW, VESSEL

Span = tuple[int, int]

_MARK = re.compile(r"<\d+>")
_WHO = (
    r"(?:(?:the|a|an|his|her|my|their|at least|1|one|all|both|of|any|\d+) )*(?P<who><\d+>(?:(?: ,| and"
    r"| or)+(?: (?:the|a|an|his|her|my|1))* <\d+>){0,6})"
)
_OARS = r"(?:oar|paddle|helm|wheel|tiller|control|rudder|pole)s?"
_ROWED = (
    r"(?:row|rowed|steer|steered|paddle|paddled|drive|driven|operate|operated|pilot|piloted|handle|handled|sail"
    r"|sailed|move|moved|pole|poled|crank|cranked|use|used)"
)
_ROWING = r"(?:row|rowing|steer|steering|paddling|driving|sailing|poling|punting)"
_TRIP = (
    r"(?:on|in|at|for|during) (?:every|each|all)(?: single)? (?:trip|crossing|ride|journey|passage|time|way|move"
    r"|flight|run)"
)
_STOPS = (
    r"(?:do|can|will|must|may|would) not (?:be )?(?:move|go|run|leave|start|cross|budge|sail|moved|used|rowed|work)"
)
_FORCED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:the )?{_ROWING} (?:is|be) (?:something |a thing |an art )?(?:that )?(?:only|just) {_WHO}",
        rf"\b(?:the )?{_ROWING} (?:is|be) (?:only |always )?(?:do|done|manage|left) (?:only |exclusively )?(?:by"
        rf"|to) {_WHO}",
        rf"\b(?:can|may|must|is|be)(?: only| always| exclusively| solely)+ be {_ROWED} by {_WHO}",
        rf"\b(?:is|be) (?:only|always|exclusively|solely) {_ROWED} by {_WHO}",
        rf"{_WHO} (?:must|have to|need to) (?:always )?be (?:in the {VESSEL}|on the {VESSEL}|aboard|on board"
        rf"|in it) {_TRIP}",
        rf"\bmust (?:always|at all times) be {_WHO} (?:at the {_OARS}|aboard|on board|in the {VESSEL}|in it|on it)",
        rf"\b(?:at|on|in|for) (?:each|every) (?:crossing|trip|ride)(?: ,)? {_WHO} (?:must|have to|need to) {ROW}\b",
        rf"\bit take {_WHO} to {ROW}\b|\bit is {_WHO.replace('?P<who>', '?P<who2>')} (?:who"
        rf"|that) (?:(?:own|have) (?:the|a|this) {VESSEL} and )?(?:do (?:all )?the rowing|{ROW})\b",
        rf"{_WHO} (?:do|does)(?: all)? the (?:rowing|steering|paddling|driving)\b",
        rf"\bwithout {_WHO} (?:on board|aboard|in it|inside|on it|at the {_OARS})(?: ,)? (?:the|this"
        rf"|it) ?(?:{VESSEL} )?{_STOPS}",
        rf"\bonly {_WHO}(?: (?!<)\w+){{0,6}} (?:the )?{_OARS}\b",
        rf"\bwho (?:can )?{ROW}(?: it)? [.?] {_WHO}",
        rf"\b(?:{VESSEL}|it) (?:{_STOPS}|go nowhere|never (?:move|go|leave|start))(?: \w+){{0,2}} (?:unless"
        rf"|without|except"
        rf" with)(?: there is)? {_WHO}",
        rf"\b(?:any\w*|whoever|every\w*|all|each|nobody|no person)\b[^.?;<]{{0,40}}\b(?:accompanied|escorted|led|guided"
        rf"|without)(?: by)? {_WHO}(?= ?[.,;]| and)",
        rf"{_WHO} (?:himself |herself )?{ROW}(?: it| the \w+)? (?:himself|herself|itself|themselves|alone)\b",
        rf"\b(?:rower|oarsman|driver|pilot|steersman)s? : {_WHO}",
        rf"{_WHO} (?:must|have to|need to) (?:always )?{ROW} (?:it )?(?:every time|always|each time|on every \w+"
        rf"|all the way)",
        rf"{_WHO} (?:is|be|are|=) (?:(?:the|our|their|only|always) )*(?:rower|oarsman|helmsman|pilot|steersman"
        rf"|driver)s?\b",
        rf"\b(?:the )?{_OARS} (?:is|are|be|belong)(?: only)? (?:for|to|in the hands of) {_WHO}(?: alone| only)?",
        rf"\bobey (?:only|no one but|no person but|nobody but|no 1 but) {_WHO}",
        rf"{_WHO} (?:is|be|are) the only (?:1|one|ones|person) (?:insured|licensed|trained|qualified|able|allowed"
        rf"|strong enough|permitted|fit)"
        rf" to {ROW}\b",
    )
)
_UNABLE = re.compile(
    rf"{_WHO} (?:(?:have )?never (?:learn|learned|learnt|be taught)(?: how)? to|have no idea how to|(?:do"
    rf"|can) not know how to|(?:is|are|be) unable to"
    rf"|refuse to|(?:is|are|be) not (?:strong|big|old|tall) enough to) {ROW}\b"
    rf"|{_WHO.replace('?P<who>', '?P<who2>')} (?:is|are|be|can|may)(?: only)?(?: be)? (?:only |just "
    rf"|mere |a )*passengers?(?: only| ?[,.;]| ?$)"
)


def forced_rowers(text: str) -> tuple[tuple[str, ...], Span] | None:
    """The marks of those without whom nobody crosses, and where a marked text says so."""
    for pattern in _FORCED:
        if found := pattern.search(text):
            return tuple(dict.fromkeys(_MARK.findall(_who(found)))), found.span()
    return None


def unable_rowers(text: str) -> tuple[set[str], Span] | None:
    """The marks of those who are said to be passengers."""
    if found := _UNABLE.search(text):
        return set(_MARK.findall(_who(found))), found.span()
    return None


def _who(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return groups.get("who") or groups.get("who2") or ""
