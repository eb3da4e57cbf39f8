"""What the rows of a run say taken together: who is right how often, and how we compare with the fastest peer."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.benchmark.instances import Instance
from planner.benchmark.report import Row
from planner.benchmark.solvers import OURS, SOLVERS, TEXTBOOK
from planner.benchmark.words import cell, number

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

    @property
    def instances(self) -> Sequence[Instance]:
        """What the run was over."""
        return self._instances

    @property
    def peers(self) -> list[str]:
        """Everybody but us."""
        return [name for name in self._solvers if SOLVERS[name].is_peer]

    @property
    def solvers(self) -> list[str]:
        """Everybody, in the order of the rows."""
        return self._solvers

    def fastest(self, instance: Instance, solvers: Sequence[str]) -> Row | None:
        """The row of the quickest of some solvers that is right."""
        right = [row for name in solvers if (row := self.right(instance, name))]
        return min(right, key=lambda row: row["seconds"], default=None)

    def compared(self, solvers: Sequence[str] | None = None) -> list[Compared]:
        """Every instance that we are right about, beside the fastest right one of some solvers, of all peers unsaid."""
        compared = []
        for instance in self._instances:
            ours = self.right(instance, OURS)
            if ours is None:
                continue
            best = self.fastest(instance, self.peers if solvers is None else solvers)
            textbook = self.right(instance, TEXTBOOK)
            easy = textbook is not None and textbook["seconds"] < EASY
            name, theirs = (None, None) if best is None else (best["solver"], best["seconds"])
            compared.append(Compared(instance.id, ours["seconds"], name, theirs, easy))
        return compared
