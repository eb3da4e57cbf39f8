"""A conversation over several processes reads each token once; the answers are those of a model that keeps nothing."""

import contextlib
import os
import signal
import time

import pytest

from tests.kvcache_app.conversing import is_clean, public_tokens, session_in, turns_of
from tests.parts.network import wait_for

WORDS = ["tell me a story", "and then?", "why did the captain of the ship leave", "hm", "say it in other words, please"]
QUESTIONS = [f"{WORDS[number % 5]} ({number})" for number in range(30)]


@pytest.fixture(scope="module")
def never_stopped(model_template, tmp_path_factory):
    """The answers of one process that keeps no cache at all and reads everything anew each time."""
    from tests.parts.model_home import copy_of

    home = copy_of(model_template, tmp_path_factory.mktemp("never-stopped"))

    def answers(questions):
        output = home.chat(questions, "--no-cache")
        turns = turns_of(home, session_in(output))
        assert [turn.reused for turn in turns] == [0] * len(questions)
        return [turn.answer for turn in turns]

    return answers


def test_thirty_turns_over_three_processes_read_each_token_once(home, never_stopped):
    session = session_in(home.chat(QUESTIONS[:10]))
    home.chat(QUESTIONS[10:20], "--session", session)
    home.chat(QUESTIONS[20:], "--session", session)
    turns, public = turns_of(home, session), public_tokens(home)
    assert len(turns) == 30
    assert sum(turn.read for turn in turns) == public + sum(len(turn.ids) for turn in turns)
    before = public
    for number, turn in enumerate(turns):
        begins = number % 10 == 0  # a new process has nothing in memory
        assert turn.from_disk == (before if begins and number else 0)
        assert turn.from_memory == (0 if begins else before)
        before += len(turn.ids)
    assert [turn.answer for turn in turns] == never_stopped(QUESTIONS)
    is_clean(home)


def test_after_an_edit_in_mid_conversation_only_what_is_new_is_read(home, never_stopped):
    session = session_in(home.chat(QUESTIONS[:8]))
    edited = [turn.id for turn in turns_of(home, session)[4:]]
    for turn in edited:
        home.rows("update sessions_app_turn set dropped = 1 where id = ?", turn)
    other = ["no, the other ship", "go on", "and its captain?"]
    home.chat(other, "--session", session)
    turns, public = turns_of(home, session), public_tokens(home)
    assert [turn.dropped for turn in turns] == [False] * 4 + [True] * 4 + [False] * 3
    kept = [turn for turn in turns if not turn.dropped]
    assert sum(turn.read for turn in turns) == public + sum(len(turn.ids) for turn in turns)
    assert turns[8].from_disk == public + sum(len(turn.ids) for turn in kept[:4])
    assert [turn.answer for turn in kept] == never_stopped(QUESTIONS[:4] + other)
    is_clean(home)


LONG = [f"{number}: " + "the quick ship sails over the lazy sea and " * 40 for number in range(4)]


def saved_tokens(home, session):
    """How far the ledger's chain of this conversation reaches: what another process can find."""
    query = "select max(end) from kvcache_app_cacheentry where session in (?, '')"
    return home.rows(query, session)[0][0] or 0


def killed_in_mid_save(home, session):
    """Say the long lines and kill the process while a file lies aside, half written or not yet renamed."""
    process = home.start_chat("--session", session)
    process.stdin.write("".join(f"{line}\n" for line in LONG))
    process.stdin.flush()
    folder = home.folder / "kvcache"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if not any(folder.glob(".aside-*")):
            continue
        os.kill(process.pid, signal.SIGSTOP)
        wait_for("the stop", lambda: "T" in status(process.pid))
        if any(folder.glob(".aside-*")):
            process.kill()
            process.wait(30)
            return True
        os.kill(process.pid, signal.SIGCONT)
    process.kill()
    process.wait(30)
    return False


def status(pid):
    with contextlib.suppress(FileNotFoundError), open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0]
    return "T"


def test_after_a_kill_in_mid_save_only_what_was_not_saved_is_read_again(home, never_stopped):
    session = session_in(home.chat(["begin"]))
    assert killed_in_mid_save(home, session)
    before, saved = turns_of(home, session), saved_tokens(home, session)
    questions = [question for (question,) in home.rows(
        'select q.text from sessions_app_turn t join sessions_app_message q on q.id = t.question_id order by t."order"'
    )]  # fmt: skip
    home.chat(["where were we"], "--session", session)
    turns = turns_of(home, session)
    again = turns[len(before)]
    assert again.from_disk == saved
    assert again.from_memory == 0
    everything = public_tokens(home) + sum(len(turn.ids) for turn in turns)
    known = public_tokens(home) + sum(len(turn.ids) for turn in before)
    lost = max(0, known - saved)  # answered, and not yet on disk
    began = max(0, saved - known)  # of the answer under way, and on disk already
    assert sum(turn.read for turn in turns) == everything + lost - began
    assert [turn.answer for turn in turns] == never_stopped([*questions, "where were we"])
    home.run("kvcache", "check", "--repair")
    is_clean(home)
