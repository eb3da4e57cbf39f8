"""What a family's reader gathers on its way: evidence, assumptions, and the sum of what speaks for and against it."""

from planner.core.language.reading import Evidence, Model, Reading
from planner.core.language.text import Document

CEILING = 0.97
# What clearly speaks of a family stays in it, however little of its model is believed.
STRONG, FLOOR = 0.75, 0.42
CLARIFY_CEILING = 0.5


class Notes:
    """A growing reading of one document. Signals are named so that a confidence can be explained."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.evidence: list[Evidence] = []
        self.assumptions: list[str] = []
        self.signals: dict[str, float] = {}
        self.clarify: str | None = None

    def saw(self, field: str, value: object, start: int, end: int) -> None:
        """Notes that the characters start..end of the cleaned text said a part of the model."""
        found = Evidence(field, value, self.doc.span(start, end))
        if found not in self.evidence:
            self.evidence.append(found)

    def assume(self, sentence: str, cost: float = 0.02) -> None:
        """Notes what the question left open; a usual assumption costs little confidence."""
        if sentence not in self.assumptions:
            self.assumptions.append(sentence)
            self.signals[sentence] = -cost

    def signal(self, name: str, weight: float) -> None:
        """Notes something that speaks for this reading (positive) or against it (negative), once a name."""
        self.signals[name] = weight

    def ask(self, question: str) -> None:
        """Notes the one thing that must be asked back; the first question stands."""
        self.clarify = self.clarify or question

    def confidence(self) -> float:
        """What speaks for the reading, up to a ceiling, less all that speaks against it."""
        ceiling = CLARIFY_CEILING if self.clarify else CEILING
        speaks_for = sum(weight for weight in self.signals.values() if weight > 0)
        against = sum(weight for weight in self.signals.values() if weight < 0)
        floor = FLOOR if speaks_for >= STRONG else 0.0
        return round(max(floor, min(ceiling, speaks_for) + against), 3)

    def leftover_numbers(self) -> list[str]:
        """The numbers of the question (one and none aside) that no evidence accounts for."""
        spans = [evidence.span for evidence in self.evidence]
        return [
            token.norm
            for token in self.doc.tokens
            if token.value not in {None, 0, 1} and not any(a <= token.start < b for a, b in spans)
        ]

    def doubt_leftovers(self, weight: float, at_most: int = 3) -> None:
        """Lowers the confidence for every number that went unused."""
        for number, text in enumerate(self.leftover_numbers()[:at_most]):
            self.signal(f"unused number {number}: {text}", -weight)

    def reading(self, family: str, model: Model | None) -> Reading:
        """The finished reading."""
        return Reading(
            family,
            None if self.clarify else model,
            self.confidence(),
            tuple(self.evidence),
            tuple(self.assumptions),
            self.clarify,
        )
