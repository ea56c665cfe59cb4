"""Output formats: one module each in `formats/`, with one function `report`.

A new format is a new module there; the command line and its help find it by themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lint.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Run:
    """What a report is about.

    Attributes:
        found: The findings, by path and place.
        files: Number of files checked.
        seconds: How long it took.
        colour: Whether the reader's terminal shows colour.
        links: Whether it shows links.
        width: Columns of the reader's terminal.
        quiet: Whether only the findings themselves are wanted, a line each.
        root: Folder that paths are shown relative to.
        explain: Gives the address of the page to read about a finding, or "".
        text: The text itself, where findings have no path.
        statistics: Whether counts by rule are wanted instead of the findings.
        mended: How many fixes were applied before.
    """

    found: list[Diagnostic]
    files: int = 0
    seconds: float = 0.0
    colour: bool = False
    links: bool = False
    width: int = 80
    quiet: bool = False
    root: Path = Path()
    explain: Callable[[Diagnostic], str] = lambda found: ""
    text: str = ""
    statistics: bool = False
    mended: int = 0


def names() -> list[str]:
    """List the output formats."""
    return sorted(module.name for module in pkgutil.iter_modules([f"{__path__[0]}/formats"]))


def reporter(name: str) -> Callable[[Run], str]:
    """Give the function that writes a format.

    Args:
        name: One of `names()`.

    Returns:
        A function from a run to the text of the report, without a final line break.
    """
    return importlib.import_module(f"{__name__}.formats.{name}").report
