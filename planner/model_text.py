"""A question that already is a model: the text of a JSON object `{"family": …, "model": …}`.

What is evidently meant as a model but is none is refused with a code, so that it never ends up as chat.
"""

import re
from typing import Any

from planner.core.puzzles.fields import shorten
from planner.strict_json import BadJson, parse_object

_WHAT = "model"
_FENCE = re.compile(r"```\w*\n(.*)\n```", re.DOTALL)
# With the wrong quotes, or without any, it is still meant as one.
_KEY = re.compile(r"""["'“”]?\b(?:family|model|entities|rowers|pegs|capacities)\b["'“”]?\s*:""")
_SHAPE = "A model is sent as {“family”: …, “model”: {…}}."


def is_model(text: str) -> bool:
    """Whether a text is meant as a model, well formed or not."""
    body = _body(text)
    return body.startswith("{") and _KEY.search(body) is not None


def parse_model(text: str) -> tuple[Any, Any]:
    """The family and the model, neither of them checked yet; raises BadJson."""
    value = parse_object(_body(text), _WHAT)
    for key in value:
        if key not in ("family", "model"):
            raise BadJson(
                "unknown_key", f"Beside “family” and “model” there is the unknown key “{shorten(key)}”. {_SHAPE}"
            )
    for key in ("family", "model"):
        if key not in value:
            raise BadJson("missing_key", f"The key “{key}” is missing. {_SHAPE}")
    return value["family"], value["model"]


def _body(text: str) -> str:
    """The text without the fence that chats and notes put around JSON."""
    stripped = text.strip()
    fenced = _FENCE.fullmatch(stripped)
    return fenced[1].strip() if fenced else stripped
