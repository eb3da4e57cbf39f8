"""What was said before, for a terminal that goes on with a conversation: its last turns, written as they once were."""

import uuid
from collections import defaultdict
from collections.abc import Iterator

from sessions_app import selectors
from sessions_app.terminal.show import UNSAFE, Shown


def history(session: uuid.UUID) -> Iterator[str]:
    """Yield the latest page of turns, piece by piece; turns that an edit dropped are not shown."""
    events, more = selectors.events_before(session, selectors.last_event(session) + 1)
    if more:
        yield "(What came before is in the browser.)\n"
    shown: defaultdict[uuid.UUID, Shown] = defaultdict(Shown)
    for event in events:
        if event.type == "question":
            yield f"\n> {str(event.data['text']).translate(UNSAFE)}\n"
        elif text := shown[event.turn_id].show(event.type, event.data):
            yield text
    if events:
        yield "\n"
