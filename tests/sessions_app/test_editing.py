"""A question asked anew in its place: what stood there and after it is gone for everybody, at once and for good."""

import threading
import uuid

import pytest
from django.db import connection

from planner.core.events import Text
from sessions_app import editing, event_log, selectors, services, transcript, turns
from sessions_app.conversation import Learnt
from sessions_app.errors import Busy, NotFound, TooManyTurns
from sessions_app.events import Piece, Used
from sessions_app.in_database import in_database
from sessions_app.models import Event, Session, Turn
from tests.sessions_app.tab import answer, tab

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def ask_here(guest, rung, session):
    """Ask in the conversation; `answered` ends the turn at once, `instead_of` replaces another."""

    def ask(text, *, answered=True, instead_of=None, message=None):
        replaced = instead_of and instead_of.pk
        turn = services.start_turn(guest, session, message or uuid.uuid4(), text, instead_of=replaced)
        if answered:
            claim = turns.claim(turn.pk)
            turns.finish(claim, [Text(text.upper())], status="solved", answer=text.upper())
        return turn

    return ask


def standing(session: uuid.UUID) -> list[str]:
    """The questions that are part of the conversation, in their order."""
    found = Turn.objects.filter(session=session, dropped=False).order_by("order")
    return [turn.question.text for turn in found.select_related("question")]


def told(events: list[Event]) -> list[str]:
    return [event.data["text"] for event in events if event.type == "question"]


def test_the_turn_and_all_after_it_are_dropped_and_the_new_one_stands_in_their_place(ask_here, session):
    ask_here("a")
    second, third = ask_here("b"), ask_here("c")
    new = ask_here("B", instead_of=second)
    assert standing(session) == ["a", "B"]
    event = Event.objects.get(session=session, type="dropped")
    assert event.turn_id == new.pk
    assert event.data == {"turns": [str(second.pk), str(third.pk)]}
    numbers = Event.objects.filter(session=session).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert Event.objects.get(turn=new, type="question").number == new.order


def test_open_turns_are_stopped_and_the_new_one_waits_for_the_end_of_the_running_one(ask_here):
    running, queued = ask_here("a", answered=False), ask_here("b", answered=False)
    claim = turns.claim(running.pk)
    new = ask_here("A", answered=False, instead_of=running)
    for turn in (running, queued):
        turn.refresh_from_db()
    assert (queued.state, running.state, running.cancel_requested) == ("cancelled", "running", True)
    assert turns.claim(new.pk) is None
    turns.finish(claim, [Text("late")], status="cancelled", answer="late")
    assert turns.claim(new.pk) is not None


def test_the_end_of_the_running_one_calls_a_worker_to_the_new_one(ask_here, rung):
    claim = turns.claim(ask_here("a", answered=False).pk)
    new = ask_here("A", answered=False, instead_of=Turn.objects.get(pk=claim.turn))
    rung.clear()
    turns.finish(claim, [], status="cancelled")
    assert [turn for turn, _ in rung] == [new.pk]


def test_the_model_goes_on_at_the_end_of_the_turn_before(ask_here):
    def learn(turn, *ids):
        transcript.keep(turn.pk, Learnt("f", ids, Used("tiny", 0, 0, 0, 0, 0, 0)))

    learn(ask_here("a"), 1, 2)
    second = ask_here("b")
    learn(second, 3)
    learn(ask_here("c"), 4)
    new = ask_here("B", answered=False, instead_of=second)
    assert transcript.read(new, "f") == transcript.Transcript((1, 2), ())


def test_a_question_back_that_was_dropped_is_answered_no_more(ask_here):
    first = ask_here("Solve the Tower of Hanoi", answered=False)
    turns.finish(turns.claim(first.pk), [], status="needs_clarification", answer="How many discs?")
    new = ask_here("4", answered=False, instead_of=first)
    assert turns.claim(new.pk).before == ()


