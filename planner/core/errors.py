"""The one error of the core that a person can cause: a model that is not what the formats say."""


class InvalidModel(Exception):
    """A model was refused; `code` is stable, `field` is a path such as `rules[0].a`, `message` is a sentence."""

    def __init__(self, code: str, field: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.field = field
        self.message = message
