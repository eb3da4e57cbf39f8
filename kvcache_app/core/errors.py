"""The two errors of the cache's core."""


class CacheError(Exception):
    """A caller's mistake or a wish that cannot be granted: a stable code and a sentence for a person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Refused(Exception):
    """A file is not what was asked for. Never leaves the core: it is counted by `cause` and becomes a miss."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause
