"""Record today's findings, so that from now on only new ones fail.

Findings are recorded by phrase and words, not by line: moving a phrase changes nothing.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from lint.baseline import NAME, dump
from lint.commands import CLEAN, refuse
from lint.config import find

ABOUT = "record today's findings, so that only new ones fail"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH",
                        help="file or folder (default: what [tool.lint] names)")  # fmt: skip
    parser.add_argument("--output", metavar="FILE", help=f"where to (default {NAME})")


def run(options: argparse.Namespace) -> int:
    """Check, and write the baseline.

    Returns:
        0, or 2 where it can't be written.

    Raises:
        UsageError: If settings or rules can't be used.
    """
    from lint.known import Known
    from lint.project import Project

    config = find(Path.cwd())
    paths = options.paths or [str(config.root / path) for path in config.paths]
    if missing := [path for path in paths if not os.path.lexists(path)]:
        return refuse(f"no such file or folder: {', '.join(missing)}")
    project = Project(config)
    found = project.check([Path(path) for path in paths])
    known = Known(config, project.records.values())
    file = Path(options.output) if options.output else config.root / (config.baseline or NAME)
    try:
        file.write_text(dump(found, known.name), encoding="utf-8")
    except OSError as error:
        return refuse(f"{file}: {error.strerror}")
    shown = os.path.relpath(file)
    print(f"{len(found)} findings recorded in {shown}")
    if not config.baseline:
        relative = os.path.relpath(file, config.root)
        print(f'use it: lint --baseline {shown}, or baseline = "{relative}" in [tool.lint]')
    return CLEAN
