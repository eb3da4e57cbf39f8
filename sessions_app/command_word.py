"""What a slash command looks like: one word after a slash, and nothing else."""

import re

WORD = re.compile(r"/([a-z]+)", re.IGNORECASE)


def command_in(text: str) -> str | None:
    """The command's name, whether or not it exists; None where the text is no command."""
    match = WORD.fullmatch(text.strip())
    return match[1].lower() if match else None


def is_command(text: str) -> bool:
    return command_in(text) is not None
