"""Which family a question belongs to: every reader tries, the surest reading wins, and chat about puzzles is none."""

from dataclasses import replace

from planner.core.errors import InvalidModel
from planner.core.language import river_crossing, tower_of_hanoi, water_jug
from planner.core.language.calibration import ASKED, NONE, PUZZLE, calibrated
from planner.core.language.chat import doubt, hinted
from planner.core.language.reading import Reading
from planner.core.language.text import parse
from planner.core.puzzles import read_model

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
        return _none(CLEARLY_NONE - hinted(doc.clean))
    confidence = best.confidence - doubt(doc.clean, best.confidence, fully_stated(best))
    if confidence < LEAST:
        return _none(max(HARDLY_NONE, CLEARLY_NONE - max(0.0, confidence)))
    reading = _consistent(best)
    chance = ASKED * confidence if reading.clarify else calibrated(confidence, PUZZLE)
    return replace(reading, confidence=round(chance, 3))


def fully_stated(reading: Reading) -> bool:
    """Whether the text gives a whole jug or tower puzzle: daily life may be its stage and hardly speaks against it."""
    seen = [found.field for found in reading.evidence]
    if reading.model is None:
        return False
    if reading.family == water_jug.FAMILY:
        return len({found.span for found in reading.evidence if found.field == "capacities"}) > 1 and "goal" in seen
    return reading.family == tower_of_hanoi.FAMILY and {"family", "start", "goal"} <= set(seen)


def _none(raw: float) -> Reading:
    return Reading("none", None, round(calibrated(raw, NONE), 3))


def _consistent(reading: Reading) -> Reading:
    """A model that contradicts itself becomes a question back: somebody misread something, we or the person."""
    if reading.model is None:
        return reading
    try:
        read_model(reading.family, reading.model)
    except InvalidModel as error:
        question = f"That does not fit together as I read it: {error.message} Could you say it again?"
        return replace(reading, model=None, clarify=question)
    return reading
