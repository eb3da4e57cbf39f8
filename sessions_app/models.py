"""What a conversation is made of. Rows are facts; the rules of writing them are in `services` and `turns`."""

import uuid

from django.db import models


class Session(models.Model):
    """One person's conversation. `last_event` is the newest number given out; it only grows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    guest = models.UUIDField(db_index=True, help_text="who owns it, from the signed cookie")
    title = models.CharField(max_length=80, blank=True)
    last_event = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-updated_at", "-id")
        indexes = (models.Index(fields=("guest", "-updated_at", "-id")),)

    def __str__(self) -> str:
        return self.title or str(self.id)


class Message(models.Model):
    """One thing said. A question's id is made by the browser, so that sending it twice stores it once."""

    class Role(models.TextChoices):
        PERSON = "person"
        SWARM = "swarm"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="messages")
    role = models.CharField(max_length=8, choices=Role.choices)
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.text[:60]


class Turn(models.Model):
    """One question and the work of answering it.

    `attempt` counts claims and is the fencing token: whoever holds an older one can write nothing any more.
    `losses` counts the workers that vanished while they held it.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    OPEN = (State.QUEUED, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="turns")
    question = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="turn")
    answer = models.OneToOneField(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="answers")
    order = models.PositiveBigIntegerField(help_text="number of its question event: turns run in this order")
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    dropped = models.BooleanField(
        default=False, help_text="its question was edited, or one before it: out of the history"
    )
    queue = models.CharField(max_length=16, default="planner")
    attempt = models.PositiveIntegerField(default=0)
    losses = models.PositiveIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True, help_text="when a worker was last asked to take it")
    status = models.CharField(max_length=24, blank=True, help_text="how it ended, in the words of the formats")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = (models.UniqueConstraint(fields=("session", "order"), name="one_turn_per_place"),)
        indexes = (models.Index(fields=("state", "lease_until")),)

    def __str__(self) -> str:
        return f"{self.state} turn {self.id}"


class Tokens(models.Model):
    """What one turn added to the token ids of its conversation, for one model. Append only, like the conversation.

    The ids are the truth of what the model has read; text is derived from them, never the reverse.
    """

    turn = models.OneToOneField(Turn, on_delete=models.CASCADE, related_name="tokens")
    fingerprint = models.CharField(max_length=64, help_text="whose ids they are")
    model = models.CharField(max_length=80)
    ids = models.BinaryField(help_text="little-endian 32-bit whole numbers")
    from_memory = models.PositiveIntegerField(default=0)
    from_disk = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tokens"

    def __str__(self) -> str:
        return f"{len(self.ids) // 4} tokens of {self.model}"


class Event(models.Model):
    """Something a browser is told. Append only; numbers are 1, 2, 3 … within a session, without gaps."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="events")
    attempt = models.PositiveIntegerField()
    type = models.CharField(max_length=24)
    data = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("session", "number")
        constraints = (models.UniqueConstraint(fields=("session", "number"), name="one_event_per_number"),)

    def __str__(self) -> str:
        return f"{self.number} {self.type}"
