"""Chunks of text as signs: one for each token, standing for its word classes."""

from __future__ import annotations

import re

from lint.gate import FINDING, Gate
from lint.runner import ANY, ASK, BEGIN, END
from lint.text import NUMBER, QUESTION, STOP, WORD, fold, is_clock, split_contraction, tokens

_HYPHENS = re.compile("[-‐‑]")
_DIGIT = re.compile(r"\d")
_MEMO_LIMIT = 20_000
"""Chunks that are remembered; they are quickly read again."""
_MOST_NOTES = 150_000
"""What is remembered about signs: where they lead, and what two of them are side by side."""
_MOST_NUMBERS = 5_000


class Sign(dict):
    """What a word is to the patterns, or the end of a sentence.

    It is a table: for the sign that comes next it gives the numbers of the patterns of rules that
    the two may be part of.

    Args:
        classes: Word classes that are found under this sign.
        left: What else it is to the word after it: labels of `lint.runner` for places.
        right: The same to the word before it.
        signs: The signs it is one of.

    Attributes:
        classes: Its word classes.
        ends: Whether it ends a sentence.
        left: The pairs of which it may be the first word, as bits; see `lint.gate`.
        right: Those of which it may be the second.
        inside: The groups it is in.
    """

    __slots__ = ("_signs", "classes", "ends", "inside", "left", "right")
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __init__(
        self, signs: Signs, classes: tuple[str, ...] = (), left: tuple[int, ...] = (),
        right: tuple[int, ...] = (),
    ):  # fmt: skip
        super().__init__()
        self._signs = signs
        self.classes = frozenset(classes)
        self.ends = bool(right)
        gate = signs.gate
        self.left = gate.left((*classes, str(ANY), *map(str, left)))
        self.right = gate.right((*classes, str(ANY), *map(str, right)))
        self.inside = gate.inside(classes)

    def __missing__(self, after: Sign) -> tuple[int, ...]:
        """Work out the patterns of two signs that are met side by side for the first time."""
        self.note()
        numbers = self[after] = self._signs.gate.patterns(self.left & after.right, FINDING)
        return numbers

    def note(self) -> None:
        """Count something that is remembered about this sign."""
        self._signs.noted += 1


class Signs(dict):
    """Gives the signs of a chunk; each distinct chunk is read once.

    Args:
        index: What `lint.index.build_index` gives.
        gate: The pairs and groups of the patterns.

    Attributes:
        stop: The sign of the end of a sentence.
        question: The sign of the end of a question.
        noted: How much is remembered about them, here and by those who use them.
    """

    def __init__(self, index: dict, gate: Gate):
        super().__init__()
        self.gate = gate
        self._english = index["lang"] == "en"
        self._forms: dict[str, str] = index["forms"]
        self._endings: dict[str, str] = index["endings"]
        self._beginnings: dict[str, str] = index["beginnings"]
        self._ending_lengths = sorted({len(word) for word in self._endings})
        self._beginning_lengths = sorted({len(word) for word in self._beginnings})
        self._signs: dict[tuple[str, ...], Sign] = {}
        self._numbers: dict[str, Sign] = {}
        self._start()

    def _start(self) -> None:
        self.stop = Sign(self, (), (BEGIN,), (END,))
        self.question = Sign(self, (), (BEGIN,), (END, ASK))
        self.noted = 0

    @property
    def full(self) -> bool:
        """Whether what was noted fills too much memory."""
        return self.noted > _MOST_NOTES

    def part(self) -> int:
        """Drop what signs are side by side.

        Returns:
            How many signs stay.
        """
        for sign in (self.stop, self.question, *self._signs.values()):
            sign.clear()
        self.noted = 0
        return len(self._signs)

    def forget(self) -> None:
        """Drop everything that was read."""
        for table in (self, self._signs, self._numbers):
            table.clear()
        self._start()

    def __missing__(self, chunk: str) -> tuple[Sign, ...]:
        """Read a chunk that is not known yet; one with a number hardly comes again."""
        signs = tuple([sign for _, _, sign in self.cut(chunk)])
        if not _DIGIT.search(chunk):
            if len(self) >= _MEMO_LIMIT:
                self.clear()
            self[chunk] = signs
        return signs

    def cut(self, chunk: str) -> list[tuple[int, int, Sign]]:
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
                out.append((start, end, self.stop))
            elif kind == QUESTION:
                out.append((start, end, self.question))
            elif kind == NUMBER:
                out.append((start, end, self._numbers.get(key) or self._number(key)))
            else:
                names = ["{}", "{%s}" % key, "{%s}" % key.rpartition("_")[2]]
                out.append((start, end, self._sign(self._exactly(names))))
        return out

    def _number(self, digits: str) -> Sign:
        if len(self._numbers) > _MOST_NUMBERS:
            self._numbers.clear()
        names = ["#number", digits] + (["#clock"] if is_clock(digits) else [])
        sign = self._numbers[digits] = self._sign(self._exactly(names))
        return sign

    def _word(self, chunk: str, start: int, end: int, key: str) -> list[tuple[int, int, Sign]]:
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

    def _sign(self, classes: tuple[str, ...]) -> Sign:
        """Give the sign that stands for a set of classes."""
        sign = self._signs.get(classes)
        if sign is None:
            sign = self._signs[classes] = Sign(self, classes)
        return sign
