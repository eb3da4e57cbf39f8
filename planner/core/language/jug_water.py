"""Whether there is water to take, and whether it may be poured away."""

import re

from planner.core.language.jug_outlets import read_outlet
from planner.core.language.notes import Notes

_TAP = re.compile(
    r"\b(?:tap|faucet|hose|well|lake|river|fountain|spring|stream|unlimited|endless|infinite|inexhaustible|sink|pump"
    r"|sea|ocean|pond|running water"
    r"|water source|source of water|water supply|hydrant|cistern|as much \w+ as|as many \w+ as|all the"
    r" \w+ (?:you|i|we|they|he|she) (?:like|want|need|could|can)|all the water|as you (?:like|please|want)"
    r"|plenty of|lot of water|brook|creek|canal|refill\w*|any amount of water|enough water|supply|tank of water"
    r"|can be filled"
    r"|fill them|limitless|fill (?:and|or|either|any|each)|no (?:limit|shortage)|abundant|puddle|pool|aquifer"
    r"|trough|without (?:any )?(?:limit|end)|never (?:run|dry|dried|end|stop)\w*|water (?:is )?(?:\w+ )?free\w*"
    r"|(?:bath(?:tub)?|aquarium|rain ?\w+) (?:\w+ ){0,2}(?:full|fill)\w*|to draw from"
    r"|drawn? (?:water|from)|water butt|scoop(?:ing)? from|oasis?|reservoir|waterfall|available in any)\b"
)


_NO_TAP = re.compile(
    r"\b(?:no|without(?: a| any)?|far from(?: a| any| the)?|neither|not any|nor|no more|nothing else|no further"
    r"|no other|without more"
    r"|without any more) (?:a |any |more "
    r"|further |other |extra |additional |outside |running |running )*(?:tap|water supply|water|faucet|source|supply"
    r"|hose|well|refill\w*|milk|wine|oil|liquid|spring|river|lake|stream|pump|fountain|supplies|beer|juice|cider)\b"
    r"|\b(?:tap|faucet|hose|pump|well|spring|stream|water|source|supply|fountain) (?:is|are|be|have|has|was|were|'s|do"
    r"|:|=|in this \w+)? ?(?:\w+ )?(?:off|broken|dry|dried|out of order|not (?:work\w*|available|run\w*)|gone|cut"
    r"|turned"
    r" off|shut|frozen|empty|exhausted|none|no(?= [.,;]| $)|missing|locked|closed|disconnected)\b"
    r"|\b(?:refill\w*|fill\w* up again|adding) (?:\w+ ){0,2}(?:is|are|be) (?:not|forbidden|impossible|prohibited)"
    r"|\b(?:not|never|nothing|none|no \w+|nobody)(?: (?:can|may|could|must|will|to|be|is|ever|more))* (?:add\w*"
    r"|refill\w*)"
    r"|\b(?:not|never) (?:get|have|fetch|find|buy|obtain) (?:any )?more\b|\b(?:that|this) (?:is|be) (?:all"
    r"|everything)\b"
    r"|\ball the \w+ (?:there is|(?:i|we|he|she|they) (?:have|has|got))\b|\bnothing (?:else )?to (?:re)?fill\b"
    r"|\b(?:tap|faucet|hose|pump|well|spring|stream|fountain|river|lake|oasis) (?:is|are|be|lie) (?:(?:at least"
    r"|about|still"
    r"|some|too|very|1|\d+|a|many|several) ){0,3}(?:far (?:off|away)|(?:mile|kilometre|km|hour|day) (?:off|away"
    r"|distant))\b"
    r"|\b(?:nor|neither) (?:is|are) there (?:any )?more\b|\bthere (?:is|are) (?:no|not any) more\b"
    r"|\bnowhere to (?:get|fetch)\b|\b(?:dry|broken) (?:tap|well|pump)\b|\bno (?:\w+ ){0,2}(?:or|nor|and) (?:\w+"
    r" ){0,2}(?:tap|source|hose)"
    r"|\b(?:no"
    r"|without any|without) (?:more|extra"
    r"|additional|further) \w+"
)

# Words that only say how water moves: where a tap is told of they do not deny it.
_JUST_POURS = re.compile(
    r"\bpouring only|\bonly (?:by )?pour\w*|\bby pouring only|\bjust pour\b"
    r"|\bpour(?:ing)? (?:\w+ ){0,4}(?:only|from 1 (?:\w+ )?(?:to|into) (?:another|the other))"
)
_SURE_TAP = re.compile(r"tap|faucet|hose|pump|well|fountain|spring|unlimited|endless")


def find_tap(clean: str) -> re.Match[str] | None:
    """Where a source of water is told of that is there."""
    refused = [found.span() for pattern in (_NO_TAP, _JUST_POURS) for found in pattern.finditer(clean)]
    taps = (found for found in _TAP.finditer(clean) if not any(a <= found.start() < b for a, b in refused))
    return next(taps, None)


def read_water(notes: Notes, filled: bool) -> tuple[bool, bool]:
    """Whether there is water to take and whether it may be poured away."""
    clean = notes.doc.clean
    outlet, outlet_at = read_outlet(clean)
    tap = find_tap(clean)
    no_tap = _NO_TAP.search(clean)
    if not no_tap and not (tap and _SURE_TAP.match(tap.group())):
        no_tap = _JUST_POURS.search(clean)
    if outlet is not None:
        notes.saw("drain", outlet, *outlet_at)
    if tap and not (no_tap and filled):
        notes.saw("tap", True, *tap.span())
        notes.signal("water source", 0.1)
        return True, outlet is not False
    if no_tap or filled:
        if no_tap:
            notes.saw("tap", False, *no_tap.span())
            notes.signal("no water source", 0.1)
        else:
            notes.assume("There is no tap: nothing is said of more water than what is in the jugs.")
        return False, outlet is True
    notes.assume("There is a tap, and water may be poured away; the question does not say.")
    return True, outlet is not False
