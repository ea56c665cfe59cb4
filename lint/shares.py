"""How common words are, by the lines that stand in the rules themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lint.rules import RuleFile
from lint.text import tokens

_UNSEEN = 0.3
"""How often a word class counts as seen besides the times it was."""


class Shares:
    """Guesses how many of all words are of some class.

    Args:
        files: The rule files.
    """

    def __init__(self, files: Iterable[RuleFile]):
        self._whole: Counter[str] = Counter()
        for file in files:
            for rule in file.rules:
                lines = (*rule.say, *(text.text for text in (*rule.bad, *rule.good)))
                for _, _, _, key in (t for line in lines for c in line.split() for t in tokens(c)):
                    self._whole[key] += 1
        self._total = self._whole.total() + 1
        self._endings: Counter[str] = Counter()
        self._beginnings: Counter[str] = Counter()
        for word, count in self._whole.items():
            for at in range(len(word)):
                self._endings[word[at:]] += count
                self._beginnings[word[: at + 1]] += count

    def __call__(self, entry: tuple[Iterable[str], ...]) -> float:
        """Guess a share.

        Args:
            entry: Forms, endings and beginnings of the words of a class.

        Returns:
            The share of all words, 0 to 1.
        """
        tables = (self._whole, self._endings, self._beginnings)
        seen = sum(table[word] for part, table in zip(entry, tables, strict=True) for word in part)
        return min((seen + _UNSEEN) / self._total, 1.0)
