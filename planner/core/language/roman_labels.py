"""Things that are numbered as the Romans did, "beaker II", "rods I to V": their labels become letters."""

from dataclasses import replace

from planner.core.language.jug_wording import document
from planner.core.language.text import Document
from planner.core.language.wordlists import listed, words

ROMAN = listed("I II III IV V")
_BEFORE = words("from to onto on in into of off : = >")


def roman_labels(doc: Document, nouns: frozenset[str], letters: str) -> tuple[Document, dict[str, str]]:
    """The document with its Roman labels as these letters, and what each letter stands for; "I" is mostly nobody's."""
    written = [doc.original[token.start : token.end] for token in doc.tokens]
    used = [label for label in ROMAN if label in written]
    if (
        "II" not in used
        or used != list(ROMAN[: len(used)])
        or any(letter in written for letter in letters[: len(used)])
    ):
        return doc, {}
    names = dict(zip(ROMAN, letters, strict=False))
    tokens = [
        replace(token, norm=names[label]) if label in names and _is_label(doc, k, label, nouns) else token
        for k, (token, label) in enumerate(zip(doc.tokens, written, strict=True))
    ]
    return document(doc.original, tokens), {names[label]: label for label in used}


def _is_label(doc: Document, k: int, label: str, nouns: frozenset[str]) -> bool:
    before = doc.tokens[k - 1].norm if k else ""
    after = doc.tokens[k + 1].norm if k + 1 < len(doc.tokens) else ""
    return label != "I" or before in nouns or before in _BEFORE or after in {",", ":", "="}
