"""Language models in Redis mode, every part real: who loads them, who is answered, what a killed worker leaves."""

import os
import signal
import subprocess
import uuid
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from tests.parts.chat_client import ChatClient
from tests.parts.model_home import copy_of
from tests.parts.network import wait_for
from tests.parts.questions import SMALL
from tests.parts.swarm_server import SwarmServer

pytestmark = pytest.mark.faults
LONG = "please tell me about the ship and its captain and the sea around it " * 12
PATIENCE = 90


@pytest.fixture(scope="module")
def models_home(model_template, tmp_path_factory, redis_server, postgres_server):
    return copy_of(
        model_template,
        tmp_path_factory.mktemp("models-in-redis-mode"),
        REDIS_URL=redis_server.url,
        DATABASE_URL=postgres_server.create_database(f"models_{uuid.uuid4().hex[:8]}"),
        SWARM_MODEL_NEW_TOKENS="300",
        SWARM_REAPER_SECONDS="0.5",
    )


@pytest.fixture(scope="module")
def served(models_home):
    server = SwarmServer(models_home.folder, **models_home.variables)
    server.start()
    yield server
    server.stop()
    print(server.output)  # shown where a test failed


@pytest.fixture
def people(served):
    """As many guests as a test likes."""
    clients = []

    def person():
        clients.append(ChatClient(served))
        return clients[-1]

    yield person
    for client in clients:
        client.close()


def worker(served, queue):
    """The worker process of a queue that `start` keeps alive."""
    children = psutil.Process(served.process.pid).children()
    return next((child for child in children if child.cmdline()[-2:] == ["worker", queue]), None)


def has_torch(process):
    return any("libtorch" in area.path for area in process.memory_maps())


def answered(person, text):
    """Ask, wait, and give the turn with what it cost."""
    turn = person.ask(text)
    end = person.wait_for_end(turn, seconds=PATIENCE)
    assert end["data"].get("status") == "answered", end
    return turn, person.of(turn, "used")[-1]["data"]


def said(person, turn):
    last = max(event["attempt"] for event in person.of(turn, "piece"))
    return "".join(event["data"]["text"] for event in person.of(turn, "piece") if event["attempt"] == last)


def ended_once(person, turn):
    stored = [event for event in person.read_again() if event["turn"] == turn]
    assert [event["type"] for event in stored if event["type"] in ("finished", "failed")] == ["finished"]
    numbers = [event["number"] for event in person.events]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_turn_whose_model_is_still_loading_is_nobody_elses(served, people):
    """The lease is one second; loading takes longer."""
    person = people()
    turn, used = answered(person, "What is the capital of France?")
    assert [event["data"]["queue"] for event in person.of(turn, "turn.started")] == ["planner", "inference"]
    assert person.of(turn, "stage")[0]["data"]["name"] == "loading"
    assert used["model"] == "tiny"
    assert used["written"] == 300
    assert "random weights" in used["note"]
    ended_once(person, turn)


def test_only_the_inference_worker_loads_torch(served, people):
    answered(people(), "Who are you?")
    assert has_torch(worker(served, "inference"))
    assert not has_torch(psutil.Process(served.process.pid))
    planner = worker(served, "planner")
    assert not [process for process in (planner, *planner.children(recursive=True)) if has_torch(process)]


def test_those_who_ask_at_once_get_what_each_would_get_alone_and_nobody_elses_cache(people):
    guests = [people() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda guest: answered(guest, LONG), guests))
    public = people()
    _, alone = answered(public, "hello")
    shared = alone["from_memory"] + alone["from_disk"]
    assert {used["from_memory"] + used["from_disk"] for _, used in together} <= {0, shared}
    assert len({said(guest, turn) for guest, (turn, _) in zip(guests, together)}) == 1


def test_two_workers_never_find_what_another_guest_has_left(models_home, served, people):
    second = subprocess.Popen(models_home.command("worker", "inference"), env=models_home.environment)
    try:
        for _ in range(2):  # what the first round left is on disk for both workers
            fresh = [people() for _ in range(5)]
            with ThreadPoolExecutor(5) as pool:
                costs = list(pool.map(lambda guest: answered(guest, LONG)[1], fresh))
            total = {used["from_memory"] + used["from_disk"] + used["read"] for used in costs}
            assert len(total) == 1, "the same words are the same tokens for everyone"
            assert max(used["from_memory"] + used["from_disk"] for used in costs) < 64
        wait_for("the second worker's model", lambda: has_torch(psutil.Process(second.pid)))
    finally:
        second.send_signal(signal.SIGTERM)
        second.wait(30)


def test_a_guest_finds_again_what_another_conversation_of_theirs_has_left(people):
    person = people()
    answered(person, LONG)
    person.begin_another()
    _, used = answered(person, LONG)
    assert used["from_memory"] + used["from_disk"] > 128


