"""From the readers' raw scores to chances of being right.

The tables are a rising fit (`planner.benchmark_language.isotonic`) to how often readings were right when the rules
met 405 questions for the first time; those readings are kept in `tests/planner/language/first_contact.jsonl`, and a
test fits them again.
"""

from bisect import bisect_right

# Points (raw score, chance of being right); straight lines between them.
PUZZLE = (
    (0.441, 0.167),
    (0.557, 0.458),
    (0.632, 0.5),
    (0.689, 0.574),
    (0.791, 0.769),
    (0.869, 0.843),
    (0.919, 0.925),
    (0.966, 0.944),
)
NONE = ((0.714, 0.056), (0.914, 0.725), (0.97, 0.948))
# Somebody who asks back has no model yet: right neither in family nor model, as far as anybody can tell.
ASKED = 0.5


def calibrated(raw: float, table: tuple[tuple[float, float], ...]) -> float:
    """The chance that a reading of that raw score is right."""
    ends = ((0.0, 0.0), *table, (1.0, table[-1][1]))
    k = min(bisect_right([x for x, _ in ends], raw), len(ends) - 1)
    (x0, y0), (x1, y1) = ends[k - 1], ends[k]
    return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
