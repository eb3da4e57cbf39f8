"""Towers in strangers' words: which pegs are meant, what lies where already, what may go where; the pegs numbered."""

from typing import Any

import pytest

from planner.core.language import read


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "tower_of_hanoi"
    assert reading.model is not None, reading.clarify
    return reading.model


Ends = list[int] | dict[int, list[int]]
Puzzle = tuple[dict[int, list[int]], Ends, dict[str, Any]]


@pytest.mark.parametrize(
    ("text", "puzzle"),
    [
        (
            "Tower of Hanoi, discs 1 to 4 by size. The two smallest are already on C, the others are still on A. "
            "How many more moves until all are on C?",
            ({2: [2, 1], 0: [4, 3]}, [2], {}),
        ),
        (
            "Hanoi, 4 discs, pegs left, middle, right. Disc 3 is on the left, the rest are on the right. "
            "Everything must get to the right peg. Fewest moves?",
            ({0: [3], 2: [4, 2, 1]}, [2], {}),
        ),
        (
            "Eight discs on peg B in the usual order of size, A and C are free. Standard rules. How many moves to"
            " shift the lot to peg C?",
            ({1: [8, 7, 6, 5, 4, 3, 2, 1]}, [2], {}),
        ),
        (
            "The tower of hanoi with 2 pegs and one disc. how many moves",
            ({0: [1]}, [1], {}),
        ),
        (
            "Five coloured rings of different sizes are on the first of three rods A, B, C, the largest lowest. A"
            " ring may be laid upon any other, larger or smaller, and it doesn't matter in what order they lie at"
            " the end. One ring is moved at a time. Smallest number of moves to have them all on C?",
            ({0: [5, 4, 3, 2, 1]}, [2], {"size_rule": False}),
        ),
        (
            "Hanoi. Now: A has 4 and 2, B has 3, C has 1. Goal: all discs on A. How many moves?",
            ({0: [4, 2], 1: [3], 2: [1]}, [0], {}),
        ),
        (
            "The top three of five Hanoi discs have been moved from A to B already. The remaining two are on A. "
            "How many more moves till all five are on C?",
            ({1: [3, 2, 1], 0: [5, 4]}, [2], {}),
        ),
        (
            "My grandfather, 82, has a Tower of Hanoi with 9 discs but we lost 4 of them. How many moves for the "
            "remaining five?",
            ({0: [5, 4, 3, 2, 1]}, [2], {}),
        ),
        (
            "Five books of different sizes in a pile on the desk, biggest at bottom. Move them to the shelf one "
            "at a time; the floor can be used for another pile. No book may lie on a smaller one. How many moves "
            "at least?",
            ({0: [5, 4, 3, 2, 1]}, [1], {}),
        ),
        (
            "six suitcases no two the same size are piled up in the hallway, largest on the floor. i can lift one"
            " at a time and wont put a larger one on a smaller one. they should go to the bedroom, the only other"
            " spot is the kitchen. how many liftings?",
            ({0: [6, 5, 4, 3, 2, 1]}, [1], {}),
        ),
        (
            "Three pegs A, B and C stand in a circle. A move takes the top disc of a peg to the next peg "
            "clockwise, i.e. A to B, B to C or C to A; other moves aren't permitted. A larger disc may not lie on"
            " a smaller one. How many moves to bring three discs from A to B?",
            ({0: [3, 2, 1]}, [1], {"move_rule": "cyclic"}),
        ),
        (
            "It's Hanoi with 5 discs from peg 1 to peg 3. No, sorry, I've miscounted, the box has got just 4 "
            "discs in it. Still from peg 1 to peg 3. Shortest solution?",
            ({0: [4, 3, 2, 1]}, [2], {}),
        ),
        (
            "Two discs lie on peg A, the smaller on the larger. Discs may only be moved to an adjacent peg, pegs "
            "standing in the order A, B, C. On top of that, nothing may ever be moved from B to C. Can the two "
            "discs reach C? Tower of Hanoi",
            ({0: [2, 1]}, [2], {"move_rule": "adjacent", "forbidden": [[1, 2]]}),
        ),
        (
            "okay so the hanoi tower three disks from the first peg to the second peg not the third one the "
            "second one what's the fewest moves",
            ({0: [3, 2, 1]}, [1], {}),
        ),
        (
            "i only have 2 pegs left, the third one broke off. 3 discs on the first. same rules as always in "
            "tower of hanoi. is there any way to get all 3 onto the second peg?",
            ({0: [3, 2, 1]}, [1], {}),
        ),
        (
            "Rods: I, II, III, IV, V / Discs: 6, all on rod I, large to small going up / Target: all on rod V / "
            "Rules: the normal ones of the Tower of Hanoi / minimal number of moves?",
            ({0: [6, 5, 4, 3, 2, 1]}, [4], {}),
        ),
        (
            "i want to slove the twoer of haoni wen you start whit 3 discks on the midle peg an hav to get tehm "
            "on the left peg. ther is also a rihgt peg. how meny moves",
            ({1: [3, 2, 1]}, [0], {}),
        ),
        (
            "My cat knocked the Tower of Hanoi: ring 1 (smallest) is on pole 3, rings 2 and 3 are on pole 1, ring"
            " 4 (largest) is on pole 2. I want them all back on pole 1. Min moves?",
            ({2: [1], 0: [3, 2], 1: [4]}, [0], {}),
        ),
        (
            "Three discs on A. B is out of use; only A and C may be used. Tower of Hanoi rules. Can all three reach C?",
            ({0: [3, 2, 1]}, [2], {"forbidden": [[0, 1], [2, 1]]}),
        ),
        (
            "All but the smallest of five Hanoi discs are on peg B, the smallest is on peg A. All should be on "
            "peg B. How many moves?",
            ({0: [1], 1: [5, 4, 3, 2]}, [1], {}),
        ),
        (
            "Between A and B, and between B and C, discs may be moved in both directions, but never between A and"
            " C. Three discs, Tower of Hanoi, from A to C, moves?",
            ({0: [3, 2, 1]}, [2], {"move_rule": "adjacent"}),
        ),
        (
            "Of the five discs of a Tower of Hanoi the two largest are already where they belong, on peg C. The "
            "other three are on peg A. How many moves are missing?",
            ({2: [5, 4], 0: [3, 2, 1]}, [2], {}),
        ),
        (
            "tower of hanoi 6 disks start=C end=A aux=B minimum moves?",
            ({2: [6, 5, 4, 3, 2, 1]}, [0], {}),
        ),
        (
            "Tower of Hanoi with four discs. At the moment A: 4, 3; B: 2; C: 1. Bring all to B. How many moves?",
            ({0: [4, 3], 1: [2], 2: [1]}, [1], {}),
        ),
        (
            "Tower of Hanoi, 3 discs. Disc 1 is on peg C, disc 2 is on peg C as well, below disc 1, disc 3 is on "
            "peg B. Get everything to A. Number of moves?",
            ({2: [2, 1], 1: [3]}, [0], {}),
        ),
        (
            "Tower of Hanoi in which a disc may never be moved from the left peg directly to the right peg, but "
            "the other way is fine. 3 discs, left to right. Moves?",
            ({0: [3, 2, 1]}, [2], {"forbidden": [[0, 2]]}),
        ),
        (
            "Four discs lie on A sorted by size. Forget about sizes: any disc may be put on any disc. How many "
            "moves to bring all four to B if they must be sorted again at the end, largest at the bottom?",
            ({0: [4, 3, 2, 1]}, {1: [4, 3, 2, 1]}, {"size_rule": False}),
        ),
        (
            "4 boxes of different sizes are stacked in the cellar, the largest at the bottom. They must be "
            "stacked in the attic in the same way. Between them there is the landing where boxes may also be "
            "stacked. One box at a time, never a larger on a smaller. Number of carries?",
            ({0: [4, 3, 2, 1]}, [2], {}),
        ),
        (
            "Discs may be shifted only to the next rod on the right; from the last rod they go back to the first."
            " Three discs start on the first of three rods and must get to the last one. No larger disc on a "
            "smaller one. How many shifts?",
            ({0: [3, 2, 1]}, [2], {"move_rule": "cyclic"}),
        ),
        (
            "The lady has hats, four of them, no two alike in size, one on top of the other on the bed, largest "
            "lowest. She wants them on the sofa; the armchair is free too. She picks up one hat at a time and "
            "never puts one on a smaller. Fewest moves?",
            ({0: [4, 3, 2, 1]}, [1], {}),
        ),
        (
            "Disc 1 -> peg B, disc 2 -> peg B, disc 3 -> peg A: that's how the Tower of Hanoi stands now. It "
            "should all be on C. Moves left?",
            ({1: [2, 1], 0: [3]}, [2], {}),
        ),
        (
            "For a Tower of Hanoi with 4 discs in which you can't move discs clockwise, i.e. only C to B, B to A, "
            "A to C, how many moves from A to C?",
            ({0: [4, 3, 2, 1]}, [2], {"forbidden": [[0, 1], [1, 2], [2, 0]]}),
        ),
    ],
)
def test_a_tower_is_read_in_any_words(text: str, puzzle: Puzzle) -> None:
    model = model_of(text)
    start, goal, rules = puzzle
    place = {peg: k for k, peg in enumerate(model["pegs"])}
    assert {place[peg]: discs for peg, discs in model["start"].items() if discs} == start
    assert _ends(model["goal"], place) == goal
    assert model["move_rule"] == rules.get("move_rule", "any")
    assert model["size_rule"] == rules.get("size_rule", True)
    assert sorted([place[a], place[b]] for a, b in model.get("forbidden", ())) == rules.get("forbidden", [])


def _ends(goal: dict[str, Any], place: dict[str, int]) -> Ends:
    if "state" in goal:
        return {place[peg]: discs for peg, discs in goal["state"].items() if discs}
    return sorted(place[peg] for peg in goal.get("all_on_any", [goal.get("all_on")]))


@pytest.mark.parametrize(
    ("text", "pegs"),
    [
        (
            "Rods: I, II, III, IV. Discs: 5, all on rod I, the largest lowest. Target: all on rod IV. Rules: the "
            "normal ones of the Tower of Hanoi. Moves?",
            ["I", "II", "III", "IV"],
        ),
        (
            "Five books of different sizes lie in a pile on the desk, the biggest at the bottom. Move them to the "
            "shelf one at a time; the floor can be used for another pile. No book may lie on a smaller one. How many?",
            ["desk", "shelf", "floor"],
        ),
    ],
)
def test_pegs_keep_the_names_that_the_text_gives_them(text: str, pegs: list[str]) -> None:
    assert model_of(text)["pegs"] == pegs
