"""Commands of the chat, carried out on a real cache, and what deleting a conversation leaves of it: nothing."""

import uuid

import pytest

from kvcache_app import services as cache
from kvcache_app import serving
from kvcache_app.models import CacheEntry
from sessions_app import services, slash

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "the ship and its captain and the sea around it " * 20


@pytest.fixture
def talking(models, tiny):
    """A tiny model that says three greedy tokens."""
    return models(tiny, MODEL_NEW_TOKENS=3, MODEL_TEMPERATURE=0.0)


@pytest.fixture
def carry_out(answer):
    """Give a command; what it found, and what it said."""

    def carry_out(command, session):
        turn, events = answer(command, session)
        told = dict(events)
        assert told["command"]["name"] == command.strip("/ ").lower()
        return told["command"]["data"], turn.answer.text

    return carry_out


def flushed():
    assert serving.current().manager.flush(30)


@pytest.mark.parametrize("text", ["/save", " /Save ", "/nonsense"])
def test_a_line_of_one_word_after_a_slash_is_a_command(text):
    assert slash.is_command(text)


@pytest.mark.parametrize("text", ["/usr/bin", "/save this", "save", "/", "what is /save", "/s4"])
def test_anything_else_is_a_question(text):
    assert not slash.is_command(text)


def test_every_command_is_in_the_list(talking, carry_out):
    data, said = carry_out("/help", uuid.uuid4())
    assert data["commands"] == ["clear", "help", "load", "save", "stats"]
    assert all(f"`/{name}`" in said for name in data["commands"])


def test_a_command_that_does_not_exist_is_answered_by_those_that_do(talking, answer):
    turn, _ = answer("/delete", uuid.uuid4())
    assert turn.status == "answered"
    assert "There is no command `/delete`" in turn.answer.text
    assert "`/clear`" in turn.answer.text


def test_before_the_model_was_asked_there_is_nothing_to_save_load_clear_or_count(talking, carry_out):
    session = uuid.uuid4()
    assert carry_out("/save", session) == (
        {"tokens": 0}, "There is nothing to save yet: tiny has read nothing of this conversation.",
    )  # fmt: skip
    assert carry_out("/load", session)[0]["tokens"] == 0
    assert carry_out("/clear", session)[0] == {"blocks": 0}
    assert carry_out("/stats", session)[0] == {}


def test_what_is_saved_is_pinned_found_by_a_new_process_and_gone_when_cleared(models, tiny, answer, carry_out):
    models(tiny, MODEL_NEW_TOKENS=3, MODEL_TEMPERATURE=0.0)
    session = uuid.uuid4()
    turn, _ = answer(LONG, session)
    tokens, said = carry_out("/save", session)
    assert tokens["tokens"] == turn.tokens.read
    assert f"the {turn.tokens.read:,} tokens" in said
    assert CacheEntry.objects.filter(pinned=True).count() == 1
    models(tiny, MODEL_NEW_TOKENS=3, MODEL_TEMPERATURE=0.0)  # nothing in memory, as after a new start
    loaded, _ = carry_out("/load", session)
    assert loaded["tokens"] == loaded["from_disk"] == turn.tokens.read
    assert carry_out("/load", session)[0]["from_disk"] == 0
    assert carry_out("/clear", session)[0]["blocks"] == CacheEntry.objects.count() + cleared_before(turn)
    assert not CacheEntry.objects.filter(session=str(session)).exists()


def cleared_before(turn):
    """How many personal blocks the turn made: those that begin after the system's words, every 64 tokens."""
    public = CacheEntry.objects.get(scope="").end
    ends = {*range(64, turn.tokens.read, 64), turn.tokens.read}
    return len([end for end in ends if end > public]) - 1


def test_the_counts_of_a_conversation_are_its_own(talking, answer, carry_out):
    one, other = uuid.uuid4(), uuid.uuid4()
    answer(LONG, one)
    first = carry_out("/stats", one)[0]
    turn, _ = answer("and then?", one)
    second, said = carry_out("/stats", one)
    assert second["hits"] == first.get("hits", 0) + 1
    assert second["reused_memory"] - first.get("reused_memory", 0) == turn.tokens.from_memory
    assert "Tokens not read again" in said
    assert carry_out("/stats", other)[0] == {}


def test_without_a_model_or_a_cache_commands_say_why(models, tiny, answer):
    models()
    assert answer("/save", uuid.uuid4())[1][-1][1]["code"] == "no_model"
    models(tiny)
    serving.use(serving.Serving(use_cache=False))
    assert answer("/save", uuid.uuid4())[1][-1][1]["code"] == "no_cache"


def test_a_deleted_conversation_leaves_no_block_and_others_keep_theirs(talking, guest, answer):
    going, staying = uuid.uuid4(), uuid.uuid4()
    answer(f"one {LONG}", going)
    answer(f"two {LONG}", staying)
    flushed()
    kept = CacheEntry.objects.filter(session=str(staying)).count()
    assert kept > 3
    services.delete_session(guest, going)
    assert not CacheEntry.objects.filter(session=str(going)).exists()
    assert CacheEntry.objects.filter(session=str(staying)).count() == kept
    assert cache.check(repair=False).whole


def test_what_stood_on_a_deleted_conversation_goes_as_well_and_is_read_again(talking, guest, answer):
    first, second = uuid.uuid4(), uuid.uuid4()
    answer(LONG, first)
    answer(LONG, second)
    turn, _ = answer("something else", second)
    assert turn.tokens.from_memory > 128
    flushed()
    services.delete_session(guest, first)
    assert cache.check(repair=False).whole
    turn, _ = answer("go on", second)
    again, _ = answer("and on", second)
    flushed()
    assert turn.tokens.read > 128
    assert again.tokens.from_memory == turn.tokens.read + turn.tokens.from_memory + turn.tokens.from_disk
    assert cache.check(repair=False).whole


def test_a_process_without_a_model_deletes_as_well_and_the_others_hear_of_it(talking, guest, answer):
    session = uuid.uuid4()
    answer(LONG, session)
    flushed()
    holding = serving.current().manager
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "_shared", None)  # the web process of Redis mode has no manager
        services.delete_session(guest, session)
    assert not CacheEntry.objects.filter(session=str(session)).exists()
    assert any(entry.session == str(session) for entry in holding.memory.entries.values())
    holding.hearing.listen(at_once=True)
    assert not any(entry.session == str(session) for entry in holding.memory.entries.values())
