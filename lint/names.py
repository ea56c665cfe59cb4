"""Names that many modules share, in a place that costs nothing to import."""

from __future__ import annotations

from pathlib import Path

LANGS = ("en", "ru", "sv")
"""The languages of the linter."""

HOME = Path(__file__).parent / "rules"
"""The folder of the rules that come with the linter."""

SIGNALS, FAMILIES = "signals", "families"
"""Files beside the rules: evidence of good talk, and forms of words."""

YAML, MARKDOWN = (".yml", ".yaml"), (".md", ".markdown")
"""Endings of the files that can be checked."""


class UsageError(ValueError):
    """Settings, rules or files that can't be used; the message names place and remedy."""
