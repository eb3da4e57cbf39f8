"""Kinds called by the first letters of their names: "gobs > elves", "the vamps", "if cans outnumber miss"."""

from planner.core.language.river_mentions import Mention
from planner.core.language.river_unknown import unknown
from planner.core.language.text import Document

_SHORTEST, _LEFT_OUT = 3, 2


def short_mentions(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Mentions of counted kinds by a word that nobody knows and that begins the name of just one of them."""
    kinds = {mention.name for mention in mentions if (mention.count or 0) > 1}
    taken = {mention.start for mention in mentions}
    long_for = {word: _meant(word, kinds) for word in {token.norm for token in doc.tokens} if unknown(word)}
    return [
        Mention(name, None, at, at + len(token.norm), False)
        for token, at in zip(doc.tokens, doc.offsets, strict=True)
        if (name := long_for.get(token.norm)) and at not in taken
    ]


def _meant(word: str, kinds: set[str]) -> str | None:
    fitting = [kind for kind in kinds if kind.startswith(word) and len(kind) >= len(word) + _LEFT_OUT]
    return fitting[0] if len(word) >= _SHORTEST and len(fitting) == 1 else None
