"""Towers told in many ways: what is stacked, where it stands and goes, which moves are open, what is taken back."""

from typing import Any

import pytest

from planner.core.language import read

THREE = ("A", "B", "C")
ONE_BY_ONE = "Only one disc may be moved at a time, and never a larger one onto a smaller one."
STEPS = [("A", "B"), ("B", "C"), ("C", "A")]


def model_of(text: str) -> dict[str, Any]:
    reading = read(text)
    assert reading.family == "tower_of_hanoi", reading
    assert reading.model is not None, reading.clarify
    return reading.model


def start_of(text: str) -> dict[str, list[int]]:
    return {peg: discs for peg, discs in model_of(text)["start"].items() if discs}


def allowed(model: dict[str, Any]) -> set[tuple[str, str]]:
    names = model["pegs"]
    moves = {(a, b) for a in names for b in names if a != b}
    if model["move_rule"] == "cyclic":
        moves = {(name, names[(k + 1) % len(names)]) for k, name in enumerate(names)}
    if model["move_rule"] == "adjacent":
        moves = {(a, b) for a, b in moves if abs(names.index(a) - names.index(b)) == 1}
    return moves - {(a, b) for a, b in model.get("forbidden", ())}


@pytest.mark.parametrize(
    ("said", "open_moves"),
    [
        ("You may only move A to B, B to A, B to C and C to B.", {("A", "B"), ("B", "A"), ("B", "C"), ("C", "B")}),
        ("A disc on A must go to B first before it can go to C, and the other way round.", "beside"),
        ("It's prohibited to move a disc straight from A to C, and also from C to A.", "beside"),
        ("A and C aren't connected, so nothing can go straight between them.", "beside"),
        ("Passing B without landing on it is not permitted.", "beside"),
        ("The outer pegs are too far apart for a direct move.", "beside"),
        ("Discs can be shifted just one peg to the left or right per move.", "beside"),
        ("From A a disc can only go to B, from C only to B, from B to A or C.", "beside"),
        ("Jumping over the middle peg is not allowed.", "beside"),
        ("A disc has to stop at B on its way from A to C or back.", "beside"),
        ("Discs go a to b, b to c or c to a, never the other way round.", "round"),
        ("Legal moves: A-B, B-C, C-A, in that direction only.", "round"),
        ("The only moves are AB, BC and CA.", "round"),
        ("Discs move one peg to the right, and from C back to A.", "round"),
        ("Moves must go around in one direction, A then B then C then back to A.", "round"),
        ("Never move from B to A, from C to B or from A to C.", "round"),
        ("There's a one-way rule: from B you can go to A but never to C.", ("B", "C")),
        ("You can't put a disc on C if it comes from A.", ("A", "C")),
        ("A disc coming off B must never be set down on A.", ("B", "A")),
        ("Anything that leaves A has to go to B.", ("A", "C")),
        ("No disc can go directly from A to C (but C to A is fine).", ("A", "C")),
        ("All moves except A to C are allowed.", ("A", "C")),
        ("From A to C directly: not allowed.", ("A", "C")),
        ("A->C forbidden.", ("A", "C")),
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "Three pegs stand in a row: A, B, C. On A is a tower of three discs. As usual one disc at a time, never onto a "
        "smaller disc. {} What's the minimal number of moves to get the tower to C?",
        "{} Otherwise the normal Hanoi rules: three pegs A, B, C, three discs on A that have to get to C. How many?",
    ],
)
def test_the_open_moves_are_those_that_the_text_leaves_open(said: str, open_moves: Any, frame: str) -> None:
    every = {(a, b) for a in THREE for b in THREE if a != b}
    wanted = {"beside": every - {("A", "C"), ("C", "A")}, "round": set(STEPS)}.get(str(open_moves), open_moves)
    model = model_of(frame.format(said))
    assert allowed(model) == (every - {wanted} if isinstance(wanted, tuple) else wanted)
    assert (model["start"], model["goal"]) == ({"A": [3, 2, 1]}, {"all_on": "C"})


@pytest.mark.parametrize(
    "said",
    [
        "A larger disc may perfectly well lie on a smaller one along the way.",
        "Putting a larger one on a smaller one is no problem.",
        "No rule about what lies on what.",
        "Any disc can sit on any disc.",
        "Forget about the rule about sizes.",
    ],
)
def test_the_size_rule_can_be_lifted_in_many_words(said: str) -> None:
    text = f"Pegs A, B, C with a tower of three discs on A. {said} Rebuild it on C, largest at the bottom."
    model = model_of(text)
    assert model["size_rule"] is False
    assert model["goal"] == {"state": {"C": [3, 2, 1]}}


def test_a_refused_large_disc_on_a_small_one_lifts_nothing() -> None:
    assert model_of("Hanoi, 3 discs from A to C. Big disk on small disk is never allowed. Moves?")["size_rule"] is True


