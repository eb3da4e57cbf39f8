"""Lists of words written as text, which read better than a column of quoted strings."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())
