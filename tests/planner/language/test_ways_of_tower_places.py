"""Towers whose discs are counted in passing, have names, lie about or stand where only the text's own words say."""

from typing import Any

import pytest

from planner.core.language import read
from tests.planner.language.test_ways_of_towers import allowed, model_of, start_of


def by_place(model: dict[str, Any]) -> tuple[dict[int, list[int]], list[int] | None]:
    """Where the discs start and where all should end, the pegs numbered."""
    number = {peg: k for k, peg in enumerate(model["pegs"])}
    goal = model["goal"]
    ends = goal.get("all_on_any") or ([goal["all_on"]] if "all_on" in goal else None)
    return {number[peg]: discs for peg, discs in model["start"].items() if discs}, ends and [number[p] for p in ends]


@pytest.mark.parametrize(
    "text",
    [
        "In the legend there are 64 discs, but mine has four. A to C, usual Hanoi rules, pegs A, B and C, moves?",
        "The original has 64 discs; we'll make do with 4 on A. All to C. Tower of Hanoi. Moves?",
        "My aunt owns bowls. She's got four, of four sizes, piled on A with the largest at the bottom; there are also "
        "B and C. All to C. One bowl each time, never a bowl on a smaller bowl. Fewest moves?",
        "Tower of Hanoi, pegs A, B, C. The discs, of which there are four, lie on A. They are to go to C. Moves?",
        "Four. That's how many discs my Tower of Hanoi has. From A to C please, how many moves?",
        "How quickly can a 4-high Hanoi tower be moved from A to C?",
        "Tower of Hanoi with four (4) discs on A, pegs A, B and C. All to C. Moves?",
        "Tower of Hanoi, three pegs A, B, C, with four of the discs (out of the eight in the box) on A. "
        "All to C. Moves?",
    ],
)
def test_the_discs_are_counted_in_any_words(text: str) -> None:
    model = model_of(text)
    assert (by_place(model), len(model["pegs"])) == (({0: [4, 3, 2, 1]}, [2]), 3)


@pytest.mark.parametrize("names", [("notebook", "novel", "atlas"), ("cup", "bowl", "pot")])
@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("{s} is the smallest, {m} the middle one and {l} the biggest. The {s} and the {l} are on A, the {m} on B.", 1),
        ("a pile on A: the {l} (large), the {m} (medium), the {s} (small), from bottom to top.", 0),
        ("three things lie on A: the {l} at the bottom, the {m} on it, and the {s} on top.", 0),
    ],
)
def test_discs_with_names_are_ordered_by_what_is_said_of_them(
    names: tuple[str, str, str], said: str, start: int
) -> None:
    told = said.format(**dict(zip("sml", names, strict=True)))
    text = f"Hanoi with pegs A, B, C: {told} Get them all onto C, nothing large on anything smaller. Moves?"
    assert start_of(text) == ({"A": [3, 1], "B": [2]} if start else {"A": [3, 2, 1]})


@pytest.mark.parametrize(
    "text",
    [
        "Three discs S, M, L. Peg A: L, M. Peg B: S. Peg C: empty. Goal: everything on C. Hanoi rules. Moves?",
        "Hanoi, 3 discs. S on B; M and L on A. Get all three on C. Fewest?",
    ],
)
def test_discs_may_have_the_sizes_of_shirts(text: str) -> None:
    assert start_of(text) == {"A": [3, 2], "B": [1]}


@pytest.mark.parametrize(
    "said",
    [
        "peg A: discs 4 and 1 (the 1 lies on the 4)\npeg B: disc 3\npeg C: disc 2\n",
        "On A I see 4 and on top of it 1; B has just 3; C just 2.",
        "Disc 1 sits on disc 4 on peg A, disc 3 is alone on B, disc 2 alone on C.",
        "Peg A, from the bottom up: 4, 1. Peg B: only 3. Peg C: only 2.",
        "Disc 4 (the largest) and disc 1 (the smallest) are on A; disc 3 is on B and disc 2 on C.",
        "| peg | discs (bottom to top) |\n|---|---|\n| A | 4, 1 |\n| B | 3 |\n| C | 2 |\n",
    ],
)
def test_a_position_is_read_where_each_disc_comes_once(said: str) -> None:
    text = f"A half-finished Hanoi with four discs and pegs A, B and C. {said} I want all of them on C. How many moves?"
    assert start_of(text) == {"A": [4, 1], "B": [3], "C": [2]}


