"""Seconds and numbers as a person reads them in a table."""

from planner.benchmark.report import Row

_SHORT = {"out_of_budget": "limit", "unsupported": "–", "missing": "missing", "error": "error"}


def seconds(value: float) -> str:
    """`26 µs`, `1.2 ms`, `3.4 s`: two digits that mean something."""
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1 or unit == "µs":
            scaled = value * factor
            return f"{scaled:.0f} {unit}" if scaled >= 10 else f"{scaled:.1f} {unit}"
    raise AssertionError("microseconds take everything")


def number(value: float) -> str:
    """`1,234` or `1.2 M`."""
    return f"{value / 1e6:.1f} M" if value >= 1e6 else f"{value:,.0f}"


def cell(row: Row, is_right: bool) -> str:
    """One result: the time where it is right, otherwise what was wrong."""
    if is_right:
        return seconds(row["seconds"])
    if row["status"] in _SHORT:
        return str(row["message"] if row["message"] in ("time", "memory") else _SHORT[row["status"]])
    return f"wrong ({row['status']}, {row['length']})"
