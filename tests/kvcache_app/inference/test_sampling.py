"""Our draws against transformers' own warpers."""

import math
from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers.generation.logits_process import (
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

from kvcache_app.inference.provider import InferenceError, Sampling
from kvcache_app.inference.sampling import LIKELY, Sampler


def logits_of(seed: int, size: int = 50, spread: float = 3.0) -> torch.Tensor:
    return torch.randn(size, generator=torch.Generator().manual_seed(seed)) * spread


def theirs(sampling: Sampling, logits: torch.Tensor) -> torch.Tensor:
    scores = TemperatureLogitsWarper(sampling.temperature)(None, logits[None].clone())
    if sampling.top_k:
        scores = TopKLogitsWarper(sampling.top_k)(None, scores)
    if sampling.top_p < 1:
        scores = TopPLogitsWarper(sampling.top_p)(None, scores)
    return scores.softmax(-1)[0]


def ours(sampling: Sampling, logits: torch.Tensor) -> torch.Tensor:
    ids, chances = Sampler(sampling).chances(logits.clone())
    return torch.zeros_like(logits).scatter(0, ids, chances)


@given(
    st.integers(0, 10_000), st.floats(0.1, 5), st.integers(0, 60), st.floats(0.05, 1), st.sampled_from([5, 50, 3000])
)
def test_the_chances_are_those_of_transformers(
    seed: int, temperature: float, top_k: int, top_p: float, size: int
) -> None:
    sampling = Sampling(temperature=temperature, top_k=top_k, top_p=top_p)
    logits = logits_of(seed, size)
    expected, found = theirs(sampling, logits), ours(sampling, logits)
    # A token exactly at the edge of top_p may fall on either side by rounding: at most one, and the least likely one.
    different = ((expected > 0) != (found > 0)).sum()
    assert different == 0 or (different == 1 and abs(float(expected.max() - found.max())) < 0.5)
    if not different:
        assert torch.allclose(expected, found, atol=1e-6)


def test_a_flat_vocabulary_larger_than_the_quick_look_is_sorted_whole() -> None:
    sampling = Sampling(temperature=1, top_k=0, top_p=0.9)
    ids, _ = Sampler(sampling).chances(torch.zeros(4 * LIKELY))
    assert len(ids) == pytest.approx(0.9 * 4 * LIKELY, abs=2)


def test_at_temperature_nothing_the_likeliest_is_taken() -> None:
    sampler = Sampler(Sampling(temperature=0, top_k=3, top_p=0.1))
    assert all(sampler.draw(logits_of(seed)) == int(logits_of(seed).argmax()) for seed in range(20))


def test_the_same_seed_draws_the_same_and_another_one_does_not() -> None:
    def draws(seed: int) -> list[int]:
        sampler = Sampler(Sampling(seed=seed, top_k=0, top_p=1))
        return [sampler.draw(torch.zeros(1000)) for _ in range(20)]

    assert draws(5) == draws(5) != draws(6)


def test_draws_come_as_often_as_their_chances_say() -> None:
    sampler = Sampler(Sampling(temperature=1, top_k=0, top_p=1, seed=1))
    wanted = torch.tensor([0.5, 0.3, 0.15, 0.05])
    drawn = torch.bincount(torch.tensor([sampler.draw(wanted.log()) for _ in range(4000)]), minlength=4) / 4000
    assert (drawn - wanted).abs().max() < 4 * math.sqrt(0.25 / 4000)


@pytest.mark.parametrize("temperature", [0.0, 2.0])
def test_banned_ids_and_those_beyond_the_words_are_never_drawn(temperature: float) -> None:
    sampler = Sampler(Sampling(temperature=temperature, top_k=0, top_p=1, seed=3), banned={0, 2}, words=5)
    logits = torch.tensor([9.0, 0.0, 9.0, 0.0, 0.0, 9.0, 9.0])
    assert {sampler.draw(logits.clone()) for _ in range(200)} <= {1, 3, 4}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("temperature", -1),
        ("temperature", math.nan),
        ("top_k", -1),
        ("top_p", 0),
        ("top_p", 1.1),
        ("max_new_tokens", 0),
    ],
)
def test_senseless_parameters_are_refused_by_name(field: str, value: float) -> None:
    with pytest.raises(InferenceError, match=field) as refused:
        Sampler(replace(Sampling(), **{field: value}))
    assert refused.value.code == "bad_sampling"