def test_sent_twice_it_is_stored_once(ask_here, session):
    first, message = ask_here("a"), uuid.uuid4()
    new = ask_here("A", instead_of=first, message=message)
    again = ask_here("A", instead_of=first, message=message, answered=False)
    assert again.pk == new.pk
    assert Event.objects.filter(session=session, type="dropped").count() == 1


def test_sent_again_after_it_was_dropped_it_is_not_said_to_be_stored(ask_here, session):
    message = uuid.uuid4()
    ask_here("A", instead_of=ask_here("a", message=message))
    with pytest.raises(NotFound):
        ask_here("a", message=message)
    assert standing(session) == ["A"]


@pytest.mark.parametrize("which", ["unknown", "dropped", "of another conversation", "of another person"])
def test_what_is_not_part_of_the_conversation_cannot_be_replaced(ask_here, guest, session, which):
    mine = ask_here("a")
    ask_here("b", instead_of=mine)
    owner = uuid.uuid4() if which == "of another person" else guest
    elsewhere = services.start_turn(owner, uuid.uuid4(), uuid.uuid4(), "x")
    target = {"unknown": uuid.uuid4(), "dropped": mine.pk}.get(which, elsewhere.pk)
    count = Event.objects.count()
    with pytest.raises(NotFound):
        services.start_turn(guest, session, uuid.uuid4(), "c", instead_of=target)
    assert standing(session) == ["b"]
    assert Event.objects.count() == count
    assert not Turn.objects.get(pk=elsewhere.pk).dropped


def test_nobody_replaces_a_strangers_question_and_no_conversation_comes_of_trying(ask_here, session):
    theirs = ask_here("a")
    for conversation in (session, uuid.uuid4()):
        with pytest.raises(NotFound):
            services.start_turn(uuid.uuid4(), conversation, uuid.uuid4(), "mine", instead_of=theirs.pk)
    assert standing(session) == ["a"]
    assert Session.objects.count() == 1


def test_a_question_stored_while_the_turns_are_locked_is_dropped_as_well(ask_here, session, monkeypatch):
    first, locked_from, late = ask_here("a"), editing.locked_from, []

    def locked_and_then_asked(*arguments):
        locked = locked_from(*arguments)
        late.extend([] if late else [ask_here("late", answered=False)])
        return locked

    monkeypatch.setattr(editing, "locked_from", locked_and_then_asked)
    ask_here("A", answered=False, instead_of=first)
    assert standing(session) == ["A"]
    assert Turn.objects.get(pk=late[0].pk).state == "cancelled"


def test_where_questions_keep_coming_in_between_it_gives_up_and_nothing_is_dropped(ask_here, session, monkeypatch):
    first, locked_from = ask_here("a"), editing.locked_from

    def locked_and_then_asked(*arguments):
        locked = locked_from(*arguments)
        ask_here("late", answered=False)
        return locked

    monkeypatch.setattr(editing, "locked_from", locked_and_then_asked)
    with pytest.raises(Busy):
        ask_here("A", answered=False, instead_of=first)
    assert standing(session)[0] == "a"


def test_dropped_turns_take_no_room_among_the_open_ones(ask_here, settings):
    settings.MAX_OPEN_TURNS = 2
    first = ask_here("a", answered=False)
    turns.claim(first.pk)
    ask_here("A", answered=False, instead_of=first)
    ask_here("b", answered=False)
    with pytest.raises(TooManyTurns):
        ask_here("c", answered=False)


