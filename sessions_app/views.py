"""The pages and the list of conversations."""

import uuid

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from sessions_app import selectors, services, slash
from sessions_app.errors import Busy, ChatError, NotFound
from sessions_app.models import Session

EXAMPLES = (
    "A farmer has to get a wolf, a goat and a cabbage over a river. His boat has room for him and just one of them. "
    "Left alone, the wolf eats the goat and the goat eats the cabbage. How does he do it?",
    "Solve the Tower of Hanoi with 4 discs.",
    "I have a 5-litre jug, a 3-litre jug and a tap. How do I measure exactly 4 litres?",
    "Three missionaries and three cannibals want to cross a river. The boat holds two. If the cannibals ever outnumber "
    "the missionaries on either bank, the missionaries are eaten. What is the shortest way?",
)


@require_GET
def chat(request: HttpRequest, session_id: uuid.UUID | None = None) -> HttpResponse:
    """The chat page, empty or showing one of the guest's conversations; its events come by WebSocket."""
    request.keep_guest = True  # type: ignore[attr-defined]
    guest = request.guest  # type: ignore[attr-defined]
    if session_id:
        try:
            selectors.check_owner(guest, session_id)
        except NotFound as error:
            raise Http404 from error
    sessions, _ = selectors.sessions_of(guest)
    context = {
        "session_id": str(session_id or ""),
        "sessions": [_as_json(session) for session in sessions],
        "examples": EXAMPLES,
        "commands": [{"name": name, "about": command.about} for name, command in slash.COMMANDS.items()],
        "max_chars": settings.MAX_QUESTION_CHARS,
        "max_formal_chars": settings.MAX_FORMAL_CHARS,
    }
    return render(request, "chat.html", context)


@require_GET
def session_list(request: HttpRequest) -> JsonResponse:
    """A page of the guest's conversations, newest first."""
    try:
        sessions, following = selectors.sessions_of(request.guest, request.GET.get("before", ""))  # type: ignore[attr-defined]
    except ChatError as error:
        return _refusal(error)
    return JsonResponse({"sessions": [_as_json(session) for session in sessions], "next": following})


@require_POST
def rename(request: HttpRequest, session_id: uuid.UUID) -> JsonResponse:
    """Give one of the guest's conversations another title."""
    try:
        title = services.rename_session(request.guest, session_id, request.POST.get("title"))  # type: ignore[attr-defined]
    except ChatError as error:
        return _refusal(error)
    return JsonResponse({"id": str(session_id), "title": title})


@require_POST
def delete(request: HttpRequest, session_id: uuid.UUID) -> JsonResponse:
    """Forget one of the guest's conversations."""
    try:
        services.delete_session(request.guest, session_id)  # type: ignore[attr-defined]
    except ChatError as error:
        return _refusal(error)
    return JsonResponse({"id": str(session_id)})


@require_GET
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def ready(_request: HttpRequest) -> HttpResponse:
    """The process and its database answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database is away\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def _refusal(error: ChatError) -> JsonResponse:
    status = {NotFound.code: 404, Busy.code: 409}.get(error.code, 400)
    return JsonResponse({"error": {"code": error.code, "message": error.message}}, status=status)


def _as_json(session: Session) -> dict[str, str]:
    return {"id": str(session.pk), "title": session.title, "updated_at": session.updated_at.isoformat()}
