"""A server for this machine that shows the built sites and builds again when files change."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from handbook.errors import HandbookError
from handbook.labels import LANGUAGES

WATCHED = (
    "docs", "phrases", "practice", "lint/rules", "handbook/theme", "handbook/locale",
    "handbook/chooser", "handbook/worker",
)  # fmt: skip
_PAUSE = 0.7
"""Seconds between two looks at the files."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, and the 404 page of the language that was asked for."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lang = urlsplit(self.path).path.lstrip("/").split("/", 1)[0]
        page = Path(self.directory, lang if lang in LANGUAGES else LANGUAGES[0], "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about single requests."""


class _Server(ThreadingHTTPServer):
    """Takes it quietly when a browser goes away in the middle of an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, host: str, port: int) -> ThreadingHTTPServer:
    """Make a server for the built sites.

    Args:
        site: Folder of the sites.
        host: Address to listen on.
        port: Port; 0 for any free one.

    Returns:
        The server, listening but not yet answering.

    Raises:
        HandbookError: If the address or port can't be had.
    """
    try:
        return _Server((host, port), partial(_Handler, directory=str(site)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise HandbookError(f"can't listen on {host}:{port}: {reason}; try --port 0") from None


def snapshot(root: Path) -> dict[Path, int]:
    """Note when each watched file last changed.

    Args:
        root: Folder of the handbook.

    Returns:
        Files and their times of change in nanoseconds.
    """
    seen = {}
    paths: Iterable[Path] = (
        path for name in WATCHED for path in (root / name).rglob("*") if path.is_file()
    )
    for path in (*root.glob("*.yml"), *paths):
        try:
            seen[path] = path.stat().st_mtime_ns
        except OSError:  # gone between the listing and the look
            continue
    return seen


def languages_of(changed: Iterable[Path], root: Path) -> tuple[str, ...]:
    """Tell which sites changed files belong to.

    Args:
        changed: Changed files.
        root: Folder of the handbook.

    Returns:
        Languages in the usual order; all of them when a shared file changed.
    """
    found = set()
    for path in changed:
        parts = path.relative_to(root).parts
        own = [
            lang for lang in LANGUAGES if lang in parts[1:3] or lang in parts[-1].split(".")[:2]
        ]
        found |= set(own or LANGUAGES)
    return tuple(lang for lang in LANGUAGES if lang in found)


def watch(root: Path, rebuild: Callable[[tuple[str, ...]], None], stop: threading.Event) -> None:
    """Call for a build whenever watched files change, until told to stop.

    Args:
        root: Folder of the handbook.
        rebuild: Builds the sites of the languages it is given.
        stop: Set to end the watch.
    """
    before = snapshot(root)
    while not stop.wait(_PAUSE):
        now = snapshot(root)
        while now != before:
            time.sleep(_PAUSE / 2)  # editors write in several steps
            changed = {path for path, _ in before.items() ^ now.items()}
            before, now = now, snapshot(root)
            if now == before:
                rebuild(languages_of(changed, root))
