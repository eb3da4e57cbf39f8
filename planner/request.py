"""One line of `--jsonl`: what a program may ask, read strictly and never trusted."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.core.json_types import JsonObject
from planner.core.puzzles.fields import shorten
from planner.strict_json import BadJson, parse_object

LONGEST_LINE = 8 * 1024 * 1024

# What collections of questions note beside the text: what the answer should be. Accepted so that they can be piped in
# as they are, and never read.
REMARKS = frozenset({"family", "model", "answer"})

Id: TypeAlias = str | int


@dataclass(frozen=True)
class TextRequest:
    """A question in words."""

    id: Id
    text: str


@dataclass(frozen=True)
class ModelRequest:
    """A question that already is a model."""

    id: Id
    family: Any
    model: Any


class BadLine(Exception):
    """A line that asks nothing; `id` is that of the line as far as it has one."""

    def __init__(self, code: str, message: str, id: Id | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.id = id


def parse_request(line: bytes) -> TextRequest | ModelRequest:
    """Read one line; raises BadLine."""
    value = _parse(line)
    id = _id(value)
    if "text" in value:
        _check_keys({key: value[key] for key in value if key not in REMARKS}, {"id", "text"}, id)
        if not isinstance(value["text"], str):
            raise BadLine("wrong_type", "“text” must be a text.", id)
        return TextRequest(id, value["text"])
    if "family" not in value and "model" not in value:
        raise BadLine("missing_key", "The line has neither “text” nor “family” and “model”.", id)
    _check_keys(value, {"id", "family", "model"}, id)
    return ModelRequest(id, value["family"], value["model"])


def _parse(line: bytes) -> JsonObject:
    if len(line) > LONGEST_LINE:
        raise BadLine("too_long", f"The line is longer than {LONGEST_LINE:,} bytes.")
    try:
        return parse_object(line.decode(), "line")
    except UnicodeDecodeError as error:
        raise BadLine("not_utf8", "The line is not UTF-8.") from error
    except BadJson as error:
        raise BadLine(error.code, error.message) from error


def _id(value: JsonObject) -> Id:
    if "id" not in value:
        raise BadLine("missing_key", "The line has no “id”.")
    id = value["id"]
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise BadLine("wrong_type", "“id” must be a text or a whole number.")
    return id


def _check_keys(value: JsonObject, known: set[str], id: Id) -> None:
    for key in value:
        if key not in known:
            raise BadLine("unknown_key", f"The line has the unknown key “{shorten(key)}”.", id)
    for key in sorted(known - set(value)):
        raise BadLine("missing_key", f"The line has no “{key}”.", id)
