"""The letter ё: a Russian word written with е that can only be read with ё."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping

from lint.diagnostics import Diagnostic, Fix
from lint.text import chunks

_WORD = re.compile("[А-Яа-яё]*[Ее][А-Яа-яё]*")
_WHY = "Слово читается только через «ё»: {right}."

_MEMO = 50_000
"""Chunks that are remembered."""


class Yo:
    """Finds е that must be ё.

    Args:
        known: What was looked up before: a word to its reading with ё, or to "" where there is
            none or more than one. What is looked up now is added.
        reading: Looks a word up; the dictionary's by default, loaded at the first unknown word.
    """

    def __init__(
        self, known: MutableMapping[str, str], reading: Callable[[str], str] | None = None
    ):
        self.known = known
        self._reading = reading
        self._seen: set[str] = set()
        self._wrong: set[str] = set()

    def __call__(self, text: str) -> Iterator[Diagnostic]:
        """Find the words of a text.

        Args:
            text: One paragraph in Russian, unchanged.

        Yields:
            Notes with a safe fix.
        """
        own = chunks(text)
        new = set(own) - self._seen
        if new:
            if len(self._seen) > _MEMO:
                self._seen.clear()
                self._wrong.clear()
                new = set(own)
            self._seen |= new
            self._wrong |= {chunk for chunk in new if any(self._words(chunk))}
        if self._wrong.isdisjoint(own):
            return
        for start, end, right in self._words(text):
            fix = Fix(start, end, right, safe=True)
            message = _WHY.format(right=right)
            yield Diagnostic("typography/yo", "note", start, end, message, (right,), fix=fix)

    def _words(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in _WORD.finditer(text):
            word = match[0]
            folded = word.lower()
            if "ё" in folded or not (word.islower() or word.istitle()):
                continue
            right = self.known.get(folded)
            if right is None:
                right = self.known[folded] = self._look_up(folded)
            if right:
                cased = "".join(
                    ("ё" if old.islower() else "Ё") if new == "ё" else old
                    for old, new in zip(word, right, strict=True)
                )
                yield match.start(), match.end(), cased

    def _look_up(self, word: str) -> str:
        if self._reading is None:
            self._reading = _dictionary()
        return self._reading(word)


def _dictionary() -> Callable[[str], str]:
    import pymorphy3

    analyzer = pymorphy3.MorphAnalyzer(lang="ru")

    def reading(word: str) -> str:
        """Give the only reading of a word where it has a ё, else ""."""
        parses = analyzer.parse(word)
        readings = {parse.word for parse in parses if parse.is_known}
        (only, *others) = readings or {word}
        same = only.replace("ё", "е") == word
        unknown = any(not parse.is_known for parse in parses)
        return only if same and not others and not unknown and "ё" in only else ""

    return reading
