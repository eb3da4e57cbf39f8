"""Which family a question belongs to: every reader tries, the surest reading wins, and chat about puzzles is none."""

from dataclasses import replace

from planner.core.language import river_crossing, tower_of_hanoi, water_jug
from planner.core.language.chat import doubt
from planner.core.language.reading import Reading
from planner.core.language.text import parse

_READERS = (river_crossing.read, tower_of_hanoi.read, water_jug.read)
# Under this a reading is not worth showing, not even as a question back.
LEAST = 0.4
CLEARLY_NONE, HARDLY_NONE = 0.97, 0.55


def read(text: str) -> Reading:
    """Reads a question. Never raises."""
    doc = parse(text)
    readings = [reading for reader in _READERS if (reading := reader(doc))]
    best = max(readings, key=lambda reading: reading.confidence, default=None)
    if best is None:
        return Reading("none", None, CLEARLY_NONE)
    confidence = best.confidence - doubt(doc.clean, best.confidence)
    if confidence < LEAST:
        return Reading("none", None, round(max(HARDLY_NONE, CLEARLY_NONE - max(0.0, confidence)), 3))
    return replace(best, confidence=round(confidence, 3))
