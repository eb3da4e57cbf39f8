"""Whether the rules also hold among those aboard: "on the banks and in the boat alike", "in the boat anything goes"."""

import re

from planner.core.language.river_words import VESSEL, sentences

# The boat as a place where somebody is, not as something that is introduced: "in a boat for two".
_BOAT = (
    rf"(?:the |that |this )?(?:\w+ )?{VESSEL}(?: itself)?(?! (?:for|that|which|with|of|hold|take|carr\w+|can|seat)\b)"
)
_ABOARD = re.compile(
    rf"\b(?:(?:in|on|aboard|inside|for|to|within) {_BOAT}\b|{_BOAT} (?:(?:do not )?count|(?:is|be) (?:exempt|excluded)"
    r"|be included|is included"
    rf"|included"
    rf"|too|also)\b|aboard|on board|afloat|(?:or|nor|and) {VESSEL}(?= [.,;])|(?:during|on) (?:the |any |each |every "
    r"|a )?(?:actual )?(?:crossing|ride|trip"
    r"|passage|journey|voyage|transit)|in transit|(?:on|over) (?:the )?water"
    r"|while (?:they are |they be )?(?:crossing|rowing|under way))\b"
)
_INCLUDED = re.compile(
    r"\b(?:also|too|even|as well|alike|same|hold|applies?|apply|count|valid|go for|true|nor|neither|or|either|and"
    r"|including|included|inclusive|likewise|both|everywhere|anywhere|as|respected|extend)\b"
)
_INCLUDED_BEHIND = re.compile(
    r"^(?: \w+){0,2}? (?:also|too|as well|alike|either|included|count|(?:and|or|nor|as) (?:on|at|ashore))\b"
)
_RULE = re.compile(
    r"\b(?:same|hold|apply|applies?|valid|true|rule|count|go for|respected|extend|included?|including|not|never|no|nor"
    r"|neither|unless|without|observed|obeyed|outnumber\w*|more|fewer|majority|alone)\b"
)
_ROOM = re.compile(
    r"\b(?:hold(?= (?:\d|him|her|me|at|up|only|the|a|an|just))|carr\w+|room|space|seat\w*|fit\w*|capacity|bear|load"
    r"|maximum|at most|up to|at a time|place in|sit|take|bring"
    r"|travel|go over|cross|goes?|escort)\b[^.?,;]{0,25}$"
)
_ROOM_BEHIND = re.compile(
    r" ?(?:\(|,)? ?(?:\d+|when it land|which|that|there is|only|just|at a time|go|over|to|across)\b"
)
_EXCLUDED = re.compile(
    r"\b(?:(?:bank|shore|side|land)(?: \w+)? (?:only|alone)\b|only (?:on|at|for) (?:the |either |a )?(?:\w+ )?(?:bank"
    r"|shore|land|side)|anything go|everything is allowed|not (?:count|matter|apply|hold|valid)|irrelevant"
    r"|no (?:rule|restriction|danger|matter)|person care|behave\w*|exempt\w*|except (?:in|on|aboard)|but not (?:in|on)"
    r"|too busy|nothing (?:can )?happen|(?:is|are|be) (?:\w+ )?(?:safe|fine|allowed|harmless))\b"
)
_ANYWHERE = re.compile(r"\b(?:any|every)where , (?:even|including)")
_FAR = 60
_SHORT = 8  # words; "(on the boat as well!)" needs no rule of its own


def holds_aboard(clean: str) -> bool | None:
    """Whether a cleaned text puts the boat under the rules of the banks; None where it does not say."""
    found = None
    for start, end in sentences(clean):
        sentence = clean[start:end]
        for aboard in _ABOARD.finditer(sentence):
            before, behind = sentence[max(0, aboard.start() - _FAR) : aboard.start()], sentence[aboard.end() :]
            here = before + aboard.group() + behind.split(" , ")[0]
            if _EXCLUDED.search(here):
                return False
            about_room = _ROOM.search(before) or _ROOM_BEHIND.match(behind)
            included = _INCLUDED.search(before[-40:] + " . " + aboard.group()) or _INCLUDED_BEHIND.search(behind)
            if included and not about_room and (_RULE.search(sentence) or len(sentence.split()) < _SHORT):
                found = True
    return found or (_ANYWHERE.search(clean) is not None or None)
