"""What is in the jugs at the start, however it is told that one is full."""

import pytest

from planner.core.language import read

STORY = "{} Nothing may be added or thrown away. I want exactly 4 litres in one of them. Fewest pourings?"
SAID = (
    ("I have an 11-litre can brimful of milk, an empty 6-litre can and an empty 5-litre one.", [11, 0, 0]),
    ("A full barrel with 11 litres of oil stands here, and besides it empty vessels for 6 and 5 litres.", [11, 0, 0]),
    (
        "The 11 litre one has 7 litres in it, the 6 litre one has 5 litres in it and the 5 litre one is empty. "
        "They are bottles.",
        [7, 5, 0],
    ),
    (
        "There are 11 litres of wine, filling an 11-litre demijohn, and there's an empty 6-litre jar "
        "and an empty 5-litre jar.",
        [11, 0, 0],
    ),
    ("Jugs of 11, 6 and 5 litres; the biggest is filled to the top, the others hold nothing.", [11, 0, 0]),
    ("Jugs of 11, 6 and 5 litres hold 7, 4 and 0 litres.", [7, 4, 0]),
    ("A cask of 11 litres, quite full of beer, and two empty pots, one of 6 and one of 5 litres.", [11, 0, 0]),
    ("My 11-litre bucket is full up. The 6-litre and the 5-litre bucket are dry.", [11, 0, 0]),
    ("11 litre jug, topped up; 6 litre jug, nothing in it; 5 litre jug, nothing in it either.", [11, 0, 0]),
    (
        "An 11-litre jug with 8 litres of juice in it, plus two jugs (6 litres, 5 litres) with nothing in them.",
        [8, 0, 0],
    ),
    ("jugs 11/6/5, 11 full, rest empty", [11, 0, 0]),
    (
        "The eleven-litre keg is full. The six-litre one contains two litres. The five-litre one contains one litre.",
        [11, 2, 1],
    ),
)


@pytest.mark.parametrize(("said", "initial"), SAID)
def test_what_is_full_at_the_start_is_read(said: str, initial: list[int]) -> None:
    model = read(STORY.format(said)).model
    assert model is not None
    assert (model["capacities"], model["initial"]) == ([11, 6, 5], initial)
