"""Who is never anywhere without whom: "no child without an adult", read over marked text."""

import re
from dataclasses import dataclass

from planner.core.language.river_company import APART
from planner.core.language.river_harm import VERB
from planner.core.language.river_words import MARK, sentences

Span = tuple[int, int]

_NEEDS = re.compile(
    r"(?P<who><\d+>) (?:(?!<\d+>)[^.?;<]){0,60}?\b(?:without|unless|except with|except in the company of"
    r"|unaccompanied by|unsupervised by|unattended by|unwatched by)\b"
    r"(?:(?!<\d+>)[^.?;<]){0,30}(?P<any><\d+>(?:(?: or| and| ,)+(?: a| an| the| its|"
    r" his| her| their| one of"
    r"| at least \d+)* <\d+>){0,3})"
)

_DET = (
    r"(?:(?:a|an|the|at least|\d+|one of|some|any|his|her|their|its|my|our|either|no|of|both|all|every|each|other) )"
    r"{0,5}"
)
_ANY = rf"(?P<any>{_DET}<\d+>(?:(?: or| and| ,| nor)+ {_DET}<\d+>){{0,3}})"
_WHO = rf"{_DET}(?P<who><\d+>)"
_MUST = r"(?:must|have to|need to|should|shall|ought to|may only|can only|always need|need)"
_BESIDE = r"(?:with|near|beside|by|around|next to|close to|watch\w*|look after|supervise|accompany|guard|mind|escort)"
_BAD = (
    r"(?:trouble|fall|drown|die|cry|lost|run (?:off|away)|hurt|panic|starve|danger\w*|afraid|unsafe|scream|escape"
    r"|harm|come to grief|accident|not safe|impossible|forbidden|not allowed|out of the question|disaster|taboo|no go)"
)
# The same said in other orders: whose company is needed may come first.
_TURNED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:wherever|where|anywhere|if|when|whenever|as soon as)(?: there)?(?: is| are| be)? {_WHO}"
        rf"(?: (?:is|are|be|stay|go|there|stand))*(?: ,| then)* (?:there )?(?:{_MUST} (?:also )?be )?{_ANY}"
        rf"(?: {_MUST}(?: (?:also|always))* be(?: there| too| as well| present)+"
        r"|(?: (?:as well|too|there|present|around|also))*(?= [.;,]|$))",
        rf"{_ANY} {_MUST}(?: (?:always|also|constantly|be|stay|remain|there|present|keep an eye))* {_BESIDE} {_WHO}",
        rf"{_WHO} (?:always )?{_MUST}(?: (?!not|never|eat|bring|take|get|cross|carry)\w+){{0,4}}? (?:accompanied by"
        rf"|with|in the"
        rf" company of|supervised by|together with|near|looked after by|watched by|guarded by|stay with|have) {_ANY}",
        rf"{_WHO} (?:always )?(?:need|require|must have) {_ANY} (?:beside|with|near|by|around|next to|close)\b",
        rf"\b(?:without|unless there is|if there is no|if there are no|with no|in the absence of) {_ANY}"
        rf"(?: (?:is|are|be|around|there|near\w*|present))*(?: ,)? {_WHO} [^.?;<]*\b{_BAD}\b",
        rf"{_WHO}(?: (?!not\b|never\b)[a-z]+){{0,6}}? without {_ANY}(?: [:,=])?"
        rf"(?: (?!not\b|never\b)[a-z]+){{0,4}}? {_BAD}\b",
        rf"\b(?:leaving|leave) {_WHO} (?:alone )?without {_ANY}",
        rf"{_WHO} [^.?<]{{0,50}}\b(?:alone|on (?:its|their|his|her) own|unattended|by \w+sel\w+|unsupervised|only)\b"
        rf"(?: (?!<)[a-z]+){{0,4}}(?: [:;,]+| because| so| and| but)+ {_ANY} {_MUST}(?: (?:always|also|constantly|be"
        rf"|stay))* (?:{_BESIDE} (?:them|it|him|her)|there|present|around)\b",
        rf"{_WHO}(?: (?!not\b|never\b)[a-z]+){{0,6}}? with (?:no|neither) {_ANY}",
        rf"\b{_MUST}(?: always| also)* be {_ANY} (?:where|wherever)(?: there)?(?: is| are| be)? {_WHO}",
        rf"{_WHO} (?:may|can|must|are allowed to|is allowed to)(?: only)? (?:only )?(?:be|stay|go"
        rf"|stand) (?:only )?where(?: there is)?"
        rf" {_ANY}(?: (?:is|are|be|stand|stay))?(?= |$)",
    )
)
_NEITHER = re.compile(
    rf"\b(?:neither (?P<who>{_DET}<\d+>(?:(?: ,| nor| or)+ {_DET}<\d+>)+)"
    rf"|(?:both|no) (?P<both>{_DET}<\d+>(?:(?: ,| and| or)+ {_DET}<\d+>)+))"
    r" (?:(?!with\b|together\b|near\b|beside\b|1 another\b|each other\b)[a-z]+ ){0,9}?"
    rf"(?:without|unless|unaccompanied by|need|must have|accompanied by|in the absence of) {_ANY}"
)
_ONLY_TRAVEL = re.compile(r"\b(?:row\w*|paddle|steer|operate|cross|go|ride)\b")


