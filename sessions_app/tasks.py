"""The workers' door."""

import uuid

from celery import shared_task

from sessions_app import doorbell, runner


@shared_task(name=doorbell.TASK)
def run_turn(turn_id: str) -> None:
    """Work on a turn; the queue it came by is the turn's own."""
    runner.run(uuid.UUID(turn_id))
