"""The steps both linear models are fitted with, against what linear algebra says of quadratic functions."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.benchmark_language.descent import descend, steepest


def bowl(seed: int, size: int) -> tuple[np.ndarray, np.ndarray]:
    """A quadratic function: its curvature, of which the smallest is 1, and where its minimum is."""
    numbers = np.random.default_rng(seed)
    root = numbers.normal(size=(size, size))
    return root @ root.T + np.eye(size), numbers.normal(size=size)


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(1, 8))
def test_the_minimum_is_where_linear_algebra_says(seed: int, size: int) -> None:
    curve, minimum = bowl(seed, size)
    step = 1 / np.linalg.eigvalsh(curve)[-1]
    found = descend(lambda at: curve @ (at - minimum), np.zeros(size), step=step, steps=2000)
    assert np.allclose(found, minimum, atol=1e-6)


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(1, 8))
def test_the_steepest_curve_is_the_largest_eigenvalue(seed: int, size: int) -> None:
    curve, _ = bowl(seed, size)
    largest = np.linalg.eigvalsh(curve)[-1]
    found = steepest(lambda some: curve @ some, np.ones(size), powers=200)
    assert 0.9 * largest <= found <= largest * (1 + 1e-9)
