"""Whatever the Markdown says, the HTML runs nothing and fetches nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.render import ATTRIBUTES, LIST_TAGS, TABLE_TAGS, TEXT_TAGS, to_html


class Seen(HTMLParser):
    """Every tag and attribute a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_markdown_becomes_html():
    assert to_html("**7** moves\n\n1. one\n2. two") == (
        "<p><strong>7</strong> moves</p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](http://example.org/tracker.png)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "```html\n<script>alert(1)</script>\n```",
        "<svg/onload=alert(1)>",
        "| a |\n|---|\n| <iframe src=//x> |",
    ],
)
def test_nothing_that_runs_or_loads_survives(markdown):
    for tag, attributes in Seen(to_html(markdown)).tags:
        assert tag not in ("script", "img", "svg", "iframe")
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert re.match(r"https?:|mailto:|$", attributes.get("href") or "")


@given(st.text() | st.text(alphabet="<>[]()!`*_#&;:/\\\"'=abjsx \n"))
def test_only_tags_and_attributes_on_the_list_come_out(markdown):
    allowed = TEXT_TAGS | LIST_TAGS | TABLE_TAGS
    for tag, attributes in Seen(to_html(markdown)).tags:
        assert tag in allowed
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | {"rel"}
