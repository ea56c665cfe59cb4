"""A baseline: findings that are known, by phrase and words, so that only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lint.diagnostics import Diagnostic
from lint.names import UsageError

NAME = "lint-baseline.json"
"""What the file is called unless told otherwise."""

_ABOUT = "Findings known when this was written; `lint baseline` writes it again."


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What a known finding is about; lines may move.

    Attributes:
        path: The file, relative to the settings' folder, with forward slashes.
        phrase: Full id of the phrase, or "" outside of one.
        rule: Id of the rule.
        words: The words found, their spaces made single.
    """

    path: str
    phrase: str
    rule: str
    words: str


Name = Callable[[Diagnostic], Entry]
"""Gives the entry of a finding."""


def dump(found: Iterable[Diagnostic], name: Name) -> str:
    """Write findings as a baseline.

    Args:
        found: Findings.
        name: Gives the entry of each.

    Returns:
        JSON with one line for each entry, sorted, so that a change is easy to review.
    """
    counts = Counter(map(name, found))
    rows = []
    for entry in sorted(counts):
        row: dict[str, str | int] = {
            "path": entry.path, "phrase": entry.phrase, "rule": entry.rule, "words": entry.words,
        }  # fmt: skip
        if counts[entry] > 1:
            row["count"] = counts[entry]
        rows.append("  " + json.dumps(row, ensure_ascii=False))
    about = json.dumps(_ABOUT)
    listed = "[\n" + ",\n".join(rows) + "\n ]" if rows else "[]"
    return f'{{\n "about": {about},\n "version": 1,\n "findings": {listed}\n}}\n'


def load(path: Path) -> Counter[Entry]:
    """Read a baseline.

    Args:
        path: The file.

    Returns:
        How often each entry was found.

    Raises:
        UsageError: If it can't be read or is no baseline.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
        counts: Counter[Entry] = Counter()
        for row in data["findings"]:
            entry = Entry(*(str(row[key]) for key in ("path", "phrase", "rule", "words")))
            counts[entry] += int(row.get("count", 1))
        return counts
    except OSError as error:
        hint = "`lint baseline` writes one"
        raise UsageError(f"{path}: {error.strerror or error}; {hint}") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UsageError(f"{path}: no baseline; write it anew with `lint baseline`") from None


def compare(
    found: Iterable[Diagnostic], known: Counter[Entry], name: Name
) -> tuple[list[Diagnostic], list[Entry]]:
    """Take known findings away.

    Args:
        found: Findings in order.
        known: What `load` gives.
        name: Gives the entry of each finding.

    Returns:
        The findings that are new, and the entries that are found no more, or less often.
    """
    left = Counter(known)
    new = []
    for one in found:
        entry = name(one)
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append(one)
    return new, sorted(entry for entry, count in left.items() if count > 0)


def line_of(path: Path, entry: Entry) -> int:
    """Find the line of an entry in a baseline file; 1 where it was written in another way."""
    row = {"path": entry.path, "phrase": entry.phrase, "rule": entry.rule, "words": entry.words}
    begin = json.dumps(row, ensure_ascii=False)[:-1]
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return 1
    return next((n for n, line in enumerate(lines, 1) if begin in line), 1)
