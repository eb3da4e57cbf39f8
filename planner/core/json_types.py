"""The one name the core uses for a JSON object."""

from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