@pytest.mark.parametrize(
    "said",
    [
        "the odd ones are on A and the even ones on B",
        "A: odd discs, B: even discs",
        "the odd ones (5, 3, 1 from bottom to top) on A and the even ones (6, 4, 2 from bottom to top) on B",
        "A: 5, 3, 1 (5 underneath); B: 6, 4, 2 (6 underneath); C: nothing",
    ],
)
def test_odd_and_even_discs_are_known(said: str) -> None:
    assert start_of(f"Hanoi with 6 discs, {said}. Bring all to C. Least moves?") == {"A": [5, 3, 1], "B": [6, 4, 2]}


@pytest.mark.parametrize(
    "said",
    [
        "The bottom three discs already stand on C, the top three are on B",
        "The larger three lie on C; the smaller three on B",
        "4, 5 and 6 are done, they're on C; 1 to 3 are on B",
    ],
)
def test_halves_of_a_tower_lie_where_they_are_said_to(said: str) -> None:
    text = f"You have 6 discs (1 smallest, pegs A, B, C): {said}. How many Hanoi moves are left to get everything on C?"
    assert start_of(text) == {"C": [6, 5, 4], "B": [3, 2, 1]}


@pytest.mark.parametrize("to", ["to\n\n", "should become\n\n"])
def test_two_tables_are_a_start_and_a_goal(to: str) -> None:
    head = "| peg | discs |\n|---|---|\n"
    text = (
        f"{head}| A | 3, 2 |\n| B | 4 |\n| C | 1 |\n\n{to}{head}| A | - |\n| B | 4, 3, 2, 1 |\n| C | - "
        f"|\n\nTower of Hanoi "
        "moves. How many at minimum?"
    )
    assert by_place(model_of(text)) == ({0: [3, 2], 1: [4], 2: [1]}, [1])


@pytest.mark.parametrize(
    ("text", "start", "goal"),
    [
        (
            "Hanoi set with three pegs (red peg, white peg, blue peg, in that order from left to right). "
            "All four discs "
            "are on the white peg and have to go to the red peg. Moves?",
            1,
            0,
        ),
        (
            "On my table stand three trays: tray North, tray East, tray South. Four folders of different "
            "sizes are piled "
            "on tray East. All must go to tray North. One folder at a time, never a larger one on a "
            "smaller one. Moves?",
            1,
            0,
        ),
        (
            "There are three places: the kitchen table, the sideboard and the trolley. Four books of "
            "different sizes are "
            "stacked on the kitchen table. Move them all to the sideboard. One book at a time, never a "
            "larger book on a "
            "smaller one. Fewest moves?",
            0,
            1,
        ),
        (
            "There's a west slab, a middle slab and an east slab. 4 planters of different sizes are "
            "stacked on the west "
            "slab. All should be on the east slab. One planter at a time, never a larger one on a smaller one. Moves?",
            0,
            2,
        ),
        (
            "Rods numbered 1, 2 and 3, and four discs are stacked on rod 3. They shall stand on rod 1. Hanoi rules.",
            2,
            0,
        ),
    ],
)
def test_pegs_are_known_by_what_tells_them_apart(text: str, start: int, goal: int) -> None:
    model = model_of(text)
    assert (by_place(model), len(model["pegs"])) == (({start: [4, 3, 2, 1]}, [goal]), 3)


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ("Every transfer begins or ends at the middle peg.", "AC CA"),
        ("Each move must have B as its start or its end.", "AC CA"),
        ("No disc flies over B.", "AC CA"),
        ("B can't be left out on the way.", "AC CA"),
        ("A and C may not exchange discs directly.", "AC CA"),
        ("Going backwards (B to A, C to B, A to C) is forbidden.", "BA CB AC"),
        ("Discs that have been laid on B are glued there.", "BA BC"),
        ("Whatever arrives on B can't be taken off again.", "BA BC"),
        ("Nothing leaves B any more once it's there.", "BA BC"),
        ("B is a trap: no disc gets off it.", "BA BC"),
        ("Peg B must not be used.", "AB CB"),
    ],
)
def test_closed_ways_are_read_in_everyday_words(said: str, closed: str) -> None:
    model = model_of(
        f"Tower of Hanoi with three discs on peg A, pegs A, B and C in a row. {said} All to C. Least moves?"
    )
    every = {(a, b) for a in "ABC" for b in "ABC" if a != b}
    assert allowed(model) == every - {(way[0], way[1]) for way in closed.split()}


