"""Tokens by the hour as an inline SVG. Colours are attributes: the content policy allows neither style nor script."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 760, 220, 64, 28, 24
KINDS = (
    ("reused_memory", "reused from memory", "#2e7d32"),
    ("reused_disk", "reused from disk", "#81c784"),
    ("computed", "computed", "#e08e3c"),
)


@dataclass(frozen=True)
class Hour:
    """One bar: its label, and tokens by kind."""

    label: str
    tokens: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.tokens.get(name, 0) for name, _, _ in KINDS)


def chart(hours: Sequence[Hour]) -> SafeString:
    """Stacked bars with a legend; says so where there is nothing to draw."""
    top = max((hour.total for hour in hours), default=0)
    if not top:
        return format_html("<p>{}</p>", "No prompt was looked up in this time.")
    step = (WIDTH - LEFT) / len(hours)
    scale = (HEIGHT - TOP - BOTTOM) / top
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" '
        'aria-label="Tokens reused and computed, by the hour" font-size="11" fill="currentColor">{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        _legend(),
        _axis(top),
        format_html_join("", "{}", ((_bar(hour, LEFT + i * step, step, scale),) for i, hour in enumerate(hours))),
        _labels(hours, step),
    )


def _bar(hour: Hour, left: float, step: float, scale: float) -> SafeString:
    pieces, bottom = [], float(HEIGHT - BOTTOM)
    for name, words, colour in KINDS:
        tokens = hour.tokens.get(name, 0)
        bottom -= tokens * scale
        if tokens:
            size = (f"{left + step * 0.1:.1f}", f"{bottom:.1f}", f"{step * 0.8:.1f}", f"{tokens * scale:.1f}")
            pieces.append((*size, colour, f"{hour.label}: {tokens:.0f} {words}"))
    return format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"><title>{}</title></rect>', pieces)


def _legend() -> SafeString:
    places = ((LEFT + i * 170, LEFT + i * 170 + 16, colour, words) for i, (_, words, colour) in enumerate(KINDS))
    return format_html_join(
        "", '<rect x="{}" y="6" width="11" height="11" fill="{}"/><text x="{}" y="16">{}</text>',
        ((box, colour, text, words) for box, text, colour, words in places),
    )  # fmt: skip


def _axis(top: float) -> SafeString:
    rows = ((TOP + 4, f"{top:.0f}"), (HEIGHT - BOTTOM, "0"))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="end">{}</text>', ((LEFT - 6, y, t) for y, t in rows))


def _labels(hours: Sequence[Hour], step: float) -> SafeString:
    every = max(1, len(hours) // 8)
    places = ((f"{LEFT + (i + 0.5) * step:.1f}", HEIGHT - 8, hours[i].label) for i in range(0, len(hours), every))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="middle">{}</text>', places)
