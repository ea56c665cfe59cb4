"""Find compiled rules in a text, fast and without changing it.

A text is cut into chunks at white space. Each distinct chunk is folded and looked up once and
becomes a few characters, one per token, that stand for the set of word classes it belongs to. A
paragraph is then a short string, searched at C speed for characters that can begin to matter;
only sentences that hold all the classes a pattern needs are run through its automaton.
The browser's twin is `handbook/theme/assets/js/matcher.js`. Source: design.md, section 5.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.runner import Runner
from lint.text import (
    CHUNK,
    NUMBER,
    QUESTION,
    STOP,
    WORD,
    fold,
    is_clock,
    paragraphs,
    split_contraction,
    tokens,
)

_STOP, _ASK, _NOTHING = "\n", "?", "."
_HOT, _COLD, _COLD_END = 0x4E00, 0xA000, 0xD7FF
_TRIGGER = re.compile("[\u4e00-\u9fff]")
_WALL = re.compile("[\n?]")
_MEMO_LIMIT = 300_000


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
        data: What `lint.compiler.Compiler.compile` gives.
    """

    def __init__(self, data: dict):
        self.lang = data["lang"]
        self.rules = data["rules"]
        self.principles = data["principles"]
        self._forms: dict[str, tuple[int, ...]] = {}
        self._endings: dict[str, tuple[int, ...]] = {}
        self._beginnings: dict[str, tuple[int, ...]] = {}
        for number, parts in enumerate(data["classes"]):
            for part, table in zip(
                parts, (self._forms, self._endings, self._beginnings), strict=True
            ):
                for word in part.split():
                    table[word] = (*table.get(word, ()), number)
        self._ending_lengths = sorted({len(word) for word in self._endings})
        self._beginning_lengths = sorted({len(word) for word in self._beginnings})
        self._patterns = [Runner(*entry) for entry in data["patterns"]]
        self._by_class: dict[int, list[int]] = {}
        self._exceptions: dict[int, list[Runner]] = {}
        for number, pattern in enumerate(self._patterns):
            if pattern.unless:
                self._exceptions.setdefault(pattern.rule, []).append(pattern)
            for label in pattern.key:
                self._by_class.setdefault(label, []).append(number)
        self._reset()

    def _reset(self) -> None:
        self._memo: dict[str, str] = {}
        self._signs: dict[tuple[int, ...], str] = {}
        self._meaning: dict[str, tuple[int, ...]] = {_NOTHING: ()}
        self._masks: dict[str, int] = {}
        self._candidates: dict[str, frozenset[int]] = {}
        self._next = {True: _HOT, False: _COLD}

    def find(self, text: str) -> list[Hit]:
        """Find every rule and signal in a text.

        Args:
            text: Any text, unchanged; blank lines and list items end a sentence.

        Returns:
            Hits in reading order, in code points of the text.
        """
        if "\n" not in text:
            return self._paragraph(text, 0)
        return [
            hit
            for start, end in paragraphs(text)
            for hit in self._paragraph(text[start:end], start)
        ]

    def _paragraph(self, text: str, offset: int) -> list[Hit]:
        memo = self._memo
        try:
            signs = "".join([memo[chunk] for chunk in text.split()])
        except KeyError:
            signs = "".join([self._read(chunk) for chunk in text.split()])
        if not _TRIGGER.search(signs):
            return []
        spans = self._spans(signs)
        if not spans:
            return []
        places = [
            (match.start() + start + offset, match.start() + end + offset)
            for match in CHUNK.finditer(text)
            for start, end, _ in self._signed(match[0])
        ]
        return sorted(Hit(places[a][0], places[b - 1][1], rule) for a, b, rule in spans)

    def _read(self, chunk: str) -> str:
        signs = self._memo.get(chunk)
        if signs is None:
            signs = self._memo[chunk] = "".join(sign for _, _, sign in self._signed(chunk))
        return signs

    def _signed(self, chunk: str) -> list[tuple[int, int, str]]:
        """Cut a chunk into tokens with their signs: start, end (within the chunk), sign."""
        out = []
        for start, end, kind, key in tokens(chunk):
            if kind == WORD:
                out += self._word(chunk, start, end, key)
            elif kind == STOP:
                out.append((start, end, _STOP))
            elif kind == QUESTION:
                out.append((start, end, _ASK))
            elif kind == NUMBER:
                names = ["#number", key] + (["#clock"] if is_clock(key) else [])
                out.append((start, end, self._sign(self._exactly(names))))
            else:
                names = ["{}", "{%s}" % key, "{%s}" % key.rpartition("_")[2]]
                out.append((start, end, self._sign(self._exactly(names))))
        return out

    def _word(self, chunk: str, start: int, end: int, key: str) -> list[tuple[int, int, str]]:
        if self.lang == "en" and len(key) == end - start and (split := split_contraction(key)):
            (first, second), cut = split
            return [
                (start, start + cut, self._sign(self._classes(first))),
                (start + cut, end, self._sign(self._classes(second))),
            ]
        classes = self._classes(key)
        if classes or "-" not in key:
            return [(start, end, self._sign(classes))]
        parts, place = [], start
        for part in re.split("[-‐‑]", chunk[start:end]):
            if part:
                sign = self._sign(self._classes(fold(part)))
                parts.append((place, place + len(part), sign))
            place += len(part) + 1
        return parts

    def _exactly(self, names: list[str]) -> tuple[int, ...]:
        return tuple(sorted({n for name in names for n in self._forms.get(name, ())}))

    def _classes(self, word: str) -> tuple[int, ...]:
        found = self._forms.get(word, ())
        length = len(word)
        for size in self._ending_lengths:
            if size > length:
                break
            found += self._endings.get(word[length - size :], ())
        for size in self._beginning_lengths:
            if size > length:
                break
            found += self._beginnings.get(word[:size], ())
        return tuple(sorted(set(found)))

    def _sign(self, classes: tuple[int, ...]) -> str:
        """Give the character that stands for a set of classes."""
        if not classes:
            return _NOTHING
        sign = self._signs.get(classes)
        if sign is None:
            hot = any(label in self._by_class for label in classes)
            sign = self._signs[classes] = chr(self._next[hot])
            self._next[hot] += 1
            self._meaning[sign] = classes
            self._masks[sign] = sum(1 << label for label in classes)
            if hot:
                self._candidates[sign] = frozenset(
                    number for label in classes for number in self._by_class.get(label, ())
                )
        return sign

    def _spans(self, signs: str) -> list[tuple[int, int, int]]:
        """Find rules in a paragraph's signs: first token, last token + 1, rule."""
        found, place = [], 0
        while match := _TRIGGER.search(signs, place):
            start = max(signs.rfind(_STOP, 0, match.start()), signs.rfind(_ASK, 0, match.start()))
            wall = _WALL.search(signs, match.start())
            place = wall.start() if wall else len(signs)
            asks = wall is not None and wall[0] == _ASK
            for first, last, rule in self._sentence(signs[start + 1 : place], asks):
                found.append((first + start + 1, last + start + 1, rule))
        return found

    def _sentence(self, signs: str, asks: bool) -> list[tuple[int, int, int]]:
        present, candidates = 0, set()
        for sign in set(signs):
            present |= self._masks.get(sign, 0)
            candidates |= self._candidates.get(sign, frozenset())
        sentence: list[tuple[int, ...]] | None = None
        by_rule: dict[int, list[tuple[bool, int, int]]] = {}
        for number in sorted(candidates):
            pattern = self._patterns[number]
            need = pattern.needed()
            if present & need == need:
                if sentence is None:
                    sentence = [self._meaning[sign] for sign in signs]
                for start, end in pattern.find(sentence, asks):
                    by_rule.setdefault(pattern.rule, []).append((pattern.shortest, start, end))
        found = []
        for rule, spans in by_rule.items():
            cancelled = [
                span
                for pattern in self._exceptions.get(rule, ())
                if present & pattern.needed() == pattern.needed()
                for span in pattern.find(sentence, asks)
            ]
            kept: list[tuple[int, int]] = []
            for _, start, end in sorted(spans, key=_tidiest):
                if not any(a <= end and start <= b for a, b in cancelled) and not any(
                    a < end and start < b for a, b in kept
                ):
                    kept.append((start, end))
            found += [(start, end, rule) for start, end in kept]
        return found

    def trim(self) -> None:
        """Forget what was read so far once it fills too much memory or too many signs."""
        full = self._next[True] > _COLD - 1000 or self._next[False] > _COLD_END - 1000
        if full or len(self._memo) > _MEMO_LIMIT:
            self._reset()


def _tidiest(span: tuple[bool, int, int]) -> tuple[bool, int, int]:
    """Order: patterns without gaps first, longest first; then those with gaps, shortest first."""
    gap, start, end = span
    return gap, (end - start) if gap else (start - end), start
