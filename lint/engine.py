"""What the command line, the editor and other programs call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.names import HOME, LANGS

if TYPE_CHECKING:
    from lint.matcher import Matcher


def check_text(text: str, lang: str) -> list[Diagnostic]:
    """Check one turn of talk: what is said or written in one go.

    Args:
        text: The text, unchanged.
        lang: "en", "ru" or "sv".

    Returns:
        Findings in reading order; spans are half-open, in code points of `text`.

    Raises:
        ValueError: If the language is not known.

    >>> [d.rule.partition("/")[0] for d in check_text("It's our policy.", "en")]
    ['policy']
    """
    from lint.checks.hearing import heard

    return heard(text, language(lang))


def find_principles(turns: list[str], lang: str) -> set[str]:
    """Tell which of the four principles a conversation covers in its words.

    Args:
        turns: What staff say, turn by turn.
        lang: "en", "ru" or "sv".

    Returns:
        A subset of {"acknowledge", "deadline", "value", "follow_up"}.

    Raises:
        ValueError: If the language is not known.
    """
    from lint.checks.protocol import principles

    return principles(turns, language(lang))


def check_paths(
    paths: Sequence[str | Path],
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
    keep: bool = True,
) -> list[Diagnostic]:
    """Check files and folders.

    Args:
        paths: Phrase files (YAML), pages (Markdown), or folders to search for both.
        config: Settings; those of the working folder if None.
        progress: Called with the number of files done and in all.
        keep: Whether results are kept between runs, and those of earlier runs believed.

    Returns:
        Findings with path, line and column, by path and place. A file that can't be read is a
        finding; the others are checked all the same.

    Raises:
        RuleError: If the rules themselves can't be used.
    """
    from lint.project import Project

    project = Project(config or Config(), keep)
    return project.check([Path(path) for path in paths], progress)


def rule_folders(config: Config) -> tuple[Path, ...]:
    """Give the rule folders in force: the linter's own, then the project's."""
    return (HOME, *(config.root / folder for folder in config.rules))


def language(lang: str, folders: tuple[Path, ...] = (HOME,)) -> Matcher:
    """Give the matcher of a language.

    Args:
        lang: "en", "ru" or "sv".
        folders: Rule folders in force.

    Raises:
        ValueError: If the language is not known.
        RuleError: If a rule file can't be used.
    """
    if lang not in LANGS:
        raise ValueError(f"unknown language {lang!r}: use one of {', '.join(LANGS)}")
    from lint.checks.wording import matcher

    return matcher(lang, folders)
