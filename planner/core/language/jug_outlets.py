"""Whether water may be poured away: what takes it or how it goes, and whether the clause allows or forbids that."""

import re

_GOES = (
    r"(?:can|may|might|could|will|would|should|must|is|are|be|get|got|to|ever|never|not|without|nothing|nobody|of|or"
    r"|and"
    r"|also|allowed|ok|okay|fine|by|even|either|simply|just|always)"
)
# Ways for water to leave the jugs, and what it can be poured into. "Empty" is mostly no verb.
_OUTLET = re.compile(
    r"\b(?:spill\w*|wast(?:e|ed|ing)\b|discard\w*|dump\w*|drain\w*|sink|gutter|gully|ditch|plughole|drop (?:may|must"
    r"|can)"
    r" |(?:throw\w*|thrown|tip\w*|chuck\w*|fling\w*|shake) (?:(?:any|some|the|it|of|water|milk|wine|oil|more|them"
    r"|anything"
    r"|liquid|back|what\w*|all|a|bucket|jug) ){0,3}(?:away|out|off|down|onto|on|into the|in the|back)\b"
    r"|(?:tip\w*|pour\w*|empt\w*|put|give\w*|return\w*|go(?:es)?|throw\w*|flow\w*) (?:\w+ ){0,3}?back (?:in|into"
    r"|to) the\b"
    r"|(?:thrown?|tipp\w+|lose|losing|lost)\b(?! count)|get(?:ting)? rid of|got rid of|go(?:es)? to waste"
    r"|pour(?:s|ed|ing)? (?:(?:(?!in\b|into\b|from\b|to\b|and\b|exactly\b|precisely\b|\d)\w+ ){0,4}?)"
    r"(?:away|out|off|down|onto|on|back)\b(?! exactly| precisely| just| \d)"
    r"|(?:pour\w*|empt(?:y|ied|ying)) (?:\w+ ){0,3}(?:in|into) the (?:sea|lake|river|sink|drain|ditch|gutter|bath"
    r"|stream"
    rf"|pond|grass|garden)|emptying\b|empty(?= [:=])|{_GOES} emptied|{_GOES} empty (?:(?:it|them|out|a|the|any"
    rf"|either|1|jug|bucket)\b"
    r"|into)|(?:lawn|grass|bath|ground|garden|flower\w*|soil|earth|floor) (?:take|drink|swallow|get)\w*)\b"
)
# "A barrel that never gets empty": nothing is poured there.
_GETS_EMPTY = re.compile(r"(?:get|got|is|are|be) empty ")
_ALLOWED_ALL_THE_SAME = re.compile(
    r"\b(?:no problem|not a problem|(?:nobody|no one|no|not) (?:will |would |shall )?(?:mind|care|object)\w*|no harm"
    r"|not forbidden|no matter|not matter|nothing against|no limit|no need to (?:keep|save)|no restriction)\b"
)
_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|nothing|none|never|nor|neither|nobody|nowhere|without|avoid|forbid\w*|forbidden|prohibit\w*|ban\w*"
    r"|illegal|impossible|refuse\w*|too \w+ to|nil|zero|0(?! (?:litre|l|L|liter|ml|gallon|pint|quart|cup|ounce"
    r"|oz)\b)|instead of|rather than|pity)\b"
)
_DENIED_AFTER = re.compile(
    r"\b(?:forbid\w*|prohibited|banned|(?:not|never|nor) (?:be )?(?:allowed|permitted|possible|an option|ok|okay"
    r"|available"
    r"|acceptable|done|there|work\w*|exist|wanted)|disallowed|out of the question|impossible|off limit|a sin|a no go"
    r"|is out|taboo|[:=] (?:no|none|nothing|never|not)|blocked|broken)\b|^ no\b(?= [.,;]|$)|^ (?:nothing|none|no \w+)\b"
)
# What stands between a denial and another clause: "no tap, but water may be poured out".
_OTHER_CLAUSE = re.compile(
    r"\b(?:and|so|while|where|which|,)(?: \w+){0,4} (?:can|may|could|is|are|have|go|take|need|want)\b(?! not)"
    r"|\band (?:a|the|an|1|have|with)\b|\b(?:mark\w*|scale|label\w*|limit|matter|full|line)\b|\d"
)
_LISTED = re.compile(
    r"\b(?:no|without(?: any| a)?|neither(?: a)?) \w+(?: \w+)? , (?:\w+ , )?(?:or |nor )?(?:a |any )?$"
)
_ONLY_BETWEEN = re.compile(
    r"\b(?:only (?:be )?(?:pour\w*|move\w*|shift\w*|go|transfer\w*|pass\w*)|pour\w* only|only by pouring) "
    r"(?:\w+ ){0,4}?(?:between|from|to"
    r"|into"
    r"|among)\b|\bonly (?:pour\w*|move\w*) (?:between|from|among)\b"
    r"|\b(?:all|everything|every drop)(?: of (?:it|the \w+))? (?:must|have to|has to|should|shall) (?:stay|remain"
    r"|be kept)"
    r"|\b(?:must|have to|may) (?:only )?stay in the\b|\bkeep (?:every drop|all (?:of )?the|everything)\b"
    r"|\bnowhere (?:else )?(?:to|for)\b|\b(?:none|nothing|no water|not) (?:of it )?(?:may|can|must|is to|shall"
    r"|ever)? ?leave (?:the|my|our)\b"
    r"|\banywhere (?:else )?(?:except|but|other than) (?:in|into|to)\b"
)
_CLAUSES = re.compile(r" (?:[.?;]|but|however|though|although|yet) ")
REACH = 7


def read_outlet(clean: str) -> tuple[bool | None, tuple[int, int]]:
    """Whether the text lets water be poured away, None where it does not say; and the words that say so."""
    said: dict[bool, tuple[int, int]] = {}
    start = 0
    for end in [*(found.start() for found in _CLAUSES.finditer(clean)), len(clean)]:
        _judge(clean[start:end], start, said)
        start = end
    back = said.get(True)
    returned = back is not None and re.search(r"\bback (?:in|into|to) the\b", clean[slice(*back)]) is not None
    verdict = False if False in said and not returned else True if said else None
    return verdict, said.get(verdict, (0, 0)) if verdict is not None else (0, 0)


def _judge(clause: str, at: int, said: dict[bool, tuple[int, int]]) -> None:
    if between := _ONLY_BETWEEN.search(clause):
        said.setdefault(False, (at + between.start(), at + between.end()))
    fine = _ALLOWED_ALL_THE_SAME.search(clause) is not None
    for found in _OUTLET.finditer(clause):
        if _GETS_EMPTY.match(found.group()):
            continue
        allowed = fine or not _denied(clause, found)
        said.setdefault(allowed, (at + found.start(), at + found.end()))


def _denied(clause: str, found: re.Match[str]) -> bool:
    inside = found.group().split(" ")[0] in {"not", "never", "without", "nothing", "nobody"}
    if inside or _LISTED.search(clause[: found.start()]):
        return True
    after = re.split(r" (?:,|and|so) ", clause[found.end() :])[0]
    if _DENIED_AFTER.search(after):
        return True
    before = clause[: found.start()].rpartition(" , ")[2]
    words = " ".join(before.split(" ")[-REACH - 1 :])
    denials = list(_DENIED_BEFORE.finditer(words))
    return bool(denials) and not _OTHER_CLAUSE.search(words[denials[-1].end() :])
