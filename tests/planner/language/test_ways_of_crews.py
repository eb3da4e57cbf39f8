"""How people say what the boat holds and who rows it: any order, lists, corrections, and kinds with a chief."""

import pytest

from planner.core.language import read

_LED = (
    "A farmer must bring a wolf, a goat and a cabbage over a river. {} Left alone, the wolf eats the goat"
    " and the goat eats the cabbage. What is the smallest number of crossings?"
)
_SIDES = (
    "Three missionaries and three cannibals want to cross a river. {} On either bank, cannibals must "
    "never outnumber missionaries if there are any there. Everybody can row. How many crossings at least?"
)
_ROBOTS = (
    "Three robots and three technicians must leave in a pod with room for two. {} Robots on either side "
    "must never outnumber the technicians there. Minimum crossings?"
)
_FATHER = (
    "A farmer and his son come to the river with a wolf, a goat and a cabbage. Two fit into the punt. {} "
    "The wolf eats the goat and the goat eats the cabbage unless the farmer or the son is there. Fewest "
    "crossings?"
)
_GOAT = (
    "This time the goat sits in the boat with a farmer, a wolf and a cabbage; all must cross the river. "
    "{} The boat holds two. Without the goat the farmer shoots the wolf and boils the cabbage. Fewest "
    "crossings?"
)
_CHIEF = (
    "Three missionaries and three cannibals have a rowing boat for two. {} On neither side may "
    "missionaries who are present be outnumbered by cannibals. Shortest plan?"
)
HOLDS: tuple[tuple[str, int | None, str], ...] = (
    (_LED, 3, "His dinghy holds him and two of them, and nobody but him can handle the oars."),
    (_LED, 3, "The boat has room for the farmer and for two of these three."),
    (_LED, 3, "His boat has room for the farmer, who paddles, plus two of those."),
    (_LED, 3, "Farmer + two of these per trip."),
    (_LED, 2, "Boat: farmer + 1."),
    (_LED, 2, "boat = farmer and one other"),
    (_LED, 1, "The skiff bears a single person or a single thing, not more."),
    (_LED, None, "The ferry he steers is so big that there is no limit at all on what goes aboard."),
    (_LED, None, "There's no limit on how many go aboard."),
    (_LED, None, "Any number of them may be aboard at once."),
    (_LED, 3, "I first thought the boat could take him and one of them, but it is him and two of them."),
    (_LED, 3, "The boat holds two. No wait, I misread that, it holds three, counting the farmer."),
    (_LED, 3, "The boat holds him and one of them. Sorry, I measured it again, it holds him and two of them."),
    (_LED, 2, "Only one of them fits into the boat with him."),
    (_LED, 2, "Besides himself only one of them fits in the boat."),
    (_LED, 2, "He can carry no more than one of them at a time."),
    (_LED, 3, "The raft carries him with two of them, no more."),
    (_LED, 2, "In the boat there's one passenger seat."),
    (_LED, 2, "His skiff takes himself and a single one of them."),
    (_LED, 2, "No more than two go aboard, the farmer being one."),
    (_LED, 2, "Aboard: no more than two, and no fewer than one."),
    (_LED, 2, "By no more than one other may he be accompanied."),
    (_LED, 3, "The boat is full with the farmer and two others."),
    (_LED, 2, "It seats two with him included."),
    (_LED, 3, "max. 2 passengers besides the farmer"),
    (_LED, 2, "There is space in it for himself and just one of the three."),
    (_LED, 2, "He may ship them only one by one."),
    (_LED, 3, "He can take them two at a time."),
    (_LED, 4, "All of them fit in at once."),
    (_LED, 2, "The boat is only good for him and one of his things."),
    (_LED, 2, "With more than one of them beside him it would go under."),
    (_LED, 2, "On each trip, the farmer plus at most one."),
    (_LED, 2, "There's a spare place for only one of the three."),
    (_LED, 3, "Two places are left over once the farmer has sat down."),
    (_LED, 2, "The little thing takes one of them and him, not a gram more."),
    (_LED, 3, "A pair of them can go with him on each trip."),
    (_LED, 2, "He brings one of the three per crossing."),
    (_LED, 3, "The boat has 3 places, and the farmer always needs one of them."),
    (_LED, 3, "The canoe can't hold more than three."),
    (_LED, 3, "Up to three can be on it together."),
    (_SIDES, 2, "They have a boat with two seats."),
    (_SIDES, 2, "It is a boat for two."),
    (_SIDES, 3, "Boat seats 3."),
    (_SIDES, 2, "Not more than two go in the boat."),
    (_SIDES, 2, "A boat that takes a pair of them is there."),
    (_SIDES, 3, "The boat holds no fewer than one and no more than three."),
    (_SIDES, 2, "The boat needs at least one person and takes two at most."),
    (_SIDES, 3, "The boat takes three people and has to be rowed by at least one person aboard, whoever."),
    (_SIDES, 2, "Aboard: no more than two, and no fewer than one."),
    (_SIDES, 2, "The boat can carry one or two of them."),
    (_SIDES, 3, "One, two or three may sit in the boat."),
    (_SIDES, 3, "With four in it the boat sinks."),
    (_SIDES, 2, "A third person would sink it."),
    (_SIDES, 2, "The boat fits two of the six."),
    (_SIDES, 4, "Four is the boat's limit."),
    (_SIDES, 2, "Passengers per trip: 2"),
    (_SIDES, 2, "The boat has two seats and no room to stand."),
    (_SIDES, 2, "Both seats of the boat may be taken."),
    (_SIDES, 2, "Room in the boat: 2 persons."),
    (_SIDES, 2, "A pod with room for two is all they have."),
    (_SIDES, 2, "The lift is licensed for 2."),
    (_SIDES, 2, "One punt for two persons was left."),
)
ROWS: tuple[tuple[str, set[str], str], ...] = (
    (_ROBOTS, {"technician"}, "The robots, alas, cannot operate the pod; any technician can."),
    (_ROBOTS, {"technician"}, "It's to be operated by a technician; robots don't touch the controls."),
    (_ROBOTS, {"technician"}, "Only a technician may steer the pod."),
    (_ROBOTS, {"technician"}, "The pod must be driven by one of the technicians."),
    (_ROBOTS, {"technician"}, "Robots don't drive."),
    (_ROBOTS, {"technician"}, "Driving is for technicians only."),
    (_ROBOTS, {"technician"}, "Technicians can drive it, robots can't."),
    (_ROBOTS, {"technician"}, "Every technician can drive it, but not one of the robots."),
    (_ROBOTS, {"technician"}, "It won't start unless a technician is in it."),
    (_ROBOTS, {"technician"}, "None of the robots is able to drive."),
    (_ROBOTS, {"technician"}, "Who drives? The technicians, always."),
    (_ROBOTS, {"technician"}, "Driver: technicians only."),
    (_ROBOTS, {"technician"}, "The robots never learned to drive."),
    (_ROBOTS, {"technician"}, "Robots have no hands for the controls and cannot drive."),
    (_ROBOTS, {"technician"}, "A robot cannot go alone, as it can't drive."),
    (_ROBOTS, {"robot", "technician"}, "Either can drive it."),
    (_ROBOTS, {"robot", "technician"}, "Robots as well as technicians can drive."),
    (_ROBOTS, {"robot", "technician"}, "Both robots and technicians know how to drive it."),
    (_ROBOTS, {"robot", "technician"}, "Each of the six can steer."),
    (_ROBOTS, {"robot", "technician"}, "Steering is an art known to each of the six."),
    (_ROBOTS, {"robot", "technician"}, "No one is unable to drive."),
    (_ROBOTS, {"robot", "technician"}, "All six are good drivers."),
    (_ROBOTS, {"robot"}, "The technicians cannot drive; any robot can."),
    (_ROBOTS, {"robot"}, "Only robots can drive."),
    (_FATHER, {"farmer", "son"}, "Both father and son know how to row; the others can't."),
    (_FATHER, {"farmer", "son"}, "The father rows, the son rows, nobody else does."),
    (_FATHER, {"farmer"}, "Only the farmer rows."),
    (_FATHER, {"farmer"}, "The son is too young to row."),
    (_FATHER, {"farmer"}, "He lets nobody else touch the oars."),
    (_FATHER, {"farmer"}, "The farmer won't let anybody else row."),
    (_FATHER, {"farmer"}, "The boat goes nowhere without the farmer."),
    (_FATHER, {"farmer"}, "Rowing is something only the farmer has learned."),
    (_FATHER, {"farmer", "son"}, "Father and son take turns at the oars."),
    (_FATHER, {"farmer", "son"}, "It's only the farmer and the son who can work it."),
    (_FATHER, {"son"}, "It's the son who does the rowing."),
    (_FATHER, {"farmer"}, "The farmer has to be in the boat on every trip to row it."),
    (_FATHER, {"farmer"}, "It is always the farmer who rows."),
    (_GOAT, {"goat"}, "Only the goat can row."),
    (_GOAT, {"goat"}, "The goat sits at the oars and nobody else can row."),
    (_GOAT, {"goat"}, "Nobody but the goat can row."),
    (_GOAT, {"goat"}, "The goat is the one who rows."),
    (_GOAT, {"goat"}, "Instead of the farmer it's the goat that rows."),
    (_GOAT, {"goat"}, "The farmer can't row, the goat can."),
    (_GOAT, {"goat"}, "The goat drives it herself."),
    (_GOAT, {"goat"}, "The goat alone has learned to row."),
)
SOME: tuple[tuple[int, int, str], ...] = (
    (3, 1, "All of the missionaries can row, but among the cannibals just one has ever learned it."),
    (3, 1, "All of the missionaries can row, but among the cannibals just one, their chief, has ever learned it."),
    (
        3,
        1,
        "Every missionary can row, but among the cannibals only the chief knows how to; the other two cannibals"
        " can only be passengers.",
    ),
    (3, 1, "The missionaries all row; of the cannibals, only one does."),
    (3, 1, "One of the cannibals, the chief, can row, and so can all missionaries."),
    (3, 1, "Only one cannibal knows how to row; the missionaries all do."),
    (3, 1, "Two of the cannibals can't row."),
    (3, 1, "Besides the missionaries, only one of the cannibals can row."),
    (3, 1, "All can row except two cannibals."),
    (3, 1, "Only the chief of the cannibals and the missionaries can row."),
    (1, 1, "Only one missionary and one cannibal can row."),
    (1, 1, "Just one of each can row."),
    (1, 1, "Only one cannibal and one missionary ever learned to row."),
    (1, 3, "Just one missionary can row; all the cannibals can."),
)
CASTS: tuple[tuple[list[int], str], ...] = (
    (
        [1, 1, 1, 1],
        "My niece has drawn a picture of it. A farmer stands by the river with a wolf, a goat and a cabbage."
        " Besides himself only one fits in the boat. Alone the wolf eats the goat and the goat the cabbage."
        " Fewest crossings?",
    ),
    (
        [1, 1, 1, 1],
        "A zib must not be left with a mork, nor a mork with a plunt, without the gatekeeper. The gatekeeper"
        " wants one zib, one mork and one plunt on the other shore; the skiff takes her and one of them. Fewest"
        " crossings?",
    ),
    (
        [1, 1, 1, 1],
        "Three samples must be taken from dome 1 to dome 2 by the operator: a spore culture, a live cricket and"
        " a gecko. The pod holds the operator and one sample. The cricket eats the culture and the gecko eats"
        " the cricket when the operator is away. How many flights?",
    ),
    (
        [1, 1, 1, 1],
        "Boat: keeper + 1. Cargo: python, guinea pig, monkey. The python swallows the guinea pig and the monkey"
        " if the keeper is away. Only the keeper rows over the river. Fewest crossings?",
    ),
    (
        [1, 1, 2],
        "Dad weighs 90 kg, Mum 70, the twins 35 each. The boat carries 90 kg. All can row over the river. Fewest"
        " crossings?",
    ),
    (
        [1, 1, 1],
        "A vampire and a choirboy are in Father Brennan's care at the river. The vampire would bite the choirboy"
        " were Father Brennan not there. His boat holds Father Brennan and one of them. Only he rows. Fewest"
        " crossings?",
    ),
    (
        [1, 1, 2],
        "A teacher, two kids and a bully must cross a river. The bully must not be with the kids without the"
        " teacher. Boat: the teacher and one more; only the teacher rows. Fewest crossings?",
    ),
    (
        [1, 1, 1, 1],
        "Lucas has a wolf, a goat and a cabbage at the river. His boat holds him and one. The wolf eats the goat"
        " and the goat the cabbage if Lucas is away. Fewest crossings?",
    ),
    (
        [1, 1, 1],
        "Jonas has a fox and a duck at the river. His boat holds him and one. The fox eats the duck if Jonas is"
        " away. Fewest crossings?",
    ),
    (
        [1, 1, 1],
        "Iris has a fox and a duck at the river. Her boat holds her and one. The fox eats the duck if Iris is"
        " away. Fewest crossings?",
    ),
    (
        [1, 2, 3],
        "Three nuns and three bandits share a boat with two seats. Every nun can row, but among the bandits only"
        " the chief can. Bandits must not outnumber nuns on a bank. Fewest crossings?",
    ),
    (
        [1, 2, 3],
        "Three kids and three ghouls must cross a river in a boat for two. Kids must not be outnumbered by"
        " ghouls on a bank. Only two of the kids and all ghouls can row; the third kid, little Timmy, can't."
        " Fewest crossings?",
    ),
    (
        [1, 1, 1, 1],
        "Sold: the wolf and the cabbage. Not sold: the goat. The farmer must bring all over the river. His boat"
        " holds him and one more. Alone, the wolf eats the goat and the goat eats the cabbage. Fewest crossings?",
    ),
    (
        [1, 1, 1, 1],
        "Agents: smith, hammer, vase, cushion. Only the smith rows over the river. Boat: smith + 1. Without the"
        " smith the hammer breaks the vase. Fewest crossings?",
    ),
)


