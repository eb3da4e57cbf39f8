"""What counts as PDDL, and what is refused at first sight, without any library."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pddl.detect import LONGEST, find_definitions, is_pddl
from planner.pddl.errors import PddlError
from tests.planner.pddl.domains import BLOCKS, LIGHTS, SUSSMAN


@pytest.mark.parametrize("text", ["(define (domain x))", "please:\n( DEFINE\n(Problem p) )", BLOCKS, LIGHTS])
def test_definitions_are_noticed(text: str) -> None:
    assert is_pddl(text)


@pytest.mark.parametrize("text", ["", "define the domain of this function", "(define x 3)", "(define (domains x))"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert not is_pddl(text)


def test_prose_fences_and_comments_around_the_definitions_do_not_matter() -> None:
    found = find_definitions(f"Solve (please!):\n```pddl\n; ) a stray one\n{SUSSMAN}\n```\nand\n{BLOCKS} thanks :-)")
    assert found.domain == BLOCKS.split("\n", 2)[2].strip()
    assert found.problem == SUSSMAN.strip()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(define (domain x) (:predicates", "unbalanced"),
        ("(define (domain x)) (define (domain y))", "duplicate"),
        ("(define (domain x) (p é))", "bad_characters"),
        ("(define (domain x) (p \x00))", "bad_characters"),
        ("(define (domain x) " + "(" * 100_000, "too_deep"),
        ("(define (domain x) " + " " * LONGEST + ")", "too_long"),
    ],
)
def test_broken_texts_are_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(PddlError) as refused:
        find_definitions(text)
    assert refused.value.code == code
    assert refused.value.message.endswith(".") or code == "bad_characters"


@pytest.mark.parametrize("unit", ["(define (domain x) ", "(", "(define(", ";", "( define ( domain d) ;)\n"])
def test_hostile_repetition_is_looked_at_in_linear_time(unit: str) -> None:
    text = (unit * LONGEST)[:LONGEST]
    begun = time.thread_time()
    if is_pddl(text):
        with pytest.raises(PddlError):
            find_definitions(text)
    assert time.thread_time() - begun < 0.5


@given(st.text(alphabet="() \n;defindomaproblx-?:"))
def test_any_text_is_cut_or_refused(text: str) -> None:
    try:
        found = find_definitions(f"(define (domain d) {text}")
    except PddlError as refused:
        assert refused.code in {"unbalanced", "duplicate", "too_deep"}
    else:
        assert found.domain is not None
        assert found.domain.count("(") == found.domain.count(")")