@pytest.mark.parametrize(
    "said",
    [
        "On A are discs 4 and 1, on B discs 3 and 2, C is empty.",
        "Peg A holds disc 4 with disc 1 on top; peg B holds disc 3 and on it disc 2; peg C is free.",
        "1 on A, 2 on B, 3 on B, 4 on A.",
        "disc 1: A\ndisc 2: B\ndisc 3: B\ndisc 4: A\n",
        "On peg A lies the biggest, and on top of it the smallest. On peg B lie the other two.",
        "A has the biggest and the smallest, B the two in between.",
        "Disc 4 (the largest) is at the bottom of A, disc 1 sits on it; 3 and 2 are on B.",
        "The second and third largest are on B, the other two on A.",
        "The smallest disc and the largest one lie on A, and the two middle ones on B.",
        "On A: 1 on top of 4. On B: 2 on top of 3. On C nothing.",
    ],
)
def test_discs_are_found_where_the_text_puts_them(said: str) -> None:
    text = f"Hanoi with four discs (1 = smallest) and pegs A, B, C. {said} All should be gathered on C. Moves?"
    assert start_of(text) == {"A": [4, 1], "B": [3, 2]}


@pytest.mark.parametrize("noun", ["flower pot", "suitcase", "lampshade", "nesting doll", "stool", "rug", "gear"])
def test_whatever_is_stacked_is_a_disc(noun: str) -> None:
    text = (
        f"On the first of three poles are 4 {noun}s of different sizes. Get all of them onto the "
        f"third pole. Only one {noun} at a time may be moved, and a bigger one may never lie on a smaller one. Moves?"
    )
    model = model_of(text)
    assert (model["start"], model["goal"]) == ({"1": [4, 3, 2, 1]}, {"all_on": "3"})


@pytest.mark.parametrize(
    ("said", "start", "goal"),
    [
        ("C is where the discs are. At the end they should all be on B.", "C", ["B"]),
        ("Peg C holds the whole tower. B is where they have to end up.", "C", ["B"]),
        ("They belong on C. The discs start on B.", "B", ["C"]),
        ("The discs are on A. The target is B or C, whichever is quicker.", "A", ["B", "C"]),
        ("The discs are on A. It makes no difference whether it ends up on B or on C.", "A", ["B", "C"]),
        ("The discs are threaded onto A. I need them all on C.", "A", ["C"]),
        ("At first the discs are on C. Bring the tower to A.", "C", ["A"]),
    ],
)
def test_the_ends_of_the_pile_are_found_in_any_order(said: str, start: str, goal: list[str]) -> None:
    model = model_of(f"Tower of Hanoi, four discs, three pegs A, B, C. {said} {ONE_BY_ONE} Fewest moves?")
    assert model["start"] == {start: [4, 3, 2, 1]}
    assert model["goal"].get("all_on_any", [model["goal"].get("all_on")]) == goal


@pytest.mark.parametrize(
    ("text", "number", "start", "goal"),
    [
        ("Hanoi, four discs from A to B. Sorry, I meant to C. How many moves?", 4, "A", "C"),
        ("Hanoi with 6 discs from A to C; oh, make it 4. Minimum moves?", 4, "A", "C"),
        ("Five discs, peg A to peg C... and not to C but from C to A. Hanoi rules. Minimum?", 5, "C", "A"),
        ("Hanoi: move 4 discs from A to C. Actually, from C to A. How many moves?", 4, "C", "A"),
        ("Three pegs, four discs on A (correction: on B), all have to go to C, Hanoi rules. Moves?", 4, "B", "C"),
    ],
)
def test_what_is_taken_back_does_not_count(text: str, number: int, start: str, goal: str) -> None:
    model = model_of(text)
    assert (model["start"], model["goal"]) == ({start: list(range(number, 0, -1))}, {"all_on": goal})


@pytest.mark.parametrize(
    ("pegs", "first", "last", "names"),
    [
        ("pegs P1, P2, P3", "P1", "P3", ["1", "2", "3"]),
        ("a gold, a silver and a bronze spike", "the gold spike", "the bronze one", ["gold", "silver", "bronze"]),
        ("a wall peg, a roof peg and a window peg", "the wall peg", "the window peg", ["wall", "roof", "window"]),
        ("a north pad, a middle pad and a south pad", "the north pad", "the south pad", ["north", "middle", "south"]),
        ("a red, a green and a blue peg, in this order", "the red one", "the blue peg", ["red", "green", "blue"]),
    ],
)
def test_pegs_keep_the_names_that_the_text_gives_them(pegs: str, first: str, last: str, names: list[str]) -> None:
    text = f"Tower of Hanoi, 4 discs. There are {pegs}. The discs start on {first} and must all go to {last}. Moves?"
    model = model_of(text)
    assert model["pegs"] == names
    assert (model["start"], model["goal"]) == ({names[0]: [4, 3, 2, 1]}, {"all_on": names[2]})
