"""Chunks of text as signs: one character for each token, standing for its word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint.text import (
    NUMBER,
    QUESTION,
    STOP,
    WORD,
    fold,
    is_clock,
    split_contraction,
    tokens,
)

FULL_STOP, QUESTION_MARK, NOTHING = "\n", "?", "."
"""Signs for the end of a sentence, the end of a question, and a word of no class."""

_FIRST, _LAST = 0x4E00, 0xD7FF
_HYPHENS = re.compile("[-‐‑]")
_DIGIT = re.compile(r"\d")
_MEMO_LIMIT = 100_000
_MOST_NUMBERS = 10_000


class Signs(dict):
    """Gives the signs of a chunk; each distinct chunk is read once.

    Args:
        index: What `lint.index.build_index` gives.

    Attributes:
        meaning: The word classes each sign stands for.
        bits: For each sign the bits its classes set, see `lint.index`.
        first_bits: The same for the first word of a sentence, where there are more.
    """

    def __init__(self, index: dict):
        super().__init__()
        self._english = index["lang"] == "en"
        self._forms: dict[str, str] = index["forms"]
        self._endings: dict[str, str] = index["endings"]
        self._beginnings: dict[str, str] = index["beginnings"]
        self._ending_lengths = sorted({len(word) for word in self._endings})
        self._beginning_lengths = sorted({len(word) for word in self._beginnings})
        self._places: dict[str, str] = index["bits"]
        self._class_bits: dict[str, int] = {}
        self.meaning: dict[str, frozenset[str]] = {}
        self.bits: dict[str, int] = {}
        self.first_bits: dict[str, int] = {}
        self._signs: dict[tuple[str, ...], str] = {}
        self._numbers: dict[str, str] = {}
        self._start()

    def _start(self) -> None:
        self.meaning.update(dict.fromkeys((NOTHING, FULL_STOP, QUESTION_MARK), frozenset()))
        self.bits.update({NOTHING: 0, FULL_STOP: 0, QUESTION_MARK: 0})
        self._next = _FIRST

    @property
    def full(self) -> bool:
        """Whether signs run out or what was read fills too much memory."""
        return self._next > _LAST - 1000 or len(self) > _MEMO_LIMIT

    def forget(self) -> None:
        """Drop everything that was read; signs get new meanings."""
        self.clear()
        for table in (self.meaning, self.bits, self.first_bits, self._signs, self._numbers):
            table.clear()
        self._start()

    def __missing__(self, chunk: str) -> str:
        """Read a chunk that is not known yet; one with a number hardly comes again."""
        signs = "".join([sign for _, _, sign in self.cut(chunk)])
        if not _DIGIT.search(chunk):
            self[chunk] = signs
        return signs

    def cut(self, chunk: str) -> list[tuple[int, int, str]]:
        """Cut a chunk into tokens.

        Args:
            chunk: Text without white space.

        Returns:
            Start and end within the chunk, and the sign, of each token.
        """
        out = []
        for start, end, kind, key in tokens(chunk):
            if kind == WORD:
                out += self._word(chunk, start, end, key)
            elif kind == STOP:
                out.append((start, end, FULL_STOP))
            elif kind == QUESTION:
                out.append((start, end, QUESTION_MARK))
            elif kind == NUMBER:
                out.append((start, end, self._numbers.get(key) or self._number(key)))
            else:
                names = ["{}", "{%s}" % key, "{%s}" % key.rpartition("_")[2]]
                out.append((start, end, self._sign(self._exactly(names))))
        return out

    def _number(self, digits: str) -> str:
        if len(self._numbers) > _MOST_NUMBERS:
            self._numbers.clear()
        names = ["#number", digits] + (["#clock"] if is_clock(digits) else [])
        sign = self._numbers[digits] = self._sign(self._exactly(names))
        return sign

    def _word(self, chunk: str, start: int, end: int, key: str) -> list[tuple[int, int, str]]:
        if self._english and len(key) == end - start and (split := split_contraction(key)):
            (first, second), cut = split
            return [
                (start, start + cut, self._sign(self._classes(first))),
                (start + cut, end, self._sign(self._classes(second))),
            ]
        classes = self._classes(key)
        if classes or "-" not in key:
            return [(start, end, self._sign(classes))]
        parts, place = [], start
        for part in _HYPHENS.split(chunk[start:end]):
            if part:
                sign = self._sign(self._classes(fold(part)))
                parts.append((place, place + len(part), sign))
            place += len(part) + 1
        return parts

    def _exactly(self, names: list[str]) -> tuple[str, ...]:
        return tuple(sorted({n for name in names for n in self._forms.get(name, "").split()}))

    def _classes(self, word: str) -> tuple[str, ...]:
        found = self._forms.get(word, "").split()
        length = len(word)
        for size in self._ending_lengths:
            if size > length:
                break
            found += self._endings.get(word[length - size :], "").split()
        for size in self._beginning_lengths:
            if size > length:
                break
            found += self._beginnings.get(word[:size], "").split()
        return tuple(sorted(set(found))) if found else ()

    def _sign(self, classes: tuple[str, ...]) -> str:
        """Give the character that stands for a set of classes."""
        if not classes:
            return NOTHING
        sign = self._signs.get(classes)
        if sign is None:
            sign = self._signs[classes] = chr(self._next)
            self._next += 1
            self.meaning[sign] = frozenset(classes)
            self.bits[sign] = self._bits(classes)
            if first := self._bits(f"^{label}" for label in classes):
                self.first_bits[sign] = first
        return sign

    def _bits(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            if name in self._places:
                bits |= self._class_bits.get(name) or self._read_bits(name)
        return bits

    def _read_bits(self, name: str) -> int:
        places = [int(place) for place in self._places[name].split()]
        filled = bytearray(places[-1] // 8 + 1)
        for place in places:
            filled[place >> 3] |= 1 << (place & 7)
        bits = self._class_bits[name] = int.from_bytes(filled, "little")
        return bits
