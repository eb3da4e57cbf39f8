"""`python -m planner`: one question, lines of questions, and everything that can be wrong with a line."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner import cli, request
from planner.core.answer import MAX_STEPS
from tests.planner.models import jugs, pile, river

ROOT = Path(__file__).resolve().parents[2]
FOUR_PEGS = "Solve the Tower of Hanoi with 6 discs and four pegs A, B, C and D, moving all from A to D."
JUGS = "Measure 4 litres with a 3 litre and a 5 litre jug. There is a tap."
HANOI = "Solve the Tower of Hanoi with 3 discs on peg A, moving all of them to peg C."


def run_lines(*lines: bytes, max_steps: int = MAX_STEPS) -> tuple[int, list[dict[str, Any]]]:
    sink = io.StringIO()
    source = io.BytesIO(b"".join(line + b"\n" for line in lines))
    wishes = cli.Wishes(max_steps=max_steps)
    status = cli.run(None, as_json=False, source=source, sink=sink, wishes=wishes)
    return status, [json.loads(line) for line in sink.getvalue().splitlines()]


def line(**value: Any) -> bytes:
    return json.dumps(value).encode()


def planner(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "planner", *arguments], input=stdin, capture_output=True, cwd=ROOT)


BAD = [
    (b"", None, "not_json"),
    (b"nonsense", None, "not_json"),
    (b'{"id": 1, "text": "a"', None, "not_json"),
    (b'{"id": 1, "text": NaN}', None, "not_json"),
    (b"[" * 100_000, None, "not_json"),
    (b'{"id": ' + b"1" * 5000 + b"}", None, "not_json"),
    (b'{"id": 1, "text": "\xff"}', None, "not_utf8"),
    (b"[1, 2]", None, "wrong_type"),
    (b'{"text": "a"}', None, "missing_key"),
    (b'{"id": true, "text": "a"}', None, "wrong_type"),
    (b'{"id": [1], "text": "a"}', None, "wrong_type"),
    (b'{"id": 1, "id": 2, "text": "a"}', None, "duplicate"),
    (b'{"id": 1}', 1, "missing_key"),
    (b'{"id": "a", "text": 5}', "a", "wrong_type"),
    (b'{"id": 1, "text": "a", "more": 1}', 1, "unknown_key"),
    (b'{"id": 1, "family": "water_jug"}', 1, "missing_key"),
    (b'{"id": 1, "family": "chess", "model": {}}', 1, "unknown_family"),
    (b'{"id": 1, "family": "water_jug", "model": null}', 1, "wrong_type"),
]


@pytest.mark.parametrize(("bad", "id", "code"), BAD)
def test_a_bad_line_gets_a_line_and_the_next_one_is_answered(bad: bytes, id: object, code: str) -> None:
    good = line(id="next", family="river_crossing", model=river())
    status, (refused, answered) = run_lines(bad, good)
    assert (status, refused["status"], refused["id"], refused["error"]["code"]) == (0, "invalid", id, code)
    assert refused["error"]["message"]
    assert (answered["id"], answered["status"], answered["length"]) == ("next", "solved", 7)


def test_a_line_that_never_ends_is_refused_without_being_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "LONGEST_LINE", 100)
    monkeypatch.setattr(request, "LONGEST_LINE", 100)
    _, results = run_lines(b"x" * 1000, b"x" * 100, b"x" * 99, b'{"id": 1}')
    assert [result["error"]["code"] for result in results] == ["too_long", "too_long", "not_json", "missing_key"]


def test_lines_are_answered_in_order_with_their_id_and_cut() -> None:
    status, results = run_lines(
        line(id=2, family="tower_of_hanoi", model=pile(5)), line(id="ä", family="water_jug", model=jugs()), max_steps=3
    )
    assert status == 0
    assert [(result["id"], len(result["steps"])) for result in results] == [(2, 3), ("ä", 3)]
    assert results[0]["steps_cut"] is True


def test_an_error_of_our_own_is_logged_fails_the_run_and_does_not_stop_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **options: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr(cli.questions, "answer", fail)
    status, results = run_lines(line(id=1, text="a"), line(id=2, family="water_jug", model=jugs()))
    assert status == 1
    assert [(result["id"], result["status"]) for result in results] == [(1, "invalid"), (2, "solved")]
    assert results[0]["error"]["code"] == "internal"
    assert "could not be answered" in caplog.text


def test_one_question_is_answered_for_a_person() -> None:
    done = planner(HANOI)
    words = done.stdout.decode()
    assert done.returncode == 0
    assert words.startswith("Understood as a Tower of Hanoi")
    assert "**7 moves, and no plan is shorter.**" in words
    assert "\n7. Move disc 1 from A to C;" in words


def test_one_question_is_answered_as_json() -> None:
    done = planner(HANOI, "--json", "--max-steps", "2")
    result = json.loads(done.stdout)
    assert (result["status"], result["length"], len(result["steps"]), result["steps_cut"]) == ("solved", 7, 2, True)


def test_algorithm_proof_and_budget_can_be_asked_for() -> None:
    for arguments, algorithm, kind in [
        ([], "theorem", "theorem"),
        (["--prove"], "frontier", "exhaustive"),
        (["--algorithm", "breadth_first"], "breadth_first", "exhaustive"),
    ]:
        result = json.loads(planner(FOUR_PEGS, "--json", *arguments).stdout)
        assert (result["status"], result["length"], result["optimal"]) == ("solved", 17, True)
        assert (result["search"]["algorithm"], result["proof"]["kind"]) == (algorithm, kind)
    spent = json.loads(planner(FOUR_PEGS, "--json", "--algorithm", "breadth_first", "--states", "99").stdout)
    assert (spent["status"], spent["length"]) == ("out_of_budget", None)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["a", "--jsonl"], ["a", "--max-steps", "-1"], ["a", "--max-steps", "x"], ["a", "--algorithm", "magic"],
        ["a", "--seconds", "0"], ["a", "--seconds", "nan"], ["a", "--seconds", "inf"], ["a", "--states", "-1"],
        ["a", "--pddl", "--json"], ["--pddl", "--jsonl"],
    ],
)  # fmt: skip
def test_wrong_arguments_are_told(arguments: list[str]) -> None:
    done = planner(*arguments)
    assert done.returncode == 2
    assert b"usage" in done.stderr


def test_fewer_steps_are_listed_where_fewer_are_asked_for() -> None:
    words = planner(HANOI, "--max-steps", "3").stdout.decode()
    assert "\n3. Move disc" in words
    assert "\n4. " not in words
    assert "… 4 more steps, as only 3 were asked for …" in words


def test_an_error_is_told_to_a_program_and_on_a_terminal_without_markdown() -> None:
    wrong = jugs(**{"ta_p": 1})
    for result in run_lines(line(id=1, family="water_jug", model=wrong), line(id=1, te_xt=1, text="a"))[1]:
        assert "_" in result["error"]["message"]
        assert result["answer"] == result["error"]["message"]
    words = planner(json.dumps({"family": "water_jug", "model": wrong})).stdout.decode()
    assert words == "The formats know no key “ta_p”.\n"


def test_a_model_is_answered_and_written_as_pddl_like_a_question_in_words() -> None:
    question = json.dumps({"family": "water_jug", "model": jugs()})
    assert json.loads(planner(question, "--json").stdout)["length"] == 6
    assert planner(question, "--pddl").stdout == planner(JUGS, "--pddl").stdout
    for wrong, reason in [('{"family": "chess", "model": {}}', b"river_crossing"), ("(define (domain a))", b"already")]:
        done = planner(wrong, "--pddl")
        assert (done.returncode, done.stdout[:2]) == (1, b"; ")
        assert reason in done.stdout


def test_a_lone_surrogate_comes_back_as_it_was() -> None:
    done = planner("--jsonl", stdin=rb'{"id": "\ud800", "text": 1}' + b"\n")
    assert json.loads(done.stdout)["id"] == "\ud800"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    many = (line(id=1, text=1) + b"\n") * 20_000
    process = subprocess.Popen(
        [sys.executable, "-m", "planner", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(many[: len(many) // 20_000])
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    try:
        process.stdin.write(many)
        process.stdin.close()
    except BrokenPipeError:
        pass
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (0, b"")


def test_the_planner_runs_without_django_torch_and_celery() -> None:
    program = (
        "import sys, runpy\n"
        "sys.argv = ['planner', 'Measure 4 litres with a 3 litre and a 5 litre jug.', '--json']\n"
        "try:\n"
        "    runpy.run_module('planner', run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "heavy = {'django', 'torch', 'celery', 'channels', 'transformers'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_django_command_answers_as_the_module_does() -> None:
    stdin = line(id=1, family="water_jug", model=jugs()) + b"\n\n"
    command = [sys.executable, "manage.py", "plan", "--jsonl"]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    answers = [
        [json.loads(text) for text in out.splitlines()] for out in (done.stdout, planner("--jsonl", stdin=stdin).stdout)
    ]
    for result in [*answers[0], *answers[1]]:
        result["search"].pop("seconds")
    assert answers[0] == answers[1]
    assert [result["status"] for result in answers[0]] == ["solved", "invalid"]
