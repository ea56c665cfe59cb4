"""The rules of the linter, as pages show them; each category is read once in a build."""

from __future__ import annotations

import functools

from handbook.errors import HandbookError
from lint.checks.nearest import nearest
from lint.rules import RuleError, RuleFile, load_category, rule_paths


def names(lang: str) -> list[str]:
    """List the categories of a language.

    Args:
        lang: "en", "ru" or "sv".

    Returns:
        Their ids in alphabetical order; signals and families are none.
    """
    return [path.stem for path in rule_paths(lang) if path.stem not in ("signals", "families")]


@functools.cache
def category(lang: str, name: str) -> RuleFile:
    """Read one category.

    Args:
        lang: "en", "ru" or "sv".
        name: Its id.

    Returns:
        The category and its rules.

    Raises:
        HandbookError: If there is none of that name, with the nearest that there is, or its
            file can't be used.
    """
    try:
        return load_category(lang, name)
    except FileNotFoundError as error:
        near = nearest(name, names(lang))
        raise HandbookError(f"{error}{f'; did you mean {near}?' if near else ''}") from None
    except RuleError as error:
        raise HandbookError(str(error)) from None
