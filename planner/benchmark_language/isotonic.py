"""Fits a rising table from raw scores to chances: neighbours are pooled until the share that is right rises."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

LEAST_IN_A_POOL = 8


@dataclass
class _Pool:
    n: int
    right: int
    raw: float
    highest: float

    @property
    def share(self) -> float:
        return self.right / self.n

    def take(self, other: "_Pool") -> None:
        self.n, self.right, self.raw, self.highest = (
            self.n + other.n,
            self.right + other.right,
            self.raw + other.raw,
            other.highest,
        )


def fit(pairs: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Points (mean raw score, chance of being right), both rising; a chance is drawn half an answer to the middle."""
    risen: list[_Pool] = []
    for pool in _pools(pairs):
        risen.append(pool)
        while len(risen) > 1 and risen[-2].share >= risen[-1].share:
            last = risen.pop()
            risen[-1].take(last)
    # Drawing small pools to the middle can undo a rise, hence the running maximum.
    chances = accumulate(((pool.right + 0.5) / (pool.n + 1) for pool in risen), max)
    return tuple((round(pool.raw / pool.n, 3), round(chance, 3)) for pool, chance in zip(risen, chances, strict=True))


def _pools(pairs: Sequence[tuple[float, bool]]) -> list[_Pool]:
    """Equal scores together, and never too few of them."""
    pools: list[_Pool] = []
    for raw, right in sorted(pairs):
        one = _Pool(1, int(right), raw, raw)
        if pools and (pools[-1].highest == raw or pools[-1].n < LEAST_IN_A_POOL):
            pools[-1].take(one)
        else:
            pools.append(one)
    if len(pools) > 1 and pools[-1].n < LEAST_IN_A_POOL:
        last = pools.pop()
        pools[-1].take(last)
    return pools
