"""Markdown of an answer to HTML that is safe to put into a page.

Two locks: the parser lets no HTML through, and the sanitiser removes whatever is not on its list. Remote images are
left out, since loading one would tell a stranger that somebody reads this.
"""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

TEXT_TAGS = {"a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "p", "pre", "strong"}
LIST_TAGS = {"li", "ol", "ul"}
TABLE_TAGS = {"table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}}

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


@lru_cache(maxsize=1024)
def to_html(markdown: str) -> str:
    """Return sanitised HTML; links open no opener and are not followed by search engines."""
    return nh3.clean(
        _markdown.render(markdown),
        tags=TEXT_TAGS | LIST_TAGS | TABLE_TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
