"""Puts words that may hold names from users into Markdown without letting those names be Markdown or HTML."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def escape(text: str) -> str:
    """The text, to be shown as it is."""
    return _LIST_START.sub(_disarm, _SPECIAL.sub(r"\\\1", text))


def _disarm(start: re.Match[str]) -> str:
    return f"{start[1]}{start[2][:-1]}\\{start[2][-1]}"
