"""A transaction that means to write.

SQLite lets one writer in at a time, and the others sleep for up to a tenth of a second before they try again, whoever
came first. The threads of one process queue at a lock of ours instead, which wakes the next one at once
(`docs/benchmarks.md` has the figures). PostgreSQL locks rows and needs none of this.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction

_one_writer = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """Like `transaction.atomic`, which it holds; may be nested."""
    with _one_writer if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        yield