def test_a_killed_worker_loses_no_turn_and_what_was_saved_is_not_read_again(served, people):
    person = people()
    turn = person.ask(LONG)
    person.wait_for("piece", turn, seconds=PATIENCE)
    wait_for("a while", lambda: len(person.of(turn, "piece")) > 3 or person._receive(5))
    os.kill(worker(served, "inference").pid, signal.SIGKILL)
    end = person.wait_for_end(turn, seconds=PATIENCE)
    assert end["data"]["status"] == "answered"
    assert len(person.of(turn, "turn.started")) == 3
    used = person.of(turn, "used")[-1]["data"]
    assert used["from_disk"] >= 128
    ended_once(person, turn)


def test_a_worker_asked_to_end_gives_its_turn_back_at_once(served, people):
    person = people()
    turn = person.ask(LONG)
    person.wait_for("piece", turn, seconds=PATIENCE)
    process = worker(served, "inference")
    process.send_signal(signal.SIGTERM)
    process.wait(15)
    assert person.wait_for_end(turn, seconds=PATIENCE)["data"]["status"] == "answered"
    starts = person.of(turn, "turn.started")
    assert [event["data"]["queue"] for event in starts] == ["planner", "inference", "inference"]
    ended_once(person, turn)


def test_a_stopped_answer_ends_soon_is_kept_as_far_as_it_got_and_the_talk_goes_on(people):
    person = people()
    turn = person.ask(LONG)
    person.wait_for("piece", turn, seconds=PATIENCE)
    person.stop(turn)
    assert person.wait_for_end(turn, seconds=10)["data"]["status"] == "cancelled"
    heard = said(person, turn)
    assert heard
    _, used = answered(person, "go on")
    assert used["from_memory"] + used["from_disk"] > 128
    assert 0 < used["read"] - used["written"] < 40
    ended_once(person, turn)


def test_commands_are_carried_out_by_the_worker_that_holds_the_cache(served, people):
    person = people()

    def command(text):
        turn = person.ask(text)
        assert person.wait_for_end(turn, seconds=PATIENCE)["data"]["status"] == "answered"
        return person.of(turn, "command")[-1]["data"]["data"]

    assert command("/stats") == {}
    _, first = answered(person, LONG)
    saved = command("/save")["tokens"]
    assert saved == first["from_memory"] + first["from_disk"] + first["read"]
    before = command("/stats")
    os.kill(worker(served, "inference").pid, signal.SIGKILL)
    loaded = command("/load")
    assert loaded["tokens"] == loaded["from_disk"] == saved
    _, second = answered(person, "go on")
    assert second["from_memory"] == saved
    after = command("/stats")
    assert after["hits"] == before.get("hits", 0) + 1
    assert after["reused_memory"] == before.get("reused_memory", 0) + saved
    assert command("/clear")["blocks"] > 3
    _, third = answered(person, "once more")
    assert third["from_memory"] + third["from_disk"] < 64


def test_a_deleted_conversation_leaves_nothing_in_the_cache_even_while_it_is_answered(models_home, people):
    person = people()
    answered(person, LONG)
    turn = person.ask("go on")
    person.wait_for("piece", turn, seconds=PATIENCE)
    person.delete()
    wait_for("the worker to hear of it", lambda: is_gone(models_home, person.session), seconds=30, pause=1)
    assert is_gone(models_home, person.session)
    checked = models_home.run("kvcache", "check")
    assert checked.returncode == 0, checked.stdout


def is_gone(home, session):
    listed = home.run("kvcache", "list", "--session", session)
    assert listed.returncode == 0, listed.stderr
    return listed.stdout.startswith("0 blocks")


def test_a_puzzle_between_two_answers_needs_no_model_and_is_heard_of_by_it(people):
    person = people()
    answered(person, "hello there")
    puzzle = person.ask(SMALL)
    assert person.wait_for_end(puzzle)["data"]["status"] == "solved"
    _, used = answered(person, "thank you")
    assert used["read"] - used["written"] > 60, "it was told the puzzle in words"


def test_in_the_terminal_the_workers_answer_too(models_home, served):
    output = models_home.chat(["hello", "help"])
    assert "[tiny: " in output
    assert "- `/save`" in output


def test_a_terminal_with_a_cache_of_its_own_answers_itself_and_calls_no_worker(models_home, served, tmp_path):
    output = models_home.chat(["hello", "and?", "stats"], "--cache-dir", str(tmp_path / "own"))
    assert output.count("[tiny: ") == 2
    assert "(begun again)" not in output
    assert "| Tokens from memory | 0 |" not in output, "both were answered here, where the cache is"
    assert list((tmp_path / "own").glob("*.g"))
