"""Check phrase files and pages, or a text from standard input."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

from lint import reporters
from lint.commands import CLEAN, FOUND, add_lang, read_text, refuse
from lint.config import Config, find
from lint.diagnostics import SEVERITIES, Diagnostic, at_least

ABOUT = "check files, folders or standard input"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH",
                        help="file or folder (default: what [tool.lint] names); - reads a text")  # fmt: skip
    add_lang(parser)
    parser.add_argument("--format", choices=reporters.names(), help="output format (default text)")
    parser.add_argument("--select", metavar="RULES", help="report only these rules or categories")
    parser.add_argument("--ignore", metavar="RULES", help="leave these rules or categories out")
    parser.add_argument("--fail-on", choices=SEVERITIES, help="lowest severity that fails the run")
    parser.add_argument("--quiet", action="store_true", help="one line for each finding")


def run(options: argparse.Namespace) -> int:
    """Check and report.

    Returns:
        0 where nothing reaches --fail-on, 1 where something does, 2 for wrong usage.

    Raises:
        ConfigError, RuleError: If settings or rules can't be used.
    """
    config = _config(options)
    started = time.perf_counter()
    if options.paths == ["-"]:
        if not options.lang:
            return refuse("standard input needs a language: add --lang en")
        text = read_text("-")
        shown = reporters.Run(_check_text(text, options.lang), files=1, text=text)
    else:
        from lint.engine import check_paths

        paths = options.paths or [str(config.root / path) for path in config.paths]
        if missing := [path for path in paths if not os.path.lexists(path)]:
            return refuse(f"no such file or folder: {', '.join(missing)}")
        progress = _Progress()
        found = check_paths(paths, config, progress)
        progress.clear()
        shown = reporters.Run(found, files=progress.total)
    shown = replace(
        shown,
        seconds=time.perf_counter() - started,
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=min(shutil.get_terminal_size().columns, 100),
        quiet=options.quiet,
        root=Path.cwd(),
    )
    text = reporters.reporter(options.format or "text")(shown)
    if text:
        print(text)
    failed = any(at_least(found.severity, config.fail_on) for found in shown.found)
    return FOUND if failed else CLEAN


def _config(options: argparse.Namespace) -> Config:
    config = find(Path.cwd())
    if options.select:
        config = replace(config, select=tuple(options.select.split(",")))
    if options.ignore:
        config = replace(config, ignore=tuple(options.ignore.split(",")))
    if options.fail_on:
        config = replace(config, fail_on=options.fail_on)
    return config


def _check_text(text: str, lang: str) -> list[Diagnostic]:
    from lint.documents import Document
    from lint.engine import check_text

    document = Document("<text>", text, bom=False)
    return [
        replace(
            document.diagnostic(d.rule, d.severity, d.start, d.end, d.message, d.suggestions),
            path=None,
        )
        for d in check_text(text, lang)
    ]


class _Progress:
    """A line on standard error for runs that take a person's patience."""

    def __init__(self):
        self.total = 0
        self.shown = False
        self.started = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        self.total = total
        if sys.stderr.isatty() and time.monotonic() - self.started > 1:
            self.shown = True
            print(f"\rlint: {done} of {total} files", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr)
