"""What is promised of the cache, as ratios within one run, and whether a run kept it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import ge, le
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """`over` divided by `under` is at least or at most `bound`; `tokens`: at this length only, 0 at every one."""

    what: str
    over: str
    under: str
    is_least: bool
    bound: float
    tokens: int = 0

    def holds(self, value: float) -> bool:
        return bool((ge if self.is_least else le)(value, self.bound))


AT_LEAST, AT_MOST = True, False
GOALS = (
    Goal("a warm disk hit beside reading at once", "full_s", "disk_warm_s", AT_LEAST, 15, 1024),
    Goal("a warm disk hit beside reading at once", "full_s", "disk_warm_s", AT_LEAST, 120, 4096),
    Goal("a warm disk hit beside our own reading", "chunked_s", "disk_warm_s", AT_LEAST, 14, 1024),
    Goal("a warm disk hit beside our own reading", "chunked_s", "disk_warm_s", AT_LEAST, 55, 4096),
    Goal("a verified warm disk hit to a memory hit", "disk_warm_s", "memory_s", AT_MOST, 1.15),
    Goal("a cold disk hit to a memory hit", "disk_cold_s", "memory_s", AT_MOST, 1.3),
    Goal("a warm disk hit to llama.cpp's from its file", "disk_warm_s", "llama_hit_s", AT_MOST, 0.9, 4096),
    Goal("our reading to llama.cpp's", "chunked_s", "llama_full_s", AT_MOST, 1.15),
    Goal("a warm disk hit to the floor", "disk_warm_s", "floor_s", AT_MOST, 4, 4096),
    Goal("our tokens to generate's", "decode_per_s", "decode_generate_per_s", AT_LEAST, 1),
    Goal("our tokens to llama.cpp's", "decode_per_s", "llama_decode_per_s", AT_LEAST, 0.6),
    Goal("four conversations' tokens to one's", "decode_four_per_s", "decode_per_s", AT_LEAST, 2),
)
MOST_KEEPING = 3.0  # percent


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """A sentence for each goal and length; those that need what was not measured are left out."""
    for goal in GOALS:
        for row in rows:
            if goal.tokens in (0, row["tokens"]) and row[goal.over] and row[goal.under]:
                value = row[goal.over] / row[goal.under]
                word = "at least" if goal.is_least else "at most"
                said = f"{value:.2f} times{_by_processor(goal, row)}, {word} {goal.bound:g}"
                yield _line(goal.what, row, said, goal.holds(value))
    for row in rows:
        percent = row["keeping_percent"]
        apart = f"{row['with_against_without_percent']:+.1f} % between two readings, with and without"
        said = f"{percent:.1f} % of reading ({apart}), at most {MOST_KEEPING:g} %"
        yield _line("keeping the blocks", row, said, percent <= MOST_KEEPING)


def _by_processor(goal: Goal, row: Row) -> str:
    """The same ratio without the time that was given to others: what to look at on a busy machine."""
    over, under = (row.get(name.removesuffix("_s") + "_cpu_s") for name in (goal.over, goal.under))
    return f" ({over / under:.2f} by processor time)" if over and under else ""


def _line(what: str, row: Row, said: str, is_met: bool) -> str:
    return f"{what}, {row['tokens']} tokens: {said}: {'met' if is_met else 'MISSED'}"
