"""StatePlanningTensorBridge: states of any family to tensors and back, many at once, in NumPy or in torch.

    bridge = StatePlanningTensorBridge("water_jug", model)
    rows = bridge.encode([{"amounts": [0, 5]}])      # int64, shape (states, bridge.width)
    bridge.decode(rows)                              # [{"amounts": [0, 5]}]
    packed = bridge.pack(rows)                       # int64, shape (states,)
    bridge.unpack(bridge.successors(packed))         # every state one step later, as rows

States are JSON as people are shown them (`Step.state`). What the columns of a row are is written in the file of the
family: `tensors/hanoi.py`, `tensors/hanoi_stacks.py`, `tensors/jugs.py`, `tensors/river.py`.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

from planner.core.json_types import JsonObject
from planner.core.puzzles import read_model
from planner.core.tensors.arrays import NUMPY, Array, Arrays
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.hanoi import HanoiCodec, HanoiLayout
from planner.core.tensors.hanoi_codec import hanoi_codec
from planner.core.tensors.hanoi_stacks import StackCodec, StackLayout
from planner.core.tensors.jugs import JugCodec, JugLayout, jug_codec
from planner.core.tensors.river import RiverLayout, river_codec
from planner.core.tensors.torch_arrays import TorchArrays


class Layout(Protocol):
    """The states of one model in rows and in packed numbers."""

    width: int
    fits: bool

    def rows(self, states: Sequence[JsonObject]) -> Array:
        """From states as shown to shape (states, width)."""

    def states(self, rows: Array) -> list[JsonObject]:
        """And back."""

    def pack(self, rows: Array) -> Array:
        """From shape (states, width) to shape (states,)."""

    def unpack(self, packed: Array) -> Array:
        """And back."""


class Forms(NamedTuple):
    """A model as arrays: its states, its true moves, and the least that has to be searched; None: does not fit."""

    layout: Layout
    real: Callable[[], FrontierCodec | None]
    reduced: Callable[[], FrontierCodec | None]


class StatePlanningTensorBridge:
    """One model, its states as tensors on one device.

    `backend` is "numpy" or "torch"; `device` is torch's, such as "cpu" or "cuda:0". Raises InvalidModel for a wrong
    model, ImportError where torch is asked for and missing, ValueError for an unknown backend. What needs packed
    numbers raises OverflowError where a state of the model does not fit into 62 bits (`fits` is False). Rows work as
    long as each number in them fits into an int64.
    """

    def __init__(self, family: str, model: JsonObject, *, backend: str = "numpy", device: str = "cpu") -> None:
        self.arrays = _arrays(backend, device)
        checked = read_model(family, model)
        self._forms = _FAMILIES[family](checked, self.arrays)
        self._layout = self._forms.layout

    @property
    def width(self) -> int:
        """The columns of a row."""
        return self._layout.width

    @property
    def fits(self) -> bool:
        """Whether a state fits into one packed number."""
        return self._layout.fits

    def encode(self, states: Sequence[JsonObject]) -> Array:
        """States as shown to int64, shape (states, width)."""
        return self._layout.rows(states)

    def decode(self, rows: Array) -> list[JsonObject]:
        """Rows to states as shown; `decode(encode(states))` are the same states."""
        return self._layout.states(rows)

    def pack(self, rows: Array) -> Array:
        """Rows to one int64 each, shape (states,); different states have different numbers, none negative."""
        return self._need_packed().pack(rows)

    def unpack(self, packed: Array) -> Array:
        """Packed numbers to rows; `unpack(pack(rows))` are the same rows."""
        return self._need_packed().unpack(packed)

    def successors(self, packed: Array) -> Array:
        """Every state one step after any of these, each once, sorted; a step that changes nothing is left out or in."""
        parts = self._need_codec(self._forms.real()).successors(packed)
        return self.arrays.distinct(self.arrays.join([self.arrays.array([]), *parts]))

    def is_goal(self, packed: Array) -> Array:
        """One truth value for each state."""
        return self._need_codec(self._forms.real()).is_goal(packed)

    def codec(self) -> FrontierCodec:
        """What `search.frontier.search_packed` searches on this bridge's device, symmetries taken out."""
        return self._need_codec(self._forms.reduced())

    def _need_packed(self) -> Layout:
        if not self._layout.fits:
            raise OverflowError("a state of this model does not fit into 62 bits")
        return self._layout

    def _need_codec(self, codec: FrontierCodec | None) -> FrontierCodec:
        if codec is None:
            raise OverflowError("states or steps of this model are too many for packed numbers")
        return codec


def _arrays(backend: str, device: str) -> Arrays:
    if backend == "numpy":
        return NUMPY
    if backend == "torch":
        return TorchArrays(device)
    raise ValueError(f"backend must be numpy or torch, not {backend!r}")


def _tower_of_hanoi(model: Any, arrays: Arrays) -> Forms:
    if not model.size_rule:
        stacks = StackLayout(model, arrays)
        return Forms(
            stacks, lambda: StackCodec(model, arrays) if stacks.fits else None, lambda: hanoi_codec(model, arrays)
        )
    layout = HanoiLayout(model, arrays)
    real = partial(HanoiCodec, model, arrays, relabel=False)
    return Forms(layout, lambda: real() if layout.fits else None, lambda: hanoi_codec(model, arrays))


def _water_jug(model: Any, arrays: Arrays) -> Forms:
    layout = JugLayout(model, arrays)
    return Forms(layout, lambda: JugCodec(model, arrays) if layout.fits else None, lambda: jug_codec(model, arrays))


def _river_crossing(model: Any, arrays: Arrays) -> Forms:
    written = model.to_json()
    return Forms(RiverLayout(written, arrays), *[lambda: river_codec(written, arrays)] * 2)


_FAMILIES: dict[str, Callable[[Any, Arrays], Forms]] = {
    "river_crossing": _river_crossing,
    "tower_of_hanoi": _tower_of_hanoi,
    "water_jug": _water_jug,
}
