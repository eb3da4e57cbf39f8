"""Memory comes back only when nobody looks at it any more."""

from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.core.slabs import PAGE, Slabs


def test_memory_that_is_looked_at_is_never_given_again():
    slabs = Slabs()
    held = []
    for number in range(50):
        view = slabs.take(PAGE * 2)
        view[:] = bytes([number]) * len(view)
        held.append(view[10:20])
    assert [set(view) for view in held] == [{number} for number in range(50)]


def test_memory_nobody_looks_at_is_used_again():
    slabs = Slabs()
    slabs.take(PAGE)[:4] = b"mark"
    assert bytes(slabs.take(PAGE)[:4]) == b"mark"


def test_no_more_is_kept_than_allowed():
    slabs = Slabs(most_free=PAGE * 4)
    views = [slabs.take(PAGE) for _ in range(10)]
    views.clear()
    slabs.take(1)
    assert slabs.free_bytes <= PAGE * 4


@given(st.lists(st.integers(0, 3 * PAGE), max_size=20))
def test_a_slab_has_the_size_that_was_asked_for(sizes):
    slabs = Slabs()
    assert [len(slabs.take(size)) for size in sizes] == sizes
