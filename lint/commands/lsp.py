"""Serve an editor: findings as you type, reasons, rewrites, completion; over standard input."""

from __future__ import annotations

import argparse
import sys

from lint.commands import CLEAN, refuse

ABOUT = "serve an editor (language server over standard input)"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--stdio", action="store_true",
                        help="talk over standard input and output (always so)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says goodbye.

    Returns:
        0, or 2 where the library for it is missing.
    """
    if sys.stdin.isatty():
        return refuse("lsp is started by an editor; EDITORS.md tells how to set it up")
    try:
        from lint.lsp.server import Server
    except ImportError as error:
        return refuse(f"the language server needs {error.name}: python -m pip install 'pygls>=2'")
    Server().start_io()
    return CLEAN
