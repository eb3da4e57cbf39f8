"""Blocks of a growing text: nothing is lost, and it does not matter in which pieces the text came."""

from hypothesis import given
from hypothesis import strategies as st

from sessions_app.paragraphs import Paragraphs
from sessions_app.render import to_html

TEXTS = st.text(alphabet="ab `~\n#-*1.", max_size=80)


def blocks_of(pieces: list[str]) -> list[str]:
    paragraphs = Paragraphs()
    closed = [block for piece in pieces for block in paragraphs.add(piece)]
    return [*closed, *filter(None, [paragraphs.rest()])]


@given(st.lists(TEXTS, max_size=8))
def test_the_pieces_a_text_came_in_do_not_matter(pieces):
    assert blocks_of(pieces) == blocks_of(list("".join(pieces)))


@given(st.lists(TEXTS, max_size=8))
def test_every_character_but_empty_lines_is_in_exactly_one_block(pieces):
    said = "".join(blocks_of(pieces))
    assert "".join(said.split()) == "".join("".join(pieces).split())


def test_paragraphs_are_closed_by_an_empty_line():
    assert blocks_of(["one\ntwo\n", "\nthree"]) == ["one\ntwo\n\n", "three"]


def test_code_is_not_cut_at_its_empty_lines():
    code = "```python\na = 1\n\nb = 2\n```\n"
    assert blocks_of(["see\n\n" + code + "done"]) == ["see\n\n", code, "done"]


def test_a_longer_fence_is_closed_by_none_shorter():
    code = "````\n```\n\n````\n"
    assert blocks_of([code]) == [code]


def test_blocks_rendered_one_by_one_are_the_whole_rendered_at_once():
    text = "# Head\n\nSome *words*.\n\n```\nx\n\ny\n```\nAfter.\n\n> said\n"
    assert "".join(map(to_html, blocks_of([text]))) == to_html(text)
