"""Show which words each part of a pattern stands for."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from lint.commands import CLEAN, add_lang, refuse
from lint.compiler import compiler
from lint.config import find
from lint.engine import rule_folders
from lint.families import UnknownFamily
from lint.patterns import PatternError

ABOUT = "show which words a pattern stands for"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("pattern", help="a pattern, like 'our <policy>'")
    add_lang(parser, required=True)


def run(options: argparse.Namespace) -> int:
    """Print each word or family with its forms.

    Returns:
        0, or 2 where the pattern can't be used.
    """
    folders = rule_folders(find(Path.cwd()))
    try:
        for name, words in compiler(options.lang, folders).forms(options.pattern):
            line = f"{name}: {' '.join(words)}"
            print(*textwrap.wrap(line, 88, subsequent_indent="  "), sep="\n")
    except PatternError as error:
        return refuse(f"{error}\n  {options.pattern}\n  {' ' * error.offset}^")
    except UnknownFamily as error:
        return refuse(str(error))
    return CLEAN
