"""The command `lint`: finds the subcommand in `lint.commands` and runs it.

A subcommand is a module there with `ABOUT`, `configure(parser)` and `run(options)`; this module
and the help find it by themselves. Only the one that runs is imported.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from lint import commands
from lint.commands import FOUND, USAGE
from lint.names import GARBAGE, UsageError

_ABOUT = """\
Hears blame, policy talk and other wording that makes a failure worse,
in English, Russian and Swedish.
"""
_EPILOG = """
examples:
  lint                          check what [tool.lint] names (here: phrases docs)
  lint phrases/late-delivery.yml   check one file
  echo "Это наша политика" | lint check - --lang ru
  lint explain policy/our-policy   why a rule exists, and what to say instead
  lint test                     run every rule against its own examples
  lint COMMAND --help           what a command does, with its options

exit status: 0 nothing at or above --fail-on (default error), 1 something, 2 wrong usage
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; those of the process if None.

    Returns:
        An exit status: 0 clean, 1 something found, 2 wrong usage or configuration.
    """
    gc.set_threshold(GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    if arguments and arguments[0] in ("-h", "--help"):
        print(_help(names))
        return 0
    if not arguments or arguments[0] not in names:
        if near := _misspelt(arguments, names):
            print(f"lint: no file or command {arguments[0]}; did you mean lint {near}?",
                  file=sys.stderr)  # fmt: skip
            return USAGE
        arguments.insert(0, "check")
    command = importlib.import_module(f"lint.commands.{arguments[0]}")
    parser = argparse.ArgumentParser(
        prog=f"lint {arguments[0]}",
        description=command.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.configure(parser)
    options = parser.parse_args(arguments[1:])
    try:
        status = command.run(options)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
        return status
    except UsageError as error:
        print(f"lint: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        _let_go_of_output()
        return FOUND
    except OSError as error:
        _let_go_of_output()
        what = error.filename or "the output can't be written"
        print(f"lint: {what}: {error.strerror or error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _misspelt(arguments: list[str], names: list[str]) -> str:
    """Don't take `lint explane x` for a file name."""
    if not arguments or arguments[0].startswith("-") or Path(arguments[0]).exists():
        return ""
    import difflib

    return next(iter(difflib.get_close_matches(arguments[0], names, 1)), "")


def _help(names: list[str]) -> str:
    lines = ["usage: lint [COMMAND] [PATH …]", "", _ABOUT, "commands:"]
    for name in names:
        about = importlib.import_module(f"lint.commands.{name}").ABOUT
        default = " (default)" if name == "check" else ""
        lines.append(f"  {name:16} {about}{default}")
    return "\n".join(lines) + "\n" + _EPILOG
