"""Reads fields of a JSON model, strictly: whatever is not as the formats say raises InvalidModel naming its path.

The sizes allowed are far beyond any puzzle a search could finish; they only keep a hostile model from costing
memory or time before a search, with its budget, has begun.
"""

import unicodedata
from collections.abc import Collection, Iterable
from typing import Any

from planner.core.errors import InvalidModel
from planner.core.json_types import JsonObject

LARGEST_NUMBER = 10**18
LONGEST_NAME = 80
_LINE_BREAKERS = {"Cc", "Cs", "Zl", "Zp"}


def shorten(value: object) -> str:
    """A value as a message may quote it."""
    text = value if isinstance(value, str) else type(value).__name__
    if len(text) <= 40 and text.isprintable():
        return text
    printable = "".join(c if c.isprintable() else "?" for c in text[:41])
    return printable if len(printable) < 41 else printable[:40] + "…"


def read_object(value: Any, path: str) -> JsonObject:
    """A JSON object with keys that are strings."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise wrong_type(path, "an object")
    return value


def check_keys(value: JsonObject, path: str, required: Collection[str], optional: Collection[str] = ()) -> None:
    """Refuse keys that the formats do not know, and the lack of those they ask for."""
    for key in value:
        if key not in required and key not in optional:
            name = at(path, shorten(key))
            raise InvalidModel("unknown_key", name, f"The formats know no key “{name}”.")
    for key in required:
        if key not in value:
            raise InvalidModel("missing_key", at(path, key), f"The key “{at(path, key)}” is missing.")


def read_list(value: Any, path: str, least: int = 0, most: int = 1000) -> list[Any]:
    """A JSON list of a sensible length."""
    if not isinstance(value, list | tuple):
        raise wrong_type(path, "a list")
    if not least <= len(value) <= most:
        raise out_of_range(path, f"must have {least:,} to {most:,} entries, not {len(value):,}")
    return list(value)


def read_whole(value: Any, path: str, least: int = 0, most: int = LARGEST_NUMBER) -> int:
    """A whole number; `true` is not one, and neither is 2.0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(path, "a whole number")
    if not least <= value <= most:
        raise out_of_range(path, f"must be a whole number from {least:,} to {most:,}")
    return value


def read_flag(value: Any, path: str) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise wrong_type(path, "true or false")
    return value


def read_name(value: Any, path: str) -> str:
    """A name somebody gave: visible, on one line, not endless."""
    if not isinstance(value, str):
        raise wrong_type(path, "a name")
    if not value.strip() or len(value) > LONGEST_NAME:
        raise InvalidModel("bad_name", path, f"The name in “{path}” must have 1 to {LONGEST_NAME} characters.")
    if not value.isprintable() and any(unicodedata.category(c) in _LINE_BREAKERS for c in value):
        raise InvalidModel("bad_name", path, f"The name in “{path}” has a character that cannot be shown.")
    return value


def read_known(value: Any, path: str, known: Collection[str]) -> str:
    """A name that was introduced elsewhere in the model."""
    if not isinstance(value, str):
        raise wrong_type(path, "a name")
    if value not in known:
        raise InvalidModel("unknown_name", path, f"“{path}” names “{shorten(value)}”, which the model does not have.")
    return value


def read_names(value: Any, path: str, least: int = 1, most: int = 1000) -> tuple[str, ...]:
    """A list of new, different names."""
    items = read_list(value, path, least, most)
    names = tuple(read_name(item, f"{path}[{i}]") for i, item in enumerate(items))
    refuse_repeats(names, path)
    return names


def read_known_names(value: Any, path: str, known: Collection[str], least: int = 0) -> tuple[str, ...]:
    """A list of different names that were introduced elsewhere."""
    items = read_list(value, path, least)
    names = tuple(read_known(item, f"{path}[{i}]", known) for i, item in enumerate(items))
    refuse_repeats(names, path)
    return names


def refuse_repeats(items: Iterable[object], path: str) -> None:
    """Refuse a list that says something twice."""
    seen = set()
    for item in items:
        if item in seen:
            raise InvalidModel("duplicate", path, f"“{path}” lists “{shorten(str(item))}” twice.")
        seen.add(item)


def at(path: str, key: str) -> str:
    """The path of a key inside the object at `path`."""
    return f"{path}.{key}" if path else key


def wrong_type(path: str, wanted: str) -> InvalidModel:
    """The error for a value of another type."""
    return InvalidModel("wrong_type", path, f"“{path or 'model'}” must be {wanted}.")


def out_of_range(path: str, complaint: str) -> InvalidModel:
    """The error for a number or a list that is too small or too large."""
    return InvalidModel("out_of_range", path, f"“{path}” {complaint}.")


def inconsistent(path: str, complaint: str) -> InvalidModel:
    """The error for fields that contradict one another."""
    return InvalidModel("inconsistent", path, f"“{path}” {complaint}.")
