"""Pegs with names of their own: "three stumps: oak, elm and ash" are read as A, B and C and given back their names."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from planner.core.language.hanoi_disc_words import DISC
from planner.core.language.hanoi_pegs import NOUN
from planner.core.language.hanoi_places import own_places
from planner.core.language.reading import Model, Reading
from planner.core.language.roman_labels import roman_labels
from planner.core.language.text import Document, Token
from planner.core.language.wordlists import words

_SEPARATOR = r"(?: ,| and| or| , and| , or) (?:the |a |an |my )?"
_NAME = r"[^\W\d_]{3,}"
_ONE_OR_TWO = rf"(?:{_NAME} 's|{_NAME})(?: {_NAME})?"
_LIST = re.compile(
    r"\b(?:peg|rod|pole|post|spike|needle|pillar|stand|stool|tray|stick|column|plate|saucer|place|spot|stump|shelf|slab|trolley"
    r"|table|platform|tower|called|named)(?:(?: ,)?(?: [a-z]+){0,4} :)?(?: (?:are|is|called|named|be|,"
    r"|:))* (?:the |a |my )?"
    rf"(?P<names>{_ONE_OR_TWO}{_SEPARATOR}{_ONE_OR_TWO}(?:{_SEPARATOR}{_ONE_OR_TWO}){{1,4}})\b(?! (?:{DISC}|by|of)\b)"
)
_SAME_NAME = {"mine": "my", "yours": "your", "hers": "her", "ours": "our"}
_THINGS = frozenset(re.findall(r"[a-z]{3,}", NOUN))
_THING = rf"(?:{NOUN}|peg)"
# "A wall peg, a door peg and a window peg", "the red one, the white one and the blue one".
_MODIFIED = re.compile(
    rf"\b(?:a|an|the|1|one|my) (?P<a>[a-z]{{3,}})(?: {_THING})? (?:, |and ){{1,2}}(?:a|an|the|1|one|my)"
    rf" (?P<b>[a-z]{{3,}})(?: {_THING})?"
    rf" (?:, |and |, and ){{1,2}}(?:a|an|the|1|one|my) (?P<c>[a-z]{{3,}}) {_THING}\b"
)
_SIDE = re.compile(
    r"\b(?P<side>north|south|east|west|door|window|wall|front|back|upper|lower|near|kitchen|garden|far"
    r") (?P<noun>[a-z]{3,})\b"
)
# "A steel post … a wooden one and a plastic one".
_MATERIAL = re.compile(
    r"\b(?P<side>steel|iron|brass|copper|bronze|wooden|plastic|metal|glass|bamboo|marble|concrete|rubber|oak|pine|silver"
    rf"|stone|aluminium|golden) (?:{NOUN})\b"
)
_LABELLED = re.compile(r"\b(?P<noun>[a-z]{3,}) (?P<label>[A-D]|[1-4])\b(?! [a-z]+(?: [a-z]+)? (?:on|at|are)\b)")
_NO_PEG = words(
    """and from the with for than then via onto are not but hanoi size number only all get move moves when which each
    into unto till until through has have take hold holds you can may must end start goal target equal equals
    level step rule question part example version peg rod pole disc disk ring last first top bottom least most
    about exactly just alone see find between nor never also off before after back through above below upon under
    still again there here same"""
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
        names = _told_apart(re.split(_SEPARATOR, found["names"]))
        if len(set(names)) == len(names) >= 3 and not any(_is_no_name(name) for name in names):
            return _with_letters(doc, names)
    numbered, roman = roman_labels(doc, _THINGS, "PQRST")
    if roman:
        return numbered, roman
    if titled := _titled(doc):
        return _with_letters(doc, titled)
    materials = list(dict.fromkeys(found["side"] for found in _MATERIAL.finditer(doc.clean)))
    if len(materials) == LEAST_NAMES:
        return _with_letters(doc, materials)
    for found in _MODIFIED.finditer(doc.clean):
        names = [found["a"], found["b"], found["c"]]
        if len(set(names)) == len(names) and not any(name in _NO_NAME or re.fullmatch(DISC, name) for name in names):
            return _with_letters(doc, names)
    sides = _sides(doc.clean)
    middle = next((token.norm for token in doc.tokens if token.norm in {"middle", "centre", "center", "central"}), None)
    if len(sides) == 2 and middle:
        return _with_letters(doc, [sides[0], middle, sides[1]])
    if len(sides) < LEAST_NAMES:
        sides = own_places(doc)
    return _with_letters(doc, sides) if len(sides) >= LEAST_NAMES else (doc, {})


def _sides(clean: str) -> list[str]:
    """ "The west slab … the east slab": the sides on which things of one kind stand."""
    found: dict[str, dict[str, None]] = {}
    for some in _SIDE.finditer(clean):
        noun = "peg" if re.fullmatch(NOUN, some["noun"]) else some["noun"]
        found.setdefault(noun, {})[some["side"]] = None
    return max(map(list, found.values()), key=len, default=[])


def _told_apart(items: list[str]) -> list[str]:
    """The word of each item that tells it from the others: "kitchen table, sideboard", "red peg, white peg"."""
    parts = [item.replace(" 's", "").split() for item in items]
    last = [part[-1] for part in parts]
    return last if len({*last}) == len(last) else [part[0] for part in parts]


def _is_no_name(name: str) -> bool:
    return name in _NO_NAME or name.endswith("ing") or re.fullmatch(DISC, name) is not None


def _titled(doc: Document) -> list[str]:
    """ "Tray North, tray East, tray South": what stands with a capital behind the same noun."""
    titles: dict[str, dict[str, None]] = {}
    for before, token in pairwise(doc.tokens):
        written = doc.original[token.start : token.end]
        if re.fullmatch(NOUN, before.norm) and written.istitle() and re.fullmatch(_NAME, token.norm):
            titles.setdefault(before.norm, {})[token.norm] = None
    best = max(map(list, titles.values()), key=len, default=[])
    return best if len(best) > 2 else []


def _with_letters(doc: Document, names: list[str]) -> tuple[Document, dict[str, str]]:
    letters = {name: chr(ord("A") + k) for k, name in enumerate(names)}
    letters |= {other: letters[name] for name, other in _SAME_NAME.items() if name in letters}
    return replaced(doc, letters), {letter: name for name, letter in reversed(letters.items())}


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


_STOPS = words(". ? ; : , =")
LEAST_LINES = 2
LEAST_NAMES = 3
# The move from A to B as "AB".
_TWO_PEGS = re.compile(r"(?!ad)([a-d])(?!\1)[a-d]")
_LABEL_BEFORE = words("from to onto on between peg rod pole post off into stick and or , > : at start goal target end")
_LABEL_AFTER = words(
    """to > , . ? and or nor ; : = onto into is are directly straight must can may only with holds have has hold end
    start then again back please"""
)


def with_lines(doc: Document) -> Document:
    """The document with a full stop at the end of every line before a labelled one ("peg A: 4, 1")."""
    if doc.original.count("\n") < LEAST_LINES:
        return doc
    tokens: list[Token] = []
    for k, token in enumerate(doc.tokens):
        last = tokens[-1] if tokens else None
        labelled = {":", "=", ">"} & {other.norm for other in doc.tokens[k + 1 : k + 4]}
        if last and labelled and last.norm not in _STOPS and "\n" in doc.original[last.end : token.start]:
            tokens.append(Token(".", last.end, last.end + 1))
        tokens.append(token)
    return rewritten(doc, tuple(tokens))


def with_capital_letters(doc: Document) -> Document:
    """The document with its pegs a, b and c, where it writes them small, as A, B and C."""
    norms = [token.norm for token in doc.tokens]
    pairs = [norm for norm in norms if _TWO_PEGS.fullmatch(norm)]
    if not pairs and not any(norm in {"b", "c", "d"} for norm in norms):
        return doc
    labels = {
        k: norm.upper()
        for k, norm in enumerate(norms)
        if norm in {"b", "c", "d", "e"} or (norm == "a" and _is_label(norms, k))
    }
    if len(pairs) > 1:
        labels |= {k: f"{n[0].upper()} to {n[1].upper()}" for k, n in enumerate(norms) if _TWO_PEGS.fullmatch(n)}
    return _rewritten(doc, [labels.get(k, norm) for k, norm in enumerate(norms)])


def _is_label(norms: list[str], k: int) -> bool:
    """Whether an "a" names a peg and is no article."""
    before, after = (norms[k - 1] if k else "."), (norms[k + 1] if k + 1 < len(norms) else ".")
    listed = after in {"b", "c"} or (after == "a" and before in _LABEL_BEFORE) or before in {"b", "c"}
    return (
        listed
        or (before in _LABEL_BEFORE and after in _LABEL_AFTER)
        or after in {"to", ">", ",", ".", "?", "and", ":", "=", "bottom"}
    )


def replaced(doc: Document, letters: dict[str, str]) -> Document:
    """The document with some of its words said in another way."""
    return _rewritten(doc, [letters.get(token.norm, token.norm) for token in doc.tokens])


def _rewritten(doc: Document, norms: list[str]) -> Document:
    return rewritten(doc, tuple(replace(token, norm=norm) for token, norm in zip(doc.tokens, norms, strict=True)))


def rewritten(doc: Document, tokens: tuple[Token, ...]) -> Document:
    """The document with other tokens."""
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
