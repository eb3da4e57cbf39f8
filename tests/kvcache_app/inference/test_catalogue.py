"""The models of the settings: right ones are read, wrong ones named."""

from typing import Any

import pytest

from kvcache_app.inference.catalogue import ModelSpec, read_catalogue
from kvcache_app.inference.provider import InferenceError

GOOD: dict[str, Any] = {"name": "small", "path": "google/gemma-3-270m-it"}


def test_the_preferred_model_comes_first() -> None:
    specs = read_catalogue([GOOD, {"name": "large", "path": "/models/large", "priority": 5, "context": 4096}])
    assert [spec.name for spec in specs] == ["large", "small"]
    assert specs[1] == ModelSpec("small", "google/gemma-3-270m-it", "transformers", "auto", None, 0)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name": ""}, "name"),
        ({"path": None}, "path"),
        ({"provider": "magic"}, "provider"),
        ({"dtype": "int4"}, "dtype"),
        ({"context": 3}, "context"),
        ({"context": True}, "context"),
        ({"priority": "high"}, "priority"),
        ({"colour": "red"}, "colour"),
        ({"provider": "openai"}, "url"),
        ({"provider": "openai", "url": "ftp://here"}, "url"),
        ({"provider": "openai", "url": "http://here:99999/"}, "url"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_field(change: dict[str, Any], word: str) -> None:
    with pytest.raises(InferenceError, match=word) as refused:
        read_catalogue([GOOD | change])
    assert refused.value.code == "bad_model"


def test_two_models_of_one_name_are_refused() -> None:
    with pytest.raises(InferenceError, match="two models"):
        read_catalogue([GOOD, GOOD])
