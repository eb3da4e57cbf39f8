"""A small plot with two logarithmic axes as SVG text: lines with markers, a grid of powers of ten, a legend."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

WIDTH, HEIGHT = 860, 480
LEFT, RIGHT, TOP, BOTTOM = 78, 190, 44, 60
# Colours that people who see few colours can tell apart (Okabe and Ito), then greys.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#777777", "#999933", "#882255")
MOST_TICKS = 10
FONT = 'font-family="sans-serif" font-size="13"'


class _Axis:
    """One axis: whole powers of ten from the smallest value to the largest, mapped to pixels."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self.low = floor(log10(min(values)))
        self.high = max(ceil(log10(max(values))), self.low + 1)
        self._begin, self._step = begin, (end - begin) / (self.high - self.low)

    def at(self, value: float) -> float:
        """Where a value is, in pixels."""
        return round(self._begin + (log10(value) - self.low) * self._step, 1)

    def ticks(self) -> list[int]:
        """The powers that are written."""
        return list(range(self.low, self.high + 1, 1 + (self.high - self.low) // MOST_TICKS))


def plot(title: str, x_label: str, y_label: str, series: Mapping[str, Sequence[Point]]) -> str:
    """A whole SVG document; all values must be positive, and at least one series must have a point."""
    points = [point for line in series.values() for point in line]
    x = _Axis([point[0] for point in points], LEFT, WIDTH - RIGHT)
    y = _Axis([point[1] for point in points], HEIGHT - BOTTOM, TOP)
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(middle, 24, title, 'text-anchor="middle" font-size="16"'),
        *_grid(x, y),
        _text(middle, HEIGHT - 14, x_label, 'text-anchor="middle"'),
        _text(20, HEIGHT / 2, y_label, f'text-anchor="middle" transform="rotate(-90 20 {HEIGHT / 2})"'),
    ]
    for number, (name, line) in enumerate(series.items()):
        parts += _line(x, y, sorted(line), COLOURS[number % len(COLOURS)], number)
        parts += _legend(name, COLOURS[number % len(COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


def _grid(x: _Axis, y: _Axis) -> list[str]:
    parts = []
    for power in x.ticks():
        at = x.at(10.0**power)
        parts.append(f'<path d="M{at} {TOP}V{HEIGHT - BOTTOM}" stroke="#dddddd"/>')
        parts.append(_text(at, HEIGHT - BOTTOM + 20, _power(power), 'text-anchor="middle"'))
    for power in y.ticks():
        at = y.at(10.0**power)
        parts.append(f'<path d="M{LEFT} {at}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(_text(LEFT - 8, at + 4, _duration(power), 'text-anchor="end"'))
    return parts


def _line(x: _Axis, y: _Axis, line: Sequence[Point], colour: str, number: int) -> list[str]:
    places = [(x.at(a), y.at(b)) for a, b in line]
    width = 3 if number == 0 else 1.5
    path = " ".join(f"{a},{b}" for a, b in places)
    marks = [f'<circle cx="{a}" cy="{b}" r="{width + 1.5}" fill="{colour}"/>' for a, b in places]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>', *marks]


def _legend(name: str, colour: str, number: int) -> list[str]:
    left, top = WIDTH - RIGHT + 18, TOP + 10 + 22 * number
    mark = f'<path d="M{left} {top}h22" stroke="{colour}" stroke-width="{3 if number == 0 else 1.5}"/>'
    return [mark, f'<circle cx="{left + 11}" cy="{top}" r="3" fill="{colour}"/>', _text(left + 30, top + 4, name, "")]


def _text(x: float, y: float, text: str, style: str) -> str:
    return f'<text x="{x}" y="{y}" fill="#222222" {style}>{escape(text)}</text>'


def _power(power: int) -> str:
    superscript = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    return f"10{str(power).translate(superscript)}" if abs(power) > 3 else f"{10**power:,}"


def _duration(power: int) -> str:
    unit, shift = next(
        (unit, shift) for unit, shift in (("s", 0), ("ms", 3), ("µs", 6), ("ns", 9)) if power + shift >= 0
    )
    return f"{10 ** (power + shift):,} {unit}"
