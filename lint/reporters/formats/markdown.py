"""A Markdown summary, for the description of a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections import Counter

from lint.diagnostics import SEVERITIES
from lint.reporters import Run
from lint.reporters.sources import shown_path, words

_ROWS = 50


def report(run: Run) -> str:
    """Write findings as a Markdown table with counts above it.

    Args:
        run: The run to report.

    Returns:
        Markdown; the table holds the first 50 findings, gravest first.
    """
    files = f"{run.files} file{'' if run.files == 1 else 's'}"
    if not run.found:
        return f"### Wording\n\nNothing to mend in {files}."
    counts = Counter(found.severity for found in run.found)
    named = [f"**{counts[s]}** {s}{'s' if counts[s] > 1 else ''}" for s in SEVERITIES[::-1] if counts[s]]
    out = ["### Wording", "", f"{', '.join(named)} in {files}.", ""]
    out += ["| Where | Words | Rule | Say instead |", "|---|---|---|---|"]
    graver = sorted(run.found, key=lambda found: -SEVERITIES.index(found.severity))
    for found in graver[:_ROWS]:
        place = f"{shown_path(found.path, run.root)}:{found.line}"
        instead = found.suggestions[0] if found.suggestions else found.message
        cells = (f"`{place}`", _cell(words(found)), f"`{found.rule}`", _cell(instead))
        out.append(f"| {' | '.join(cells)} |")
    if len(graver) > _ROWS:
        out += ["", f"… and {len(graver) - _ROWS} more."]
    return "\n".join(out)


def _cell(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))
