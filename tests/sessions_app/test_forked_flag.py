"""A flag that is set in one process is seen in those forked before, and the other way round."""

import multiprocessing

from sessions_app.forked_flag import ForkedFlag

FORK = multiprocessing.get_context("fork")


def test_a_child_sees_what_its_parent_sets_after_the_fork():
    flag, asked, seen = ForkedFlag(), FORK.Event(), FORK.Value("b", -1)

    def look():
        asked.wait(30)
        seen.value = flag.is_set()

    child = FORK.Process(target=look)
    child.start()
    flag.set()
    asked.set()
    child.join(30)
    assert seen.value == 1


def test_it_is_not_set_before_and_stays_set_after_a_child_has_set_it():
    flag = ForkedFlag()
    assert not flag.is_set()
    child = FORK.Process(target=flag.set)
    child.start()
    child.join(30)
    assert flag.is_set()
