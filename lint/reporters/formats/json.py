"""JSON: a list of objects, for programs."""

from __future__ import annotations

import json

from lint.reporters import Run


def report(run: Run) -> str:
    """Write findings as a JSON list.

    Args:
        run: The run to report.

    Returns:
        A list of objects with path, line, column, end_line, end_column (1-based, code points),
        rule, category, severity, message and suggestions. Source: design.md, section 4.
    """
    rows = [
        {
            "path": found.path,
            "line": found.line,
            "column": found.column,
            "end_line": found.end_line,
            "end_column": found.end_column,
            "rule": found.rule,
            "category": found.category,
            "severity": found.severity,
            "message": found.message,
            "suggestions": list(found.suggestions),
        }
        for found in run.found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
