"""Database calls from coroutines."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import close_old_connections

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def in_database(call: Callable[Arguments, Result]) -> Callable[Arguments, Awaitable[Result]]:
    """Run `call` in the server's thread pool, several at a time, and give its connection back afterwards.

    Channels' own `database_sync_to_async` gives nothing back under its test client, which empties a pool.
    """

    @wraps(call)
    def tidy(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        close_old_connections()  # also asks whether a kept connection still lives
        try:
            return call(*args, **kwargs)
        finally:
            close_old_connections()

    return sync_to_async(tidy, thread_sensitive=False)
