"""The source lines behind findings, and fingerprints that stay when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path, PurePath

from lint.diagnostics import Diagnostic


@lru_cache(maxsize=64)
def lines(path: str | None) -> tuple[str, ...]:
    """Read the lines of a source file.

    Args:
        path: The file, or None for a bare text.

    Returns:
        Its lines without line ends; nothing where the file can't be read.
    """
    if path is None:
        return ()
    try:
        text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def words(found: Diagnostic) -> str:
    """Give the words a finding is about, on its first line; the whole line for an empty span."""
    source = lines(found.path)
    if not found.line or found.line > len(source):
        return ""
    line = source[found.line - 1]
    start = (found.column or 1) - 1
    end = (found.end_column or 1) - 1 if found.end_line == found.line else len(line)
    return line[start:end] if end > start else line.strip()


def shown_path(path: str | None, root: Path) -> str:
    """Give a path relative to a folder, with forward slashes, for people and programs."""
    if path is None:
        return "<text>"
    try:
        return PurePath(Path(path).resolve().relative_to(root.resolve())).as_posix()
    except (OSError, ValueError):
        return PurePath(path).as_posix()


def fingerprints(found: Iterable[Diagnostic], root: Path) -> list[str]:
    """Name each finding by what it is about, not by where its line stands.

    Args:
        found: Findings in order.
        root: Folder that paths are taken relative to.

    Returns:
        32 hex digits for each: over path, rule and words, and a count among equals.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for one in found:
        key = (shown_path(one.path, root), one.rule, words(one))
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        names.append(hashlib.sha256(text.encode()).hexdigest()[:32])
    return names
