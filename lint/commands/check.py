"""Check phrase files and pages, or a text from standard input."""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from lint import reporters
from lint.commands import CLEAN, FOUND, add_lang, read_text, refuse
from lint.config import Config, find
from lint.diagnostics import SEVERITIES, Diagnostic, at_least
from lint.names import MARKDOWN, YAML
from lint.progress import Progress

ABOUT = "check files, folders or standard input"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH",
                        help="file or folder (default: what [tool.lint] names); - for standard input")  # fmt: skip
    add_lang(parser)
    parser.add_argument("--format", choices=reporters.names(),
                        help="output format (default text; in GitHub Actions with annotations)")  # fmt: skip
    parser.add_argument("--select", metavar="RULES",
                        help="report only these, like policy,excuse/the-reason-is")  # fmt: skip
    parser.add_argument("--ignore", metavar="RULES",
                        help="leave these out, likewise rules or categories")  # fmt: skip
    parser.add_argument("--fail-on", choices=SEVERITIES, help="lowest severity that fails the run")
    parser.add_argument("--fix", action="store_true", help="apply fixes that keep the meaning")
    parser.add_argument("--unsafe-fixes", action="store_true",
                        help="apply also fixes that may change the meaning")  # fmt: skip
    parser.add_argument("--diff", action="store_true",
                        help="show what --fix would change, write nothing")  # fmt: skip
    parser.add_argument("--baseline", metavar="FILE",
                        help="leave out findings that `lint baseline` recorded there")  # fmt: skip
    parser.add_argument("--spelling", action=argparse.BooleanOptionalAction,
                        help="report words that no dictionary has (default: as set, else yes)")  # fmt: skip
    parser.add_argument("--quiet", action="store_true", help="one line for each finding")
    parser.add_argument("--statistics", action="store_true", help="counts by rule only")
    parser.add_argument("--no-cache", action="store_true",
                        help="check every file anew, changed or not")  # fmt: skip
    parser.add_argument("--watch", action="store_true", help="check again when a file changes")


def run(options: argparse.Namespace) -> int:
    """Check and report.

    Returns:
        0 where nothing reaches --fail-on, 1 where something does, 2 for wrong usage.

    Raises:
        UsageError: If settings, rules or the baseline can't be used.
    """
    config = configured(options)
    if options.paths == ["-"]:
        return _check_input(options, config)
    paths = options.paths or [str(config.root / path) for path in config.paths]
    if missing := [path for path in paths if not os.path.lexists(path)]:
        return refuse(_absent(missing, options, config))
    if options.watch:
        from lint.watching import watch

        return watch([Path(path) for path in paths], lambda: _check(paths, options, config))
    if options.diff:
        from lint.mending import show

        return show(paths, config, options.unsafe_fixes)
    return _check(paths, options, config)


def _absent(missing: list[str], options: argparse.Namespace, config: Config) -> str:
    """Say which files or folders are not there, and what to do where none was named."""
    named = ", ".join(os.path.relpath(path) if path else "(no name)" for path in missing)
    if "-" in missing:
        return "standard input is checked alone: name no files beside -"
    if options.paths:
        return f"no such file or folder: {named}"
    where = config.where("paths")
    return f"no such file or folder: {named}; name one, or set paths under [tool.lint] ({where})"


def configured(options: argparse.Namespace) -> Config:
    """Give the settings of the working folder with what the command line adds.

    Raises:
        ConfigError: If they can't be used.
    """
    config = find(Path.cwd()).told(
        select=tuple(options.select.split(",")) if options.select else None,
        ignore=tuple(options.ignore.split(",")) if options.ignore else None,
        fail_on=options.fail_on,
        spelling=options.spelling,
        baseline=os.path.abspath(options.baseline) if options.baseline else None,
    )
    if config.select or config.ignore or config.severities or config.overrides:
        from lint.verdicts import check_names

        check_names(config)
    return config


def _check(paths: list[str], options: argparse.Namespace, config: Config) -> int:
    from lint.project import Project

    started = time.perf_counter()
    project = Project(config, keep=not options.no_cache)
    mended = 0
    if options.fix or options.unsafe_fixes:
        from lint.mending import mend_all

        mended = mend_all(paths, project, options.unsafe_fixes)
    with Progress() as progress:
        found = project.check([Path(path) for path in paths], progress)
    if not project.records:
        print(f"lint: no phrase file or page ({', '.join(YAML + MARKDOWN)}) in {', '.join(paths)}",
              file=sys.stderr)  # fmt: skip
    if config.baseline:
        from lint.known import Known

        known = Known(config, project.records.values())
        found = known.new(found, config.root / config.baseline)
    shown = reporters.Run(
        found,
        files=len(project.records),
        seconds=time.perf_counter() - started,
        mended=mended,
    )
    return _report(shown, options, config)


def _check_input(options: argparse.Namespace, config: Config) -> int:
    if not options.lang:
        return refuse("standard input needs a language: add --lang en")
    if options.fix or options.unsafe_fixes or options.diff or options.watch:
        return refuse("a text from standard input can't be fixed or watched: name a file")
    started = time.perf_counter()
    text = read_text("-")
    found = _check_text(text, options.lang, config)
    seconds = time.perf_counter() - started
    return _report(reporters.Run(found, files=1, text=text, seconds=seconds), options, config)


def _check_text(text: str, lang: str, config: Config) -> list[Diagnostic]:
    from lint.documents import Document
    from lint.project import Project
    from lint.single import placed
    from lint.verdicts import Verdicts

    document = Document("<text>", text, bom=False)
    project = Project(config)
    found = [placed(one, document) for one in project.spoken(text, lang)]
    project.finish()
    judged = Verdicts(config, [], False).judge(found)
    return [replace(one, path=None) for one in judged]


def _report(shown: reporters.Run, options: argparse.Namespace, config: Config) -> int:
    from lint.guide import Guide

    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    plain = bool(os.environ.get("NO_COLOR"))
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 100
    except (OSError, ValueError):
        width = 100
    columns = os.environ.get("COLUMNS", "")
    shown = replace(
        shown,
        colour=not plain and (terminal or bool(os.environ.get("FORCE_COLOR"))),
        links=terminal and not plain,
        width=min(int(columns if columns.isdecimal() else 0) or width, 100),
        quiet=options.quiet,
        statistics=options.statistics,
        root=Path.cwd(),
        explain=Guide(config, options.lang),
    )
    formats = [options.format] if options.format else ["text"]
    if not options.format and os.environ.get("GITHUB_ACTIONS") == "true":
        formats.append("github")
    for name in formats:
        if text := reporters.reporter(name)(shown):
            print(text)
    failed = any(at_least(one.severity, config.fail_on) for one in shown.found)
    return FOUND if failed else CLEAN
