"""The baseline put to a project: what findings are called in it, and what has gone stale."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from lint import baseline
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.records import Record


class Known:
    """Names findings by phrase and words.

    Args:
        config: The settings in force; paths are relative to their folder.
        records: What is known of the checked files.
    """

    def __init__(self, config: Config, records: Iterable[Record]):
        self.config = config
        self.root = os.path.abspath(config.root)
        self.records = {record.path: record for record in records}
        self._texts: dict[str, str] = {}

    def name(self, found: Diagnostic) -> baseline.Entry:
        """Give the entry of a finding."""
        path = found.path or ""
        record = self.records.get(path)
        phrases = record.phrases if record else []
        phrase = next((p.full_id for p in phrases if p.first <= found.start < p.last), "")
        words = " ".join(self._text(path)[found.start : found.end].split())
        return baseline.Entry(self.relative(path), phrase, found.rule, words)

    def relative(self, path: str) -> str:
        """Give a path as the baseline writes it."""
        return Path(os.path.relpath(os.path.abspath(path), self.root)).as_posix()

    def _wanted(self, rule: str) -> bool:
        names = {rule, rule.partition("/")[0]}
        chosen = not self.config.select or not names.isdisjoint(self.config.select)
        return chosen and names.isdisjoint(self.config.ignore)

    def _text(self, path: str) -> str:
        if path not in self._texts:
            from lint.documents import DocumentError, read

            try:
                self._texts[path] = read(path).text
            except DocumentError:
                self._texts[path] = ""
        return self._texts[path]

    def new(self, found: list[Diagnostic], file: Path) -> list[Diagnostic]:
        """Leave out what a baseline knows, and report what it knows in vain.

        Args:
            found: Findings of the run.
            file: The baseline.

        Returns:
            New findings, then a warning for each entry about a checked file that is no more
            found.

        Raises:
            UsageError: If the baseline can't be used.
        """
        new, stale = baseline.compare(found, baseline.load(file), self.name)
        checked = {self.relative(path) for path in self.records}
        for entry in stale:
            if not self._wanted(entry.rule):
                continue
            if entry.path in checked or not Path(self.root, entry.path).exists():
                where = entry.phrase or entry.path
                message = (
                    f"{entry.rule} is found no more in {where} (“{entry.words}”): "
                    "run `lint baseline` to take it out."
                )
                line = baseline.line_of(file, entry)
                new.append(
                    Diagnostic("baseline/stale", "warning", 0, 0, message, (), str(file),
                               line, 1, line, 1)
                )  # fmt: skip
        return new
