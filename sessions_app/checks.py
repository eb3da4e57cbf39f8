"""The door's checks on what a person sends: clear, and before anything is stored."""

import json
import uuid
from typing import Any

from planner.questions import is_in_words
from sessions_app.errors import BadCharacters, BadField, EmptyText, NotJson, TooLong


def parse_message(text: str) -> dict[str, Any]:
    """Read one message of a browser. Raises NotJson, or BadField where it is JSON but no object."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: ten thousand brackets
        raise NotJson from error
    if not isinstance(message, dict):
        raise BadField("A message is a JSON object with a type.")
    return message


def uuid_field(message: dict[str, Any], name: str) -> uuid.UUID:
    """Return the UUID in `message[name]`. Raises BadField."""
    value = message.get(name)
    try:
        if not isinstance(value, str):
            raise ValueError
        return uuid.UUID(value)
    except ValueError:
        raise BadField(f"{name} must be a UUID.") from None


def whole_field(message: dict[str, Any], name: str, default: int = 0) -> int:
    """Return the whole number of 0 or more in `message[name]`. Raises BadField."""
    value = message.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:
        raise BadField(f"{name} must be a whole number of 0 or more.")
    return value


def question_text(value: object, *, longest: int, longest_formal: int) -> str:
    """Return the question as it will be stored. Raises BadField, BadCharacters, EmptyText or TooLong.

    PDDL and models are read by parsers, not understood like words, and may be longer.
    """
    text = _text(value, "text")
    if not text:
        raise EmptyText
    if len(text) > longest:
        is_formal = not is_in_words(text[:longest_formal])  # so that no length costs more than a look at so much
        most, what = (longest_formal, "PDDL or model") if is_formal else (longest, "question")
        if len(text) > most:
            raise TooLong(f"The {what} has {len(text):,} characters; at most {most:,} are read.")
    return text


def title_text(value: object, *, longest: int) -> str:
    """Return a conversation's new title on one line. Raises BadField, BadCharacters, EmptyText or TooLong."""
    title = " ".join(_text(value, "title").split())
    if not title:
        raise EmptyText("The title is empty.")
    if len(title) > longest:
        raise TooLong(f"The title has {len(title):,} characters; at most {longest:,} are kept.")
    return title


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise BadField(f"{name} must be a string.")
    if "\x00" in value or not _encodes(value):
        raise BadCharacters
    return value.strip()


def _encodes(text: str) -> bool:
    """False for lone surrogates, which JSON can spell and no database can store."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
