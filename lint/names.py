"""Names that many modules share, in a place that costs nothing to import."""

from __future__ import annotations

from pathlib import Path, PurePath

LANGS = ("en", "ru", "sv")
"""The languages of the linter."""

HOME = Path(__file__).parent / "rules"
"""The folder of the rules that come with the linter."""

SIGNALS, FAMILIES = "signals", "families"
"""Files beside the rules: evidence of good talk, and forms of words."""

MODELS = Path(__file__).parent / "opinions"
"""The folder of the trained models of the second opinion, one file for each language."""

SECOND_OPINION = "second-opinion"
"""Name of the findings that no rule makes, within a category; see `lint.checks.hearing`."""

YAML, MARKDOWN = (".yml", ".yaml"), (".md", ".markdown")
"""Endings of the files that can be checked."""

HOUSE_FILES = frozenset(
    ("business.yml", "compensation.yml", "law.yml", "touchpoints.yml")
)  # fmt: skip
"""Files that stand beside the situations and hold facts of the house, no phrases."""


def is_house_file(path: str | PurePath) -> bool:
    """Tell a file of facts from the phrases of a situation, by its name.

    Args:
        path: The file.

    Returns:
        Whether it is one of `HOUSE_FILES`; `lint.checks.house` checks those.
    """
    return PurePath(path).name in HOUSE_FILES


GARBAGE = 100_000
"""Objects between two searches for garbage: there is little of it, and much that stays."""


class UsageError(ValueError):
    """Settings, rules or files that can't be used; the message names place and remedy."""
