"""Seconds and numbers as a person reads them in a table."""

from planner.benchmark.report import Row

_SHORT = {"unsupported": "–", "missing": "missing", "error": "error"}


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


def minutes(value: float) -> str:
    """`40 s`, `3 min 20 s`, `2 h 5 min`: how long a run takes."""
    whole = round(value)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def cell(row: Row, is_right: bool) -> str:
    """One result: the time where it is right, otherwise what was wrong."""
    if is_right:
        return seconds(row["seconds"])
    if row["status"] == "out_of_budget":
        return str(row["message"] or "limit").partition(":")[0]
    if row["status"] in _SHORT:
        return _SHORT[row["status"]]
    if row["status"] == "solved" and not row["optimal"]:
        return f"{row['length']} steps"  # it did not claim that there is no shorter plan
    return f"wrong ({row['status']}, {row['length']})"
