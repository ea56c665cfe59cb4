"""What is kept between runs: files that are whole or absent, and believed only when sound.

Several runs may write at once: each writes a draft of its own and moves it into place, so a reader
sees the old file, the new one or none. Every entry begins with a sum of its content; one that was
damaged is as good as absent. A folder that can't be written is no fault: nothing is kept then.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

_KEEP_DAYS = 30
_SWEEP_EVERY = 24 * 3600
_SUM = 16


def folder() -> Path:
    """Name the folder of the cache: $MAKEGOOD_CACHE, else the user's cache folder."""
    if own := os.environ.get("MAKEGOOD_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "makegood")


def write(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all.

    Args:
        path: The file; its folder is made where it is missing.
        data: Its content.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True) if path.parent.is_dir() else None


def key(*parts: bytes | str) -> str:
    """Name some content by 32 hex digits; the same parts give the same name."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def sealed(data: bytes) -> bytes:
    """Put a sum of some content before it."""
    return hashlib.blake2b(data, digest_size=_SUM).digest() + data


def unsealed(data: bytes) -> bytes:
    """Give back content from behind its sum.

    Raises:
        ValueError: If it was damaged.
    """
    content = data[_SUM:]
    if hashlib.blake2b(content, digest_size=_SUM).digest() != data[:_SUM]:
        raise ValueError("damaged")
    return content


class Store:
    """Results by key.

    Args:
        place: The folder, or None to keep nothing.
    """

    def __init__(self, place: Path | None):
        self.place = place

    def get(self, name: str) -> Any:
        """Give what is kept under a key, or None where it is absent or damaged."""
        if self.place is None:
            return None
        try:
            with open(self._path(name), "rb") as file:
                return json.loads(unsealed(file.read()))
        except (OSError, ValueError):
            return None

    def put(self, name: str, value: Any) -> None:
        """Keep a JSON-able value under a key."""
        if self.place is None:
            return
        try:
            data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            return
        write(Path(self._path(name)), sealed(data))

    def sweep(self) -> None:
        """Once a day, delete what nobody has written anew for 30 days."""
        if self.place is None:
            return
        stamp = self.place / "swept"
        now = time.time()
        try:
            if stamp.exists() and now - stamp.stat().st_mtime < _SWEEP_EVERY:
                return
            write(stamp, b"")
            for path in self.place.glob("??/*"):
                if now - path.stat().st_mtime > _KEEP_DAYS * 24 * 3600:
                    path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, name: str) -> str:
        return os.path.join(self.place or "", name[:2], name[2:])
