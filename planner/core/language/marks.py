"""Marks of other media taken out of a question: remains of HTML and Markdown, letters of full width, invisible signs.

Every character keeps its place, so that evidence still points into the question: what was longer than what it stands
for is filled up with a sign that no word is made of.
"""

import re
from html import unescape
from unicodedata import decimal, normalize

FILLER = "\u200b"
# Soft hyphens, signs of no width, accents apart from their letters and the signs that choose the look of an emoji.
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f\ufe0e\ufe0f"
_BLOCK = "p|br|li|ul|ol|div|h[1-6]|td|tr|th|table|tbody|thead|hr|pre|blockquote"
_INLINE = "b|i|u|em|strong|span|sup|sub|font|code|small|a"
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>]{{0,200}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,200})(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6}(?= )", re.MULTILINE)
_DOTS = re.compile(r"(?:\.\s?){2,}\.|\.{2,}|\u2026")
# "Wolf x3" has letters beside it; "\uff13" and its like are digits and letters of another width or face.
_WIDE = ((0xFF01, 0xFF5E), (0x1D400, 0x1D7FF))
_STOPS = {"\u3002": ".", "\u3001": ",", "\u00d7": "x", "\u2215": "/", "\u2044": "/"}


def plain(text: str) -> str:
    """The text without such marks, as long as it was."""
    if not text.isascii():
        text = "".join(map(_plain, text))
    if "<" in text:
        text = _TAG.sub(lambda tag: _filled("\n" if tag["block"] else "", tag), text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: _filled(_one(unescape(entity[0])), entity), text)
    text = _EMPHASIS.sub(lambda said: f"{FILLER * len(said[1])}{said[2]}{FILLER * len(said[1])}", text)
    text = _HEADING.sub(lambda marks: FILLER * len(marks[0]), text)
    return _DOTS.sub(lambda dots: _filled(".", dots), text)


def _plain(sign: str) -> str:
    if sign in _STOPS:
        return _STOPS[sign]
    if sign.isdecimal():
        return str(decimal(sign))
    wide = any(first <= ord(sign) <= last for first, last in _WIDE)
    return normalize("NFKC", sign) if wide else sign


def _one(meant: str) -> str:
    """An entity that is none, or of more than one sign, says nothing."""
    return meant if len(meant) == 1 else ""


def _filled(meant: str, found: re.Match[str]) -> str:
    return meant.ljust(len(found[0]), FILLER)
