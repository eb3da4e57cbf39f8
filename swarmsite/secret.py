"""The signing key of this installation: made once, kept beside the data, readable by its owner only."""

import os
import secrets
from pathlib import Path

from swarmsite.env import SettingsError


def read_or_make_secret(folder: Path) -> str:
    """Return the key in `folder/secret_key`, making folder and key where missing. Raises SettingsError if it cannot."""
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(path)
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"SWARM_DATA is {str(folder)!r}; it should be a folder that can be written ({error.strerror})."
        ) from error


def _write_once(path: Path) -> None:
    """Linking is atomic and refuses to replace: of two processes starting at once, one key wins for both."""
    if path.exists():
        return
    mine = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(mine, path)
    except FileExistsError:
        pass
    finally:
        mine.unlink()
