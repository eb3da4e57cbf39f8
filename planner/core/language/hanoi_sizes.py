"""The size rule of a tower puzzle: the words that state it, and those that lift it."""

import re

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import NOUN

Span = tuple[int, int]

_ON_SMALLER = r"(?:on|onto|upon|over|atop|above|on top of)\b (?:\w+ ){0,3}(?:small|littl|tin)\w*"
_SIZE_OFF = re.compile(
    rf"(?:(?:larger|bigger|big|large|largest|wider|great|greater) (?:\w+ ){{0,2}}(?:may|can|could|is allowed to"
    rf"|be allowed to|are allowed to|is permitted to) (?:also |even |now |freely )?(?:be )?(?:(?!not "
    rf"|never )\w+ ){{0,2}}{_ON_SMALLER}"
    rf"|\b(?:allowed|permitted|ok|okay|fine|legal|free|may|can|allow me|let me|let us|let you) (?:also |even "
    rf"|now )?(?:to )?(?:putting |placing |put |place |set |stack |lay |drop )(?:\w+ ){{0,2}}(?:larger|bigger|big"
    rf"|large) (?:\w+ )?{_ON_SMALLER}"
    r"|\bsize (?:rule |restriction |constraint |order )?(?:of the \w+ of hanoi )?(?:of the \w+ )?(?:is |are |be |do "
    r"|may be )?(?:dropped|ignored|not matter|not apply|not count|not important|irrelevant|off|lifted|waived|relaxed"
    r"|suspended|removed|unimportant|no object|abandoned)"
    r"|\bignor\w+ (?:the |all |any )?(?:usual |normal )?(?:rule about |rule on |rule of )?(?:the )?size"
    r"|\bregardless of (?:the |their |its )?size|\bno (?:rule|restriction|limit|constraint|condition) (?:about|on|for"
    r"|concerning|regarding|as to) (?:the |disc )?size|\b(?:no|without the|without a|without any|drop the|forget the"
    r"|skip the) size (?:rule|restriction|constraint|limit)?"
    r"|\b(?:large|big|larger|bigger) (?:disc|disk|ring|plate|one|piece|cake) (?:is|are) (?:now |also )?(?:allowed"
    r"|permitted|ok|okay|fine|welcome) (?:on|onto|upon|over)"
    r"|\bany (?:disc|disk|ring|plate|piece|cake) (?:may|can|is allowed to|could) (?:be )?(?:\w+ ){0,2}(?:on|onto|upon"
    r"|atop|over) (?:\w+ ){0,2}any|\bwhatever (?:their|the|its) size|\border (?:of size )?do not matter"
    r"|\b(?:stack|pile|put|place|lie|lay)\w* (?:\w+ ){0,4}in (?:any|whatever|whichever) order"
    rf"|\b(?:also|even|including) (?:a |the )?(?:large|big|larger|bigger|wide|wider)(?: (?:disc|disk|ring|one"
    rf"|1))? {_ON_SMALLER})"
)  # fmt: skip
_WORDS = r"(?:(?!not|never|no|without|nor|only)[a-z\d]+ ){0,6}?"
_LARGE = r"(?:larger|bigger|big|large|largest|biggest|wider|wide|heavier|heavy|great|greater)"
_ON = r"(?:on|onto|upon|over|atop|above)"
_SMALL = r"(?:small\w*|littl\w*|tin\w*|narrow\w*|light\w*)"
_LARGE_ON_SMALL = rf"{_LARGE} {_WORDS}{_ON} {_WORDS}{_SMALL}"
_ANY_ON_ANY = (
    rf"\b(?:any|each|every|all) {_WORDS}(?:of the \d+ )?{_WORDS}{_ON} (?:top of )?(?:any|each other|every|all)\b"
)
_PUT = r"(?:put|laid|lay|placed|set|stacked|moved|dropped|lie|rest|go|stand|sit|land|piled)"
_A_DISC_ON_ANY = (
    rf"\b(?:a|an|any|every|each|the|one|1) (?:{DISC}|one|1) (?:may|can|could|might|is allowed to|be allowed to)"
    rf" (?:now |also |even |always |freely )?(?:be )?{_PUT}(?: down)? (?:on top of|on|onto|upon|over|atop) any"
    rf"(?: other)?(?: (?:{DISC}|one|1))?\b(?! (?:{NOUN}|(?:free |empty )?(?:peg|rod|pole|post)|(?:that"
    rf"|which) is larg|larg|bigg|wide))"
)
_MAY = (
    r"(?:may|can|could|allowed|permitted|ok|okay|fine|legal|free|welcome|no problem|not a problem|acceptable|possible"
    r"|not forbidden|no harm|not matter)"
)
# The permission stands before the disc, behind it or at the end: "you may put big on small", "big may lie on small",
# "big on small is fine".
_LIFTED = re.compile(
    rf"\b{_MAY} {_WORDS}{_LARGE_ON_SMALL}|{_LARGE} {_WORDS}{_MAY} {_WORDS}{_ON} {_WORDS}{_SMALL}"
    rf"|{_LARGE_ON_SMALL}(?: [a-z\d]+){{0,2}} (?:is|are|be) {_WORDS}{_MAY}\b"
    rf"|{_ANY_ON_ANY}|{_A_DISC_ON_ANY}|{_LARGE_ON_SMALL} : {_MAY}\b"
    r"|\b(?:no|without) (?:\w+ )?(?:rule|restriction|limit\w*|constraint|condition) (?:\w+ ){0,2}(?:what|which|how)"
    r"|\b(?:forget|drop|ignor\w*|disregard|skip|lift|suspend\w*|never mind) (?:about )?(?:the |all |any )?(?:\w+"
    r" ){0,4}(?:size|large on small|big on small)"
    r"|\bsize (?:do|does|is|are) (?:not |no )(?:matter|count|apply|important|relevant|issue|play)"
    r"|\b(?:stack\w*|pile\w*|put|place\w*|lie|lay) (?:\w+ ){0,4}in (?:any|whatever|whichever) order"
)
SIZE_RULE = re.compile(
    r"(?:\bdisc \d+ (?:[a-z]+ ){0,4}?(?:never|not) [^.?]{0,30}\bon (?:the )?disc \d"
    r"|\bnever [^.?]{0,20}disc \d+ on (?:the )?disc"
    r" \d|(?:larg|big|wid|great|heavi)\w* [^.?]{0,60}\b(?:on|onto|upon|over|atop|above|cover\w*|under|rest\w*|below"
    r"|underneath)\b[^.?]{0,30}(?:small|little|tin|narrow|light)\w*"
    r"|(?:small|little|narrow)\w* [^.?]{0,40}\b(?:under|below|beneath|support|underneath|on|onto|over|covered"
    r"|above)\b[^.?]{0,30}(?:larg|big|wid|great)\w*"
    r"|(?:on|onto|on top of|over|above|underneath|under|below|beneath) (?:a |an |the |any |1 )?(?:that is"
    r" |which is |(?!to )\w+ )?(?:smaller|larger|bigger|wider|narrower|littler|lighter|thinner|tinier|heavier)\b"
    r"|\b(?:on|onto|upon|over) (?:a |an |the |any )?(?:(?:1|one|[a-z]{3,8})"
    r" )?(?:that |which )?(?:is )?less (?:wide|large|big|broad|heavy|thick)"
    r"|\b(?:on|onto|upon|over) (?:a |an |the |any |1 |one )?(?:[a-z]+ )?of (?:a )?(?:smaller|less|lesser)\b"
    r"|\bonly (?:ever )?(?:\w+ ){0,3}?(?:on|onto|upon) (?:an? )?(?:empty|free|vacant|bare)"
    r" (?:\w+ )?(?:or|and) (?:on |onto"
    r" |upon )?(?:an? |the )?(?:larger|bigger|wider|heavier|large|big)"
    r"|\b(?:only|just) (?:on|onto|upon|on top of) (?:an? |the )?(?:larger|bigger|wider|heavier)"
    r"|\bcover\w* [^.?]{0,30}(?:larger|bigger|wider|smaller)|\b(?:larger|bigger|wider) [^.?]{0,30}\bcover\w*"
    r"|(?:larger|bigger|large|big|heavier|heavy) [^.?]{0,30}\b(?:squash|crush|break|crack|flatten"
    r"|damage)\w* [^.?]{0,20}(?:small|little|light)"
    r"|(?:larger|bigger|large|big) [^.?]{0,30}\b(?:on|onto|on top of|over) (?:it|them)\b|\b(?:standard|usual|normal"
    r"|classic|classical|ordinary|regular) (?:(?:hanoi|tower|size|of) ){0,2}rule|\brule (?:as |like )?(?:in|of) (?:the"
    r" )?(?:tower of )?hanoi|\bhanoi rule)"
)


def lifted(clean: str) -> Span | None:
    """Where a text says that any disc may lie on any other; None where it does not."""
    for found in (*_SIZE_OFF.finditer(clean), *_LIFTED.finditer(clean)):
        before = clean[max(0, found.start() - 16) : found.start()]
        if not re.search(r"\b(?:no|not|never|nor)\b[^.?]*$", before):
            return found.span()
    return None
