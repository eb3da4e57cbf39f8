"""Waiting for a place at the model: first come, first served, and everyone can see how many are ahead."""

import threading


class Line:
    """So many places; whoever finds none waits in order."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._tickets: list[object] = []  # those with a place first, then those who wait
        self._moved = threading.Condition()

    def enter(self) -> object:
        """Stand at the end; give the ticket back with `leave`, whatever happens."""
        with self._moved:
            ticket = object()
            self._tickets.append(ticket)
            return ticket

    def ahead(self, ticket: object) -> int:
        """How many must leave before this one has a place."""
        with self._moved:
            return self._ahead(ticket)

    def wait(self, ticket: object, seconds: float) -> bool:
        """Wait for the place, at most so long; whether it is there."""
        with self._moved:
            return self._moved.wait_for(lambda: self._ahead(ticket) == 0, seconds)

    def leave(self, ticket: object) -> None:
        """Make room for the next."""
        with self._moved:
            self._tickets.remove(ticket)
            self._moved.notify_all()

    def _ahead(self, ticket: object) -> int:
        return max(0, self._tickets.index(ticket) + 1 - self._places)
