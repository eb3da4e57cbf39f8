"""From the readers' raw scores to chances of being right.

The tables are a rising fit (`planner.benchmark_language.isotonic`) to how often readings were right when the rules
met 275 questions for the first time; those readings are kept in `tests/planner/language/first_contact.jsonl`, and a
test fits them again.
"""

from bisect import bisect_right

# Points (raw score, chance of being right); straight lines between them.
PUZZLE = ((0.534, 0.409), (0.629, 0.722), (0.765, 0.771), (0.862, 0.771), (0.914, 0.881), (0.965, 0.954))
NONE = ((0.864, 0.553), (0.97, 0.958))
# Somebody who asks back has no model yet: right neither in family nor model, as far as anybody can tell.
ASKED = 0.5


def calibrated(raw: float, table: tuple[tuple[float, float], ...]) -> float:
    """The chance that a reading of that raw score is right."""
    ends = ((0.0, 0.0), *table, (1.0, table[-1][1]))
    k = min(bisect_right([x for x, _ in ends], raw), len(ends) - 1)
    (x0, y0), (x1, y1) = ends[k - 1], ends[k]
    return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
