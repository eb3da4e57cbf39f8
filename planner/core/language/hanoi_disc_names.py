"""Discs with names of their own: "white is the smallest, grey the middle one, black the largest" are 1, 2 and 3."""

import re

from planner.core.language.hanoi_names import replaced
from planner.core.language.text import Document
from planner.core.language.wordlists import words

_SIZES = {"smallest": 1, "tiniest": 1, "middle": 2, "medium": 2, "largest": 3, "biggest": 3, "widest": 3}
_IS_A_SIZE = re.compile(
    r"(?:^|[.,;:?] |and |with )(?:the )?(?P<name>[a-z]{3,})(?: 1| one)? (?:(?:is|be|being|=|:) )?(?:the )?"
    rf"(?P<size>{'|'.join(_SIZES)})\b(?! (?:peg|rod|pole|post|place|at|below|underneath|on|of)\b)"
)
_NO_NAME = words("""the and with disc disk ring plate one this that which only peg rod pole move start take put from
    has have are not but then all moving there being where left right centre center middle hanoi tower 1""")


def with_named_discs(doc: Document) -> Document:
    """The document with every disc that is called by a name of its own called by its number."""
    sizes: dict[str, int] = {}
    for found in _IS_A_SIZE.finditer(doc.clean):
        name = found["name"]
        if name not in _NO_NAME and len(re.findall(rf"\b{name}\b", doc.clean)) > 1:
            sizes.setdefault(name, _SIZES[found["size"]])
    order = sorted(sizes, key=lambda name: sizes[name])
    if [sizes[name] for name in order] not in ([1, 3], [1, 2, 3]):
        return doc
    return replaced(doc, {name: f"disc {k}" for k, name in enumerate(order, 1)})
