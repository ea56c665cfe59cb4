"""List the rules in force with their severity."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint.commands import CLEAN, add_lang, langs
from lint.config import find
from lint.engine import rule_folders
from lint.rules import SIGNALS, load_all

ABOUT = "list the rules"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print language, severity and id of each rule.

    Returns:
        0.
    """
    folders = rule_folders(find(Path.cwd()))
    for lang in langs(options):
        for file in load_all(lang, folders):
            if file.category != SIGNALS:
                for rule in file.rules:
                    print(f"{lang}  {rule.severity:7}  {rule.id}")
    return CLEAN
