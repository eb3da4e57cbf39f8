"""Cuts a growing Markdown text into blocks that nothing said later can change, so that each is rendered once.

A block ends at an empty line, except inside a fenced piece of code, which ends where its fence is closed
(CommonMark 0.31, section 4.5). A list with empty lines between its items becomes several lists, which read the same.
"""

import re

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


class Paragraphs:
    """Takes pieces of text, gives closed blocks. Every character is in exactly one block."""

    def __init__(self) -> None:
        self._open = ""  # what no block has taken yet
        self._looked = 0  # how much of it is whole lines already looked at
        self._fence = ""

    def add(self, piece: str) -> list[str]:
        """Return the blocks that `piece` has closed, oldest first."""
        self._open += piece
        closed = []
        while (end := self._open.find("\n", self._looked)) >= 0:
            line, self._looked = self._open[self._looked : end], end + 1
            if self._closes(line):
                closed.append(self._open[: self._looked])
                self._open, self._looked = self._open[self._looked :], 0
        return [block for block in closed if block.strip()]

    def rest(self) -> str:
        """Return what is left at the end, which may be nothing."""
        rest, self._open, self._looked, self._fence = self._open, "", 0, ""
        return rest if rest.strip() else ""

    def _closes(self, line: str) -> bool:
        """Whether a block ends with this line, which is not part of a longer fenced piece."""
        fence = FENCE.fullmatch(line)
        if self._fence:
            ends = fence and fence[1].startswith(self._fence) and not fence[2].strip()
            self._fence = "" if ends else self._fence
            return bool(ends)
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            self._fence = fence[1]
            return False
        return not line.strip()
