"""Find compiled rules in a text, fast and without changing it.

A text is cut into chunks at white space. Each distinct chunk is folded and looked up once and
becomes a few characters, one per token, that stand for the set of word classes it belongs to. A
paragraph is then a short string. One number says which patterns have all the words they need
in a sentence; only these are run, through automata that remember where a sign leads.
The browser's twin is `handbook/theme/assets/makegood/matcher.js`. Source: design.md, section 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.gate import Gate
from lint.index import build_index
from lint.runner import Runner
from lint.signs import FULL_STOP, QUESTION_MARK, Signs
from lint.text import CHUNK, paragraphs

_MOST_SENTENCES = 20_000
"""Sentences whose findings are remembered, of each kind; beyond them it starts anew."""


class Hit(NamedTuple):
    """A place where a rule or signal applies.

    Attributes:
        start: First code point.
        end: End, exclusive.
        rule: Number of the rule in the compiled data.
    """

    start: int
    end: int
    rule: int


class Matcher:
    """Finds the rules of one language.

    Args:
        data: What `lint.compiler.Compiler.compile` or `lint.index.build_index` gives.
    """

    def __init__(self, data: dict):
        index = data if "prepared" in data else build_index(data)
        self.lang = index["lang"]
        self.rules = index["rules"]
        self.principles = index["principles"]
        self._signs = Signs(index)
        self._gate = Gate(index, self._signs)
        self._known: dict[tuple[bool, bool], dict[str, list[tuple[int, int, int]]]] = {
            (signals, asks): {} for signals in (False, True) for asks in (False, True)
        }
        self._patterns: list[Runner] = []
        self._exceptions: dict[int, list[Runner]] = {}
        for rule, unless, shortest, source in index["patterns"]:
            runner = Runner(rule, unless, shortest, source, self._signs.meaning)
            if unless:
                self._exceptions.setdefault(rule, []).append(runner)
            else:
                self._patterns.append(runner)

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
        signs = "".join(map(self._signs.__getitem__, text.split()))
        spans: list[tuple[int, int, int]] = []
        start = 0
        for part in signs.split(FULL_STOP):
            for place, sentence, asks in _questions(part):
                for first, last, rule in self._sentence(sentence, asks, signals):
                    spans.append((start + place + first, start + place + last, rule))
            start += len(part) + 1
        if not spans:
            return []
        wanted_tokens = {a for a, _, _ in spans} | {b - 1 for _, b, _ in spans}
        places = self._places(text, wanted_tokens)
        return sorted(
            Hit(places[a][0] + offset, places[b - 1][1] + offset, rule) for a, b, rule in spans
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

    def _sentence(self, signs: str, asks: bool, signals: bool) -> list[tuple[int, int, int]]:
        """Find rules in a sentence: first token, last token + 1, rule. People repeat themselves,
        and words of no class are all the same here, so what was found is remembered.
        """
        known = self._known[signals, asks]
        found = known.get(signs)
        if found is None:
            if len(known) >= _MOST_SENTENCES:
                known.clear()
            numbers = self._gate.open(signs, signals)
            found = known[signs] = self._run(list(signs), asks, numbers) if numbers else []
        return found

    def _run(
        self, tokens: list[str], asks: bool, numbers: list[int]
    ) -> list[tuple[int, int, int]]:
        by_rule: dict[int, list[tuple[int, int, int]]] = {}
        for number in numbers:
            pattern = self._patterns[number]
            for first, last in pattern.find(tokens, asks):
                by_rule.setdefault(pattern.rule, []).append((pattern.shortest, first, last))
        found = []
        for rule, spans in by_rule.items():
            cancelled = [
                span
                for pattern in self._exceptions.get(rule, ())
                for span in pattern.find(tokens, asks)
            ]
            kept: list[tuple[int, int]] = []
            for _, first, last in sorted(spans, key=_tidiest):
                if not any(a <= last and first <= b for a, b in cancelled) and not any(
                    a < last and first < b for a, b in kept
                ):
                    kept.append((first, last))
            found += [(first, last, rule) for first, last in kept]
        return found

    def trim(self) -> None:
        """Forget what was read so far once it fills too much memory or too many signs."""
        if self._signs.full:
            self._signs.forget()
            self._gate.forget()
            for known in self._known.values():
                known.clear()
            for pattern in self._patterns:
                pattern.forget()
            for patterns in self._exceptions.values():
                for pattern in patterns:
                    pattern.forget()


def _questions(signs: str) -> Iterator[tuple[int, str, bool]]:
    """Cut signs at question marks: first token, signs, whether it is a question."""
    if QUESTION_MARK not in signs:
        yield 0, signs, False
        return
    *asked, rest = signs.split(QUESTION_MARK)
    start = 0
    for part in asked:
        yield start, part, True
        start += len(part) + 1
    yield start, rest, False


def _tidiest(span: tuple[int, int, int]) -> tuple[int, int, int]:
    """Order: patterns without gaps first, longest first; then those with gaps, shortest first."""
    gap, start, end = span
    return gap, (end - start) if gap else (start - end), start
