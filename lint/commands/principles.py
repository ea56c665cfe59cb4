"""Tell which of the four principles a conversation covers in its words."""

from __future__ import annotations

import argparse

from lint.checks.protocol import PRINCIPLES
from lint.commands import CLEAN, FOUND, add_lang, read_text, refuse
from lint.engine import find_principles

ABOUT = "which of the four principles a talk covers"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("path", help="a text file with one turn of staff on each line; - reads it")
    add_lang(parser, required=True)


def run(options: argparse.Namespace) -> int:
    """Print each principle with yes or no.

    Returns:
        0 where all four are covered, 1 where one is not, 2 where the file can't be read.
    """
    try:
        text = read_text(options.path)
    except OSError as error:
        return refuse(f"{options.path}: {error.strerror}")
    covered = find_principles([line for line in text.splitlines() if line.strip()], options.lang)
    for principle in PRINCIPLES:
        print(f"{'yes' if principle in covered else 'no ':3}  {principle}")
    return CLEAN if len(covered) == len(PRINCIPLES) else FOUND
