"""All style sheets of a site as one, without the rules that no page of it can use.

A theme styles far more than one site shows, and a browser must read all of it before it shows the
first word. Lightning CSS reads and writes the sheets; what a site uses is found here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from handbook.errors import HandbookError

OWN = "mg-"
"""How our own classes begin; scripts make some of them up, so they are all kept."""

_PROGRAM = Path(__file__).with_suffix(".mjs")
_WORD = re.compile(r"[\w-]+")
_NAMED = re.compile(r'class="?([^">]*)')
_VALUE = re.compile(r"--[\w-]+")


def names(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Collect the names of classes that a site uses.

    Args:
        pages: Its pages.
        scripts: Its scripts; each word in them may be a class that they set.

    Returns:
        The names, and many words that are none.
    """
    lists = {found for page in pages for found in _NAMED.findall(page)}
    return {name for found in lists for name in found.split()}.union(*map(_WORD.findall, scripts))


def merged(
    sheets: Iterable[Path], home: Path, modules: Path, known: Iterable[str], scripts: Iterable[str]
) -> str:
    """Put style sheets into one and leave out what is for elements that a site does not have.

    Args:
        sheets: The sheets, in their order.
        home: Folder in which the one will lie; addresses in the sheets are left as they are.
        modules: Folder ``node_modules``, which holds Lightning CSS.
        known: Classes that the site uses, besides those that begin as `OWN`.
        scripts: Scripts that may ask for named values.

    Returns:
        The sheet, minified. A rule is left out if each of its selectors needs an unknown class,
        and so is a named value that nobody asks for.

    Raises:
        HandbookError: If Node or Lightning CSS is not installed or a sheet can't be read.
    """
    entry = home / "sheets.css"
    places = (Path(os.path.relpath(sheet, home)).as_posix() for sheet in sheets)
    entry.write_text("".join(f'@import "{place}";\n' for place in places), encoding="utf-8")
    wanted = {
        "modules": str(modules.resolve()), "entry": str(entry), "known": sorted(known), "own": OWN,
        "asked": sorted({name for script in scripts for name in _VALUE.findall(script)}),
    }  # fmt: skip
    try:
        return _run(json.dumps(wanted), modules)
    finally:
        entry.unlink()


def _run(wanted: str, modules: Path) -> str:
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    node = shutil.which("node", path=beside)
    if not node or not (modules / "lightningcss").is_dir():
        missing = "lightningcss" if node else "Node"
        raise HandbookError(f"{missing} is not installed; run npm ci, or make setup for everything")
    done = subprocess.run(
        [node, str(_PROGRAM)], input=wanted, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        told = re.search(r"^\w*Error: .*", done.stderr, re.MULTILINE)
        reason = told[0] if told else done.stderr.strip()
        raise HandbookError(f"the style sheets can't be put into one: {reason}")
    return done.stdout
