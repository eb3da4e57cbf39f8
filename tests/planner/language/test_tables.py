"""Tables are read row by row, and what is read still points into them."""

from planner.core.language import read
from planner.core.language.text import parse

CROSSING = "who | how many | can row\n---|---|---\nnun | 3 | yes\nogre | 3 | no\nboat: 2 seats"
JUGS = (
    "| jug | size | now |\n|---|---|---|\n| A | 9 l | 9 l |\n| B | 5 l | 0 |\n| C | 4 l | 0 |\nno tap. goal: 1 l in B"
)


def test_counts_stand_before_names_and_yes_and_no_become_can_and_can_not() -> None:
    assert parse(CROSSING).clean.startswith("3 nun can row . . 3 ogre can not row .")


def test_sizes_and_contents_of_jugs_are_read_from_a_table() -> None:
    model = read(JUGS).model
    assert model is not None
    assert (model["capacities"], model["initial"]) == ([9, 5, 4], [9, 0, 0])
    assert model["goal"] == {"jug": 1, "amount": 1}


def test_a_tower_can_stand_in_a_table() -> None:
    model = read("Tower of Hanoi\npeg | discs (bottom to top)\nA | 3 2\nB | 1\nC | -\nAll to C, fewest moves?").model
    assert model is not None
    assert model["start"] == {"A": [3, 2], "B": [1]}


def test_evidence_from_a_table_points_into_it() -> None:
    spans = [evidence.span for evidence in read(JUGS).evidence if evidence.field == "capacities"]
    assert [JUGS[start:end] for start, end in spans] == ["9 l", "5 l", "4 l"]


def test_a_bar_inside_a_sentence_is_no_table() -> None:
    assert "3" in parse("jugs of 5 | 3 litres, tap, 4 litres?").clean
