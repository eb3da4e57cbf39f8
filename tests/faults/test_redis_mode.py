"""What Redis mode survives: a worker killed in mid-turn, Redis restarted, PostgreSQL restarted. All for real."""

import os
import signal

import psutil
import pytest

from tests.parts.chat_client import ChatClient
from tests.parts.network import wait_for
from tests.parts.questions import SLOW, SMALL

pytestmark = pytest.mark.faults


def worker_processes(server, queue: str) -> list[psutil.Process]:
    """The worker of a queue and what it forked."""
    children = psutil.Process(server.process.pid).children()
    (worker,) = (child for child in children if child.cmdline()[-2:] == ["worker", queue])
    return [worker, *worker.children(recursive=True)]


def assert_ended_once(person: ChatClient, turn: str) -> None:
    """Exactly one end, every number once, and a fresh tab sees the same."""
    stored = [event for event in person.read_again() if event["turn"] == turn]
    assert [event["type"] for event in stored].count("finished") == 1
    assert not [event for event in stored if event["type"] == "failed"]
    numbers = [event["number"] for event in person.events]
    assert numbers == list(range(1, len(numbers) + 1))


def test_workers_are_processes_of_their_own(redis_mode):
    assert "Mode: Redis" in redis_mode.output
    assert "PostgreSQL" in redis_mode.output
    for queue in ("planner", "inference"):
        wait_for(f"the {queue} worker", lambda queue=queue: worker_processes(redis_mode, queue))


def test_a_small_puzzle_is_solved(person):
    turn = person.ask(SMALL)
    assert person.wait_for_end(turn)["data"]["status"] == "solved"
    assert len(person.of(turn, "step")) == 7
    assert_ended_once(person, turn)


def test_no_puzzle_is_answered_by_the_inference_worker(person):
    turn = person.ask("What is the capital of France?")
    assert person.wait_for_end(turn)["data"]["status"] == "answered"
    assert [event["data"]["queue"] for event in person.of(turn, "turn.started")] == ["planner", "inference"]


def test_a_worker_killed_in_mid_turn_loses_nothing(redis_mode, person):
    turn = person.ask(SLOW)
    person.wait_for("progress", turn)
    for process in worker_processes(redis_mode, "planner"):
        os.kill(process.pid, signal.SIGKILL)
    person.wait_for_end(turn, seconds=90)
    starts = person.of(turn, "turn.started")
    assert len(starts) == 2, "a second worker took it up"
    assert starts[-1]["attempt"] == 2
    steps = [event["data"]["number"] for event in person.of(turn, "step") if event["attempt"] == 2]
    plan = next(event for event in person.of(turn, "plan") if event["attempt"] == 2)
    assert steps == list(range(1, plan["data"]["steps_shown"] + 1))
    assert_ended_once(person, turn)


def test_a_running_turn_stops_when_asked(person):
    turn = person.ask(SLOW)
    person.wait_for("progress", turn)
    person.stop(turn)
    assert person.wait_for_end(turn, seconds=5)["data"]["status"] == "cancelled"
    assert_ended_once(person, turn)


def test_after_a_restart_of_redis_the_next_question_works(redis_server, person):
    before = person.ask(SMALL)
    person.wait_for_end(before)
    redis_server.restart()
    person.reconnect()
    after = person.ask(SMALL)
    assert person.wait_for_end(after, seconds=60)["data"]["status"] == "solved"
    assert_ended_once(person, after)


def test_a_question_asked_while_redis_is_away_is_answered_when_it_is_back(redis_server, person):
    person.wait_for_end(person.ask(SMALL))
    redis_server.stop()
    try:
        turn = person.ask(SMALL)
    finally:
        redis_server.start()
    person.reconnect()
    assert person.wait_for_end(turn, seconds=90)["data"]["status"] == "solved"
    assert_ended_once(person, turn)


def test_after_a_restart_of_postgresql_the_next_question_works(postgres_server, person):
    person.wait_for_end(person.ask(SMALL))
    postgres_server.restart()
    person.reconnect()
    turn = person.ask(SMALL)
    assert person.wait_for_end(turn, seconds=60)["data"]["status"] == "solved"
    assert_ended_once(person, turn)


def test_a_turn_under_way_while_postgresql_restarts_is_answered_all_the_same(postgres_server, person):
    turn = person.ask(SLOW)
    person.wait_for("progress", turn)
    postgres_server.restart()
    person.reconnect()
    person.wait_for_end(turn, seconds=90)
    assert_ended_once(person, turn)
