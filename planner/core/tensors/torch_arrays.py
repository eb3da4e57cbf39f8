"""The array operations in torch, on any device it knows. Torch is loaded only when somebody asks for it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from planner.core.tensors.arrays import Array


class TorchArrays:
    """Torch tensors on one device, "cpu", "cuda", "cuda:1" …; raises ImportError where torch is not installed."""

    def __init__(self, device: str = "cpu") -> None:
        # By name, because the planning core must work, and be importable, on machines without torch.
        self._torch: Any = import_module("torch")
        self.device = self._torch.device(device)

    def array(self, numbers: Any) -> Array:
        """See Arrays."""
        return self._torch.as_tensor(numbers, dtype=self._torch.int64, device=self.device)

    def numpy(self, array: Array) -> Any:
        """See Arrays."""
        return array.cpu().numpy()

    def falses(self, count: int) -> Array:
        """See Arrays."""
        return self._torch.zeros(count, dtype=self._torch.bool, device=self.device)

    def marked(self, truths: Array) -> Array:
        """See Arrays."""
        return self._torch.nonzero(truths).flatten()

    def join(self, parts: Sequence[Array]) -> Array:
        """See Arrays."""
        return self._torch.cat(list(parts))

    def stack(self, parts: Sequence[Array]) -> Array:
        """See Arrays."""
        return self._torch.stack(list(parts))

    def columns(self, parts: Sequence[Array], rows: int) -> Array:
        """See Arrays."""
        if not parts:
            return self._torch.zeros((rows, 0), dtype=self._torch.int64, device=self.device)
        return self._torch.stack(list(parts), dim=1)

    def distinct(self, numbers: Array) -> Array:
        """See Arrays."""
        return self._torch.unique(numbers)

    def without(self, numbers: Array, others: Array) -> Array:
        """See Arrays."""
        return numbers if not len(others) else numbers[self._at_their_place(numbers, others) != numbers]

    def within(self, numbers: Array, others: Array) -> Array:
        """See Arrays."""
        return others if not len(others) else numbers[self._at_their_place(numbers, others) == numbers]

    def places(self, numbers: Array, cuts: Array) -> list[int]:
        """See Arrays."""
        return [int(place) for place in self._torch.searchsorted(numbers, cuts)]

    def where(self, which: Array, yes: Array, no: Array) -> Array:
        """See Arrays."""
        return self._torch.where(which, yes, no)

    def least(self, a: Array, b: Array) -> Array:
        """See Arrays."""
        return self._torch.minimum(a, b)

    def _at_their_place(self, numbers: Array, others: Array) -> Array:
        """What `others`, sorted, has where each number would have to be."""
        place = self._torch.searchsorted(others, numbers)
        place[place == len(others)] = 0
        return others[place]
