"""A model on another server: one that speaks OpenAI's protocol, in all its moods."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Write = Callable[[Any], None]


def chunk(text: str = "", finish: str | None = None) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]}


USAGE = {"prompt_tokens": 20, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 16}}


class ModelServer:
    """Answers each request by what `script` writes; keeps what was asked of it, and whether its caller hung up."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, dict[str, Any]]] = []
        self.status, self.refusal = 200, b""
        self.script: Callable[[Write], None] = self.usual
        self.hung_up = threading.Event()
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append((self.path, self.headers.get("Authorization"), body))
                self.send_response(model.status)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                try:
                    if model.status == 200:
                        model.script(self._write)
                    else:
                        self.wfile.write(model.refusal)
                except OSError:
                    model.hung_up.set()

            def _write(self, event: Any) -> None:
                data = event if isinstance(event, bytes) else f"data: {json.dumps(event)}\n\n".encode()
                self.wfile.write(data)
                self.wfile.flush()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def usual(self, write: Write) -> None:
        write(b": a comment\n\n")
        for text in ("Grüß", "e, ", "you."):
            write(chunk(text))
        write(chunk(finish="stop"))
        write({"choices": [], "usage": USAGE})
        write(b"data: [DONE]\n\n")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
