"""Who is in a crossing puzzle and who is only spoken of: tellers, addressees, lists, names and words for several."""

import pytest

from planner.core.language import read

_NUN = (
    "A nun must ferry a parrot, a cat and a bowl of nuts across the lake. Her boat takes her and one more. The "
    "cat must "
    "not be left with the parrot, nor the parrot with the nuts, unless the nun is there. What is the fewest "
    "number of trips?"
)
_FOX = (
    "A gardener wants to cross a river with {}. Only the gardener can row and the boat takes one of them besides the "
    "gardener. The fox eats the hen if the gardener is away. How many crossings?"
)
FRAMES = (
    "My son made this one up: {}",
    "{} My teacher says it is easy.",
    "Dear Professor, can you help me with this? {}",
    "{} My daughter asked me and I could not answer.",
    "{} Thanks, a tired mum",
    "My wife and I argued about this all evening. {}",
    "{} My boss says eleven, but I don't believe her.",
    "Our teacher Mrs Miller wants us to solve this by Friday: {}",
    "An old man on the train told me this. {}",
    "Dear diary, today in class we had this. {}",
    "Hello, I am a student from Poland and I have a question. {}",
    "{} Kind regards, Anna",
    "The captain of our quiz team wants this solved: {}",
    "My girlfriend, a nurse, says it cannot be done. {}",
    "As a teacher I ask my pupils this every year: {}",
    "{} The solver who finds it first gets a cookie.",
)
LISTS = (
    ("a fox, a hen and an umbrella", "umbrella"),
    ("a fox, a ukulele and a hen", "ukulele"),
    ("his fox, his hen and his trombone", "trombone"),
    ("fox, hen and gramophone", "gramophone"),
    ("a fox, a hen and a jar of pickles", "pickle"),
    ("a fox, a hen as well as a kettle", "kettle"),
    ("a fox, a hen, a vacuum cleaner", "cleaner"),
)
TOLD = (
    (
        "Anna is Lena's mum and Bea is Mia's mum. The four of them are at the river with a canoe that takes "
        "two. All of "
        "them, the kids as well, can paddle. Lena won't be with Bea unless Anna is there, and Mia won't be with Anna "
        "unless Bea is there. How few crossings?",
        {"anna", "lena", "bea", "mia"},
    ),
    (
        "A mother, a father, a toddler and the family dog stand at a lake. The boat seats three. Only the "
        "parents can "
        "row. The toddler must never be anywhere without at least one parent. How many crossings for all four?",
        {"mother", "father", "toddler", "dog"},
    ),
    (
        "Lieutenant Moss has to bring a prisoner, a guard dog and a sausage across the river. His boat takes the "
        "lieutenant and one of them. Dog and sausage can't be left without him, prisoner and dog neither. How "
        "many trips?",
        {"lieutenant", "prisoner", "dog", "sausage"},
    ),
    (
        "The captain and his two sailors have to ferry a bear and a salmon over the bay. The boat holds two; "
        "all three "
        "men can row. The bear eats the salmon if no man is there. How many trips?",
        {"captain", "sailor", "bear", "salmon"},
    ),
    (
        "A girl needs to take her hamster, her cat and her puppy to grandma, who lives over the river. She can "
        "take one "
        "pet at a time in her canoe. Cat and hamster cannot be alone together. Cat and puppy cannot be alone "
        "together. "
        "How many crossings?",
        {"girl", "hamster", "cat", "puppy"},
    ),
    (
        "A farmer borrowed the fisherman's boat to bring a wolf, a goat and a cabbage over the river. It holds "
        "him and "
        "one more. Wolf eats goat, goat eats cabbage without the farmer. How few crossings?",
        {"farmer", "wolf", "goat", "cabbage"},
    ),
    (
        "A farmer with a wolf, a goat and a cabbage comes to a river. The boat carries him and one of them, "
        "animal or "
        "vegetable. The wolf would eat the goat and the goat the cabbage if the farmer left them. How many "
        "crossings?",
        {"farmer", "wolf", "goat", "cabbage"},
    ),
    (
        "My cousin Clara lent a dog called Bello, a cat called Minka and a wheel of cheese to the fair over the river. "
        "Her boat has room for Clara and one of the three. Bello bites Minka and Minka eats the cheese unless Clara is "
        "there. How many crossings?",
        {"cousin", "dog", "cat", "cheese"},
    ),
    (
        "I am shepherd with one dog, one ram and one turnip. In my boat can go me and one of them. When I am away, dog "
        "bites ram, and ram eats turnip. How many crossings?",
        {"me", "dog", "ram", "turnip"},
    ),
    (
        "A warden rows a stoat, a hen and a tin of earthworms over a lake, one of them at a time. Unless he is there "
        "the stoat kills the hen and the hen eats the worms. How few crossings?",
        {"warden", "stoat", "hen", "earthworm"},
    ),
    (
        "A clerk has a magnet, a hard drive and a kitten to get over a canal; the raft takes him and one of these. "
        "Without him the magnet wipes the hard drive and the kitten chews the hard drive. How many crossings?",
        {"clerk", "magnet", "drive", "kitten"},
    ),
    (
        "At noon, in the rain, a miller came to the river with an owl, a rat and a sack of flour. His boat takes him "
        "and one of them. The owl eats the rat and the rat the flour if he is gone; the owl and the flour are the best "
        "of friends. He was home by tea time, still in the rain. How many crossings?",
        {"miller", "owl", "rat", "flour"},
    ),
    (
        "Greta's uncle crosses the river with Bruno, a huge and greedy badger he raised, Henrietta, a hen with a "
        "temper, and a melon. Only the uncle rows, and the boat takes him and one of the three. Bruno eats Henrietta "
        "and Henrietta eats the melon unless the uncle is there. How many crossings?",
        {"uncle", "badger", "hen", "melon"},
    ),
    (
        "Mother, father and grandmother cross a lake with two toddlers. The boat takes three and only the grown-ups "
        "can row. A toddler may never be without one of the three adults. How many crossings?",
        {"mother", "father", "grandmother", "toddler"},
    ),
    (
        "Three nuns and three ogres cross a river in a boat for two and all six can row. These ogres have gone vegan "
        "and are no danger. How many crossings?",
        {"nun", "ogre"},
    ),
    (
        "Soldiers can row, boys can row. A raft carries two boys or one soldier. What is the smallest number of "
        "crossings by which my four men, the four soldiers that is, and the two boys get over the river?",
        {"soldier", "boy"},
    ),
)
# However the one is introduced who takes the others over: nobody of the list, and one person, not two.
LEADERS = (
    ("An angler stands at the fjord with a fox, a goose and a bag of corn.", "he", "his", "him"),
    ("A circus hand has to bring a fox, a goose and a bag of corn over a river.", "he", "his", "him"),
    ("Our tamer, Mr Valli, once had to take a fox, a goose and some corn over a lake.", "he", "his", "him"),
    ("There's this guy, Tomasz, with a fox, a goose and a bag of corn, at a river.", "he", "his", "him"),
    ("My uncle Bertram told me he had to get a fox, a goose and a sack of corn over the river.", "he", "his", "him"),
    ("The pedlar Aurel came down to the water with a fox, a goose and a sack of corn.", "he", "his", "him"),
    ("Old Marguerite has to row across the river. With her are a fox, a goose and a bag of corn.", "she", "her", "her"),
    ("A peasant woman had to bring a fox, a goose and a basket of corn to the other bank.", "she", "her", "her"),
    ("Standing at the riverbank is a tinker with a fox, a goose and some corn.", "he", "his", "him"),
    ("On the left bank of a river you find an apothecary, a fox, a goose and a sack of corn.", "he", "his", "him"),
    ("A fox, a goose and a sack of corn belong to an innkeeper who wants them over the river.", "he", "his", "him"),
    ("The baroness and her luggage - a fox, a goose and a bag of corn - have to cross.", "she", "her", "her"),
    ("It was raining when the veterinarian got to the river with a fox, a goose and some corn.", "she", "her", "her"),
)


