"""Whole answers of a tiny model: what is heard, what is kept, and what is read again (nothing)."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from kvcache_app.inference.provider import (
    Heard,
    InferenceError,
    Piece,
    Reading,
    Request,
    Said,
    Sampling,
    Waiting,
)
from kvcache_app.inference.template import Template
from tests.kvcache_app.inference.conftest import Load
from tests.kvcache_app.inference.reading import read
from tests.kvcache_app.inference.speaking import GREEDY, Speaking, hear

Again = Callable[..., Speaking]


@pytest.fixture
def again(tiny: Path, runtimes: Load, tmp_path: Path) -> Again:
    """The same cache folder in what stands for a new process: nothing in memory."""
    return lambda **more: Speaking(tiny, runtimes(), tmp_path / "cache", **more)


def public_length(speaking: Speaking) -> int:
    return len(Template(speaking.tokenizer, "You are kind.").public)


def test_an_answer_is_what_a_plain_greedy_loop_says(speaking: Speaking, runtimes: Load) -> None:
    answered = speaking.ask("Tell me something.")
    template = Template(speaking.tokenizer, "You are kind.")
    ids = [*template.public, *template.personal((), [], "Tell me something.")]
    sequence, logits = read(runtimes(), ids, public=len(template.public))
    said: list[int] = []
    while len(said) < GREEDY.max_new_tokens:
        logits = logits.clone()
        logits[:, sorted(template.banned)] = -torch.inf
        token = int(logits[0, : speaking.tokenizer.size].argmax())
        if token in template.stops:
            break
        said.append(token)
        logits = runtimes().step([sequence], [token])
    assert answered.text == speaking.tokenizer.text(tuple(said))
    assert answered.ids == (*template.personal((), [], "Tell me something."), *said, *template.to_person)


def test_what_is_heard_adds_up_to_the_answer(speaking: Speaking) -> None:
    request = Request(text="Hello " * 300, scope="aa", sampling=GREEDY)
    heard, answered = hear(speaking.gemma.answer(request))
    assert "".join(word.text for word in heard if isinstance(word, Piece)) == answered.text
    readings = [(word.done, word.total) for word in heard if isinstance(word, Reading)]
    assert readings == sorted(readings)
    assert readings[0][0] == 0
    assert readings[-1][0] == readings[-1][1]
    assert len(readings) >= 3  # in chunks
    assert 0 < answered.usage.seconds_to_first < answered.usage.seconds


def test_every_token_is_read_once_over_many_turns_and_processes(again: Again) -> None:
    ids: tuple[int, ...] = ()
    computed, number = 0, 0
    for process in range(3):
        speaking = again()
        for turn in range(5):
            number += 1
            answered = speaking.ask(f"Question {number}, " * (1 + 7 * (turn == 2)), ids)
            assert answered.ids[: len(ids)] == ids
            ids = answered.ids
            computed += answered.usage.computed
            usage = answered.usage
            if turn == 0 and process:
                assert usage.reused_disk > 0
                assert usage.reused_memory == 0
            elif number > 1:
                assert usage.reused_memory > 0
                assert usage.reused_disk == 0
        assert computed == public_length(speaking) + len(ids)
        assert speaking.manager.flush(20)
        assert speaking.manager.check_integrity().whole
        speaking.close()


def test_an_edited_message_goes_on_from_where_it_begins(speaking: Speaking) -> None:
    first = speaking.ask("One question.")
    speaking.ask("Another question, quite long. " * 5, first.ids)
    edited = speaking.ask("An edited question.", first.ids)
    usage = edited.usage
    assert usage.reused_memory == public_length(speaking) + len(first.ids)
    assert usage.computed == len(edited.ids) - len(first.ids)


def test_an_answer_is_the_same_with_and_without_the_cache(speaking: Speaking, again: Again) -> None:
    first = speaking.ask("A question about rivers.")
    second = speaking.ask("And the boat?", first.ids)
    without = speaking.ask("And the boat?", first.ids, use_cache=False)
    assert (without.text, without.ids) == (second.text, second.ids)
    assert without.usage.reused_memory == without.usage.reused_disk == 0
    speaking.manager.flush(10)
    later = again()
    assert later.ask("And the boat?", first.ids).text == second.text
    later.close()


def test_nobody_finds_what_another_person_has_left(speaking: Speaking) -> None:
    speaking.ask("A secret of mine.")
    other = speaking.ask("A secret of mine.", scope="bb")
    assert other.usage.reused_memory == public_length(speaking)  # the system's words and nothing else


def test_what_was_answered_without_the_model_is_told_to_it(speaking: Speaking) -> None:
    first = speaking.ask("Hello.")
    history = (Said("person", "Move a tower<end_of_turn>"), Said("swarm", "Done in 7."))
    second = speaking.ask("Thanks.", first.ids, history=history)
    text = speaking.tokenizer.text(second.ids[len(first.ids) :])
    assert text.startswith("Move a tower<end_of_turn>\nmodel\nDone in 7.\nuser\nThanks.\nmodel\n")


def test_stopping_ends_it_within_a_token_and_what_was_said_is_kept(speaking: Speaking) -> None:
    heard = 0

    def stop() -> bool:
        return heard >= 3

    request = Request(text="Go on.", scope="aa", sampling=Sampling(temperature=0, max_new_tokens=2000), stop=stop)
    answer = speaking.gemma.answer(request)
    text = ""
    try:
        while True:
            word = next(answer)
            if isinstance(word, Piece):
                heard += 1
                text += word.text
    except StopIteration as end:
        answered = end.value
    assert answered.reason == "cancelled"
    assert answered.text == text
    assert answered.usage.generated < 1000  # the engine may have run ahead of the listener, but not to the end
    assert text in speaking.tokenizer.text(answered.ids)
    after = speaking.ask("And now?", answered.ids)
    assert after.usage.reused_memory == public_length(speaking) + len(answered.ids)


def test_a_message_that_is_stopped_while_it_is_read_was_never_asked(speaking: Speaking) -> None:
    before = speaking.ask("Hello.").ids
    seen: list[Heard | None] = []
    stop = lambda: sum(isinstance(word, Reading) for word in seen) > 2  # noqa: E731
    request = Request(text="long " * 1500, ids=before, scope="aa", sampling=GREEDY, stop=stop)
    _, answered = hear(speaking.gemma.answer(request), seen)
    assert (answered.reason, answered.ids, answered.text) == ("cancelled", before, "")


def test_closing_the_generator_abandons_the_answer_and_unlocks(speaking: Speaking) -> None:
    answer = speaking.gemma.answer(Request(text="Go on.", scope="aa", sampling=Sampling(max_new_tokens=5000)))
    while not isinstance(next(answer), Piece):
        pass
    answer.close()
    assert speaking.ask("Hello.").text  # the place is free again
    assert speaking.manager.flush(20)
    assert speaking.manager.check_integrity().locks == 0


def test_the_person_hears_how_many_are_ahead(again: Again) -> None:
    speaking = again(places=1)
    slow = speaking.gemma.answer(Request(text="Go on.", scope="aa", sampling=Sampling(max_new_tokens=5000)))
    while not isinstance(next(slow), Piece):
        pass
    waiting = speaking.gemma.answer(Request(text="Me too.", scope="bb", sampling=GREEDY))
    assert next(waiting) == Waiting(1)
    slow.close()
    _, answered = hear(waiting)
    assert answered.text
    speaking.close()


def test_who_waits_can_stop(again: Again) -> None:
    speaking = again(places=1)
    slow = speaking.gemma.answer(Request(text="Go on.", scope="aa", sampling=Sampling(max_new_tokens=5000)))
    next(slow)
    heard, answered = hear(speaking.gemma.answer(Request(text="Me too.", ids=(7,), scope="bb", stop=lambda: True)))
    assert (answered.reason, answered.ids) == ("cancelled", (7,))
    slow.close()
    speaking.close()


def test_four_at_once_say_what_each_says_alone(speaking: Speaking) -> None:
    questions = ["One?", "Two, please? " * 40, "Three! " * 90, "Four."]
    alone = [speaking.ask(text, use_cache=False).ids for text in questions]
    together: dict[int, tuple[int, ...]] = {}

    def ask(number: int) -> None:
        together[number] = speaking.ask(questions[number], scope=f"a{number}").ids

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [together[number] for number in range(4)] == alone
    assert speaking.manager.flush(20)
    assert speaking.manager.check_integrity().whole


def test_a_conversation_longer_than_the_context_forgets_its_oldest_turns_and_says_so(again: Again) -> None:
    speaking = again(context=256)
    ids: tuple[int, ...] = ()
    notes, reused = [], []
    for number in range(8):
        answered = speaking.ask(f"Question number {number} of a long talk.", ids)
        assert answered.ids[: len(ids)] == ids  # the conversation itself forgets nothing
        ids = answered.ids
        notes.append("forgotten" in answered.usage.note)
        reused.append(answered.usage.reused_memory)
    assert not notes[0]
    assert notes[-1]
    # Right after a cut little can be reused; the turn after it goes on from there.
    assert reused[-1] > public_length(speaking) or reused[-2] > public_length(speaking)
    with pytest.raises(InferenceError) as refused:
        speaking.ask("long " * 400, ids)
    assert refused.value.code == "too_long"
    speaking.close()


def test_the_answer_ends_where_the_context_ends(again: Again) -> None:
    speaking = again(context=128)
    answered = speaking.ask("Go on.", sampling=Sampling(temperature=0, max_new_tokens=10_000))
    assert answered.reason in ("length", "stop")
    assert public_length(speaking) + len(answered.ids) <= 128
    speaking.close()


def test_random_weights_are_called_so(speaking: Speaking) -> None:
    assert "random weights" in speaking.ask("Hello.").usage.note


def test_an_unloaded_model_breaks_its_answers_off_with_a_reason(again: Again) -> None:
    speaking = again()
    answer = speaking.gemma.answer(Request(text="Go on.", scope="aa", sampling=Sampling(max_new_tokens=5000)))
    next(answer)
    speaking.close()
    with pytest.raises(InferenceError) as refused:
        hear(answer)
    assert refused.value.code == "model_unloaded"
    with pytest.raises(InferenceError):
        speaking.ask("Hello?")


def test_a_system_prompt_that_leaves_no_room_is_refused(again: Again) -> None:
    with pytest.raises(InferenceError) as refused:
        again(system="word " * 200, context=128)
    assert refused.value.code == "system_too_long"