def test_of_two_people_who_change_the_same_question_at_once_one_is_told_that_it_is_gone(ask_here, guest, session):
    first, outcomes, start = ask_here("a"), [], threading.Barrier(2)

    def change(text):
        start.wait(10)
        try:
            services.start_turn(guest, session, uuid.uuid4(), text, instead_of=first.pk)
            outcomes.append("stored")
        except NotFound:
            outcomes.append("gone")
        finally:
            connection.close()

    threads = [threading.Thread(target=change, args=(text,)) for text in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["gone", "stored"]
    assert len(standing(session)) == 1


def test_a_page_is_counted_in_turns_that_stand(ask_here, guest, session, monkeypatch):
    monkeypatch.setattr(selectors, "TURNS_A_PAGE", 2)
    ask_here("a")
    second = ask_here("b")
    for text in "cde":
        ask_here(text)
    ask_here("B", instead_of=second)
    opened = selectors.open_session(guest, session, 0)
    assert told(selectors.events_after(session, opened.after, recorded=opened.last)) == ["a", "B"]
    assert not opened.more
    ask_here("f")
    opened = selectors.open_session(guest, session, 0)
    assert told(selectors.events_after(session, opened.after, recorded=opened.last)) == ["B", "f"]
    assert opened.more
    earlier, more = selectors.events_before(session, opened.after + 1)
    assert (told(earlier), more) == (["a"], False)


def test_whoever_comes_back_hears_that_turns_were_dropped_though_their_places_are_dropped_too(ask_here, session):
    """Away while a question was changed twice: the second change does not say what the first one dropped."""
    first = ask_here("a")
    seen = selectors.last_event(session)
    ask_here("B", instead_of=ask_here("A", instead_of=first))
    events = selectors.events_after(session, seen, recorded=selectors.last_event(session))
    assert str(first.pk) in {turn for event in events if event.type == "dropped" for turn in event.data["turns"]}
    assert told(events) == ["B"]


def test_pieces_of_an_answer_that_is_whole_are_left_out_of_the_record_and_no_others(ask_here, session):
    whole, open_ended, stopped = (ask_here(text, answered=False) for text in ("a", "b", "c"))
    for turn, status in ((whole, "answered"), (stopped, "cancelled"), (open_ended, None)):
        event_log.append(session, turn.pk, 1, [Piece("Hel"), Piece("lo")])
        state = {"answered": "done", "cancelled": "cancelled"}.get(status, "running")
        Turn.objects.filter(pk=turn.pk).update(state=state)
    last = selectors.last_event(session)
    pieces = [event.turn_id for event in selectors.events_after(session, 0, recorded=last) if event.type == "piece"]
    assert pieces == [stopped.pk] * 2 + [open_ended.pk] * 2
    live = [event.turn_id for event in selectors.events_after(session, 0) if event.type == "piece"]
    assert live.count(whole.pk) == 2


async def test_every_tab_is_told_before_it_hears_the_new_question(guest, rung):
    session = uuid.uuid4()
    old = await in_database(services.start_turn)(guest, session, uuid.uuid4(), "a")
    await answer(old.pk, "x")
    async with tab(guest) as one, tab(guest) as other:
        for each in (one, other):
            await each.open(session)
            await each.receive_until("finished")
        await one.send(type="ask", id=str(uuid.uuid4()), text="A", instead_of=str(old.pk))
        heard = await other.receive_until("question")
    assert [event["type"] for event in heard] == ["dropped", "question"]
    assert heard[0]["data"] == {"turns": [str(old.pk)]}


@pytest.mark.parametrize("wrong", ["x", 7, [], {}, True, ""])
async def test_an_instead_of_that_is_no_id_is_refused(guest, rung, wrong):
    async with tab(guest) as one:
        await one.open(uuid.uuid4())
        await one.send(type="ask", id=str(uuid.uuid4()), text="A", instead_of=wrong)
        assert (await one.receive())["code"] == "bad_field"


def test_a_conversation_is_called_by_its_first_question_until_somebody_names_it(ask_here, guest, session):
    def title():
        return Session.objects.get(pk=session).title

    first = ask_here("the first")
    second = ask_here("another", instead_of=first)
    assert title() == "another"
    ask_here("more", instead_of=ask_here("after it"))
    assert title() == "another"
    services.rename_session(guest, session, "Mine")
    ask_here("a third", instead_of=second)
    assert title() == "Mine"
