"""Everybody who takes part. A new peer is a file in `peers/` and a line here.

The modules that a peer needs are looked for before it is asked anything, so that one that is not installed is listed as
missing and never counted as failing.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from planner.benchmark.finding import Prepare

OURS = "swarm"
TEXTBOOK = "textbook-bfs"
FAST_DOWNWARD = "Fast Downward"


@dataclass(frozen=True)
class Solver:
    """`module` has `prepare`, or a function of the name after a colon; it is imported only where the solver runs.

    `planner` is set where several lines are optimal configurations of one planner, which are judged by their best.
    """

    module: str
    needs: tuple[str, ...] = ()
    is_peer: bool = True
    planner: str = ""

    def is_installed(self) -> bool:
        """Whether this interpreter has what the solver needs."""
        return all(find_spec(name) is not None for name in self.needs)

    def prepare(self) -> Prepare:
        """Import it."""
        module, _, function = self.module.partition(":")
        found: Prepare = getattr(import_module(f"planner.benchmark.{module}"), function or "prepare")
        return found


SOLVERS: dict[str, Solver] = {
    OURS: Solver("ours", is_peer=False),
    TEXTBOOK: Solver("textbook"),
    "simpleai-bfs": Solver("peers.simpleai", ("simpleai",)),
    "didp-bfs": Solver("peers.didp:breadth_first", ("didppy",)),
    "didp-caasdy": Solver("peers.didp:caasdy", ("didppy",)),
    "fd-blind": Solver("peers.fast_downward:blind", ("up_fast_downward",), planner=FAST_DOWNWARD),
    "fd-lmcut": Solver("peers.fast_downward:lmcut", ("up_fast_downward",), planner=FAST_DOWNWARD),
    "fd-merge-and-shrink": Solver("peers.fast_downward:merge_and_shrink", ("up_fast_downward",), planner=FAST_DOWNWARD),
    "symk-bd": Solver("peers.fast_downward:symk", ("up_symk",)),
    "pyperplan-bfs": Solver("peers.pyperplan", ("pyperplan",)),
    "mimir-brfs": Solver("peers.mimir:breadth_first", ("pymimir",)),
    "mimir-astar-blind": Solver("peers.mimir:blind", ("pymimir",)),
}
# Their packages, for the versions in the report.
PACKAGES = (
    *("numpy", "torch", "simpleai", "didppy", "up_fast_downward", "up_symk", "pyperplan", "pymimir"),
    "unified-planning",
)
