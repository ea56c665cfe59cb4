"""The command `lint`."""

from __future__ import annotations

import argparse
import difflib
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lint import reporters
from lint.config import Config, ConfigError, find
from lint.diagnostics import SEVERITIES, at_least
from lint.rules.model import LANGS, RuleError

CLEAN, FOUND, USAGE = 0, 1, 2
"""Exit statuses: nothing at or above --fail-on, something, wrong usage or configuration."""

_EPILOG = """\
examples:
  lint                          check what [tool.lint] names (here: phrases docs)
  lint phrases/late-delivery.yml   check one file
  echo "Это наша политика" | lint check - --lang ru
  lint explain policy/our-policy   why a rule exists, and what to say instead
  lint test                     run every rule against its own examples

exit status: 0 nothing at or above --fail-on (default error), 1 something, 2 wrong usage
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; those of the process if None.

    Returns:
        An exit status: `CLEAN`, `FOUND` or `USAGE`.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser, commands = _parser()
    if not arguments or (arguments[0] not in commands and arguments[0] not in ("-h", "--help")):
        _refuse_misspelt(parser, arguments, commands)
        arguments = ["check", *arguments]
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except (ConfigError, RuleError) as error:
        print(f"lint: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 130


def _refuse_misspelt(parser, arguments: list[str], commands: list[str]) -> None:
    """Don't take `lint explane x` for a file name."""
    if arguments and not arguments[0].startswith("-") and not Path(arguments[0]).exists():
        near = difflib.get_close_matches(arguments[0], commands, 1)
        if near:
            parser.error(f"no file or command {arguments[0]}; did you mean lint {near[0]}?")


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    parser = argparse.ArgumentParser(
        prog="lint",
        description="Hears blame, policy talk and other wording that makes a failure worse, "
        "in English, Russian and Swedish.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    lang = {"choices": LANGS, "help": "language of the text"}

    check = commands.add_parser("check", help="check files, folders or standard input (default)")
    check.add_argument("paths", nargs="*", metavar="PATH", help="file or folder; - reads a text")
    check.add_argument("--lang", **lang)
    check.add_argument("--format", choices=reporters.names(), default="text")
    check.add_argument("--select", metavar="RULES", help="report only these rules or categories")
    check.add_argument("--ignore", metavar="RULES", help="leave these rules or categories out")
    check.add_argument("--fail-on", choices=SEVERITIES, help="lowest severity that fails the run")
    check.add_argument("--quiet", action="store_true", help="one line for each finding")
    check.set_defaults(run=_check)

    spoken = commands.add_parser("principles", help="which of the four principles a talk covers")
    spoken.add_argument("path", help="a text file with one turn on each line; - reads it")
    spoken.add_argument("--lang", required=True, **lang)
    spoken.set_defaults(run=_principles)

    for name, about in (
        ("explain", "what a rule or category is about, with examples"),
        ("rules", "list the rules"),
        ("test", "run every rule against its own examples"),
        ("forms", "show which words a pattern stands for"),
    ):
        command = commands.add_parser(name, help=about, description=about[0].upper() + about[1:])
        if name == "explain":
            command.add_argument("rule", help="category/name or category, like policy/our-policy")
        if name == "forms":
            command.add_argument("pattern", help="a pattern, like 'our <policy>'")
        command.add_argument("--lang", required=name == "forms", **lang)
        command.set_defaults(run=_about_rules, name=name)
    return parser, list(commands.choices)


def _config(options: argparse.Namespace) -> Config:
    config = find(Path.cwd())
    if getattr(options, "select", None):
        config = replace(config, select=tuple(options.select.split(",")))
    if getattr(options, "ignore", None):
        config = replace(config, ignore=tuple(options.ignore.split(",")))
    if getattr(options, "fail_on", None):
        config = replace(config, fail_on=options.fail_on)
    return config


def _check(options: argparse.Namespace) -> int:
    config = _config(options)
    started = time.perf_counter()
    if options.paths == ["-"]:
        if not options.lang:
            print("lint: standard input needs a language: add --lang en", file=sys.stderr)
            return USAGE
        return _check_text(sys.stdin.buffer.read(), options, config, started)
    from lint.engine import check_paths

    paths = options.paths or [str(config.root / path) for path in config.paths]
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        print(f"lint: no such file or folder: {', '.join(missing)}", file=sys.stderr)
        return USAGE
    progress = _Progress()
    found = check_paths(paths, config, progress)
    progress.clear()
    run = _run(found, options, progress.total, time.perf_counter() - started)
    return _report(run, options, config)


def _check_text(data: bytes, options, config: Config, started: float) -> int:
    from lint.engine import check_text

    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    found = []
    for one in check_text(text, options.lang):
        places = [_place(text, offset) for offset in (one.start, one.end)]
        (line, column), (end_line, end_column) = places
        found.append(
            replace(one, path=None, line=line, column=column,
                    end_line=end_line, end_column=end_column)
        )  # fmt: skip
    run = _run(found, options, 1, time.perf_counter() - started)
    return _report(replace(run, text=text), options, config)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _run(found, options, files: int, seconds: float) -> reporters.Run:
    return reporters.Run(
        found=found,
        files=files,
        seconds=seconds,
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=min(shutil.get_terminal_size().columns, 100),
        quiet=options.quiet,
        root=Path.cwd(),
    )


def _report(run: reporters.Run, options, config: Config) -> int:
    text = reporters.reporter(options.format)(run)
    if text:
        print(text)
    failed = any(at_least(found.severity, config.fail_on) for found in run.found)
    return FOUND if failed else CLEAN


def _principles(options: argparse.Namespace) -> int:
    from lint.checks.protocol import PRINCIPLES
    from lint.engine import find_principles

    try:
        stdin = options.path == "-"
        data = sys.stdin.buffer.read() if stdin else Path(options.path).read_bytes()
    except OSError as error:
        print(f"lint: {options.path}: {error.strerror}", file=sys.stderr)
        return USAGE
    turns = [line for line in data.decode("utf-8-sig", errors="replace").splitlines() if line]
    covered = find_principles(turns, options.lang)
    for principle in PRINCIPLES:
        print(f"{'yes' if principle in covered else 'no ':3}  {principle}")
    return CLEAN if len(covered) == len(PRINCIPLES) else FOUND


def _about_rules(options: argparse.Namespace) -> int:
    from lint import manual

    return manual.COMMANDS[options.name](options, find(Path.cwd()))


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
