"""A server that behaves as the hub does towards its client, with one repository and its moods."""

import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40
NAME = "someone/gemma-tiny"


class HubServer:
    """Serves the files of `folder` as the repository NAME. `mood` is what it answers to everyone:

    "open", "gated" (401 without a token, 403 with one), "missing" (401 as the hub says it without a token) or
    "bad token". `cuts`: after how many bytes of a weight file it hangs up, for one request each; `asked`: their Range.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.mood = folder, "open"
        self.cuts: list[int] = []
        self.asked: list[str | None] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                hub.handle(self)

            do_HEAD = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        if self.mood != "open":
            return self._refuse(request)
        if path == f"/api/models/{NAME}/revision/main" or path == f"/api/models/{NAME}":
            names = sorted(file.name for file in self.folder.iterdir())
            about = {"id": NAME, "sha": COMMIT, "siblings": [{"rfilename": name} for name in names]}
            return self._send(request, 200, json.dumps(about).encode(), {"Content-Type": "application/json"})
        if path.startswith(f"/api/models/{NAME}/tree/"):
            return self._send(request, 200, json.dumps(self._tree()).encode(), {"Content-Type": "application/json"})
        file = self.folder / path.rpartition("/")[2]
        if path.startswith(f"/{NAME}/resolve/") and file.is_file():
            return self._file(request, file)
        return self._send(request, 404, b"", {"X-Error-Code": "EntryNotFound"})

    def _tree(self) -> list[dict[str, object]]:
        files = []
        for file in sorted(self.folder.iterdir()):
            entry: dict[str, object] = {"type": "file", "path": file.name, "size": file.stat().st_size, "oid": "b" * 40}
            if file.suffix == ".safetensors":
                entry["lfs"] = {"oid": _sha(file), "size": file.stat().st_size, "pointerSize": 100}
            files.append(entry)
        return files

    def _file(self, request: BaseHTTPRequestHandler, file: Path) -> None:
        data, start = file.read_bytes(), 0
        wanted = request.headers.get("Range")
        weights = file.suffix == ".safetensors" and request.command == "GET"
        if weights:
            self.asked.append(wanted)
        if wanted:
            start = int(wanted.removeprefix("bytes=").partition("-")[0])
        headers = {"ETag": f'"{_sha(file)}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        if wanted:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        cut = self.cuts.pop(0) if weights and self.cuts else 0
        self._send(request, 206 if wanted else 200, data[start:], headers, cut)

    def _refuse(self, request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("Authorization") is not None
        if self.mood == "gated":
            return self._send(request, 403 if known else 401, b"", {"X-Error-Code": "GatedRepo"})
        if self.mood == "bad token":
            message = {"X-Error-Message": "Invalid credentials in Authorization header"}
            return self._send(request, 401, b"", message)
        return self._send(request, 404 if known else 401, b"", {"X-Error-Code": "RepoNotFound"})

    def _send(
        self, request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str], cut: int = 0
    ) -> None:
        request.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            request.send_header(name, value)
        request.end_headers()
        if request.command == "HEAD":
            return
        request.wfile.write(body[:cut] if cut else body)
        if cut:
            request.close_connection = True


def _sha(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
