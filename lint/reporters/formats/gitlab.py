"""GitLab code quality: a JSON report that a merge request shows."""

from __future__ import annotations

import json

from lint.reporters import Run
from lint.reporters.sources import fingerprints, shown_path

_LEVELS = {"error": "major", "warning": "minor", "note": "info"}


def report(run: Run) -> str:
    """Write findings as a GitLab code quality report.

    Args:
        run: The run to report.

    Returns:
        A JSON list of issues with description, check_name, fingerprint, severity and location.
    """
    rows = [
        {
            "description": " → ".join((found.message, *found.suggestions[:1])),
            "check_name": found.rule,
            "fingerprint": fingerprint,
            "severity": _LEVELS[found.severity],
            "location": {
                "path": shown_path(found.path, run.root),
                "positions": {
                    "begin": {"line": found.line, "column": found.column},
                    "end": {"line": found.end_line, "column": found.end_column},
                },
            },
        }
        for found, fingerprint in zip(run.found, fingerprints(run.found, run.root), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
