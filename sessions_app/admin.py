"""Conversations in the admin panel: to look at and to stop, not to rewrite."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from sessions_app import turns
from sessions_app.models import Event, Message, Session, Turn


class ReadOnly:
    """Rows are facts: nobody adds or changes them by hand."""

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any) -> bool:
        return False


class TurnInline(ReadOnly, admin.TabularInline):
    model = Turn
    fields = ("question", "state", "status", "dropped", "queue", "attempt", "created_at", "finished_at")
    readonly_fields = fields
    show_change_link = True
    can_delete = False
    extra = 0


@admin.register(Session)
class SessionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("title", "turn_count", "open_turns", "last_event", "updated_at", "created_at", "id", "guest")
    list_filter = ("created_at", "updated_at", "turns__state")
    search_fields = ("id", "guest", "title", "messages__text")
    date_hierarchy = "created_at"
    inlines = (TurnInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        return super().get_queryset(request).annotate(turn_count=Count("turns", distinct=True))

    @admin.display(ordering="turn_count", description="turns")
    def turn_count(self, session: Session) -> int:
        return session.turn_count  # type: ignore[attr-defined]

    @admin.display(description="open")
    def open_turns(self, session: Session) -> int:
        return session.turns.filter(state__in=Turn.OPEN).count()


@admin.register(Turn)
class TurnAdmin(ReadOnly, admin.ModelAdmin):
    list_display = (
        "state",
        "status",
        "dropped",
        "question",
        "queue",
        "attempt",
        "losses",
        "created_at",
        "seconds",
        "heartbeat_at",
    )
    list_filter = ("state", "status", "dropped", "queue", "created_at")
    list_select_related = ("question",)
    search_fields = ("id", "session__id", "question__text", "answer__text")
    date_hierarchy = "created_at"
    actions = ("stop_turns",)

    @admin.display(description="seconds")
    def seconds(self, turn: Turn) -> float | None:
        return round((turn.finished_at - turn.created_at).total_seconds(), 3) if turn.finished_at else None

    def has_stop_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("sessions_app.change_turn")

    @admin.action(description="Stop the selected turns", permissions=["stop"])
    def stop_turns(self, request: HttpRequest, selected: QuerySet[Turn]) -> None:
        for turn in selected:
            turns.request_cancel(turn)
        self.message_user(request, f"{len(selected)} turns were asked to stop.")


@admin.register(Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("type", "number", "turn_state", "attempt", "at", "session")
    list_filter = ("type", "turn__state", "at")
    list_select_related = ("session", "turn")
    search_fields = ("session__id", "session__title", "turn__id", "type", "turn__question__text")
    date_hierarchy = "at"
    ordering = ("-at", "-number")

    @admin.display(ordering="turn__state", description="state of its turn")
    def turn_state(self, event: Event) -> str:
        return event.turn.state


@admin.register(Message)
class MessageAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "role", "session", "created_at")
    list_filter = ("role", "created_at")
    list_select_related = ("session",)
    search_fields = ("id", "session__id", "text")