@pytest.mark.parametrize(("opening", "they", "their", "them"), LEADERS)
def test_whoever_takes_the_others_over_is_one_person(opening: str, they: str, their: str, them: str) -> None:
    rest = (
        f" {their.capitalize()} boat has room for {them} and one of them, and only {they} can row. Without {them} the "
        "fox eats the goose and the goose eats the corn. How many crossings at least?"
    )
    model = read(opening + rest).model
    assert model is not None
    (rower,) = model["rowers"]
    assert model["entities"] == {rower: 1, "fox": 1, "goose": 1, "corn": 1}
    assert [rule["unless"] for rule in model["rules"]] == [[rower], [rower]]


@pytest.mark.parametrize("frame", FRAMES)
def test_whoever_tells_or_hears_a_puzzle_is_not_in_it(frame: str) -> None:
    model = read(frame.format(_NUN)).model
    assert model is not None
    assert model["entities"] == {"nun": 1, "parrot": 1, "cat": 1, "nut": 1}


@pytest.mark.parametrize(("items", "unknown"), LISTS)
def test_what_is_listed_beside_known_things_is_one_of_them(items: str, unknown: str) -> None:
    model = read(_FOX.format(items)).model
    assert model is not None
    assert model["entities"] == {"gardener": 1, "fox": 1, "hen": 1, unknown: 1}


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_a_second_word_for_somebody_adds_nobody(text: str, names: set[str]) -> None:
    model = read(text).model
    assert model is not None
    assert set(model["entities"]) == names
