"""Whatever happens to the files, nobody is given a wrong state: damage is refused, counted, removed and a miss."""

import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kvcache_app.core.check import check_files
from kvcache_app.core.container import encode
from kvcache_app.core.index import Index
from tests.kvcache_app.making import cache, is_right, longer, payload, prompt, read, tokens

SAID = prompt(300, public=90)
NEXT = longer(SAID, 20)


@pytest.fixture
def saved(tmp_path):
    """A folder with one conversation of 390 tokens, and its ledger."""
    ledger = Index()
    manager = cache(tmp_path, ledger=ledger)
    read(manager, SAID)
    assert manager.close()
    return tmp_path, ledger


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refusals(manager):
    return {name: n for name, n in manager.statistics.total().items() if name.startswith("refused:")}


def test_untouched_files_give_everything(saved):
    manager = cache(saved[0], ledger=saved[1])
    branch = manager.match(NEXT)
    is_right(branch, NEXT)
    assert (branch.tokens, branch.reused_disk, refusals(manager)) == (390, 390, {})


DAMAGES = st.tuples(st.sampled_from(["flip", "cut", "swap", "gone", "empty", "more"]), st.integers(0, 2**32))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DAMAGES, max_size=6))
@example([("swap", 1), ("swap", 123)])
def test_any_damage_costs_only_speed(saved, damages):
    whole, _ = saved
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(whole, folder, dirs_exist_ok=True)
        check_files(cache(folder).disk.store, ledger := Index(), repair=True)
        for kind, seed in damages:
            damage(folder, kind, random.Random(seed))
        manager = cache(folder, ledger=ledger)
        for asked in (NEXT, SAID):
            branch = manager.match(asked)
            is_right(branch, asked)
            manager.unlock(branch)
        for _ in range(1 + 2 * len(damages)):  # what none came upon a later turn heals; a swap harms two files
            manager = cache(folder, ledger=ledger)
            is_right(read(manager, NEXT), NEXT)
            assert manager.close()
        after = cache(folder, ledger=ledger).match(longer(NEXT, 1))
        is_right(after, longer(NEXT, 1))
        assert after.tokens == len(NEXT)


def damage(folder, kind: str, chance: random.Random) -> None:
    path = folder / chance.choice(names(folder) or ["none"])
    raw = bytearray(path.read_bytes()) if path.exists() else bytearray()
    if not raw:
        return
    if kind == "flip":
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del raw[chance.randrange(len(raw)) :]
    elif kind == "more":
        raw += b"more"
    elif kind == "empty":
        raw.clear()
    elif kind == "gone":
        path.unlink()
        return
    else:
        other = folder / chance.choice(names(folder))
        path.rename(folder / "aside")
        other.rename(path) if other.exists() else None
        (folder / "aside").rename(other)
        return
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda raw: raw[:-1], "torn"),
        (lambda raw: raw[:40], "torn"),
        (lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), "altered"),
        (lambda raw: bytes(8) + b"something else entirely" * 20, "foreign"),
        (lambda raw: raw.replace(b'"layout":"1"', b'"layout":"2"'), "newer"),
    ],
)
def test_each_damage_is_counted_by_its_cause_and_its_file_removed(saved, make, cause):
    folder, ledger = saved
    first = next(entry for entry in ledger.entries() if entry.start == 0)
    path = folder / f"{first.key.hex()}.g"
    path.write_bytes(make(path.read_bytes()))
    manager = cache(folder, ledger=ledger)
    branch = manager.match(NEXT)
    assert branch.tokens == 0
    assert refusals(manager) == {f"refused:{cause}": 1}
    assert not path.exists()


def test_a_whole_file_of_another_block_is_refused_as_swapped(saved):
    folder, ledger = saved
    one, two = sorted(ledger.entries(), key=lambda entry: entry.start)[:2]
    os.replace(folder / f"{two.key.hex()}.g", folder / f"{one.key.hex()}.g")
    manager = cache(folder, ledger=ledger)
    assert manager.match(NEXT).tokens == 0
    assert refusals(manager) == {"refused:swapped": 1}


def test_a_file_of_the_same_tokens_of_another_model_is_refused(saved):
    folder, ledger = saved
    entry = min(ledger.entries(), key=lambda entry: entry.start)
    facts = {"model": "cd" * 32, "key": entry.key.hex(), "parent": entry.parent.hex(), "start": "0", "end": "64"}
    pieces = encode(facts | {"scope": ""}, "full", payload(tokens(SAID)[:64], "", 0)["full"])
    (folder / f"{entry.key.hex()}.g").write_bytes(b"".join(pieces))
    manager = cache(folder, ledger=ledger)
    assert manager.match(NEXT).tokens == 0
    assert refusals(manager) == {"refused:swapped": 1}


def test_a_lost_sliding_part_shortens_the_branch_to_the_last_point_one_can_go_on_from(saved):
    folder, ledger = saved
    last = max(ledger.entries(), key=lambda entry: entry.end)
    (folder / f"{last.key.hex()}.s").unlink()
    manager = cache(folder, ledger=ledger)
    branch = manager.match(NEXT)
    is_right(branch, NEXT)
    assert branch.tokens == 384
    assert refusals(manager) == {"refused:vanished": 1}


def test_check_finds_all_that_differs_and_repair_puts_it_right(saved):
    folder, _ = saved
    store, ledger = cache(folder).disk.store, Index()
    assert check_files(store, ledger, repair=False).unknown == len(list(folder.glob("*.g")))
    check_files(store, ledger, repair=True)
    assert check_files(store, ledger, repair=False).whole
    entries = sorted(ledger.entries(), key=lambda entry: entry.start)
    middle, last = entries[2], entries[-1]
    raw = bytearray((folder / f"{middle.key.hex()}.g").read_bytes())
    raw[-1] ^= 1
    (folder / f"{middle.key.hex()}.g").write_bytes(raw)
    (folder / f"{last.key.hex()}.s").unlink()
    (folder / ".aside-dead").write_bytes(b"half")
    os.utime(folder / ".aside-dead", (0, 0))
    found = check_files(store, ledger, repair=False)
    assert found.refused == {"altered": 1, "incomplete": 1}
    assert (found.missing, found.orphans, found.aside) == (2, len(entries) - 3, 0)
    assert check_files(store, ledger, repair=True).aside == 1
    manager = cache(folder, ledger=ledger)
    assert manager.check_integrity().whole
    branch = manager.match(NEXT)
    is_right(branch, NEXT)
    assert branch.tokens == middle.start


def test_a_folder_that_cannot_be_written_costs_only_the_saving(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    manager = cache(tmp_path / "file" / "below")
    read(manager, SAID)
    assert manager.flush(30)
    branch = manager.match(NEXT)
    is_right(branch, NEXT)
    assert branch.reused_memory == 390
    assert manager.statistics.total()["unsaved:write_failed"] >= 1
