"""`manage.py start` as a newcomer runs it: what it prints, what it refuses, and that it can be run again."""

import http.client
import http.cookiejar
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.parse
import urllib.request

import psutil
import pytest

from tests.parts.chat_client import ChatClient
from tests.parts.network import wait_for
from tests.parts.questions import SLOW, SMALL
from tests.parts.swarm_server import ROOT, SwarmServer


def start(*arguments: str, folder, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a start that is expected to end by itself."""
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "start", "--no-browser", *arguments],
        env=os.environ | {"SWARM_DATA": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


class Browser:
    """Enough of one to log in to the admin panel."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str):
        return self.opener.open(self.url + path, timeout=20)

    def post(self, path: str, **fields: str):
        self.get(path)
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(self.url + path, data, {"Referer": self.url + path})
        return self.opener.open(request, timeout=20)


def test_it_says_address_mode_and_data(swarm_server):
    assert "Mode: embedded, because REDIS_URL is not set" in swarm_server.output
    assert f"Data: SQLite, {swarm_server.folder / 'db.sqlite3'}" in swarm_server.output
    assert f"Swarm is at {swarm_server.url}" in swarm_server.output


def test_the_one_time_password_opens_only_the_form_that_changes_it(swarm_server):
    name, password = re.search(r"as (\w+), one-time password (\S+)", swarm_server.output).groups()
    browser = Browser(swarm_server.url)
    landed = browser.post("admin/login/", username=name, password=password)
    assert landed.geturl().endswith("/admin/password_change/")
    assert browser.get("admin/sessions_app/turn/").geturl().endswith("/admin/password_change/")
    new = "a rather long passphrase 7"
    browser.post("admin/password_change/", old_password=password, new_password1=new, new_password2=new)
    assert browser.get("admin/sessions_app/turn/").geturl().endswith("/admin/sessions_app/turn/")


def test_the_process_that_serves_and_plans_never_loads_torch(swarm_server):
    client = ChatClient(swarm_server)
    assert client.wait_for_end(client.ask(SMALL))["data"]["status"] == "solved"
    assert client.wait_for_end(client.ask("What is the capital of France?"))["data"]["status"] == "answered"
    client.close()
    loaded = [area.path for area in psutil.Process(swarm_server.process.pid).memory_maps()]
    assert any("python" in path for path in loaded)
    assert not [path for path in loaded if "torch" in path]


def test_run_again_it_keeps_the_data_and_makes_no_second_admin(tmp_path):
    server = SwarmServer(tmp_path)
    server.start()
    client = ChatClient(server)
    turn = client.ask(SMALL)
    client.wait_for_end(turn)
    client.close()
    assert server.stop() == 0
    assert "Swarm has stopped." in server.output
    server.start()
    assert "one-time password" not in server.output
    assert [event["type"] for event in client.read_again()][-1] == "finished"
    server.stop()


def ask_until(over: threading.Event, url: str, answered: list[int]) -> None:
    while not over.is_set():
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                answered.append(answer.status)
        except (OSError, http.client.HTTPException):
            over.wait(0.05)  # the server is gone, as it should be


def test_stopped_amid_requests_it_ends(tmp_path):
    """A request's thread that waits for the event loop when that stops would keep the process from ending."""
    server, answered, over = SwarmServer(tmp_path), [], threading.Event()
    server.start()
    visitors = [
        threading.Thread(target=ask_until, args=(over, f"{server.url}sessions.json", answered)) for _ in range(8)
    ]
    for visitor in visitors:
        visitor.start()
    try:
        wait_for("answers", lambda: len(answered) > 100)
        assert server.stop() == 0
    finally:
        over.set()
        for visitor in visitors:
            visitor.join(20)


def test_a_server_killed_in_mid_answer_answers_at_the_next_start(tmp_path):
    server = SwarmServer(tmp_path)
    server.start()
    client = ChatClient(server)
    turn = client.ask(SLOW)
    client.wait_for("progress", turn)
    server.kill()
    client.close()
    server.start()
    end = client.wait_for_end(turn, seconds=90)
    assert end["type"] == "finished"
    client.close()
    server.stop()
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        ends = database.execute("SELECT count(*) FROM sessions_app_event WHERE type IN ('finished', 'failed')")
        assert ends.fetchone() == (1,)
    database.close()


@pytest.mark.parametrize(
    ("variable", "value", "should"),
    [
        ("REDIS_URL", "localhost", "redis://127.0.0.1:6379/0"),
        ("REDIS_URL", "redis://127.0.0.1:1/0", "a Redis that answers"),
        ("DATABASE_URL", "mysql://x/y", "postgres://"),
        ("DATABASE_URL", "postgres://nobody@127.0.0.1:1/x", "a database that answers"),
        ("SWARM_PLANNER_SECONDS", "soon", "a number of seconds"),
        ("SWARM_DATA", "/proc/nowhere", "a folder that can be written"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_name_and_what_it_should_be(tmp_path, variable, value, should):
    done = start("--port", "0", folder=tmp_path, **{variable: value})
    assert done.returncode == 2
    assert variable in done.stderr
    assert should in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_refused_when_it_was_asked_for(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = start("--port", str(other.getsockname()[1]), folder=tmp_path)
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("--port", "70000"), ("--host", "203.0.113.1", "--port", "0")])
def test_an_impossible_address_is_refused_in_a_sentence(tmp_path, arguments):
    done = start(*arguments, folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_worker_of_its_own_needs_redis(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "worker", "planner"],
        env=os.environ | {"SWARM_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "REDIS_URL is not set" in done.stderr


def test_a_question_over_the_frame_limit_closes_only_that_socket(swarm_server):
    """Nothing short of eight megabytes closes a socket; what was stored is still there afterwards."""
    client = ChatClient(swarm_server)
    turn = client.ask(SMALL)
    client.wait_for_end(turn)
    client._send({"type": "ask", "id": turn, "text": "x" * 3_000_000})
    assert client._receive(20)["code"] == "too_long"
    stored = client.read_again()
    assert [event["type"] for event in stored][-1] == "finished"
    client.close()
