"""What the linter says: one finding, and the text edit that may mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace

SEVERITIES = ("note", "warning", "error")
"""Severities in rising order."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A text edit that mends a finding.

    Attributes:
        start: First code point of the source text to replace.
        end: End of the replaced text, exclusive.
        text: The replacement, already written as the source's notation needs it.
        safe: Whether the meaning is kept for sure, so that `--fix` may apply it.
    """

    start: int
    end: int
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        rule: Full id, `category/name`, for example `policy/our-policy`.
        severity: One of `SEVERITIES`.
        start: Offset of the first code point, 0-based, in the text that was checked.
        end: End of the span, exclusive.
        message: What is wrong and why, in the language of the text where a rule speaks.
        suggestions: What to say instead, best first.
        path: Source file, or None for a bare text.
        line: 1-based line of `start`, or None for a bare text.
        column: 1-based column of `start`, in code points.
        end_line: 1-based line of `end`.
        end_column: 1-based column of `end`, exclusive, in code points.
        fix: An edit that mends the finding, if there is one.
    """

    rule: str
    severity: str
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    path: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    fix: Fix | None = None

    @property
    def category(self) -> str:
        """The part of the rule's id before the slash."""
        return self.rule.partition("/")[0]

    def at(self, start: int, end: int) -> Diagnostic:
        """The same finding at another span, 0-based and half-open."""
        return replace(self, start=start, end=end)


def at_least(severity: str, floor: str) -> bool:
    """Tell whether a severity reaches a floor.

    Args:
        severity: One of `SEVERITIES`.
        floor: One of `SEVERITIES`.

    Returns:
        True when `severity` is as grave as `floor` or graver.
    """
    return SEVERITIES.index(severity) >= SEVERITIES.index(floor)
