"""Find compiled rules in a text, fast and without changing it.

A text is cut into chunks at white space. Each distinct chunk is folded and looked up once and
becomes its signs, one for each token, that stand for the set of word classes it belongs to. Two
signs side by side say which patterns they may be part of; only these are run, through automata
that remember where a sign leads.
The browser's twin is `handbook/theme/assets/makegood/matcher.js`. Source: design.md, section 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import chain, pairwise
from operator import attrgetter, getitem, or_
from typing import NamedTuple

from lint.gate import EXCEPTING, SIGNALLING, Gate
from lint.index import build_index
from lint.runner import Runner
from lint.signs import Sign, Signs
from lint.text import CHUNK, chunks, paragraphs

_MOST_KEPT = 12_000
"""Signs, and rows of patterns, that outlive a trimming; with them go the automata that were read."""

_INSIDE = attrgetter("inside")


class Hit(NamedTuple):
    """A place where a rule or signal applies.

    Attributes:
        start: First code point.
        end: End, exclusive.
        rule: Number of the rule in the compiled data.
        sentence: The same for all hits of a sentence, and for no others of the text.
    """

    start: int
    end: int
    rule: int
    sentence: int


class Matcher:
    """Finds the rules of one language.

    Args:
        data: What `lint.compiler.Compiler.compile` or `lint.index.build_index` gives.
    """

    def __init__(self, data: dict):
        index = data if "pairs" in data else build_index(data)
        self.lang = index["lang"]
        self.rules = index["rules"]
        self.principles = index["principles"]
        self._gate = Gate(index)
        self._signs = Signs(index, self._gate)
        self._patterns = [Runner(*pattern) for pattern in index["patterns"]]

    def find(self, text: str, signals: bool = True) -> list[Hit]:
        """Find every rule and signal in a text.

        Args:
            text: Any text, unchanged; blank lines and list items end a sentence.
            signals: Whether signals are looked for too.

        Returns:
            Hits in reading order, in code points of the text.
        """
        if "\n" not in text:
            return self._paragraph(text, 0, signals)
        return [
            hit
            for start, end in paragraphs(text)
            for hit in self._paragraph(text[start:end], start, signals)
        ]

    def _paragraph(self, text: str, offset: int, signals: bool) -> list[Hit]:
        if self._signs.full:
            self._trim()
        stop = self._signs.stop
        row = [stop, *chain.from_iterable(map(self._signs.__getitem__, chunks(text))), stop]
        beside = list(map(getitem, row, row[1:]))
        spans: list[tuple[int, int, int, int]] = []
        if signals or any(beside):
            ends = [place for place, sign in enumerate(row) if sign.ends]
            for before, end in pairwise(ends):
                numbers = set(chain.from_iterable(beside[before:end]))
                if signals or numbers:
                    for a, b, rule in self._sentence(row[before : end + 1], numbers, signals):
                        spans.append((before + a, before + b, rule, before))
        if not spans:
            return []
        wanted_tokens = {a for a, *_ in spans} | {b - 1 for _, b, *_ in spans}
        places = self._places(text, wanted_tokens)
        return sorted(
            Hit(places[a][0] + offset, places[b - 1][1] + offset, rule, before + offset)
            for a, b, rule, before in spans
        )

    def _places(self, text: str, wanted: set[int]) -> dict[int, tuple[int, int]]:
        """Give the spans, in code points, of some tokens of a text."""
        places: dict[int, tuple[int, int]] = {}
        number = 0
        for match in CHUNK.finditer(text):
            after = number + len(self._signs[match[0]])
            if not wanted.isdisjoint(range(number, after)):
                for token, (start, end, _) in enumerate(self._signs.cut(match[0]), number):
                    places[token] = match.start() + start, match.start() + end
            number = after
        return places

    def _sentence(
        self, row: list[Sign], numbers: set[int], signals: bool
    ) -> list[tuple[int, int, int]]:
        """Find patterns in a sentence: first token, last token + 1, rule.

        Args:
            row: Its signs, with the ends before and after it.
            numbers: The patterns of rules that it may hold.
            signals: Whether signals are looked for too.
        """
        if signals:
            numbers.update(self._gate.beside(row, SIGNALLING))
        lacks = ~reduce(or_, filter(None, map(_INSIDE, row)), 0)
        by_rule = self._spans(row, numbers, lacks)
        if not by_rule:
            return []
        exceptions = self._gate.beside(row, EXCEPTING)
        exceptions = [number for number in exceptions if self._patterns[number].rule in by_rule]
        cancelled = self._spans(row, exceptions, lacks)
        found = []
        for rule, spans in by_rule.items():
            kept: list[tuple[int, int]] = []
            for _, first, last in sorted(spans, key=_tidiest):
                if not any(a <= last and first <= b for _, a, b in cancelled.get(rule, ())):
                    if not any(a < last and first < b for a, b in kept):
                        kept.append((first, last))
            found += [(first, last, rule) for first, last in kept]
        return found

    def _spans(
        self, row: list[Sign], numbers: Iterable[int], lacks: int
    ) -> dict[int, list[tuple[int, int, int]]]:
        """Run patterns over a sentence: for each rule whether the shortest match was wanted, first
        token, last token + 1; `lacks` is the groups of which no word is there.
        """
        asks, tokens = row[-1] is self._signs.question, row[1:-1]
        by_rule: dict[int, list[tuple[int, int, int]]] = {}
        for number in numbers:
            if not lacks & self._gate.needs[number]:
                pattern = self._patterns[number]
                for first, last in pattern.find(tokens, asks):
                    by_rule.setdefault(pattern.rule, []).append((pattern.shortest, first, last))
        return by_rule

    def _trim(self) -> None:
        """Forget what was noted, or all that was read, so that memory stays the same for ever."""
        kept = self._signs.part() + sum([pattern.trim() for pattern in self._patterns])
        if kept > _MOST_KEPT:
            self._signs.forget()
            for pattern in self._patterns:
                pattern.forget()


def _tidiest(span: tuple[int, int, int]) -> tuple[int, int, int]:
    """Order: patterns without gaps first, longest first; then those with gaps, shortest first."""
    gap, start, end = span
    return gap, (end - start) if gap else (start - end), start
