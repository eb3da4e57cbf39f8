"""JSON from whoever sent it, read strictly: one object, no key twice, no NaN; every complaint has a stable code."""

import json
from typing import Any

from planner.core.json_types import JsonObject


class BadJson(Exception):
    """A text that is not one JSON object; `code` is stable, `message` is a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def parse_object(text: str, what: str) -> JsonObject:
    """The one object in a text; raises BadJson, which calls the text “the `what`”."""

    def unique(pairs: list[tuple[str, Any]]) -> JsonObject:
        value = dict(pairs)
        if len(value) < len(pairs):
            raise BadJson("duplicate", f"The {what} has an object with the same key twice.")
        return value

    try:
        value = json.loads(text, object_pairs_hook=unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno:,}, column {error.colno:,}"
        raise BadJson("not_json", f"The {what} is not JSON ({error.msg}: {place}).") from error
    except (ValueError, RecursionError) as error:  # NaN, a number of thousands of digits, a tower of brackets
        raise BadJson("not_json", f"The {what} is not JSON that can be read.") from error
    if not isinstance(value, dict):
        raise BadJson("wrong_type", f"The {what} is not a JSON object.")
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
