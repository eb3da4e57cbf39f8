"""Who answers what is no puzzle: the model of the settings, wherever it runs, and what is said where none can."""

import uuid

import pytest

from sessions_app.models import Tokens
from tests.parts.model_server import ModelServer

pytestmark = pytest.mark.django_db(transaction=True)


def failure(events):
    assert [kind for kind, _ in events][-1] == "failed"
    return events[-1][1]


def test_without_any_model_it_is_said_how_to_get_one(models, answer):
    models()
    turn, _ = answer()
    assert turn.status == "answered"
    assert "manage.py models pull" in turn.answer.text


def test_a_model_that_is_not_on_this_machine_is_passed_over(models, answer, tiny, tmp_path):
    models({"name": "gone", "path": str(tmp_path / "gone"), "priority": 9}, tiny, MODEL_NEW_TOKENS=3)
    _, events = answer()
    assert dict(events)["used"]["model"] == "tiny"


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda folder: (folder / "model.safetensors").write_bytes(b"\0" * 100), "model_damaged"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "model_incomplete"),
        (lambda folder: (folder / "config.json").write_text("{"), "model_damaged"),
    ],
)
def test_a_broken_model_is_told_with_a_code_each_time_and_checked_by_the_command(home, models, answer, damage, code):
    folder = home.folder / "models" / "random-tiny"
    damage(folder)
    models({"name": "broken", "path": str(folder)})
    for _ in range(2):
        told = failure(answer()[1])
        assert told["code"] == code
        assert str(folder) in told["message"]
    checked = home.run("models", "check", str(folder))
    assert checked.returncode == 1
    assert told["message"] in checked.stderr


def test_once_the_model_is_whole_again_the_next_question_is_answered(home, models, answer):
    folder = home.folder / "models" / "random-tiny"
    whole = (folder / "tokenizer.json").read_bytes()
    (folder / "tokenizer.json").unlink()
    models({"name": "tiny", "path": str(folder)}, MODEL_NEW_TOKENS=3)
    failure(answer()[1])
    (folder / "tokenizer.json").write_bytes(whole)
    assert answer()[0].status == "answered"


def test_a_model_elsewhere_answers_is_given_the_words_and_keeps_its_own_cache(models, answer):
    server, session = ModelServer(), uuid.uuid4()
    models({"name": "far", "path": "gemma", "provider": "openai", "url": server.url})
    try:
        answer("hello", session)
        turn, events = answer("go on", session)
    finally:
        server.close()
    assert turn.answer.text == "Grüße, you."
    said = [message["content"] for message in server.asked[1][2]["messages"]]
    assert said[-3:] == ["hello", "Grüße, you.", "go on"]
    assert dict(events)["used"]["model"] == "far"
    assert not Tokens.objects.exists()
    assert failure(answer("/save", session)[1])["code"] == "foreign_cache"


def test_a_server_that_does_not_answer_is_told_with_a_code(models, answer):
    models({"name": "far", "path": "gemma", "provider": "openai", "url": "http://127.0.0.1:9/v1"})
    told = failure(answer()[1])
    assert told["code"].startswith("server_")
    assert "127.0.0.1" in told["message"]


def test_at_temperature_zero_the_same_is_said_again_and_above_it_is_not(models, answer, tiny):
    models(tiny, MODEL_NEW_TOKENS=24, MODEL_TEMPERATURE=0.0)
    assert answer()[0].answer.text == answer()[0].answer.text
    models(tiny, MODEL_NEW_TOKENS=24, MODEL_TEMPERATURE=1.5)
    assert answer()[0].answer.text != answer()[0].answer.text


def test_a_random_model_says_so_and_its_answer_has_the_length_of_the_settings(models, answer, tiny):
    models(tiny, MODEL_NEW_TOKENS=7, MODEL_TEMPERATURE=0.0)
    turn, events = answer()
    used = dict(events)["used"]
    assert used["written"] == 7
    assert "random weights (tiny)" in used["note"]
    assert turn.tokens.read == used["read"]


def test_the_systems_words_are_shared_and_another_system_has_another_beginning(models, answer, tiny):
    models(tiny, MODEL_NEW_TOKENS=3)
    answer()
    _, events = answer()
    shared = dict(events)["used"]["from_memory"]
    assert shared > 0
    models(tiny, MODEL_NEW_TOKENS=3, MODEL_SYSTEM="Be brief.")
    used = dict(answer()[1])["used"]
    assert used["from_memory"] + used["from_disk"] == 0


def test_what_one_person_has_left_nobody_else_finds(models, answer, tiny):
    """The same words from two people: the second finds the system's words and nothing more, as a stranger would."""
    models(tiny, MODEL_NEW_TOKENS=3, MODEL_TEMPERATURE=0.0)
    text = "the ship and its captain and the sea around it " * 20

    def found(who, words=text):
        used = dict(answer(words, who=who)[1])["used"]
        return used["from_memory"] + used["from_disk"]

    ada, bob = uuid.uuid4(), uuid.uuid4()
    assert found(ada) == 0
    public = found(uuid.uuid4(), "something else altogether")
    assert 0 < public < 64
    assert found(bob) == public
    assert found(ada) > 128, "another conversation of the same person begins where this one ended"
