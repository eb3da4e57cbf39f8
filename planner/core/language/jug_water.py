"""Whether there is water to take, and whether it may be poured away."""

import re

from planner.core.language.notes import Notes

_TAP = re.compile(
    r"\b(?:tap|faucet|hose|well|lake|river|fountain|spring|stream|unlimited|endless|infinite|inexhaustible|sink|pump"
    r"|sea|ocean|pond|running water"
    r"|water source|source of water|water supply|hydrant|cistern|as much \w+ as|as many \w+ as|all the"
    r" \w+ (?:you|i|we|they|he|she) (?:like|want|need|could|can)|all the water|as you (?:like|please|want)"
    r"|plenty of|lot of water|brook|creek|canal|refill\w*|any amount of water|enough water|supply|can be filled"
    r"|fill them|limitless|fill (?:and|or|either|any|each)|no (?:limit|shortage)|abundant|puddle|pool|aquifer"
    r"|trough)\b"
)


_NO_TAP = re.compile(
    r"\b(?:no|without (?:a|any)|neither|not any|nor|no more|nothing else|no further|no other|without more"
    r"|without any more) (?:a |any |more "
    r"|further |other |extra |additional |outside |running |running )*(?:tap|water supply|water|faucet|source|supply"
    r"|hose|well|refill\w*|milk|wine|oil|liquid|spring|river|lake|stream|pump|fountain|supplies|beer|juice|cider)\b"
    r"|\b(?:tap|faucet|hose|pump|well|water) (?:is|'s) (?:off|broken|dry|out of order|not (?:working"
    r"|available)|gone|cut"
    r"|turned off|shut)\b|\b(?:dry|broken) (?:tap|well|pump)\b|\bno (?:\w+ ){0,2}(?:or|nor|and) (?:\w+"
    r" ){0,2}(?:tap|source|hose)"
    r"|\bpouring only|\bonly (?:by )?pour\w*|\bby pouring only|\bonly pour\w*|\bjust pour\b"
    r"|\bpour(?:ing)? (?:\w+ ){0,4}(?:only|from 1 (?:\w+ )?(?:to|into) (?:another|the other))|\b(?:no"
    r"|without any|without) (?:more|extra"
    r"|additional|further) \w+"
)


_NO_DRAIN = re.compile(
    r"\b(?:without|no|not(?! needed| wanted| required| used)|nothing|none|never|nor|avoid)\b(?:(?! but"
    r" |, (?:\w+ )?(?:can|may|could) (?!not))[^.?]){0,28}\b(?:spill\w*|sink|wast\w*|lose|losing|thrown?"
    r"|throw\w*|pour(?:ed|ing)? (?:(?:any|some|the|it|of|water|milk|wine|more|them|anything|liquid|back) ){0,3}(?:away"
    r"|out|off|down)(?! exactly)|empt(?:y|ied|ying) (?:out|away|on)|discard\w*"
    r"|drop(?! (?:more|less|extra))|dump\w*|drain\w*"
    r"|tip\w*|lost|poured (?:down|onto|on|back))\b|\bspilling (?:none|nothing)|\bno drain"
)


_DRAIN = re.compile(
    r"\b(?:(?:can|may|allowed to|could|ok to|okay to|free to) (?:also |always |even |\w+ and )?(?:be )?(?:pour\w*"
    r"|empt\w*|throw\w*|tip\w*|dump\w*|drain\w*|discard\w*|spill\w*)(?: (?:\w+ ){0,3}(?:away|out|onto|on|down"
    r"|into the))?|drain (?:is )?(?:available|there)|sink|(?:with|but|and|have|is|has|plus|there is|also|only|through"
    r"|use) (?:a|the|1) (?:drain|gully|gutter|plughole)|drain (?:ok|yes|allowed|available)|(?:whatever|what|anything)"
    r" (?:i|you|we) (?:pour|tip|throw|empty)(?: \w+)? (?:away|out)"
    r"|pour(?:ed|ing)? (?:away|out)(?! (?:exactly|precisely|just|\d))|tip them out)\b"
)


def read_water(notes: Notes, filled: bool) -> tuple[bool, bool]:
    """Whether there is water to take and whether it may be poured away."""
    clean = notes.doc.clean
    no_tap, no_drain = _NO_TAP.search(clean), _NO_DRAIN.search(clean)
    refused = [found.span() for found in _NO_TAP.finditer(clean)]
    taps = (found for found in _TAP.finditer(clean) if not any(a <= found.start() < b for a, b in refused))
    tap = next(taps, None)
    drain = _DRAIN.search(clean)
    if tap and not (no_tap and filled):
        notes.saw("tap", True, *tap.span())
        notes.signal("water source", 0.1)
        if no_drain:
            notes.saw("drain", False, *no_drain.span())
        return True, no_drain is None
    if no_tap or filled:
        if no_tap:
            notes.saw("tap", False, *no_tap.span())
            notes.signal("no water source", 0.1)
        else:
            notes.assume("There is no tap: nothing is said of more water than what is in the jugs.")
        if no_drain:
            notes.saw("drain", False, *no_drain.span())
        elif drain:
            notes.saw("drain", True, *drain.span())
        return False, drain is not None and no_drain is None
    notes.assume("There is a tap, and water may be poured away; the question does not say.")
    return True, no_drain is None
