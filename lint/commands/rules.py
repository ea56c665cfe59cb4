"""List the rules in force with their severity, then the checks of files, which know no language."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint.checks.explained import explained
from lint.commands import CLEAN, add_lang, langs
from lint.config import find
from lint.engine import rule_folders
from lint.names import SECOND_OPINION
from lint.opinion import model
from lint.rules import SIGNALS, load_all

ABOUT = "list the rules"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print language, severity and id of each rule, and of the second opinion's findings.

    The checks of files follow, with `--` for the language.

    Returns:
        0.
    """
    folders = rule_folders(find(Path.cwd()))
    for lang in langs(options):
        ear = model(lang)
        for file in load_all(lang, folders):
            if file.category != SIGNALS:
                for rule in file.rules:
                    print(f"{lang}  {rule.severity:7}  {rule.id}")
                if ear and file.category in ear.categories:
                    print(f"{lang}  warning  {file.category}/{SECOND_OPINION}")
    for name, about in explained().items():
        print(f"--  {about.severity:7}  {name}")
    return CLEAN
