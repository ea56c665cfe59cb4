"""A progress bar on standard error, for runs that take a person's patience."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_WIDTH = 24


class Progress:
    """Shows how far a run is once it has taken a second; nothing where nobody watches.

    Call it with the number of files done and in all; leave it as a context to clear the line.
    """

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._shown = False

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` files are checked."""
        now = time.monotonic()
        if self._watched and now - self._started > _PATIENCE and now - self._last > 0.1:
            self._last, self._shown = now, True
            full = _WIDTH * done // max(total, 1)
            bar = "█" * full + "░" * (_WIDTH - full)
            print(f"\r{bar} {done} of {total} files", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
