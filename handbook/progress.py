"""Lines that tell what is going on; colour only where a terminal shows it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

_CLEAR = "\r\x1b[2K"
"""Goes to the start of the line and empties it."""


class Progress:
    """Prints short lines, one for each thing that happened.

    Args:
        stream: Where to print; standard error if not given.
        colour: Whether to colour; found out from the stream if not given.
    """

    def __init__(self, stream: TextIO | None = None, colour: bool | None = None):
        self.stream = stream or sys.stderr
        terminal = self.stream.isatty() and os.environ.get("TERM") != "dumb"
        self.live = terminal
        self.colour = terminal and "NO_COLOR" not in os.environ if colour is None else colour

    def step(self, text: str) -> None:
        """Show what is being done just now, in a line that the next one replaces.

        Nothing is shown where nobody is looking: in a file or in a log.

        Args:
            text: One line.
        """
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            print(f"{_CLEAR}{text[:width]}", end="", file=self.stream, flush=True)

    def say(self, text: str) -> None:
        """Tell what is being done or where something is.

        Args:
            text: One line.
        """
        self._print(text, "")

    def done(self, text: str) -> None:
        """Tell what has been finished.

        Args:
            text: One line.
        """
        self._print(text, "32")

    def warn(self, text: str) -> None:
        """Tell what a reader may want to look at.

        Args:
            text: One line.
        """
        self._print(text, "33")

    def fail(self, text: str) -> None:
        """Tell what went wrong.

        Args:
            text: One line.
        """
        self._print(text, "31")

    def _print(self, text: str, code: str) -> None:
        line = f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text
        print((_CLEAR if self.live else "") + line, file=self.stream, flush=True)
