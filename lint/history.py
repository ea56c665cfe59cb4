"""When lines and files last changed, as git knows it."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

_HEAD = re.compile(r"^\^?[0-9a-f]{40,64} \d+ (\d+)")


class History:
    """Times of the last changes under a folder.

    Args:
        root: A folder of a git repository; outside of one, nothing is known.
    """

    def __init__(self, root: Path):
        self.root = root
        self.known = self._git("rev-parse", "--is-inside-work-tree").strip() == "true"
        self.now = time.time()

    def lines(self, path: Path) -> dict[int, float]:
        """Give the time of the last change of each line of a file.

        Args:
            path: The file.

        Returns:
            Seconds since 1970 by 1-based line; a line that is not committed yet changed now.
        """
        times: dict[int, float] = {}
        line, uncommitted = 0, False
        for row in self._git("blame", "-w", "--line-porcelain", "--", str(path)).split("\n"):
            if head := _HEAD.match(row):
                line, uncommitted = int(head[1]), row.startswith("0" * 40)
            elif row.startswith("author-time "):
                times[line] = self.now if uncommitted else float(row.split()[1])
        return times

    def file(self, path: Path) -> float:
        """Give the time of a file's last change; now where something is not committed."""
        if self._git("status", "--porcelain", "--", str(path)).strip():
            return self.now
        said = self._git("log", "-1", "--format=%at", "--", str(path)).strip()
        return float(said) if said else 0.0

    def _git(self, *arguments: str) -> str:
        command: Sequence[str] = ("git", "-C", str(self.root), *arguments)
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            return ""
        return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
