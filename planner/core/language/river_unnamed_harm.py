"""Harm in words that no list knows: "the ferret gets the budgie if I am away", "none of the three stands another".

What one does to the other as soon as the guard has gone is harm, whatever the verb.
"""

import re

from planner.core.language.river_harm import VERB
from planner.core.language.wordlists import words

Pair = tuple[str, str, int, int]

_UNNAMED = re.compile(
    r"(?P<a><\d+>) (?:(?:would|will|might|may|can|could|always|immediately|just|then|soon|happily|quickly|certainly"
    r"|surely"
    r"|gladly|at once|simply|also|even|never fail to|tend to|like to|try to|start to|go and"
    r"|be able to) ){0,3}(?P<verb>[a-z]{3,})"
    r"(?: (?:at|on|up|into|for|the|a|an|his|her|its|my|off|out|to|apart|down|over|after|poor|any|all|with|hold of"
    r"|rid of)){0,4}"
    r" (?P<b><\d+>)"
)
_NO_HARM = words(
    """and the with plus for nor are was were has have had need needs want can may must will should could would
    take carry bring row paddle ferry see know guard protect watch help own follow cross accompany escort lead
    mind keep let leave stay remain not but from who which that both each per when while unless without than
    before against over under near beside also too only never always safe friend like ignore join meet visit
    call named weigh cost equal count stop prevent hold fit seat outnumber outnumbered more fewer into then
    steer drive pilot fly operate trust tolerate save rescue support walk stand sit wait travel get_along
    alone together unattended around about across there here being left behind come goes go going once until
    until because since where whenever though although yet still instead unlike being against versus"""
)
_GUARD_GONE = re.compile(
    r"\b(?:if|when|whenever|unless|without|gone|away|alone|unwatched|unattended|unsupervised|unguarded|absent"
    r"|absence|left"
    r"|nobody|no person|not (?:there|around|looking|watching|here|about)|once|as soon as|moment)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no longer|refuse)\b")
_NONE = re.compile(
    r"\b(?:none of (?:the|them|these|those|his|her|my)\b(?: (?!<)[a-z0-9]+){0,3}(?: <\d+>)? (?:tolerate|stand|trust"
    r"|like|get along|get on|can|may|must"
    r"|want|bear)|no (?:2|two) (?:of (?:the|them|these|those)|animal|<\d+>)[^.?]{0,40}\b(?:left|alone|together|stay|be)"
    r"|(?:any|whichever|every) (?:2|two|pair)(?: of (?:the|them|these|those|his|her|my))?\b[^.?]{0,60}\b(?:fight"
    r"|kill|eat"
    r"|attack|quarrel|not|never|harm|trouble|tear|bite|each other|1 another|one another)"
    r"|all (?:\d+ )?(?:pair|pairing|combination)s?(?: of \w+)? (?:conflict|be|are|fight|must|of|clash|end|is)"
    r"|(?:each|every one|every 1) of (?:the|them|these|those)\b[^.?<]{0,30}\b(?:hate|eat|fight|attack|kill|bite|hurt"
    r"|would)"
    r"\b[^.?<]{0,20}\bothers?\b|\b(?:they|all \d+|all of them) (?:all )?(?:hate|fight|attack|bite|kill"
    r"|can not stand)(?: with)?"
    r" (?:each other|1 another|one another))"
)


def unnamed(sentence: str) -> list[Pair]:
    """Who does something to whom, in a sentence that says when nobody is there to stop it."""
    if not _GUARD_GONE.search(sentence):
        return []
    found = []
    at = 0
    while match := _UNNAMED.search(sentence, at):
        at = match.start("b")
        is_harm = match["verb"] not in _NO_HARM and not VERB.fullmatch(match["verb"]) and match["a"] != match["b"]
        if is_harm and not _DENIED.search(match.group()):
            found.append((match["a"], match["b"], *match.span()))
    return found


def all_apart(text: str) -> tuple[int, int] | None:
    """Where a text says that none of those taken over may be left with another."""
    found = _NONE.search(text)
    return found.span() if found else None
