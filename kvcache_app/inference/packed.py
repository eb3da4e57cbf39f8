"""Weights in oneDNN's own layout, so that products of a few rows need not rearrange them every time.

Measured in milliseconds (one core with AVX512_BF16): 262,144 x 640 takes one row through torch's own product 20.9,
through the packed one 22.0, padded to four rows 18.0, as oneDNN then takes another kernel; four rows through torch's
own, 67. Only where a layer is wider than it is high (640 x 2,048) does a single row stay fastest plain: 0.13 against
0.16. So whoever has fewer than four rows gets four, and a batch of four costs hardly more than one. The plain weights
stay only where they are needed.
"""

import torch
from torch.nn.functional import linear, pad

ROWS = 4


class PackedLinear(torch.nn.Module):
    """A linear layer without bias in the packed layout, from `weight` [outputs, inputs] in bfloat16."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        self._plain = weight if weight.shape[0] < weight.shape[1] else None
        self._packed = torch.ops.mkldnn._reorder_linear_weight(weight.detach(), None)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The product with x, whichever way is fastest for so many rows."""
        rows = x.numel() // x.shape[-1]
        if rows >= ROWS:
            return _product(x, self._packed)
        if rows == 1 and self._plain is not None:
            return linear(x, self._plain)
        few = pad(x.reshape(rows, -1), (0, 0, 0, ROWS - rows))
        return _product(few, self._packed)[:rows].reshape(*x.shape[:-1], -1)


def can_pack(dtype: torch.dtype, device: torch.device) -> bool:
    """Whether this torch and this processor have the layout for such weights."""
    return (
        device.type == "cpu"
        and dtype == torch.bfloat16
        and hasattr(torch.ops.mkldnn, "_reorder_linear_weight")
        and torch.ops.mkldnn._is_mkldnn_bf16_supported()
    )


def _product(x: torch.Tensor, packed: torch.Tensor) -> torch.Tensor:
    result: torch.Tensor = torch.ops.mkldnn._linear_pointwise(x, packed, None, "none", [], "")
    return result
