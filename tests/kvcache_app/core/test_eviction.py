"""What a plan may take, in which order, and that it gives up only where nothing more may go."""

from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.core.block import FULL, SLIDING
from kvcache_app.core.entry import Entry
from kvcache_app.core.eviction import plan

WINDOW = 100


@st.composite
def forests(draw):
    """Trees of blocks of one person, some pinned, with last uses in any order."""
    entries = [Entry(b"root", b"", "m", "s", 0, 0)]
    for number in range(draw(st.integers(0, 25))):
        parent = draw(st.sampled_from(entries))
        end = parent.end + draw(st.integers(1, 64))
        sizes = draw(st.integers(1, 9)), draw(st.integers(0, 9))
        used, pinned = float(draw(st.integers(0, 5))), draw(st.integers(0, 9)) == 0
        entries.append(Entry(b"%d" % number, parent.key, "m", "s", parent.end, end, *sizes, used, pinned))
    return entries[1:]


def stays(entries, locked):
    """Keys of what is locked or pinned, and of what it stands on: computed by following parents, nothing else."""
    by_key = {entry.key: entry for entry in entries}
    kept = set()
    for entry in entries:
        if entry.pinned or entry.key in locked:
            while entry:
                kept.add(entry.key)
                entry = by_key.get(entry.parent)
    return kept


@given(forests(), st.integers(0, 200), st.data())
def test_a_plan_frees_enough_and_takes_nothing_it_may_not(entries, need, data):
    locked = data.draw(st.sets(st.sampled_from([e.key for e in entries]))) if entries else set()
    kept = stays(entries, locked)
    victims = plan(entries, need, locked, lambda _: WINDOW)
    most = sum(entry.size for entry in entries if entry.key not in kept)
    if victims is None:
        assert need > most
        return
    assert sum(victim.freed for victim in victims) >= need
    assert not any(victim.entry.key in kept for victim in victims if victim.part == FULL)
    assert not any(victim.entry.key in locked for victim in victims)
    gone: set[bytes] = set()
    for victim in victims:
        if victim.part == FULL:
            gone.add(victim.entry.key)
            assert all(child.key in gone for child in entries if child.parent == victim.entry.key)
    assert len({(victim.entry.key, victim.part) for victim in victims}) == len(victims)


def chain(*sizes: int, start: int = 0, parent: bytes = b"", name: str = "c", used: float = 0.0) -> list[Entry]:
    entries: list[Entry] = []
    for number, size in enumerate(sizes):
        key = f"{name}{number}".encode()
        entries.append(Entry(key, parent, "m", "s", start, start + size, 1, 3, used))
        parent, start = key, start + size
    return entries


def order(entries: list[Entry]) -> list[tuple[bytes, str]]:
    everything = sum(entry.size for entry in entries)
    return [(victim.entry.key, victim.part) for victim in plan(entries, everything, (), lambda _: WINDOW) or []]


def test_sliding_parts_out_of_the_window_go_first_then_leaves_before_parents():
    assert order(chain(64, 64, 64, 64)) == [
        (b"c0", SLIDING),
        (b"c1", SLIDING),
        (b"c3", FULL),
        (b"c2", FULL),
        (b"c1", FULL),
        (b"c0", FULL),
    ]


def test_a_superseded_tail_goes_before_an_older_conversation():
    old = chain(64, name="o", used=1)
    whole = chain(64, name="w", used=5)
    tail = Entry(b"tail", b"", "m", "s", 0, 30, 1, 3, 4.0)
    assert [key for key, _ in order([*old, *whole, tail])] == [b"tail", b"o0", b"w0"]


def test_a_tail_used_after_the_block_beside_it_is_kept_as_long_as_that():
    whole = chain(64, name="w", used=3)
    tail = Entry(b"tail", b"", "m", "s", 0, 30, 1, 3, 4.0)
    assert [key for key, _ in order([*whole, tail])] == [b"w0", b"tail"]


def test_the_longest_unused_leaf_goes_first():
    leaves = [chain(64, name=name, used=used)[0] for name, used in (("b", 2.0), ("a", 1.0), ("c", 3.0))]
    assert [key for key, _ in order(leaves)] == [b"a0", b"b0", b"c0"]


def test_the_window_of_a_pinned_block_keeps_its_sliding_parts():
    blocks = chain(64, 64, 64, 64)
    blocks[1] = Entry(b"c1", b"c0", "m", "s", 64, 128, 1, 3, 0.0, pinned=True)
    victims = plan(blocks, 4, (), lambda _: WINDOW)
    assert [(v.entry.key, v.part) for v in victims] == [(b"c3", FULL)]
