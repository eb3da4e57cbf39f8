"""Text to token ids and back, for any folder with a tokenizer.json, Gemma's own or that of a random model. No torch.

What a person types can never become a control token: text is always encoded with them switched off, and a tokenizer
that does not obey is refused when it is loaded.
"""

from pathlib import Path

from tokenizers import Tokenizer as Backend
from tokenizers.decoders import DecodeStream

from kvcache_app.inference.provider import InferenceError

UNREADABLE = "\ufffd"
START, END, BOS, EOS = "<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>"


class Tokenizer:
    """Encodes words, and knows the control tokens by name."""

    def __init__(self, folder: Path) -> None:
        """Raises InferenceError where the file is missing, unreadable, or no tokenizer of Gemma's kind."""
        path = folder / "tokenizer.json"
        if not path.is_file():
            raise InferenceError("model_incomplete", f"There is no tokenizer.json in {folder}.")
        try:
            self._backend = Backend.from_file(str(path))
        except Exception as error:  # the library raises a bare Exception
            raise InferenceError("model_damaged", f"{path} cannot be read: {error}") from error
        self._backend.encode_special_tokens = True
        special = {t.content: i for i, t in self._backend.get_added_tokens_decoder().items() if t.special}
        if missing := sorted({START, END, BOS, EOS} - special.keys()):
            raise InferenceError("unsupported_model", f"{path} lacks the control tokens {', '.join(missing)}.")
        self._control = special
        self.control: frozenset[int] = frozenset(special.values())
        self.size = self._backend.get_vocab_size()
        for name in special:
            if not self.control.isdisjoint(self.words(name)):
                raise InferenceError("unsafe_tokenizer", f"{path} makes a control token of the typed text {name}.")

    def id_of(self, control: str) -> int:
        """The id of a control token."""
        return self._control[control]

    def words(self, text: str) -> tuple[int, ...]:
        """The ids of plain text. Never a control token."""
        # A lone surrogate is no character and has no UTF-8; it reads as the usual mark for what cannot be read.
        plain = text.encode("utf-8", "replace").decode("utf-8")
        return tuple(self._backend.encode(plain, add_special_tokens=False).ids)

    def stream(self) -> "Words":
        """A decoder for one answer."""
        return Words(self._backend)

    def text(self, ids: tuple[int, ...]) -> str:
        """The text of ids, control tokens left out."""
        return self._backend.decode(list(ids), skip_special_tokens=True)


class Words:
    """Turns the ids of one answer into text as they come; bytes that are no whole character yet yield nothing."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._stream = DecodeStream(skip_special_tokens=True)

    def add(self, token: int) -> str:
        """The text this token completes, often none. Bytes that turn out to be no character become one mark."""
        try:
            return self._stream.step(self._backend, token) or ""
        except Exception:  # noqa: BLE001  the library raises a bare one where such bytes change what was said before
            self._stream = DecodeStream(skip_special_tokens=True)
            return UNREADABLE + (self._stream.step(self._backend, token) or "")
