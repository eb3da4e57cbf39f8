"""Events as lines of a terminal. Pure: one event in, what to write out."""

from dataclasses import dataclass, field
from typing import Any

# A terminal obeys what stands between these: nothing a person or a model says may contain them.
UNSAFE = {code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (0x0A, 0x09)}


@dataclass
class Shown:
    """What has been written of one turn; `show` says what comes next."""

    streamed: bool = False
    at_start_of_line: bool = True
    attempt: int = field(default=0)

    def show(self, kind: str, data: dict[str, Any]) -> str:
        """Return the characters to write for an event, "" for those a terminal does not show."""
        shower = SHOWERS.get(kind)
        text = shower(self, data).translate(UNSAFE) if shower else ""
        if text:
            self.at_start_of_line = text.endswith("\n")
        return text

    def _line(self, text: str) -> str:
        return f"{'' if self.at_start_of_line else chr(10)}{text}\n"

    def _started(self, _: dict[str, Any]) -> str:
        begun, self.streamed = self.streamed, False
        return self._line("(begun again)") if begun else ""

    def _detected(self, data: dict[str, Any]) -> str:
        rows = [f"  {row['label']}: {row['text']}" for row in data["summary"]]
        rows += [f"  Assumed: {sentence}" for sentence in data["assumptions"]]
        return self._line("\n".join(["I understood:", *rows])) if rows else ""

    def _step(self, data: dict[str, Any]) -> str:
        return self._line(f"{data['number']:>4}. {data['sentence']}")

    def _piece(self, data: dict[str, Any]) -> str:
        self.streamed = True
        return str(data["text"])

    def _text(self, data: dict[str, Any]) -> str:
        """A block that came in pieces was shown piece by piece."""
        return "" if self.streamed else self._line(str(data["markdown"]).rstrip())

    def _clarify(self, data: dict[str, Any]) -> str:
        return self._line(data["question"])

    def _used(self, data: dict[str, Any]) -> str:
        kept = data["from_memory"] + data["from_disk"]
        note = f" {data['note']}" if data["note"] else ""
        anew = max(0, data["read"] - data["written"])  # a model also reads what it writes
        return self._line(
            f"[{data['model']}: {kept:,} tokens from the cache, {anew:,} read, {data['written']:,} written, "
            f"first word after {data['first_after']:.2f} s]{note}"
        )

    def _failed(self, data: dict[str, Any]) -> str:
        return self._line(f"{data['message']} ({data['code']})")

    def _finished(self, data: dict[str, Any]) -> str:
        return self._line("Stopped.") if data["status"] == "cancelled" else self._line("") if self.streamed else ""


SHOWERS = {
    "turn.started": Shown._started,
    "detected": Shown._detected,
    "step": Shown._step,
    "piece": Shown._piece,
    "text": Shown._text,
    "clarify": Shown._clarify,
    "used": Shown._used,
    "failed": Shown._failed,
    "finished": Shown._finished,
}