def test_a_stick_holds_nothing_back() -> None:
    reading = read(
        "Hanoi toy: four rings are on the left stick, all to the right stick, bigger never on smaller. Moves?"
    )
    assert reading.model is not None
    assert "forbidden" not in reading.model


@pytest.mark.parametrize(
    "said",
    [
        "I don't care on which of the three poles it ends.",
        "It doesn't matter on which pole it ends.",
        "No matter on which pole it ends.",
        "Which pole it ends on does not matter.",
        "Any of the poles will do.",
        "Whichever pole will do.",
        "I am not bothered about which one.",
    ],
)
def test_a_tower_that_may_end_anywhere_has_every_peg_as_a_goal(said: str) -> None:
    model = model_of(
        "Hanoi rules. Three rings on three poles: the biggest is on the left pole, the middle-sized one on the middle "
        f"pole, the smallest on the right pole. I want the complete tower again. {said} How many moves?"
    )
    assert model["goal"] == {"all_on_any": ["left", "middle", "right"]}


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ("No disc may be moved from A to C. All other moves, including those from C to A, are allowed.", "AC"),
        ("Never directly from A to C. The reverse, C to A, and all other moves are allowed.", "AC"),
        ("A disc must not go from A to C; C to A and every other move is fine.", "AC"),
        ("From A to C, as well as from B to C, no disc may ever be moved.", "AC BC"),
        ("From A to C and from C to A, nothing may be moved.", "AC CA"),
    ],
)
def test_what_a_text_allows_again_is_no_goal(said: str, closed: str) -> None:
    model = model_of(f"Tower of Hanoi with two discs on peg A, pegs A, B and C. {said} All to C. Least moves?")
    every = {(a, b) for a in "ABC" for b in "ABC" if a != b}
    assert allowed(model) == every - {(way[0], way[1]) for way in closed.split()}
    assert by_place(model) == ({0: [2, 1]}, [2])


@pytest.mark.parametrize(
    "text",
    [
        "A hanoi set with 8 disks, but he lost four of them under the sofa, so there's only four left. They're on A, "
        "all to C, normal rules, how many moves?",
        "My Hanoi tower had seven rings. Three are missing, so only four rings remain. All on A, to go to C. Moves?",
        "Four cheeses, no two of which are the same size, are stacked on the first of three stools. They should be got "
        "onto the third stool, one cheese at a time, and a cheese may be set only on an empty stool or a bigger "
        "cheese. How many moves?",
        "Four tyres of four different widths lie sorted on a steel post, the widest at the bottom. There are two more "
        "posts, a wooden one and a plastic one. Move the tyres to the plastic post, one tyre each time, never laying a "
        "tyre on one that is less wide. Moves?",
        "ToH n=4 src=1 dst=3 aux=2, min #moves?",
    ],
)
def test_what_is_left_and_told_in_passing_is_the_tower(text: str) -> None:
    assert by_place(model_of(text)) == ({0: [4, 3, 2, 1]}, [2])


@pytest.mark.parametrize("rest", ["The three others form a tower", "The other three make a pile"])
def test_the_others_stand_apart(rest: str) -> None:
    text = (
        "Tower of Hanoi with five discs: the two largest have already been placed on the right-hand peg. "
        f"{rest} on the left-hand peg. How many moves until all five are on the right-hand peg?"
    )
    assert start_of(text) == {"left": [3, 2, 1], "right": [5, 4]}
