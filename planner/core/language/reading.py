"""What reading a question yields: family, model, and for each part of it the words that said so."""

from dataclasses import dataclass
from typing import Any

Model = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """One part of the model and the characters of the question that said it."""

    field: str
    value: object
    span: tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """A question as understood; `confidence` is the chance that family and model are right."""

    family: str
    model: Model | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    assumptions: tuple[str, ...] = ()
    clarify: str | None = None