@pytest.mark.parametrize(("puzzle", "room", "said"), HOLDS)
def test_what_the_boat_holds_is_read_in_any_words(puzzle: str, room: int | None, said: str) -> None:
    model = read(puzzle.format(said)).model
    assert model is not None
    assert model["capacity"] == room


@pytest.mark.parametrize(("puzzle", "rowers", "said"), ROWS)
def test_who_rows_is_read_clause_by_clause(puzzle: str, rowers: set[str], said: str) -> None:
    model = read(puzzle.format(said)).model
    assert model is not None
    assert set(model["rowers"]) == rowers


@pytest.mark.parametrize(("missionaries", "cannibals", "said"), SOME)
def test_only_so_many_of_a_kind_row_and_the_six_stay_six(missionaries: int, cannibals: int, said: str) -> None:
    model = read(_CHIEF.format(said)).model
    assert model is not None
    rowing = {name: model["entities"][name] for name in model["rowers"]}
    assert sum(n for name, n in rowing.items() if "missionary" in name) == missionaries
    assert sum(n for name, n in rowing.items() if "missionary" not in name) == cannibals
    assert sum(model["entities"].values()) == 6


@pytest.mark.parametrize(("numbers", "puzzle"), CASTS)
def test_everybody_is_counted_once(numbers: list[int], puzzle: str) -> None:
    model = read(puzzle).model
    assert model is not None
    assert sorted(model["entities"].values()) == numbers
