"""Text for people: the source line, the words underlined, the reason and what to say instead."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from lint.diagnostics import SEVERITIES, Diagnostic
from lint.reporters import Run
from lint.reporters.sources import lines, shown_path
from lint.reporters.terminal import columns, cut, link, paint

_COLOURS = {"error": "31", "warning": "33", "note": "36"}
_INDENT = "    "
_REACH = 4
"""Widths of the terminal before and after the words at which a source line is looked at."""


def report(run: Run) -> str:
    """Write findings for a person at a terminal.

    Args:
        run: The run to report.

    Returns:
        Findings grouped by file, each with its source line, and a closing line with counts.
    """
    if run.quiet:
        return "\n".join(_short(found, run) for found in run.found)
    if run.statistics:
        return "\n".join([*_statistics(run), _closing(run)])
    parts = []
    for path, group in groupby(run.found, key=lambda found: found.path):
        shown = paint(shown_path(path, run.root), "1", run.colour)
        parts.append(link(shown, Path(path).absolute().as_uri(), run.links) if path else shown)
        source = lines(path) if path else tuple(run.text.split("\n"))
        parts += [_finding(found, source, run) for found in group]
    parts.append(_closing(run))
    return "\n".join(parts)


def _short(found: Diagnostic, run: Run) -> str:
    place = f"{shown_path(found.path, run.root)}:{found.line}:{found.column}"
    return f"{place}: {found.severity}: {found.message} [{found.rule}]"


def _finding(found: Diagnostic, source: Sequence[str], run: Run) -> str:
    severity = paint(found.severity, _COLOURS[found.severity], run.colour)
    page = run.explain(found)
    address = page if not page or "://" in page else Path(page).absolute().as_uri()
    rule = link(paint(found.rule, "1", run.colour), address, run.links)
    fixable = paint(" (--fix mends it)", "2", run.colour) if found.fix and found.fix.safe else ""
    out = [f"  {found.line}:{found.column}  {severity}  {rule}{fixable}"]
    if found.line and found.line <= len(source) and source[found.line - 1].strip():
        out += _excerpt(found, source[found.line - 1], run)
    out += _wrapped(found.message, run, _INDENT)
    for suggestion in found.suggestions:
        out += _wrapped(suggestion, run, f"{_INDENT}→ ")
    if page and not run.links:
        out.append(paint(f"{_INDENT}read: {page}", "2", run.colour))
    return "\n".join(out) + "\n"


def _wrapped(text: str, run: Run, begin: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(run.width, 30),
        initial_indent=begin,
        subsequent_indent=" " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _excerpt(found: Diagnostic, line: str, run: Run) -> list[str]:
    """Show the source line, cut to the terminal's width, with the words underlined."""
    start = min((found.column or 1) - 1, len(line))
    end = (found.end_column or 1) - 1 if found.end_line == found.line else len(line)
    end = max(min(end, len(line)), start + 1)
    room = max(run.width - len(_INDENT), 20)
    begin = max(start - _REACH * room, 0)
    line = line[begin : start + _REACH * room]
    line = "".join(char if char.isprintable() else " " for char in line)
    start, end = start - begin, max(min(end - begin, len(line)), start - begin + 1)
    first = len(line) - len(line.lstrip())
    first = min(first, start)
    before = after = ""
    if columns(line[first:end]) > room:
        first, before = max(start - room // 4, first), "…"
    shown = cut(line[first:], room - len(before))
    if len(shown) < len(line.rstrip()) - first:
        shown, after = cut(shown, room - len(before) - 1), "…"
    marks = max(columns(shown[max(start - first, 0) : end - first]), 1)
    under = " " * columns(before + line[first:start]) + "^" * marks
    colour = _COLOURS[found.severity]
    return [f"{_INDENT}{before}{shown}{after}", _INDENT + paint(under, colour, run.colour)]


def _statistics(run: Run) -> list[str]:
    counts = Counter((found.rule, found.severity) for found in run.found)
    fixable = Counter(found.rule for found in run.found if found.fix and found.fix.safe)
    wide = max((len(str(count)) for count in counts.values()), default=1)
    out = []
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        named = paint(f"{severity:7}", _COLOURS[severity], run.colour)
        mark = f"  ({fixable[rule]} with --fix)" if fixable[rule] else ""
        out.append(f"{count:{wide}}  {named}  {rule}{mark}")
    return out


def _closing(run: Run) -> str:
    counts = Counter(found.severity for found in run.found)
    files = f"{run.files} file{'s' if run.files != 1 else ''}"
    mended = f"{run.mended} fixed. " if run.mended else ""
    took = f"({run.seconds:.1f} s)"
    if not counts:
        return paint(f"{mended}{files} checked, nothing to mend {took}", "32", run.colour)
    named = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in reversed(SEVERITIES)
        if counts[severity]
    ]
    safe = sum(1 for found in run.found if found.fix and found.fix.safe)
    hint = f"; lint --fix mends {safe}" if safe else ""
    return f"{mended}{', '.join(named)} in {files} {took}{hint}"
