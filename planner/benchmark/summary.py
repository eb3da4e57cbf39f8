"""What the rows of a run say taken together: who is right how often, and how we compare with the fastest peer."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from planner.benchmark.instances import Instance
from planner.benchmark.report import Row
from planner.benchmark.solvers import OURS, SOLVERS, TEXTBOOK
from planner.benchmark.words import cell, number, seconds

EASY = 0.001  # seconds of the textbook search; what is quicker says nothing about a solver


@dataclass(frozen=True)
class Compared:
    """Our time for one instance and the fastest peer that was right, None where none was."""

    instance: str
    ours: float
    peer: str | None
    theirs: float | None
    is_easy: bool

    @property
    def ratio(self) -> float | None:
        """How many times faster we are."""
        return None if self.theirs is None else self.theirs / self.ours


class Summary:
    """Built from all rows of one run over these instances."""

    def __init__(self, instances: Sequence[Instance], rows: Sequence[Row]) -> None:
        self._instances = instances
        self._rows = {(row["instance"], row["solver"]): row for row in rows}
        self._solvers = list(dict.fromkeys(row["solver"] for row in rows))

    def right(self, instance: Instance, solver: str) -> Row | None:
        """The row where the solver was right about the instance."""
        row = self._rows.get((instance.id, solver))
        return row if row is not None and instance.is_right(row["status"], row["length"]) else None

    def table(self) -> list[Row]:
        """One line an instance: our time, states per second and memory, and everybody's time."""
        return [self._line(instance) for instance in self._instances]

    def _line(self, instance: Instance) -> Row:
        line: Row = {"instance": instance.id, "steps": instance.optimal if instance.optimal is not None else "none"}
        for solver in self._solvers:
            row = self._rows.get((instance.id, solver))
            line[solver] = "" if row is None else cell(row, self.right(instance, solver) is not None)
        ours = self.right(instance, OURS)
        if ours is not None:
            rate = ours["expanded"] / ours["seconds"] if ours["expanded"] else None
            line["our states/s"] = "theorem" if rate is None else number(rate)
            line["our MB"] = ours["peak_mb"]
        else:
            line["our states/s"] = line["our MB"] = ""
        return line

    def compared(self) -> list[Compared]:
        """Every instance that we are right about, beside its fastest right peer."""
        compared = []
        for instance in self._instances:
            ours = self.right(instance, OURS)
            if ours is None:
                continue
            peers = [row for name in self._solvers if SOLVERS[name].is_peer and (row := self.right(instance, name))]
            best = min(peers, key=lambda row: row["seconds"], default=None)
            textbook = self.right(instance, TEXTBOOK)
            easy = textbook is not None and textbook["seconds"] < EASY
            name, theirs = (None, None) if best is None else (best["solver"], best["seconds"])
            compared.append(Compared(instance.id, ours["seconds"], name, theirs, easy))
        return compared

    def lines(self) -> list[str]:
        """The sentences under the table."""
        count = len(self._instances)
        lines = []
        for solver in self._solvers:
            right = [row for instance in self._instances if (row := self.right(instance, solver))]
            peak = max((row["peak_mb"] for row in right), default=0.0)
            slowest = max((row["seconds"] for row in right), default=0.0)
            text = f"{solver}: {len(right)} of {count} right"
            lines.append(f"{text}; the slowest took {seconds(slowest)}, at most {peak:.0f} MB" if right else text)
        return lines + self._against_peers()

    def _against_peers(self) -> list[str]:
        compared = self.compared()
        hard = [one for one in compared if not one.is_easy and one.ratio is not None]
        slow_easy = [one for one in compared if one.is_easy and one.ours >= EASY]
        slower = [one for one in compared if one.ratio is not None and one.ratio < 1]
        alone = [one.instance for one in compared if one.peer is None]
        lines = [_ratios(hard)] if hard else []
        lines.append(f"easy (textbook under 1 ms) and not under 1 ms here: {_list(slow_easy)}")
        lines.append(f"slower than a peer, hard ones: {_list([one for one in slower if not one.is_easy])}")
        lines.append(f"slower than a peer, easy ones: {_list([one for one in slower if one.is_easy])}")
        lines.append(f"right here and by no peer: {', '.join(alone) or 'none'}")
        return lines


def _ratios(hard: list[Compared]) -> str:
    ratios = [one.ratio for one in hard if one.ratio is not None]
    worst = min(hard, key=lambda one: one.ratio or 0.0)
    mean = exp(sum(map(log, ratios)) / len(ratios))
    return (
        f"over the {len(hard)} instances that take the textbook search 1 ms or more and some peer solves: "
        f"{mean:.0f} times faster than the fastest right peer in geometric mean, "
        f"at worst {worst.ratio:.2f} times ({worst.instance}, {worst.peer})"
    )


def _list(some: list[Compared]) -> str:
    told = [f"{one.instance} ({seconds(one.ours)}, {one.peer} {seconds(one.theirs or 0.0)})" for one in some]
    return ", ".join(told) or "none"
