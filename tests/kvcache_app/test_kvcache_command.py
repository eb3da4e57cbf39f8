"""`manage.py kvcache …`: each subcommand does what it says and says what it did."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from kvcache_app.models import CacheEntry
from kvcache_app.subcommands import SUBCOMMANDS
from tests.kvcache_app.making import longer, prompt, read

ADA, BOB = prompt(300, public=90, session="one"), prompt(200, public=90, scope="bob", session="two")


def kvcache(*words: str) -> str:
    out = io.StringIO()
    call_command("kvcache", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def said(open_cache):
    """Two people's conversations on disk, and a manager that has them in memory."""
    manager = open_cache()
    manager.hearing.seconds = 0
    for each in (ADA, BOB):
        read(manager, each)
    manager.match(longer(ADA, 5))
    assert manager.close(30)
    return manager


def test_stats_tells_the_hit_rate_and_what_is_held(said):
    text = kvcache("stats")
    assert "hit rate 44.7%: 2 hits, 0 partial hits, 1 misses of 3 prompts" in text
    assert "480 reused from memory" in text
    assert f"on disk: {CacheEntry.objects.count()} blocks of 2 people" in text
    assert "two" in kvcache("stats", "--by", "session")
    told = json.loads(kvcache("stats", "--json", "--by", "session", "--session", "two"))
    assert told["counts"]["prompts"] == told["by"]["two"]["prompts"] == 1


def test_list_shows_each_block_and_takes_filters(said):
    assert len(kvcache("list").splitlines()) == CacheEntry.objects.count() + 1
    assert len(kvcache("list", "--session", "two").splitlines()) == CacheEntry.objects.filter(session="two").count() + 1
    assert len(kvcache("list", "--most", "2").splitlines()) == 3
    assert kvcache("list", "--pinned").startswith("0 blocks")


def test_check_says_what_differs_and_repair_puts_it_right(said, folder):
    assert "everything adds up" in kvcache("check")
    CacheEntry.objects.filter(session="one").delete()
    path = next(folder.glob("*.s"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CommandError, match="--repair"):
        kvcache("check")
    assert "1 files refused: torn" in kvcache("check", "--repair")
    assert "everything adds up" in kvcache("check")
    assert CacheEntry.objects.filter(session="one").exists()


def test_save_pins_the_ends_of_conversations_and_unpin_lets_go(said):
    assert kvcache("save", "--session", "one").startswith("1 ends")
    assert CacheEntry.objects.get(pinned=True).end == 390
    assert "1 blocks are no longer pinned" in kvcache("unpin", CacheEntry.objects.get(pinned=True).key)
    key = CacheEntry.objects.filter(session="two").first().key
    assert kvcache("pin", key[:12]) == "1 blocks are pinned\n"
    assert kvcache("pin", key[:12]) == "0 blocks are pinned\n"


def test_load_reads_every_file_and_removes_what_is_refused(said, folder):
    files = len(list(folder.glob("*.[gs]")))
    assert kvcache("load").startswith(f"{files} files")
    path = next(folder.glob("*.s"))
    path.write_bytes(b"no longer a file of ours")
    assert f"{files - 1} files" in (text := kvcache("load"))
    assert "1 refused" in text
    assert not path.exists()


def test_delete_takes_what_follows_and_the_running_process_forgets_it(said):
    first = CacheEntry.objects.get(scope__gt="", session="one", start=90)
    assert kvcache("delete", first.key) == "6 blocks deleted\n"
    assert said.match(longer(ADA, 5)).tokens == 90
    assert said.match(longer(BOB, 5)).tokens == 290


def test_clear_takes_what_is_named_or_everything(said, folder):
    kvcache("clear", "--session", "one")
    assert not CacheEntry.objects.filter(session="one").exists()
    assert said.match(longer(BOB, 5)).tokens == 290
    kvcache("clear")
    assert not CacheEntry.objects.exists()
    assert list(folder.glob("*.[gs]")) == []
    assert said.match(longer(BOB, 5)).tokens == 0


@pytest.mark.parametrize("name", ["pin", "unpin", "delete", "save"])
def test_naming_nothing_or_nobody_is_an_error_in_plain_words(said, name):
    for words, message in (((), "name blocks"), (("abc",), "too short"), (("f" * 64,), "begins with")):
        with pytest.raises(CommandError, match=message) as error:
            kvcache(name, *words)
        assert error.value.returncode == 2
    with pytest.raises(CommandError, match="no block is named so"):
        kvcache(name, "--session", "nobody's")


def test_every_subcommand_has_help():
    assert all(subcommand.help for subcommand in SUBCOMMANDS.values())
