"""The words for somebody and for a side that a sentence is read along, and what may stand between them."""

import re

from planner.core.language.river_words import VESSEL, sentences
from planner.core.language.wordlists import words

_NOUN = r"(?:river ?)?(?:bank|side|shore|riverbank|end|one|1|hut|stage|jetty|dock|pier|landing)\b"
COMPASS = r"(?:east|west|north|south|left|right|eastern|western|northern|southern)"
SIDES = rf"(?:far|other|opposite|near|this|that|same|first|second|starting|home|original|{COMPASS})"
NEAR_WORDS = words("left near this same starting start first original west western home our my")
_DET = r"(?:the|his|her|their|my|our|a|an|its|only|just|also|both|all|of|himself|herself)"
_OBJECT = (
    rf"(?: (?:off|down|over|across))?(?: (?:{_DET}|\d+))* (?:[a-z]+ )?(?:<|it\b|them\b|all\b|every\w+|his \w+|her \w+)"
)
_MOVED = (
    r"(?:take|taken|took|bring|brought|row|rowed|ferry|ferried|carry|carried|move|moved|deliver|delivered|drop|dropped"
    r"|lead|led|put|set|leave|left|ship|shipped|get|got|transport|transported|sell|sold|land|landed|paddled|fetch|want)"
)
_BE = r"(?:have|has|is|are|be|been|was|were)"
TOKEN = re.compile(
    r"\b(?:all|every(?:body|one|thing))(?: of them)? (?:but|except(?: for)?|save(?: for)?|apart from|other than)"
    r" (?:(?:the|his|her) )?(?P<except><\d+>)"
    r"|\b(?:except|save|but not|apart from|other than)(?: for)?(?: the| his| her)? (?P<besides><\d+>)"
    r"|(?P<each>\b(?:1|one) of each\b)"
    r"|(?P<mark>(?:(?P<n>\d+) (?:of (?:the|them|his|her|my) )?(?:\d+ )?)?(?:(?!and\b|or\b|with\b)[a-z]+ )??<\d+>)"
    r"|(?P<not_back>\bnot (?:yet )?(?:come|been|returned?|brought|gone)(?: back| home)?\b(?: yet)?|\bnot back\b)"
    rf"|(?P<side>\b(?:(?:on|at|in|onto|to|from) )?(?:the |that |this |his |her |their )?{SIDES}(?: hand)? {_NOUN}"
    rf"|\b(?:on|at|in|onto|to) the {COMPASS}\b|\b(?:near|far|left|right)(?= (?::|=)))"
    r"|(?P<is_not>\b(?:is|are) not\b(?= ?(?:[.,;]|$)))"
    r"|(?P<free>\b(?:may|can|could|might)(?: all| both| also| just| simply)* (?:stay|remain|wait|be|end)\b)"
    r"|(?P<far>\bacross(?: the (?:river|water|lake|stream|canal|creek))?\b|\b(?:over there|over yonder)\b"
    r"|(?<!all )\bover(?= ?(?:[.,;:]|$)| (?:already|so|now|with|and|but|yet|while|by|for|today|first|safely|too"
    r"|alone)\b)"
    r"|\b(?:have to|has to|must|should|shall|need to|are to|is to) (?:cross|come along|go over|come over|get over)\b"
    rf"|\b{_BE}(?: (?:already|just|now|both|all))* (?:crossed|landed|arrived)\b(?: over| there| on the)?"
    r"|\balready over\b|\b(?:been|be|is|are) (?:sold|delivered|dropped off)\b|\border(?:ed|s)?\b)"
    r"|(?P<near>\bback\b(?! and forth)|\b(?:behind|over here|here|(?<!way )home|at home|(?:stays?|remains?)(?! (?:with"
    r"|afloat|dry)\b))\b"
    r"|\breturn(?:s|ed)?\b(?! (?:trip|journey|to (?:the )?(?:other|far|opposite)))"
    r"|\b(?:to |on |at )?(?:his|her|my|our|their) (?:own )?(?:bank|side|shore)\b|\bstill (?:waiting|wait|to cross"
    r"|to come)\b"
    r"|(?:, )?\b(?:he|she|i) (?:is |will |want to |mean to )?keep(?:s|ing)?\b"
    rf"|\b(?:not|never) (?:to )?(?:cross|come along|leave home|leave|go over)\b(?: at all)?"
    r"|\bwhere (?:it|he|she|they|all|we|i)(?: \w+)? (?:is|are|be|was|were|start\w*|began)\b)"
    rf"|(?P<gives>\b(?:deliver|sell|sold|give away|hand over)\b(?={_OBJECT}))"
    rf"|(?P<carry>\b{_MOVED}\b(?={_OBJECT})|\bpromised?\b)"
    rf"|(?P<boat>\b(?:\d+ (?:seat|seater|person|man) |empty |small )?{VESSEL}\b)"
    r"|(?P<rest>\bthe (?:other|rest|remaining)s?(?: of (?:them|the \w+))?(?: \d+)?(?! (?:bank|side|shore|end|one|1|way"
    r"|hut|stage))\b"
    r"|\b(?:all )?(?:the )?others\b|\bevery(?:body|one|thing) else\b)"
    r"|(?P<all>\ball(?! (?:of )?the (?:other|rest)| (?:is|be) (?:all )?(?:done|over"
    r"|said))(?: of them)?(?: the)?(?: (?P<so_many>\d+))?\b(?! \w+ing\b)|\bevery(?:body|one|thing)\b)"
    r"|(?P<it>\bit\b(?= (?:go|goes|shall|should|must|has|have|is|will|stays?|remains?)\b))"
    r"|(?P<leader>\b(?:he|she|himself|herself|myself)\b|(?<=with )(?:him|her)\b(?= ?[.,;]| and| on| at| in|$))"
    r"|(?P<there>\bthere\b(?! (?:is|are|be|must|will|may|should|can)\b))"
)
_ADVERB = (
    r"(?:together|along|safely|now|again|too|also|already|still|alone|at present|at the moment|right now"
    r"|at the end|in the end|then|as well|though|however|meanwhile)"
)
# "… with the boat", "… and so is the boat", ": the goat", and nothing at all: what hangs on the side before it.
JOINED = re.compile(
    rf"(?: {_ADVERB}| ,)*(?:(?: ,)?(?: and)? (?:where|and so is|and so are|so is|so are|as is|as are)|(?: and)?"
    rf" (?:with|beside|next to|to|is|are|be|stand|stands|wait|waits|sit|lie|have|has|hold|want|need|:|there|=|\())"
    rf"(?: {_ADVERB}| with| is| are| be| it| them)*(?: {_DET})* | (?:{_DET} )*"
)
# What may stand between two who are in one list.
LISTED = re.compile(rf"(?: ,| and| plus| with| together| along| it| \+| too)+(?: {_DET})* | (?:{_DET} )*")
# The strongest break between two who are not.
BREAKS = (
    re.compile(r" ;"),
    re.compile(r" (?:while|whereas|but|yet|although)\b"),
    re.compile(r" ,"),
    re.compile(r" and\b"),
)
CLAUSE_BEGINS = re.compile(r"(?: [,;:]| (?:and|but|while|whereas))(?: (?:now|then|also))* $")
ADJACENT = re.compile(
    r"(?: (?:on|over|at|in|home|again|alone|safely|with|waiting|wait|standing|stand|sitting|now|already|still|yet))* ?"
)
IS_THERE = re.compile(r"\b(?:is|are|be|wait\w*|stand\w*|sit\w*|stay\w*|remain\w*|have|has|must|should|shall|will|to)\b")
GOES = re.compile(
    r"\b(?:is|are|be|stand\w*|wait\w*|stay\w*|sit\w*|row\w*|come|came|return\w*|go|goes|went|gone|drive|land\w*|finish"
    r"|end|was|were|sail\w*|paddle\w*)\b"
)
_WAY = re.compile(
    rf"\b(?:to|reach|onto|over to|on|in) (?:the|its|their) (?P<way>{COMPASS})\b(?! (?:now|away|of))",
)
_AIMS = re.compile(
    r"\b(?:want|wish|need|must|have to|has to|should|shall|until|till|get|bring|take|goal|target|aim|how|wanted"
    r"|destination|end up|cross|to the|go|going)\b"
)


_ALL_THERE = re.compile(r"\buntil\b|\bend up\b|\bwants? (?:all|every\w+|them all)\b")
_LIVES_THERE = re.compile(r"\b(?:he|she|they|<\d+>) (?:live|lives) (?:on|at) the (?:other|far|opposite)\b")


def towards(text: str) -> str | None:
    """The direction of the side that all are to go to, where it is named by one; "home" where that is over there."""
    if _LIVES_THERE.search(text):
        return "home"
    said: dict[str, int] = {}
    for start, end in sentences(text):
        for found in _WAY.finditer(text, start, end):
            before = text[start : found.start()]
            asks = text[end : end + 2].strip() == "?" or "how" in before
            goes = found.group().startswith(("to", "reach", "onto", "over"))
            if _AIMS.search(before + found.group()) and (goes or asks or _ALL_THERE.search(before)):
                said[found["way"][:4]] = said.get(found["way"][:4], 0) + (2 if asks else 1)
    return max(said, key=lambda way: said[way]) if said else None
