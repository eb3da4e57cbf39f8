"""One buffer as one safetensors file whose every byte is covered by a checksum.

safetensors itself notices truncation, but loads flipped bits. So the header begins with a crc32 of all other bytes of
the file, looked at on every load, and a sha256, looked at by `check`. Both stand at fixed places. Reading is ours,
because the library copies the bytes once more; the tests read our files with the library.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import prod
from typing import Any

from zlib_ng.zlib_ng import crc32

from kvcache_app.core.block import ITEM_BYTES, Buffer
from kvcache_app.core.errors import Refused
from kvcache_app.core.prefix import LAYOUT

FORMAT = "swarm kv"
BEGIN = b'{"__metadata__":{"crc32":"'
BETWEEN = b'","sha256":"'
CRC = slice(8 + len(BEGIN), 8 + len(BEGIN) + 8)
SHA = slice(CRC.stop + len(BETWEEN), CRC.stop + len(BETWEEN) + 64)
Bytes = bytes | bytearray | memoryview
ALIGN = 64  # where the numbers begin
LONGEST_HEADER = 64 * 1024


@dataclass(frozen=True)
class File:
    """What a whole file says of itself, and the numbers in it."""

    facts: Mapping[str, str]
    part: str
    buffer: Buffer


def encode(facts: Mapping[str, str], part: str, buffer: Buffer) -> list[bytes | memoryview]:
    """The file in pieces: its head, then the buffer's own bytes, not copied."""
    described = {"dtype": buffer.dtype, "shape": list(buffer.shape), "data_offsets": [0, buffer.size]}
    stated = {"crc32": "0" * 8, "sha256": "0" * 64, "format": FORMAT, "layout": str(LAYOUT), **facts}
    text = json.dumps({"__metadata__": stated, part: described}, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % ALIGN)
    head = bytearray(len(text).to_bytes(8, "little") + text)
    data = memoryview(buffer.data).cast("B")
    head[SHA] = _sha256(head, data).encode()
    head[CRC] = _crc32(head, data)
    return [bytes(head), data]


def decode(raw: memoryview) -> File:
    """Read a whole file. Raises Refused: torn, foreign, newer, older or altered."""
    length = _header_length(raw)
    try:
        header = json.loads(bytes(raw[8 : 8 + length]))
        facts, part, described = _look(header)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("altered") from error
    _check_format(facts)
    data = raw[8 + length :]
    buffer = _buffer(described, data)
    if _crc32(raw[: 8 + length], data) != raw[CRC]:
        raise Refused("altered")
    return File(facts, part, buffer)


def check_deeply(raw: memoryview) -> File:
    """As `decode`, and the sha256 as well."""
    file = decode(raw)
    head = raw[: len(raw) - file.buffer.size]
    if _sha256(head, file.buffer.data).encode() != raw[SHA]:
        raise Refused("altered")
    return file


def _header_length(raw: memoryview) -> int:
    start = bytes(raw[8 : CRC.start])
    if len(raw) < SHA.stop:
        raise Refused("torn" if BEGIN.startswith(start[: len(BEGIN)]) else "foreign")
    if start != BEGIN or raw[CRC.stop : SHA.start] != BETWEEN:
        raise Refused("foreign")
    length = int.from_bytes(raw[:8], "little")
    if length > LONGEST_HEADER:
        raise Refused("altered")
    if length > len(raw) - 8:
        raise Refused("torn")
    return length


def _look(header: dict[str, Any]) -> tuple[dict[str, str], str, dict[str, Any]]:
    facts = header.pop("__metadata__")
    ((part, described),) = header.items()
    if not set(map(type, facts.values())) <= {str}:
        raise ValueError("facts are words")
    return facts, part, described


def _check_format(facts: Mapping[str, str]) -> None:
    layout = facts.get("layout", "")
    if facts.get("format") != FORMAT or not layout.isdecimal():
        raise Refused("foreign")
    if int(layout) != LAYOUT:
        raise Refused("newer" if int(layout) > LAYOUT else "older")


def _buffer(described: dict[str, Any], data: memoryview) -> Buffer:
    try:
        dtype, shape, (begin, end) = described["dtype"], tuple(described["shape"]), described["data_offsets"]
        size = prod(shape) * ITEM_BYTES[dtype]
    except (KeyError, TypeError, ValueError) as error:
        raise Refused("altered") from error
    if end > len(data):
        raise Refused("torn")
    if begin != 0 or end != len(data) or size != end or any(n < 0 for n in shape):
        raise Refused("altered")
    return Buffer(dtype, shape, data)


def _crc32(head: Bytes, data: Bytes) -> bytes:
    return b"%08x" % crc32(data, crc32(head[CRC.stop :], crc32(head[: CRC.start])))


def _sha256(head: Bytes, data: Bytes) -> str:
    digest = sha256(head[:8])
    digest.update(head[SHA.stop :])
    digest.update(data)
    return digest.hexdigest()
