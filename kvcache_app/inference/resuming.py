"""Weights are fetched here rather than by the hub's own client, which begins a broken file again from its first byte.

They go where that client keeps them, named by their checksum, so that everything else finds them there.
"""

import os
import re
from pathlib import Path
from typing import Any

from httpx2 import HTTPError, Response
from huggingface_hub import get_hf_file_metadata, get_session, hf_hub_url, snapshot_download
from huggingface_hub.utils import build_hf_headers, hf_raise_for_status  # type: ignore[attr-defined]  # documented
from huggingface_hub.utils import tqdm as bar  # type: ignore[attr-defined]

from kvcache_app.inference.fingerprint import file_hash
from kvcache_app.inference.provider import InferenceError

WEIGHTS = "*.safetensors"
SHA256 = re.compile(r"[0-9a-f]{64}")
PIECE = 1 << 20  # bytes that are lost at most when the line breaks
TRIES = 5  # without a single new byte


def fetch_weights(name: str, endpoint: str | None, progress: type[Any] | None) -> None:
    """Download the weight files that are not here, each from where an earlier attempt ended."""
    for file in snapshot_download(name, allow_patterns=WEIGHTS, endpoint=endpoint, dry_run=True):
        if not file.will_download:
            continue
        url = hf_hub_url(name, file.filename, revision=file.commit_hash, endpoint=endpoint)
        about = get_hf_file_metadata(url, endpoint=endpoint)
        blobs = Path(file.local_path).parents[2] / "blobs"
        if about.etag and SHA256.fullmatch(about.etag) and about.size and Path(file.filename).name == file.filename:
            blobs.mkdir(parents=True, exist_ok=True)
            with (progress or bar)(total=about.size, unit="B", unit_scale=True, desc=file.filename) as shown:
                _fetch(url, blobs / about.etag, about.size, shown)


def _fetch(url: str, blob: Path, size: int, shown: Any) -> None:
    part, tries = blob.with_name(f"{blob.name}.part"), 0
    shown.update(_length(part))
    while (have := _length(part)) < size:
        try:
            _go_on(url, part, have, shown)
        except HTTPError:
            tries = 0 if _length(part) > have else tries + 1
            if tries == TRIES:
                raise
    if file_hash(part) != blob.name:
        part.unlink()
        raise InferenceError("model_damaged", f"{url} did not arrive as it was sent. Pull it again.")
    os.replace(part, blob)


def _go_on(url: str, part: Path, have: int, shown: Any) -> None:
    headers = build_hf_headers() | {"Range": f"bytes={have}-", "Accept-Encoding": "identity"}
    with get_session().stream("GET", url, headers=headers, follow_redirects=True) as response, part.open("ab") as file:
        hf_raise_for_status(response)
        if not _is_rest(response, have):  # the server knows no ranges, and sends everything
            file.truncate(0)
        for piece in response.iter_bytes(PIECE):
            file.write(piece)
            shown.update(len(piece))
        file.flush()
        os.fsync(file.fileno())


def _is_rest(response: Response, have: int) -> bool:
    return response.status_code == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {have}-")


def _length(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0
