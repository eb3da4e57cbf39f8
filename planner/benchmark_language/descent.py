"""The minimum of a smooth convex function: Nesterov's accelerated gradient steps, and how long a step may be.

Both linear models are fitted with it. There is one minimum, so every run finds the same.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def descend(gradient: Callable[[Array], Array], start: Array, *, step: float, steps: int) -> Array:
    """So many accelerated steps from `start` (Nesterov 1983); `step` is at most one over the steepest curvature."""
    now = ahead = start
    for k in range(steps):
        before, now = now, ahead - step * gradient(ahead)
        ahead = now + k / (k + 3) * (now - before)
    return now


def steepest(square: Callable[[Array], Array], start: Array, *, powers: int) -> float:
    """About the largest eigenvalue of a positive operator, from below, by the power method."""
    some = start
    for _ in range(powers):
        some = square(some / np.linalg.norm(some))
    return float(np.linalg.norm(some))
