"""Pegs with names of their own: "three stumps: oak, elm and ash" are read as A, B and C and given back their names."""

import re
from dataclasses import replace
from typing import Any

from planner.core.language.hanoi_discs import DISC
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.reading import Model, Reading
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_SEPARATOR = r"(?: ,| and| or| , and| , or) (?:the |a )?"
_LIST = re.compile(
    r"\b(?:peg|rod|pole|post|spike|needle|pillar|stand|stool|tray|stick|column|plate|saucer|place|spot|stump|shelf"
    r"|table|platform|tower|called|named)(?: (?:are|is|called|named|be|,|:))* (?:the )?"
    rf"(?P<names>[a-z]{{3,}}{_SEPARATOR}[a-z]{{3,}}(?:{_SEPARATOR}[a-z]{{3,}}){{1,4}})\b(?! (?:{DISC}|by|of)\b)"
)
_LABELLED = re.compile(r"\b(?P<noun>[a-z]{3,}) (?P<label>[A-D]|[1-4])\b(?! [a-z]+(?: [a-z]+)? (?:on|at|are)\b)")
_NO_PEG = words(
    """and from the with for than then via onto are not but hanoi size number only all get move moves when which each
    into unto till until through has have take hold holds you can may must end start goal target equal equals
    level step rule question part example version peg rod pole disc disk ring last first top bottom least most
    about exactly"""
)
_NO_NAME = words(
    """the and with all are one two three only but each other move from start put take have get how what you can must
    want not never then rule disc disk ring peg rod pole size goal target end left right middle first second
    third last empty largest smallest biggest minimum fewest number usual normal standard classic hanoi tower
    solve"""
)


def lettered(doc: Document) -> tuple[Document, dict[str, str]]:
    """The document with the names of its pegs replaced by letters, and which name each letter stands for."""
    for found in _LIST.finditer(doc.clean):
        names = [name for name in re.findall(r"[a-z]{3,}", found["names"]) if name not in {"and", "the"}]
        if len(set(names)) == len(names) >= 3 and not any(
            name in _NO_NAME or name.endswith("ing") or re.fullmatch(DISC, name) for name in names
        ):
            letters = {name: chr(ord("A") + k) for k, name in enumerate(names)}
            return replaced(doc, letters), {letter: name for name, letter in letters.items()}
    return doc, {}


def with_known_pegs(doc: Document) -> Document:
    """The document with a noun that only it uses for its pegs, "chair 1 … chair 2", called a peg."""
    labels: dict[str, set[str]] = {}
    for found in _LABELLED.finditer(doc.clean):
        labels.setdefault(found["noun"], set()).add(found["label"])
    own = {
        noun: "peg"
        for noun, some in labels.items()
        if len(some) >= 2 and noun not in _NO_PEG and not re.fullmatch(rf"{DISC}|{NOUN}", noun)
    }
    return replaced(doc, own) if len(own) == 1 else doc


def replaced(doc: Document, letters: dict[str, str]) -> Document:
    """The document with some of its words said in another way."""
    tokens = tuple(replace(token, norm=letters.get(token.norm, token.norm)) for token in doc.tokens)
    offsets, position = [], 0
    for token in tokens:
        offsets.append(position)
        position += len(token.norm) + 1
    return Document(doc.original, tokens, " ".join(token.norm for token in tokens), tuple(offsets))


def renamed(reading: Reading, names: dict[str, str]) -> Reading:
    """The reading with every lettered peg called by its own name again."""
    if not names or reading.model is None:
        return reading
    model: Model = {key: _named(value, names) for key, value in reading.model.items()}
    evidence = tuple(replace(found, value=_named(found.value, names)) for found in reading.evidence)
    return replace(reading, model=model, evidence=evidence)


def _named(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    if isinstance(value, dict):
        return {names.get(key, key): _named(item, names) for key, item in value.items()}
    return value
