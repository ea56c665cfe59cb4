"""Text for people: the source line, the words underlined, the reason and what to say instead."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from lint.diagnostics import SEVERITIES, Diagnostic
from lint.reporters import Run
from lint.reporters.sources import lines, shown_path

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


def report(run: Run) -> str:
    """Write findings for a person at a terminal.

    Args:
        run: The run to report.

    Returns:
        Findings grouped by file, each with its source line, and a closing line with counts.
    """
    if run.quiet:
        return "\n".join(_short(found, run) for found in run.found)
    parts = []
    for path, group in groupby(run.found, key=lambda found: found.path):
        parts.append(_paint(shown_path(path, run.root), "1", run))
        source = lines(path) if path else tuple(run.text.split("\n"))
        parts += [_finding(found, source, run) for found in group]
    parts.append(_closing(run))
    return "\n".join(parts)


def _short(found: Diagnostic, run: Run) -> str:
    place = f"{shown_path(found.path, run.root)}:{found.line}:{found.column}"
    return f"{place}: {found.severity}: {found.message} [{found.rule}]"


def _finding(found: Diagnostic, source: Sequence[str], run: Run) -> str:
    colour = _COLOURS[found.severity]
    head = f"  {found.line}:{found.column}  {_paint(found.severity, colour, run)}"
    out = [f"{head}  {_paint(found.rule, '1', run)}"]
    if found.line and found.line <= len(source) and source[found.line - 1].strip():
        out += _excerpt(found, source[found.line - 1], run)
    out += textwrap.wrap(found.message, run.width, initial_indent="    ", subsequent_indent="    ")
    for suggestion in found.suggestions:
        out += textwrap.wrap(
            suggestion, run.width, initial_indent="    → ", subsequent_indent="      "
        )
    if page := run.explain(found.category):
        out.append(_paint(f"    {page}", "2", run))
    return "\n".join(out) + "\n"


def _excerpt(found: Diagnostic, line: str, run: Run) -> list[str]:
    """Show the source line, cut to the terminal's width, with the words underlined."""
    start = (found.column or 1) - 1
    end = (found.end_column or 1) - 1 if found.end_line == found.line else len(line)
    end = max(end, start + 1)
    indent = len(line) - len(line.lstrip())
    room = max(run.width - 6, 20)
    first = indent if end - indent <= room else max(start - 10, 0)
    shown = line[first : first + room].expandtabs(1)
    marks = _columns(line[first:start]) * " " + "^" * max(_columns(line[start:end]), 1)
    return [f"    {shown}", "    " + _paint(marks[:room], _COLOURS[found.severity], run)]


def _columns(text: str) -> int:
    """Count terminal columns: wide characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) or char in "\u200b\u2060\ufeff"
        else 2 if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )  # fmt: skip


def _closing(run: Run) -> str:
    counts = Counter(found.severity for found in run.found)
    files = f"{run.files} file{'s' if run.files != 1 else ''}"
    if not counts:
        return _paint(f"{files} checked, nothing to mend ({run.seconds:.1f} s)", "32", run)
    named = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in reversed(SEVERITIES)
        if counts[severity]
    ]
    return f"{', '.join(named)} in {files} ({run.seconds:.1f} s)"


def _paint(text: str, code: str, run: Run) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if run.colour and text else text
