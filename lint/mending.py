"""Mend files: apply fixes round by round until nothing is left to fix, and write them safely."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.config import Config
from lint.diagnostics import Diagnostic, Fix
from lint.documents import Document, DocumentError, read
from lint.fixes import mend
from lint.names import UsageError
from lint.project import Project
from lint.proof import proof
from lint.single import check_document
from lint.verdicts import Verdicts

_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a file.

    Attributes:
        path: The file.
        before: Its text as it was, without a byte-order mark.
        after: Its text with the fixes.
        fixes: How many fixes were applied.
        bom: Whether the file begins with a byte-order mark.
    """

    path: str
    before: str
    after: str
    fixes: int
    bom: bool


def mended(path: str, project: Project, unsafe: bool = False) -> Mended | None:
    """Work out what a file looks like with its fixes applied; nothing is written.

    Args:
        path: A phrase file or a page.
        project: The run it belongs to, for rules and settings.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        The old and the new text, or None where nothing can be fixed.
    """
    try:
        document = read(path)
    except DocumentError:
        return None
    text, applied = document.text, 0
    for _ in range(_ROUNDS):
        text, fixes = one_round(Document(path, text, False), project, unsafe)
        if not fixes:
            break
        applied += len(fixes)
    if text == document.text:
        return None
    return Mended(path, document.text, text, applied, document.bom)


def one_round(
    document: Document, project: Project, unsafe: bool = False
) -> tuple[str, Sequence[Fix]]:
    """Apply the fixes of one check.

    Args:
        document: The file as it is now.
        project: The run it belongs to.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        The new text and the fixes that made it.
    """
    record = check_document(document, project.spoken)
    found: list[Diagnostic] = Verdicts(project.config, [record], False).judge(record.found)
    return mend(document.text, found, proof(document.path, record.lang or "en"), unsafe)


def write(change: Mended) -> None:
    """Write a mended file whole or not at all; its mode stays, a link stays a link.

    Args:
        change: The file and its new text.

    Raises:
        UsageError: If it can't be written.
    """
    target = os.path.realpath(change.path)
    draft = ""
    try:
        handle, draft = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".lint-")
        with os.fdopen(handle, "wb") as file:
            file.write((("\ufeff" if change.bom else "") + change.after).encode())
        os.chmod(draft, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(draft, target)
    except OSError as error:
        if draft and os.path.exists(draft):
            os.unlink(draft)
        reason = error.strerror or error
        raise UsageError(f"{change.path}: can't write the fixes: {reason}") from None


def mend_all(paths: Sequence[str], project: Project, unsafe: bool = False) -> int:
    """Mend files and folders on disk.

    Args:
        paths: Files and folders.
        project: The run they belong to.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        How many fixes were applied.

    Raises:
        UsageError: If a file can't be written.
    """
    applied = 0
    for path in dict.fromkeys(project.files([Path(path) for path in paths])):
        change = mended(path, project, unsafe)
        if change:
            write(change)
            applied += change.fixes
    return applied


def show(paths: Sequence[str], config: Config, unsafe: bool = False) -> int:
    """Print what fixes would change, as a unified diff; nothing is written.

    Args:
        paths: Files and folders.
        config: The settings in force.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        0 where nothing would change, else 1.
    """
    project = Project(config)
    changed = False
    for path in dict.fromkeys(project.files([Path(path) for path in paths])):
        change = mended(path, project, unsafe)
        if change:
            changed = True
            print(_diff(change), end="")
    return int(changed)


def _diff(change: Mended) -> str:
    import difflib

    name = Path(os.path.relpath(change.path)).as_posix()
    before, after = (text.splitlines(keepends=True) for text in (change.before, change.after))
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )
