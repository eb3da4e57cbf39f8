"""`manage.py chat` as a person runs it: at a terminal and at a pipe, with real processes and a tiny model."""

import re
import uuid

import pytest

from tests.kvcache_app.conversing import session_in, turns_of
from tests.parts.chat_client import ChatClient
from tests.parts.network import wait_for
from tests.parts.questions import SMALL
from tests.parts.swarm_server import SwarmServer
from tests.parts.terminal import Terminal

QUESTION = "tell me about the ship and its captain and the sea around it, if you please"


@pytest.fixture
def terminal(home):
    """Open chats at terminals of their own."""
    opened = []

    def open_one(*arguments, **environment):
        opened.append(Terminal(home, *arguments, **environment))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


def words(shown):
    """The answer without the line that says what it cost."""
    return shown.partition("\n[")[0]


def cost(shown):
    found = re.search(r"\[tiny: ([\d,]+) tokens from the cache, ([\d,]+) read, ([\d,]+) written", shown)
    return tuple(int(number.replace(",", "")) for number in found.groups())


def test_saved_left_begun_again_and_loaded_the_same_question_gets_the_same_answer_and_the_hit_is_shown(home, terminal):
    control = home.chat(["hello", QUESTION], "--no-cache")
    first = terminal()
    session = session_in(first.seen)
    first.say("hello")
    tokens = int(re.search(r"the ([\d,]+) tokens", first.say("save"))[1])
    assert f"Go on with: python3 manage.py chat --session {session}" in leave(first)
    second = terminal("--session", session)
    assert f"Loaded: {tokens} tokens are ready, {tokens} of them from disk" in second.say("load")
    before = second.say("stats")
    answer = second.say(QUESTION)
    assert words(answer) == turns_of(home, session_in(control))[1].answer
    assert cost(answer)[0] == tokens
    after = second.say("stats")
    assert whole_hits(after) == whole_hits(before) + 1
    assert f"| Tokens from memory | {tokens} |" in after
    leave(second)


def whole_hits(stats):
    return int(re.search(r"(\d+) whole", stats)[1])


def leave(terminal):
    terminal.type("exit\n")
    assert terminal.wait() == 0
    return terminal.seen


def test_ctrl_c_stops_the_answer_and_keeps_the_session(terminal):
    chat = terminal(SWARM_MODEL_NEW_TOKENS="4000")
    chat.say("help")  # the process is warm
    chat.type("talk for ever\n")
    chat.read_until(lambda text: len(text) > 80)
    chat.press_ctrl_c()
    shown = chat.read_prompt(30)
    assert "Stopped." in shown
    chat.type("and on\n")
    chat.read_until(lambda text: len(text) > 40)
    chat.press_ctrl_c()
    assert "Stopped." in chat.read_prompt(30)
    assert "tokens of this conversation" in chat.say("save")
    leave(chat)


def test_ctrl_c_and_the_end_of_the_input_at_the_prompt_leave(terminal):
    for keys in ("\x03", "\x04"):
        chat = terminal()
        chat.type(keys)
        assert chat.wait() == 0
        assert "Traceback" not in chat.seen
        assert "Go on with" not in chat.seen, "nothing was asked, so there is nothing to go on with"


def test_commands_with_and_without_slash_puzzles_and_unknown_commands(home):
    output = home.chat(["HELP", "/help", "/nonsense", "stats", SMALL, "", "quit", "never read"])
    assert output.count("- `/save`") == 3
    assert "There is no command `/nonsense`" in output
    assert "No model has read anything of this conversation yet." in output
    assert "   7. " in output, "the last step of the puzzle"
    assert "never read" not in output


def test_a_session_that_does_not_exist_is_refused_with_a_word(home):
    for wrong, word in ((str(uuid.uuid4()), "There is no conversation"), ("nonsense", "no id of a conversation")):
        done = home.run("chat", "--session", wrong)
        assert done.returncode == 2
        assert word in done.stderr
        assert "Traceback" not in done.stderr


def test_without_a_cache_everything_is_read_again_and_nothing_is_kept(home):
    output = home.chat(["hello", "hello again", "save", "stats"], "--no-cache")
    assert [turn.reused for turn in turns_of(home, session_in(output))] == [0, 0]
    assert "This process keeps no cache. (no_cache)" in output
    assert not (home.folder / "kvcache").exists()


def test_a_cache_folder_of_ones_own_serves_the_next_process_and_leaves_the_shared_one_alone(home, tmp_path):
    own = tmp_path / "own cache"
    session = session_in(home.chat(["hello", "and?"], "--cache-dir", str(own)))
    output = home.chat(["go on", "stats"], "--cache-dir", str(own), "--session", session)
    turns = turns_of(home, session)
    assert turns[2].from_disk == sum(turn.read for turn in turns[:2])
    assert f"| Tokens from disk | {turns[2].from_disk} |" in output
    assert not (home.folder / "kvcache").exists()
    assert home.rows("select count(*) from kvcache_app_cacheentry") == [(0,)]


def test_a_conversation_of_the_browser_goes_on_in_the_terminal_and_back(home):
    server = SwarmServer(home.folder, **home.variables)
    server.start()
    try:
        person = ChatClient(server)
        first = person.ask("hello")
        assert person.wait_for_end(first, seconds=60)["data"]["status"] == "answered"
        seen = home.chat(["go on"], "--session", person.session)
        answer = person.of(first, "text")[0]["data"]["markdown"].rstrip()
        assert f"\n> hello\n{answer}\n" in seen, "what was said before is shown first"
        third = person.ask("and now?")
        person.wait_for_end(third, seconds=60)
        person.close()
    finally:
        server.stop()
    turns = turns_of(home, person.session)
    assert [turn.question for turn in turns] == ["hello", "go on", "and now?"]
    assert turns[1].from_disk == turns[0].read
    assert turns[2].reused == turns[0].read + turns[1].read
    numbers = [event["number"] for event in person.events]
    assert numbers == list(range(1, len(numbers) + 1)), "the browser saw what the terminal asked"


def test_what_a_killed_chat_left_unanswered_is_answered_first(home):
    session = session_in(home.chat(["hello"]))
    process = home.start_chat("--session", session, SWARM_MODEL_NEW_TOKENS="4000")
    process.stdin.write("talk for ever\n")
    process.stdin.flush()
    under_way = (
        "select 1 from sessions_app_event where type = 'piece' and turn_id ="
        " (select id from sessions_app_turn where state = 'running')"
    )
    wait_for("the answer under way", lambda: home.rows(under_way), seconds=60)
    process.kill()
    process.wait(10)
    home.chat(["and then?"], "--session", session)
    assert [turn.question for turn in turns_of(home, session)] == ["hello", "talk for ever", "and then?"]
