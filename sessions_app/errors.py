"""What can be wrong with what somebody sent. Each has a stable code and a sentence for a person."""


class ChatError(Exception):
    """Base of the errors a door answers with; `code` never changes, `message` may be reworded."""

    code = "internal"
    message = "Something went wrong on our side. Nothing you sent is lost; please try again."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.message
        super().__init__(self.message)


class NotJson(ChatError):
    code = "not_json"
    message = "That message is not valid JSON."


class NotText(ChatError):
    code = "not_text"
    message = "Only text messages are understood here, no binary ones."


class BadField(ChatError):
    code = "bad_field"


class UnknownType(ChatError):
    code = "unknown_type"


class NotOpen(ChatError):
    code = "not_open"
    message = "Open a conversation first."


class NotFound(ChatError):
    code = "not_found"
    message = "There is no such conversation among yours."


class EmptyText(ChatError):
    code = "empty_text"
    message = "The question is empty."


class TooLong(ChatError):
    code = "too_long"


class BadCharacters(ChatError):
    code = "bad_characters"
    message = "The text holds characters that are no text (a NUL or half of a surrogate pair)."


class TooManyTurns(ChatError):
    code = "too_many_turns"


class Busy(ChatError):
    code = "busy"
    message = "The conversation is being written to; please try again in a moment."
