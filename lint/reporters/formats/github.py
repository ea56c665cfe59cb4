"""GitHub annotations: workflow commands that mark lines in a pull request."""

from __future__ import annotations

from lint.reporters import Run
from lint.reporters.sources import shown_path

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def report(run: Run) -> str:
    """Write findings as GitHub workflow commands.

    Args:
        run: The run to report.

    Returns:
        One command on each line.
    """
    out = []
    for found in run.found:
        place = {
            "file": shown_path(found.path, run.root),
            "line": found.line,
            "col": found.column,
            "endLine": found.end_line,
            "endColumn": found.end_column,
            "title": found.rule,
        }
        values = ",".join(f"{key}={_value(str(value))}" for key, value in place.items())
        text = "\n→ ".join((found.message, *found.suggestions))
        out.append(f"::{_LEVELS[found.severity]} {values}::{_escaped(text)}")
    return "\n".join(out)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
