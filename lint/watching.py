"""Check again whenever a file changes, until the person stops it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_PAUSE = 0.5
_ENDINGS = (".yml", ".yaml", ".md", ".markdown", ".toml")


def watch(paths: list[Path], check: Callable[[], int], pause: float = _PAUSE) -> int:
    """Run a check, and again after each change of a file.

    Args:
        paths: Files and folders to watch.
        check: Checks and reports.
        pause: Seconds between two looks at the files.

    Returns:
        Never by itself; the exit status of an interrupt is 130.
    """
    before: dict[str, tuple[int, int]] | None = None
    while True:
        now = _state(paths)
        if now != before:
            before = now
            if sys.stdout.isatty():
                print("\x1b[2J\x1b[H", end="")
            check()
            files = "1 file" if len(now) == 1 else f"{len(now)} files"
            print(f"\n{time.strftime('%H:%M:%S')}  watching {files}; Ctrl+C ends", flush=True)
        time.sleep(pause)


def _state(paths: list[Path]) -> dict[str, tuple[int, int]]:
    """Give time and size of each watched file."""
    found: dict[str, tuple[int, int]] = {}
    stack = [str(path) for path in paths]
    while stack:
        here = stack.pop()
        try:
            if os.path.isdir(here):
                stack += [entry.path for entry in os.scandir(here)
                          if entry.name[0] != "." and (entry.is_dir() or
                                                       entry.name.endswith(_ENDINGS))]  # fmt: skip
            else:
                stat = os.stat(here)
                found[here] = stat.st_mtime_ns, stat.st_size
        except OSError:
            continue
    return found
