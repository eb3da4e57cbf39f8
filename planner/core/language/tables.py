"""Tables as sentences: "who | how many | can row" with its rows below reads "3 explorer can row . 3 cannibal can not
row ."

Every word keeps the place it came from, so that evidence still points into the table.
"""

import re
from dataclasses import dataclass

from planner.core.language.wordlists import words

_BAR = re.compile(r"\s*[|\t]\s*")
_RULER = re.compile(r"[\s|:+=-]*")
_BRACKETS = re.compile(r"\([^)]*\)")
_COUNTS = re.compile(r"how many|number|count|quantity|qty|no\.?|#|amount of", re.IGNORECASE)
_SIZES = re.compile(r"size|capacity|max\w*|volume|holds( up to)?|takes", re.IGNORECASE)
_NOW = re.compile(
    r"(?:now|start|initial\w*|content\w*|contains|currently|filled|in it|at (?:the )?start|has)(?: \w+)?", re.IGNORECASE
)
_YES = words("yes y true x ✓ ✔ 1")
_NO = words("no n false - ✗ ✘ 0")
_NOTHING = words("nothing nobody none - — no")
_DOES = re.compile(
    r"(?:(?:would|will) )?(?:eats?|attacks?|bites?|kills?|harms?|chases?|fights?|hunts?|scares?)\b"
    r"|(?:may|must|can|should|could|do(?:es)?)(?:not| not|n't) (?:be|stay|travel|get)\b.*\bwith\b"
)
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text to be read as words, and where in the original it stands for."""

    text: str
    start: int
    end: int
    moved: bool = False


def unrolled(text: str) -> list[Piece]:
    """The text in pieces, with the rows of its tables said as sentences."""
    pieces: list[Piece] = []
    lines = _lines(text)
    i = 0
    while i < len(lines):
        table = _table(text, lines, i)
        if len(table) > LEAST_ROWS:
            pieces += _sentences(text, table)
            i = max(i + 1, next(k for k, line in enumerate(lines) if line == table[-1][1]) + 1)
        else:
            pieces.append(Piece(text[slice(*lines[i])], *lines[i]))
            i += 1
    return pieces


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines start and end, their line breaks included."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((start, start + len(line)))
        start += len(line)
    return spans


Cells = list[tuple[int, int]]


def _table(text: str, lines: list[tuple[int, int]], first: int) -> list[tuple[Cells, tuple[int, int]]]:
    """The rows from a line on that have as many cells as it has."""
    rows: list[tuple[Cells, tuple[int, int]]] = []
    for line in lines[first:]:
        if rows and _RULER.fullmatch(text[slice(*line)].strip()) and text[slice(*line)].strip():
            continue
        cells = _cells(text, line)
        if len(cells) < 2 or (rows and len(cells) != len(rows[0][0])):
            break
        rows.append((cells, line))
    return rows


def _cells(text: str, line: tuple[int, int]) -> Cells:
    """Where the cells of a line stand; none where it has no bars."""
    body = text[slice(*line)].rstrip()
    if body.strip().startswith("|") and body.strip().endswith("|"):
        inner = body.index("|") + 1, body.rindex("|")
    else:
        inner = 0, len(body)
    if inner[1] <= inner[0]:
        return []
    cells, at = [], inner[0]
    for bar in _BAR.finditer(body, *inner):
        cells.append((line[0] + at, line[0] + bar.start()))
        at = bar.end()
    return [*cells, (line[0] + at, line[0] + inner[1])] if cells else []


def _sentences(text: str, table: list[tuple[Cells, tuple[int, int]]]) -> list[Piece]:
    heads = [_BRACKETS.sub("", text[slice(*cell)]).strip().lower() for cell in table[0][0]]
    pieces = [Piece("\n", *table[0][1], moved=True)]
    for cells, line in table[1:]:
        count = next((k for k in range(1, len(heads)) if _COUNTS.fullmatch(heads[k])), None)
        if count is not None:
            pieces.append(_plain(text, cells[count]))
        elif (len(heads) == 2 and not _DOES.match(heads[1])) or _SIZES.fullmatch(heads[1]) or _NOW.fullmatch(heads[1]):
            pieces.append(_said(heads[0], cells[0]))
        pieces.append(_plain(text, cells[0]))
        for k in range(1, len(heads)):
            if k != count:
                pieces += _cell(text, heads, k, cells[k])
        pieces.append(_said(".\n", (line[1] - 1, line[1])))
    return pieces


def _cell(text: str, heads: list[str], k: int, cell: tuple[int, int]) -> list[Piece]:
    """What one cell says of its row."""
    said, head = text[slice(*cell)].strip().lower(), heads[k]
    if head.startswith(("can", "may", "is", "does", "knows")) and said in _YES | _NO:
        verb, _, rest = head.partition(" ")
        return [_said(head if said in _YES else f"{verb} not {rest}", cell)]
    if _DOES.match(head):
        verb, _, rest = head.partition(",")
        return [_said(verb, cell), _plain(text, cell), _said(f", {rest}", cell)] if said not in _NOTHING else []
    if _SIZES.fullmatch(head):
        return [_said("with a capacity of", cell), _plain(text, cell)]
    if _NOW.fullmatch(head):
        return [_said(", already containing", cell), _plain(text, cell)]
    return [_said(":" if len(heads) == 2 else f", {head}", cell), _plain(text, cell)]


def _plain(text: str, cell: tuple[int, int]) -> Piece:
    return Piece(text[slice(*cell)], *cell)


def _said(words_said: str, cell: tuple[int, int]) -> Piece:
    """Words that the table says by its form; they stand for the cell."""
    return Piece(f" {words_said} ", cell[0], max(cell[1], cell[0] + 1), moved=True)
