"""What a conversation leaves behind is one person's: not found, not named, and gone when they want it gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvcache_app.core.block import Geometry
from kvcache_app.core.errors import CacheError
from kvcache_app.core.index import Index
from kvcache_app.core.prefix import Keys, Prompt
from tests.kvcache_app.making import MODEL, cache, is_right, longer, payload, prompt, read

IDS = st.lists(st.integers(0, 300), max_size=150).map(tuple)


@given(IDS, IDS, st.text(max_size=5), st.text(max_size=5))
def test_two_people_share_keys_of_the_public_prompt_only(public, personal, one, two):
    mine, yours = (Keys(Prompt(MODEL, public, personal, scope)).links(1_000) for scope in (one, two))
    shared = {link.key for link in mine} & {link.key for link in yours}
    expected = {link.key for link in mine if one == two or link.end <= len(public)}
    assert shared == expected


@given(IDS, IDS, IDS)
def test_personal_tokens_never_make_a_public_key(public, personal, other):
    """Typing the words of another system prompt leads nowhere near its blocks."""
    typed = Keys(Prompt(MODEL, public, other + personal, "ada")).links(1_000)
    real = Keys(Prompt(MODEL, public + other, personal, "ada")).links(1_000)
    assert not {link.key for link in typed if link.end > len(public)} & {link.key for link in real}


@given(IDS, st.integers(0, 149), st.integers(1, 5))
def test_one_other_token_changes_all_keys_from_there_on(ids, place, more):
    if place >= len(ids):
        return
    changed = (*ids[:place], ids[place] + more, *ids[place + 1 :])
    one, two = (Keys(Prompt(MODEL, (), each, "ada")).links(1_000) for each in (ids, changed))
    assert [a.key == b.key for a, b in zip(one, two)] == [link.end <= place for link in one]


def test_another_model_another_key():
    one, two = (Keys(Prompt(model, (), tuple(range(64)), "ada")).links(64) for model in ("aa", "ab"))
    assert one[0].key != two[0].key


def test_another_person_finds_the_public_prompt_and_no_more(tmp_path):
    manager = cache(tmp_path)
    read(manager, prompt(200, public=90, scope="ada"))
    manager.flush(30)
    for other in (manager, cache(tmp_path, ledger=manager.disk.ledger)):
        branch = other.match(prompt(200, public=90, scope="bob"))
        is_right(branch, prompt(200, public=90, scope="bob"))
        assert branch.tokens == 90


def test_neither_names_nor_headers_hold_the_scope(tmp_path):
    manager = cache(tmp_path)
    read(manager, prompt(100, public=10, scope="a-secret-of-ada"))
    assert manager.close()
    for path in tmp_path.iterdir():
        assert b"a-secret-of-ada" not in path.read_bytes() + path.name.encode()


def test_a_person_s_deletion_leaves_nothing_of_theirs_anywhere(tmp_path):
    ledger = Index()
    mine, other = (cache(tmp_path, ledger=ledger, hear=0) for _ in range(2))
    for scope in ("ada", "bob"):
        read(mine, prompt(200, public=90, scope=scope))
    mine.flush(30)
    read(other, prompt(250, public=90, scope="ada"))
    other.flush(30)
    mine.delete_scope("ada")
    for manager in (mine, other):
        assert manager.match(prompt(200, public=90, scope="ada")).tokens == 90
        assert manager.match(prompt(200, public=90, scope="bob")).tokens > 90
        assert manager.check_integrity().whole


def test_a_turn_that_is_under_way_puts_nothing_back_after_the_deletion(tmp_path):
    manager = cache(tmp_path)
    said = prompt(200)
    branch = manager.match(said)
    manager.insert(branch, said.personal[:64], payload(said.personal[:64], "ada", 0))
    manager.delete_scope("ada")
    manager.insert(branch, said.personal[64:128] if branch.next_start else said.personal[:64], payload((), "ada", 0))
    manager.unlock(branch)
    manager.flush(30)
    assert manager.match(said).tokens == 0
    assert list(tmp_path.glob("*.[gs]")) == []


def test_another_process_under_way_puts_nothing_back_on_disk_after_the_deletion(tmp_path):
    ledger = Index()
    mine, other = (cache(tmp_path, ledger=ledger, hear=3600) for _ in range(2))
    said = prompt(128)
    branch = other.match(said)
    other.insert(branch, said.personal[:64], payload(said.personal[:64], "ada", 0))
    other.flush(30)
    mine.match(said)
    mine.delete_scope("ada")
    other.insert(branch, said.personal[64:], payload(said.personal, "ada", 64))
    other.flush(30)
    assert ledger.entries() == []
    assert list(tmp_path.glob("*.[gs]")) == []


def test_a_conversation_s_deletion_takes_its_edits_and_leaves_the_person_s_others(tmp_path):
    manager = cache(tmp_path)
    one, two = prompt(200, public=90, session="one"), prompt(200, public=90, seed=5, session="two")
    edited = longer(Prompt(MODEL, one.public, one.personal[:20], one.scope, "one"), 150, seed=9)
    for each in (one, two, edited):
        read(manager, each)
    manager.flush(30)
    assert manager.delete_branch(one) > 0
    assert manager.match(longer(one, 1)).tokens == 90
    assert manager.match(longer(edited, 1)).tokens == 90
    assert manager.match(longer(two, 1)).tokens == 290
    assert manager.check_integrity().whole


def test_clear_takes_one_model_or_everything(tmp_path):
    manager = cache(tmp_path)
    manager.add_model("cd" * 32, Geometry(0))
    one, two = prompt(100), Prompt("cd" * 32, (), tuple(range(100)), "ada")
    for each in (one, two):
        read(manager, each)
    manager.flush(30)
    manager.clear(model=MODEL)
    assert (manager.match(longer(one, 1)).tokens, manager.match(longer(two, 1)).tokens) == (0, 100)
    manager.clear()
    assert manager.match(longer(two, 1)).tokens == 0
    assert list(tmp_path.glob("*.[gs]")) == []


def test_what_cannot_be_the_next_block_is_refused_with_a_code(tmp_path):
    manager = cache(tmp_path)
    said = prompt(100, public=70)
    branch = manager.match(said)
    good = payload(said.public[:64], "", 0)
    for ids, what, code in [
        ((), good, "bad_block"),
        (tuple(range(65)), good, "bad_block"),
        (tuple(range(64)), good, "bad_block"),  # not the public prompt's tokens
        (said.public[:64], {}, "bad_payload"),
        (said.public[:64], {**good, "other": good["full"]}, "bad_payload"),
    ]:
        with pytest.raises(CacheError) as error:
            manager.insert(branch, ids, what)
        assert error.value.code == code
    manager.unlock(branch)
    with pytest.raises(CacheError, match="unlocked"):
        manager.insert(branch, said.public[:64], good)
    with pytest.raises(CacheError, match="knows no model"):
        manager.match(Prompt("ef" * 32, (), (1,), "ada"))
    with pytest.raises(CacheError, match="token ids"):
        manager.match(Prompt(MODEL, (), (-1,), "ada"))
