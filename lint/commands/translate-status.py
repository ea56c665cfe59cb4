"""Show which texts a language lacks, and which are older than their English original.

Age comes from git, line by line for phrases and file by file for pages: a translation is older
when English was changed in a later commit. To say that it still holds, touch it, or change both
in one commit. Nothing has to be kept up by hand.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from lint.commands import CLEAN, FOUND, add_lang
from lint.config import find

ABOUT = "what is missing or older than its English original"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print each text that is missing or older, then counts by language.

    Returns:
        0 where all is there and no older, else 1.

    Raises:
        ConfigError: If the settings can't be used.
    """
    from lint.history import History
    from lint.translations import ORIGINAL, gaps

    config = find(Path.cwd())
    history = History(config.root)
    found = [gap for gap in gaps(config, history) if options.lang in (None, gap.lang)]
    for gap in found:
        place = os.path.relpath(gap.path) + (f":{gap.line}" if gap.line else "")
        print(f"{gap.lang}  {gap.kind:7}  {gap.name}  ({place})")
    counts = Counter((gap.lang, gap.kind) for gap in found)
    for lang in config.languages:
        if lang != ORIGINAL and options.lang in (None, lang):
            missing, older = counts[lang, "missing"], counts[lang, "older"]
            print(f"{lang}: {missing} missing, {older} older than {ORIGINAL}")
    if not history.known:
        print("no git history here: only what is missing is known")
    return FOUND if found else CLEAN
