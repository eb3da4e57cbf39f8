"""The one error of PDDL questions that a person can cause."""


class PddlError(Exception):
    """A text was refused; `code` is stable, `message` is a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
