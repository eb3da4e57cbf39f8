"""Who is never anywhere without whom: "no child without an adult", read over marked text."""

import re
from dataclasses import dataclass

from planner.core.language.river_company import APART
from planner.core.language.river_harm import VERB
from planner.core.language.river_words import MARK, sentences

Span = tuple[int, int]

_NEEDS = re.compile(
    r"(?P<who><\d+>) (?:(?!<\d+>)[^.?;<]){0,60}?\b(?:without|unless|except with|except in the company of"
    r"|unaccompanied by)\b(?:(?!<\d+>)[^.?;<]){0,30}(?P<any><\d+>(?:(?: or| and| ,)+(?: a| an| the| its|"
    r" his| her| their| one of"
    r"| at least \d+)* <\d+>){0,3})"
    r"|(?P<who2><\d+>) (?:must|have to|need to|should|has to|need|can only|may only)(?: (?!not|never|eat|bring|take"
    r"|get|cross|carry)\w+){0,4} (?:accompanied by|with|in the company of|supervised by|together with|near"
    r"|looked after by|watched by|stay with|have)(?: (?:a|an|the|at least|\d+|one|his|her|their|some"
    r"|own))* (?P<any2><\d+>)"
    r"|(?P<who3><\d+>) (?:always )?(?:need|require|must have) (?:a|an|the|at least 1|1|some|their|his|her)"
    r" (?P<any3><\d+>) (?:beside|with|near|by|around|next to|close)\b"
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
            who = found["who"] or found["who2"] or found["who3"]
            any_of = found["any"] or found["any2"] or found["any3"]
            if found["who"] and not APART.search(sentence[: found.end()]):
                continue
            if _other_party(sentence, found) or _ONLY_TRAVEL.search(re.split(r"\bnot\b|\bnever\b", found.group())[-1]):
                continue
            marks = tuple(mark for mark in MARK.findall(any_of) if mark != who)
            if marks:
                needs.append(Need(who, marks, (start + found.start(), start + found.end())))
    return needs


def _other_party(sentence: str, found: re.Match[str]) -> bool:
    """Whether the sentence forbids a company, not solitude: "not with the goat unless …"."""
    before = sentence[: found.start()]
    inside = found.group()
    return bool(
        (re.search(r"\bwith\b", inside.split(" without ")[0].split(" unless ")[0]) and found["who"])
        or re.search(r"<\d+>(?: (?:and|or|,|with|alone with|the|a))+ $", before)
        or re.search(r"<\d+>[^.;,]*\b(?:with|and|from) (?:the |a |an |any )*$", before)
        or re.search(r"<\d+>[^.;,<]*\b(?:not|never)\b[^.;,<]*$", before)
        or VERB.search(inside)
    )