@dataclass(frozen=True)
class Need:
    """An entity (as a mark) that is never anywhere without some of the others."""

    who: str
    any_of: tuple[str, ...]
    span: Span


def read_needs(text: str) -> list[Need]:
    """Entities that are never anywhere without another."""
    needs: list[Need] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        for found in _NEEDS.finditer(sentence):
            who = found["who"]
            any_of = found["any"]
            if not APART.search(sentence[: found.end()]):
                continue
            if _other_party(sentence, found) or _ONLY_TRAVEL.search(re.split(r"\bnot\b|\bnever\b", found.group())[-1]):
                continue
            marks = tuple(mark for mark in MARK.findall(any_of) if mark != who)
            if marks:
                needs.append(Need(who, marks, (start + found.start(), start + found.end())))
        needs += _each_of_them(sentence, start, needs)
        if not any(start <= need.span[0] < end for need in needs):
            needs += _turned(sentence, start)
    return needs


def _each_of_them(sentence: str, start: int, known: list[Need]) -> list[Need]:
    """ "Neither the baby nor the toddler may be on a bank without an adult": the same for each of them."""
    found = _NEITHER.search(sentence)
    if (
        found is None
        or VERB.search(found.group())
        or any(start <= need.span[0] < start + len(sentence) for need in known)
    ):
        return []
    any_of = tuple(MARK.findall(found["any"]))
    return [
        Need(mark, any_of, (start + found.start(), start + found.end()))
        for mark in MARK.findall(found["who"] or found["both"])
    ]


def _turned(sentence: str, start: int) -> list[Need]:
    """ "A parent must always be with the toddlers", in a sentence that speaks of nobody else."""
    for pattern in _TURNED:
        found = pattern.search(sentence)
        if found is None:
            continue
        any_of = tuple(dict.fromkeys(MARK.findall(found["any"])))
        alone = {*MARK.findall(sentence)} - {*any_of} == {found["who"]}
        if (
            alone
            and found["who"] not in any_of
            and not VERB.search(sentence)
            and not _ONLY_TRAVEL.search(found.group())
        ):
            return [Need(found["who"], any_of, (start + found.start(), start + found.end()))]
    return []


def _other_party(sentence: str, found: re.Match[str]) -> bool:
    """Whether the sentence forbids a company, not solitude: "not with the goat unless …"."""
    before = sentence[: found.start()]
    inside = found.group()
    return bool(
        (re.search(r"\bwith\b", inside.split(" without ")[0].split(" unless ")[0]))
        or re.search(r"<\d+>(?: (?:and|or|,|/|&|with|alone with|the|a))+ $|<\d+> $", before)
        or re.search(r"<\d+>[^.;,]*\b(?:with|and|from|of|near|beside|to|nor) (?:the |a |an |any )*$", before)
        or re.match(
            r"(?: (?!<)[a-z]+){0,3} (?:where|wherever|when|if|near|with|beside)(?: (?!<)[a-z]+){0,2} <\d+>",
            sentence[found.end() :],
        )
        or re.search(r"<\d+>[^.;,<]*\b(?:not|never)\b[^.;,<]*$", before)
        or VERB.search(inside)
    )
