"""What tests of whole conversations count, asked of the database and not of the code that wrote it."""

import re
import struct
from dataclasses import dataclass

from tests.parts.model_home import ModelHome

TURNS = """
    select turn.id, question.text, answer.text, tokens.ids, tokens.from_memory, tokens.from_disk, tokens.read,
           tokens.written, turn.dropped
    from sessions_app_turn turn
    join sessions_app_message question on question.id = turn.question_id
    left join sessions_app_message answer on answer.id = turn.answer_id
    left join sessions_app_tokens tokens on tokens.turn_id = turn.id
    where turn.session_id = ? order by turn."order"
"""


@dataclass(frozen=True)
class Counted:
    """One turn: its words, the ids it added, and where the model's knowledge of its prompt came from."""

    id: str
    question: str
    answer: str
    ids: tuple[int, ...]
    from_memory: int
    from_disk: int
    read: int
    written: int
    dropped: bool

    @property
    def reused(self) -> int:
        return self.from_memory + self.from_disk


def session_in(output: str) -> str:
    found = re.search(r"Conversation ([0-9a-f-]{36})", output)
    assert found, output
    return found[1]


def turns_of(home: ModelHome, session: str) -> list[Counted]:
    rows = home.rows(TURNS, session.replace("-", ""))
    return [
        Counted(row[0], row[1], row[2], struct.unpack(f"<{len(row[3]) // 4}I", row[3]), *row[4:8], bool(row[8]))
        for row in rows
        if row[3] is not None
    ]


def public_tokens(home: ModelHome) -> int:
    """How long the system's words are: where the blocks that everyone shares end."""
    return home.rows("select max(end) from kvcache_app_cacheentry where scope = ''")[0][0]


def is_clean(home: ModelHome) -> None:
    checked = home.run("kvcache", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
