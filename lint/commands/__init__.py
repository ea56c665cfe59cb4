"""The subcommands of `lint`, one module each, and what they share."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lint.names import LANGS

CLEAN, FOUND, USAGE = 0, 1, 2
"""Exit statuses: nothing at or above --fail-on, something, wrong usage or configuration."""


def refuse(message: str) -> int:
    """Say on standard error what is wrong with the call.

    Args:
        message: What is wrong and what to do.

    Returns:
        The exit status for wrong usage.
    """
    print(f"lint: {message}", file=sys.stderr)
    return USAGE


def add_lang(parser: argparse.ArgumentParser, required: bool = False) -> None:
    """Add the option --lang to a command."""
    help = f"language of the text: {', '.join(LANGS)}"
    parser.add_argument("--lang", choices=LANGS, required=required, help=help)


def langs(options: argparse.Namespace) -> tuple[str, ...]:
    """Give the languages a command is about: the one named by --lang, or all."""
    return (options.lang,) if options.lang else LANGS


def read_text(path: str) -> str:
    """Read a text from a file, or from standard input for "-".

    Args:
        path: The file; bytes that are no UTF-8 are replaced, and that is told on standard error.

    Raises:
        OSError: If the file can't be read.
    """
    data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
        shown = "standard input" if path == "-" else path
        print(f"lint: {shown} is not UTF-8 text: what can't be read is shown as \ufffd",
              file=sys.stderr)  # fmt: skip
    return text.replace("\r\n", "\n")
