"""The cleaned text says the same however it was typed: marks, widths, capitals, counting signs, slips, lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.core.language.marks import plain
from planner.core.language.text import parse

CLEANED = [
    # names and plurals
    ("Jonas, Lukas and Agnes row. Jonas's boat.", "jonas , lukas and agnes row . jonas 's boat ."),
    ("Three budgies, two ponies and two collies", "3 budgie , 2 pony and 2 collie"),
    # short forms
    ("Let's say it lets you cross, i.e. e.g. by boat", "let us say it let you cross , , , by boat"),
    # numbers
    ("1,000 ml and .5 l, but 8,5 l", "1000 ml and 1/2 l , but 8 , 5 l"),
    ("a hundred and twenty, one hundred and five, a thousand", "120 , 105 , 1000"),
    ("half a dozen, a couple of dozen, the couple of robots", "6 , 24 , 2 robot"),
    ("each couple of robots, a couple and their child", "each couple of robot , a couple and their child"),
    ("3x wolf, x3 goats, 2 x dogs and 3× cats", "3 wolf , 3 goat , 2 dog and 3 cat"),
    ("wolf x3, goat x 2 and boat x1.", "3 wolf , 2 goat and 1 boat ."),
    ("a 3 x 4 grid; jugs x = 8, y = 5", "a 3 X 4 grid ; jug X = 8 , Y = 5"),
    ("two (2) jugs of 5 (five) litres", "2 jug of 5 litre"),
    ("A=8 (8) B=5 (0)", "A = 8 , 8 , B = 5 , 0 ,"),
    ("Hanoi with N=4 discs", "hanoi with n = 4 disc"),
    ("1) a wolf 2) a goat 3) a hen", "a wolf , a goat , a hen"),
    # slips
    ("hnoai, 3 misionaries, fewst moevs", "hanoi , 3 missionary , fewest move"),
    ("the boot crosses the river", "the boat cross the river"),
    ("the boat with a boot crosses the river", "the boat with a boot cross the river"),
    ("wolf, coat and cabbage", "wolf , goat and cabbage"),
    # lines
    ("Farmer has a wolf\nBoat holds two", "farmer have a wolf . boat hold 2"),
    ("three jugs of 8 l, 5 l and 3 l\nonly the big one is full\nnothing is spilt at all anywhere",
     "3 jug of 8 l , 5 l and 3 l . only the big one is full . nothing is spilt at all anywhere"),
    ("A farmer must cross a river with a wolf\nand a goat and a cabbage in a small boat\nthat holds two.",
     "a farmer must cross a river with a wolf and a goat and a cabbage in a small boat that hold 2 ."),
    # marks
    ("**Boat:** holds *two*\n## Rules\nA __wolf__", "boat : hold 2 . rule . a wolf"),
    ("<p>A 5&nbsp;l jug &amp; don&#39;t</p><br/>Take", "a 5 l jug and do not . . take"),
    ("５ litres，３ litres。", "5 litre , 3 litre ."),
    ("ri\u00advers and a can\u200bnibal", "river and a cannibal"),
    ("\u201c4 litres\u201d \u2018don\u2019t\u2019 «3 litres» 🐺", "4 litre do not 3 litre"),
    ("One… two... and then", "1 . 2 . and then"),
    # capitals
    ("A WOLF AND A GOAT, JUG A HOLDS 5 L, FROM A TO C", "a wolf and a goat , jug A hold 5 L , from A to C"),
    # sentences taken back
    ("Two dogs and a cat. No wait, three cats cross the wide river in a boat.",
     "3 cat cross the wide river in a boat ."),
    ("Two dogs and a cat. No wait, there is also a bird that wants to cross.",
     "2 dog and a cat . no wait , there is also a bird that want to cross ."),
    ("Tanks of 3, 5 and 8 litres, both half full... no, empty are they at the start.",
     "tank of 3 , 5 and 8 litre , both half full . no , empty are they at the start ."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "cleaned"), CLEANED)
def test_a_text_is_cleaned(said: str, cleaned: str) -> None:
    assert parse(said).clean == cleaned


@given(st.text(alphabet=st.sampled_from("aA1x*_#<>/&;.b \n\u200b\uff13…(2)"), max_size=80))
def test_marks_are_taken_out_without_moving_a_character(text: str) -> None:
    assert len(plain(text)) == len(text)
    for token in parse(text).tokens:
        assert 0 <= token.start < token.end <= len(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_cleaned_to_tokens_of_its_own_characters(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert all(text[token.start : token.end] for token in parse(text).tokens)


@pytest.mark.parametrize("text", ["Goodbye", "A farmer has a wolf.", "2 < 3 and b > a", "a*b*c", "snake_case_name"])
def test_what_is_no_mark_stays(text: str) -> None:
    assert plain(text) == text
