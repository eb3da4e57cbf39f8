"""The list a person reads."""

import re

from markdown_it import MarkdownIt

from planner.core.insights import insights
from planner.core.insights.listed import as_list
from tests.planner.drive import outcome
from tests.planner.models import river


def test_a_name_cannot_become_markup() -> None:
    wolf, goat = "<b>*wolf*</b>", "[goat](http://x)"
    rules = [{"kind": "pair", "a": wolf, "b": goat, "unless": ["farmer"]}]
    rules.append({"kind": "pair", "a": goat, "b": "`cabbage`", "unless": ["farmer"]})
    model = river(entities={"farmer": 1, wolf: 1, goat: 1, "`cabbage`": 1}, rules=rules)
    found = [one for one in insights("river_crossing", model, outcome("river_crossing", model), seconds=20.0) if one]
    shown = MarkdownIt("commonmark", {"html": True}).render(as_list(found))
    assert set(re.findall(r"<(\w+)", shown)) == {"ul", "li"}
    assert shown.count("<li>") == len(found) >= 5


def test_no_insight_is_no_list() -> None:
    assert as_list([]) == ""
