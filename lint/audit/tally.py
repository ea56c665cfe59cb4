"""What was found in many messages, added up in little room."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.diagnostics import Diagnostic

WEIGHTS = {"error": 10, "warning": 3, "note": 1}
"""How much a finding adds to a message's score."""

KEPT = 200
"""Distinct messages that are kept as candidates for the worst."""

LONGEST = 2_000
"""Characters of an example that are kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message that is worth reading.

    Attributes:
        number: Its row, from 1.
        text: Its text, cut where it is very long.
        lang: Its language.
        found: Its findings.
        times: How often the same words were met while it was kept.
    """

    number: int
    text: str
    lang: str
    found: tuple[Diagnostic, ...]
    times: int = 1

    @property
    def score(self) -> int:
        """How bad it is: the graver and the more findings, the higher."""
        return sum(WEIGHTS[one.severity] for one in self.found)


@dataclass(slots=True)
class Tally:
    """Counts over messages; tallies of parts add up to that of the whole.

    Attributes:
        messages: Messages that were checked, by language.
        faulty: Messages with at least one finding, by language.
        unread: Rows that could not be read.
        empty: Rows without text.
        other: Rows in languages the linter does not know.
        severities: Findings by severity.
        categories: For each category, messages that have it.
        rules: For each rule, findings.
        worst: Candidates for the worst, by a key of their words.
    """

    messages: Counter[str] = field(default_factory=Counter)
    faulty: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    empty: int = 0
    other: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    worst: dict[bytes, Example] = field(default_factory=dict)

    def add(self, number: int, text: str, lang: str, found: Sequence[Diagnostic]) -> None:
        """Count one message.

        Args:
            number: Its row.
            text: Its text.
            lang: Its language.
            found: Its findings.
        """
        self.messages[lang] += 1
        if not found:
            return
        self.faulty[lang] += 1
        self.severities.update(one.severity for one in found)
        self.categories.update({one.category for one in found})
        self.rules.update(one.rule for one in found)
        within = tuple(one for one in found if one.end <= LONGEST)
        if within:
            self._keep(_key(text), Example(number, text[:LONGEST], lang, within))
            if len(self.worst) > 2 * KEPT:
                self._thin()

    def merge(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.messages += other.messages
        self.faulty += other.faulty
        self.unread += other.unread
        self.empty += other.empty
        self.other += other.other
        self.severities += other.severities
        self.categories += other.categories
        self.rules += other.rules
        for key, example in other.worst.items():
            self._keep(key, example)
        self._thin()

    def examples(self, count: int) -> list[Example]:
        """Give the worst messages, the worst first; the same words only once."""
        return sorted(self.worst.values(), key=_rank)[:count]

    @property
    def rows(self) -> int:
        """All rows that were read."""
        return self.messages.total() + self.unread + self.empty + self.other

    def _keep(self, key: bytes, example: Example) -> None:
        old = self.worst.get(key)
        if old:
            first = min(old, example, key=lambda one: one.number)
            times = old.times + example.times
            example = Example(first.number, first.text, first.lang, first.found, times)
        self.worst[key] = example

    def _thin(self) -> None:
        if len(self.worst) > KEPT:
            kept = sorted(self.worst.items(), key=lambda item: _rank(item[1]))[:KEPT]
            self.worst = dict(kept)


def _rank(example: Example) -> tuple[int, int]:
    return -example.score, example.number


def _key(text: str) -> bytes:
    """Name a message by its words alone: case, digits, marks and spaces don't count."""
    words = "".join(char for char in text.casefold() if char.isalpha())
    return hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=12).digest()
