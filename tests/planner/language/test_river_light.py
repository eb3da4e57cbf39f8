"""One light between walkers is read as the boat, but only where all are equally quick."""

import pytest

from planner.core.language.river_light import one_light


@pytest.mark.parametrize(
    "text",
    [
        "they have just 1 lamp and no person go without it . all are equally quick",
        "a 1 torch must be brought back ; the torch have to be carried back . all walk at the same pace",
    ],
)
def test_one_light_is_found_where_it_stands(text: str) -> None:
    span = one_light(text)
    assert span is not None
    assert text[slice(*span)].split()[-1] in {"lamp", "torch"}


@pytest.mark.parametrize(
    "text",
    [
        "they have just 1 lamp and no person go without it . they need 1 , 2 , 5 and 10 minute",
        "a farmer has 1 lamp and a goat . all are equally quick",
        "2 lamp , no person go without a lamp . all are equally quick",
    ],
)
def test_where_times_count_or_no_light_goes_along_there_is_none(text: str) -> None:
    assert one_light(text) is None
