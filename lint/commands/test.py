"""Run every rule against its own examples: bad ones must be caught, good ones let pass."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint.checks.wording import matcher
from lint.commands import CLEAN, FOUND, add_lang, langs
from lint.config import find
from lint.engine import rule_folders
from lint.examples import test_rules
from lint.rules import load_all

ABOUT = "run every rule against its own examples"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print each example that misbehaves, with file, line and column.

    Returns:
        0 where all behave, else 1.
    """
    folders = rule_folders(find(Path.cwd()))
    failures = count = 0
    for lang in langs(options):
        files = load_all(lang, folders)
        count += sum(len(file.rules) for file in files)
        for error in test_rules(files, matcher(lang, folders)):
            print(error)
            failures += 1
    fail = "1 example fails" if failures == 1 else f"{failures} examples fail"
    print(f"{count} rules: " + (fail if failures else "all behave"))
    return FOUND if failures else CLEAN
