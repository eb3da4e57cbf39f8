"""Places at the model: first come, first served."""

import threading

from kvcache_app.inference.line import Line


def test_places_go_in_the_order_of_arrival_whoever_leaves_first() -> None:
    line = Line(2)
    first, second, third, fourth = (line.enter() for _ in range(4))
    assert [line.ahead(ticket) for ticket in (first, second, third, fourth)] == [0, 0, 1, 2]
    line.leave(second)
    assert [line.ahead(ticket) for ticket in (first, third, fourth)] == [0, 0, 1]
    line.leave(third)
    assert line.wait(fourth, 0)


def test_who_gives_up_waiting_lets_the_others_move_up() -> None:
    line = Line(1)
    first, second, third = (line.enter() for _ in range(3))
    assert not line.wait(third, 0.01)
    line.leave(second)
    assert line.ahead(third) == 1
    line.leave(first)
    assert line.ahead(third) == 0


def test_a_place_that_becomes_free_wakes_who_waits() -> None:
    line = Line(1)
    first, second = line.enter(), line.enter()
    got = []
    waiting = threading.Thread(target=lambda: got.append(line.wait(second, 30)))
    waiting.start()
    line.leave(first)
    waiting.join(30)
    assert got == [True]
