"""Whom a crossing puzzle speaks of, and who of them may be somebody in it, before anybody asks what the boat holds.

Known nouns are taken wherever they stand. Others are taken when the text treats them as things: it introduces them
with an article, a number or a list, and speaks of them again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.core.language.river_accepted import accepted_names
from planner.core.language.river_aliases import without_aliases
from planner.core.language.river_bystanders import bystanders, without_frame
from planner.core.language.river_groups import class_mentions
from planner.core.language.river_light import one_light
from planner.core.language.river_likely import CERTAIN, DECISIVE, of_either
from planner.core.language.river_lists import headings, is_heading
from planner.core.language.river_mentions import Mention, merge_speaker, read_mentions
from planner.core.language.river_participant_words import CANDIDATE_NEVER
from planner.core.language.river_proper_names import proper_names
from planner.core.language.river_short_names import short_mentions
from planner.core.language.river_sides import read_sides, with_sides
from planner.core.language.river_words import GENERIC, THINGS, VESSEL
from planner.core.language.text import Document

_SPEAKER = {
    "me": re.compile(
    r"\b(?:with me|without me|me (?:and|,|plus)|, me\b|and me\b|myself|i (?:am|is|be) (?:not|away|gone)"
    r"|i can (?:only )?(?:take|carry|bring|row|fit|have)|i (?:leave|look away|turn)|me not|i only have room"
    r"|(?:and|,) i (?:and|,|plus|want|need|have|must|are)\b|\bi and (?:my|our)\b|besides me|i need to be"
    r"|(?:room|space|seat|place|boat|canoe|raft|kayak|dinghy|enough|only|just|lift|fit) for me|hold me|carry me"
    r"|take me|fit me"
    r"|(?:unless|if|when|whenever|until|while|once) i (?:am|be|have|go|leave|turn|look)|me on (?:this|the))\b"),
    "you": re.compile(
    r"\b(?:with you|without you|you and (?:1|one)|yourself|you are not|you can (?:only )?(?:take|carry|bring) "
    r"|besides you|hold you|carry you|for you and)\b"),
}  # fmt: skip
_AS_VESSEL = re.compile(
    r"\b(?P<vessel>basket|cage|box|barrel|bucket|crate|car|log|bike|horse|donkey|dragon|swan|turtle|whale|dolphin"
    r"|eagle)"
    r"(?: (?:that|which|who|can|will|only|never|may))* (?:only |never )?(?:carry|hold|take|fit|seat|bear|move|go)\b"
)
_BEARS = re.compile(
    r"\b(?P<thing>[a-z]+) (?:(?:that|which|can|will|only|just) ){0,3}(?:hold|carry|bear|seat|take(?= (?:only |at"
    r" most |up to )?\d))\b"
)
_OTHER_VESSEL = re.compile(rf"\b(?!basket\b|cage\b|log\b){VESSEL}\b")


@dataclass(frozen=True)
class Company:
    """Everybody whom a document speaks of, whatever the boat holds: their mentions, and who of them is accepted."""

    doc: Document
    words: list[str]
    proper: set[str]
    speaker: str | None
    mentions: list[Mention]
    accepted: set[str]
    odds: Mapping[str, float]


def read_company(doc: Document, odds: Mapping[str, float]) -> Company:
    """Who is spoken of; `odds` is what else speaks for each word being somebody: see `river_participants`."""
    words = [token.norm for token in doc.tokens]
    proper = proper_names(doc)
    sure = frozenset(name for name, each in odds.items() if each > DECISIVE and name not in _SPEAKER)
    stage = without_frame(doc.clean, read_mentions(doc, words, proper, None))
    speaker = _speaker(stage, odds)
    spoken = read_mentions(doc, words, proper, speaker, sure)
    nobody = CANDIDATE_NEVER | {name for name, each in odds.items() if each < -CERTAIN}
    nobody -= GENERIC | {*_SPEAKER} | proper
    mentions, gone = without_aliases(spoken, doc, proper, nobody)
    odds = of_either(odds, spoken, mentions)
    proper -= gone
    if speaker:
        mentions = merge_speaker(doc.clean, mentions, speaker)
    vessels = {found["vessel"] for found in _AS_VESSEL.finditer(doc.clean)}
    vessels |= {found["thing"] for found in _BEARS.finditer(doc.clean) if found["thing"] in THINGS}
    if light := one_light(doc.clean):
        vessels |= set(doc.clean[slice(*light)].split())
    if not _OTHER_VESSEL.search(doc.clean):
        vessels |= {"basket", "cage", "bucket", "log", "crate", "barrel"}
    accepted = accepted_names(mentions, proper, speaker, vessels, doc.clean)
    beside = bystanders(mentions, accepted, doc.clean)
    accepted -= beside
    beside |= {w for w in headings(words) if w not in proper and (words.count(w) == 1 or is_heading(w))}
    accepted |= {mention.name for mention in mentions if odds.get(mention.name, 0.0) > DECISIVE}
    accepted -= beside | nobody
    heard = class_mentions(doc.clean)
    mentions = [m for m in mentions if not any(c.start < m.end and m.start < c.end for c in heard)] + heard
    mentions += short_mentions(doc, mentions)
    if sides := read_sides(doc):
        mentions = with_sides(mentions, sides, doc)
        accepted |= {sides.name(mark) for mark in sides.numbers}
    return Company(doc, words, proper, speaker, mentions, accepted, odds)


def _speaker(stage: str, odds: Mapping[str, float]) -> str | None:
    """Who speaks or is spoken to, where that is one of the cast."""
    told = {name for name, pattern in _SPEAKER.items() if pattern.search(stage)}
    sums = {name: odds.get(name, 0.0) + (DECISIVE if name in told else -DECISIVE) for name in _SPEAKER}
    return next((name for name, each in sums.items() if each > 0), None)
