"""The sentences: grammatical, true to the state, and harmless as Markdown."""

import html
import re
from itertools import islice, pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt

from planner.core.events import Step
from planner.core.narrate import NARRATORS
from planner.core.narrate.markdown import escape
from planner.core.narrate.words import counted, definite, join_some, plural
from planner.core.validate import replay
from tests.planner.drive import answer
from tests.planner.models import jugs, river, tower


def sentences(family: str, model: dict[str, Any]) -> list[str]:
    return [event.sentence for event in answer(family, model)[0] if isinstance(event, Step)]


def told(family: str, model: dict[str, Any], steps: list[Any]) -> list[str]:
    """The sentences of the beginning of a plan."""
    around = pairwise(islice(replay(family, model, steps), len(steps) + 1))
    return [NARRATORS[family].describe(model, step, a, b) for step, (a, b) in zip(steps, around)]


def summary(family: str, model: dict[str, Any]) -> dict[str, str]:
    return {row["label"]: row["text"] for row in NARRATORS[family].summarise(model)}


@pytest.mark.parametrize(("one", "many"), [
    ("wolf", "wolves"), ("wife", "wives"), ("husband", "husbands"), ("man", "men"), ("woman", "women"),
    ("human", "humans"), ("child", "children"), ("person", "people"), ("missionary", "missionaries"), ("boy", "boys"),
    ("fox", "foxes"), ("witch", "witches"), ("sheep", "sheep"), ("adults", "adults"), ("boss", "bosses"),
    ("bag of grain", "bags of grain"), ("big brother", "big brothers"), ("policeman", "policemen"), ("x0", "x0"),
])  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_counts_and_articles() -> None:
    assert counted(1, "missionary") == "one missionary"
    assert counted(12, "wolf") == "twelve wolves"
    assert counted(1000, "child") == "1,000 children"
    assert [definite(name) for name in ("goat", "Anna", "wife 2", "the dog")] == [
        "the goat",
        "Anna",
        "wife 2",
        "the dog",
    ]
    assert join_some([str(i) for i in range(60)]) == "0, 1, 2, 3, 4, 5, 6 and 53 others"


def test_a_crossing_says_who_waits_and_who_stays() -> None:
    steps = [["farmer", "goat"], ["farmer"], ["farmer", "wolf"]]
    assert told("river_crossing", river(), steps) == [
        "The farmer takes the goat across to the far bank; the wolf and the cabbage stay behind.",
        "The farmer rows alone back to the near bank, where the wolf and the cabbage are; the goat stays behind.",
        "The farmer takes the wolf across to the far bank, where the goat is; the cabbage stays behind.",
    ]


def test_individuals_of_one_name_are_counted() -> None:
    model = {"entities": {"missionary": 3}, "rowers": ["missionary"], "capacity": 2}
    assert sentences("river_crossing", model) == [
        "Two missionaries cross to the far bank; one missionary stays behind.",
        "One missionary rows alone back to the near bank, where one missionary is; one missionary stays behind.",
        "Two missionaries cross to the far bank, where one missionary is; nobody stays behind.",
    ]


def test_three_places_name_the_place() -> None:
    model = river(places=["near", "island", "far"], rules=[], goal={"island": {"goat": 1}})
    assert sentences("river_crossing", model) == [
        "The farmer takes the goat to the island; the wolf and the cabbage stay behind."
    ]


def test_a_move_names_the_disc_and_both_pegs() -> None:
    assert sentences("tower_of_hanoi", tower(start={"A": [2, 1]})) == [
        "Move disc 1 from A to B; then A holds disc 2 and B holds disc 1.",
        "Move disc 2 from A to C; then A is empty and C holds disc 2.",
        "Move disc 1 from B to C; then B is empty and C holds discs 2, 1.",
    ]


def test_jugs_are_named_by_size_and_by_number_where_sizes_are_equal() -> None:
    assert sentences("water_jug", jugs(goal={"any": 2})) == [
        "Fill the 5-jug; now the 3-jug holds 0 and the 5-jug holds 5.",
        "Pour the 5-jug into the 3-jug until that one is full; now the 3-jug holds 3 and the 5-jug holds 2.",
    ]
    twins = jugs(capacities=[5, 5], goal={"exact": [5, 0]})
    assert sentences("water_jug", twins) == ["Fill jug 1 (5); now jug 1 (5) holds 5 and jug 2 (5) holds 0."]


def test_the_summary_tells_who_boat_rules_and_goal() -> None:
    told = summary("river_crossing", river(check_boat=True, goal_boat="near"))
    assert told == {
        "Who": "The farmer, the wolf, the goat and the cabbage.",
        "Boat": "At most 2 aboard; the farmer must row.",
        "Rules": "The wolf and the goat are never together without the farmer. "
        "The goat and the cabbage are never together without the farmer. This holds in the boat too.",
        "Goal": "Everybody at the far bank. The boat ends at the near bank.",
    }
    assert summary("water_jug", jugs(first_action=["fill", 0]))["First step"] == "Fill the 3-jug."
    assert summary("tower_of_hanoi", tower(move_rule="cyclic"))["Moves"].startswith("One top disc at a time, only to")


def test_sixty_people_and_hundreds_of_rules_stay_readable() -> None:
    people = {f"person {i}": 1 for i in range(60)}
    rules = [{"kind": "pair", "a": "person 0", "b": f"person {i}"} for i in range(1, 60)]
    told = summary("river_crossing", {"entities": people, "rowers": [*people], "capacity": None, "rules": rules})
    assert told["Rules"].endswith("And 53 more rules.")
    assert all(len(text) < 600 for text in told.values())


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "*x*", "[a](http://b)", "`code`", "a|b", "_x_", "&amp;", "~~x~~", "\\*x*", "# x"]
)
def test_a_name_cannot_become_markup(name: str) -> None:
    _, result = answer("river_crossing", {"entities": {name: 1}, "rowers": [name], "capacity": 1})
    assert result.status == "solved"
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(result.answer)
    assert html.escape(name) in shown
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "strong", "ol", "ul", "li"}


def test_a_line_cannot_begin_a_list() -> None:
    assert escape("- a") == "\\- a"
    assert escape("1. a") == "1\\. a"
