"""Which arrays fit which model of the Tower of Hanoi."""

from planner.core.tensors.arrays import NUMPY, Arrays
from planner.core.tensors.codec import FrontierCodec
from planner.core.tensors.hanoi import HanoiCodec
from planner.core.tensors.hanoi_halfway import HalfwayCodec, goes_halfway
from planner.core.tensors.hanoi_model import HanoiModel
from planner.core.tensors.hanoi_stacks import StackCodec, StackLayout
from planner.core.tensors.peg_fields import PegFields


def hanoi_codec(model: HanoiModel, arrays: Arrays = NUMPY) -> FrontierCodec | None:
    """The codec that has least to search for a model of any kind; None where a state does not fit into 62 bits."""
    discs = sum(map(len, model.start.values()))
    if not model.size_rule:
        return StackCodec(model, arrays) if StackLayout(model, arrays).fits else None
    if goes_halfway(model):
        return HalfwayCodec(model, arrays) if PegFields(len(model.pegs), discs - 1).fits else None
    return HanoiCodec(model, arrays) if PegFields(len(model.pegs), discs).fits else None
