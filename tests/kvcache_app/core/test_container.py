"""A file of ours is read whole or refused, whatever happens to its bytes."""

import json

import pytest
import safetensors
from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.core.block import Buffer
from kvcache_app.core.container import CRC, SHA, check_deeply, decode, encode
from kvcache_app.core.errors import Refused
from kvcache_app.core.prefix import LAYOUT

FACTS = {"model": "ab" * 32, "key": "cd" * 32, "start": "0", "end": "2", "library torch": "2"}
BUFFER = Buffer("BF16", (2, 3), bytes(range(12)))


def file(buffer: Buffer = BUFFER, facts: dict[str, str] = FACTS, part: str = "full") -> bytearray:
    return bytearray(b"".join(encode(facts, part, buffer)))


def refusal(raw: bytes) -> str:
    with pytest.raises(Refused) as refused:
        decode(memoryview(raw))
    return refused.value.cause


@given(st.binary(max_size=300), st.text(max_size=20), st.sampled_from(["full", "sliding"]))
def test_what_is_written_is_read(data, word, part):
    read = check_deeply(memoryview(file(Buffer("U8", (len(data),), data), {"word": word}, part)))
    assert bytes(read.buffer.data) == data
    assert (read.part, read.facts["word"]) == (part, word)


def test_the_library_reads_our_files():
    ((name, tensor),) = safetensors.deserialize(bytes(file()))
    assert (name, tensor["dtype"], tensor["shape"], bytes(tensor["data"])) == ("full", "BF16", [2, 3], BUFFER.data)


def test_numbers_begin_at_a_multiple_of_64():
    assert (len(file()) - BUFFER.size) % 64 == 0


def test_a_flipped_bit_anywhere_is_refused():
    whole = file()
    for place in range(len(whole)):
        for bit in range(8):
            altered = bytearray(whole)
            altered[place] ^= 1 << bit
            refusal(altered)


def test_a_file_cut_anywhere_is_refused():
    whole = file()
    for length in range(len(whole)):
        assert refusal(whole[:length]) == "torn"


@given(st.binary(min_size=1, max_size=100))
def test_a_file_with_more_at_its_end_is_refused(more):
    assert refusal(bytes(file()) + more) == "altered"


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(raw):
    assert refusal(raw) in ("torn", "foreign")


@given(st.binary(max_size=80), st.integers(0, 2**64 - 1))
def test_a_strange_header_is_refused(middle, length):
    whole = file()
    whole[:8] = length.to_bytes(8, "little")
    whole[SHA.stop + 10 : SHA.stop + 10 + len(middle)] = middle
    if whole != file():
        refusal(whole)


@pytest.mark.parametrize(("layout", "cause"), [(LAYOUT + 1, "newer"), (LAYOUT - 1, "older"), ("x", "foreign")])
def test_another_layout_is_refused_by_its_own_cause(layout, cause):
    assert refusal(file(facts=FACTS | {"layout": str(layout)})) == cause


def test_another_program_s_file_is_foreign():
    head = json.dumps({"weight": {"dtype": "F32", "shape": [64], "data_offsets": [0, 256]}}).encode()
    assert refusal(len(head).to_bytes(8, "little") + head + bytes(256)) == "foreign"


def test_only_the_deep_check_notices_what_the_quick_checksum_was_made_to_fit():
    """Whoever forges the crc32 as well is found by the sha256."""
    from zlib import crc32

    whole = file()
    whole[-1] ^= 1
    whole[CRC] = b"%08x" % crc32(whole[CRC.stop :], crc32(whole[: CRC.start]))
    assert bytes(decode(memoryview(whole)).buffer.data) != BUFFER.data
    with pytest.raises(Refused):
        check_deeply(memoryview(whole))


@pytest.mark.parametrize("buffer", [Buffer("BF16", (2, 2), bytes(12)), Buffer("X9", (12,), bytes(12))])
def test_a_buffer_that_does_not_fit_its_shape_is_refused(buffer):
    assert not buffer.fits()
    assert refusal(file(buffer)) == "altered"
