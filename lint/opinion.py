"""The second opinion: a small linear model that hears kinds of sentences no rule lists.

A text becomes a bag of features (words, their beginnings, letter groups inside them, pairs of
neighbouring words), each hashed to a row of small whole numbers, one for every category and one
for "fine". The rows are added up; the category that exceeds "fine" the most is the opinion.
`python -m training` learns the numbers from `corpus/`. The browser's twin is
`handbook/theme/assets/makegood/opinion.js`.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from lint.names import MODELS
from lint.text import CHUNK, NUMBER, QUESTION, SLOT, STOP, tokens

FINE = "fine"
"""What the first column of the weights stands for."""

STEM = 5
"""Letters of a word's beginning that stand for its inflected forms."""

GROUPS = (3, 4, 5)
"""Sizes of the letter groups inside a word."""

_SIGNS = {NUMBER: "#", SLOT: "{}", STOP: ".", QUESTION: "?"}
_EDGE = "^"
_MEMO_LIMIT = 30_000
_LANE, _LIFT = 32, 128
_FULL = (1 << _LANE) - 1
_LIFTED = bytes((byte + _LIFT) & 255 for byte in range(256))
"""Signed bytes made unsigned by adding `_LIFT`."""
_MOST = 3

Key = str | tuple[str, str, str]
"""A word, or a word with its two followers ("" past the end)."""


class Opinion(NamedTuple):
    """What the model thinks of a text.

    Attributes:
        category: The category it hears most.
        confidence: How sure it is that the text is bad at all, 0 to 1.
        weighed: Spans of the two or three words or word groups that weighed most, in code
            points and in reading order.
    """

    category: str
    confidence: float
    weighed: tuple[tuple[int, int], ...]


@lru_cache(maxsize=_MEMO_LIMIT)
def _cut(chunk: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((start, end, _SIGNS.get(kind, key)) for start, end, kind, key in tokens(chunk))


def keys(text: str) -> list[str]:
    """Read a text as the model sees it.

    Args:
        text: Any text.

    Returns:
        The key of each token; a number, a slot or a sentence end is one sign, whatever it holds.
    """
    return [key for chunk in text.split() for _, _, key in _cut(chunk)]


def features(key: Key) -> list[str]:
    """Name the features of a word, or of a word with its followers.

    Args:
        key: The word as `keys` gives it, or three of them.

    Returns:
        Names; a word has itself, its beginning and the letter groups in it, the pairs are those
        with the next word and with the one after.
    """
    if isinstance(key, tuple):
        left, right, beyond = (word[:STEM] for word in key)
        pair = [f"b {left} {right}"]
        return [*pair, f"k {left} {beyond}"] if beyond else pair
    if len(key) < 2 or not key[0].isalpha():
        return [f"w {key}"]
    edged = f"<{key}>"
    groups = (edged[at : at + size] for size in GROUPS for at in range(len(edged) - size + 1))
    return [f"w {key}", f"s {key[:STEM]}", *(f"c {group}" for group in groups)]


def place(feature: str, bits: int) -> int:
    """Number the row of a feature in a table of 2 ** bits rows."""
    return crc32(feature.encode(errors="surrogatepass")) & ((1 << bits) - 1)


class _Word(NamedTuple):
    """What a word adds: features and their rows; the sums over the first half of the names of
    its pairs with the next word and the one after; the second half, where it is that word.
    """

    number: int
    total: int
    next: int
    after: int
    tail: bytes


class _Rows(dict):
    """Rows of a model as whole numbers with a lane for each category, made when first asked for.

    Args:
        rows: The rows as signed bytes.
        width: Bytes of a row.
    """

    def __init__(self, rows: bytes, width: int):
        super().__init__()
        self._rows, self._width = rows.translate(_LIFTED), width

    def __missing__(self, place: int) -> int:
        first = place * self._width
        lanes = bytearray(self._width * _LANE // 8)
        lanes[:: _LANE // 8] = self._rows[first : first + self._width]
        row = self[place] = int.from_bytes(lanes, "little")
        return row


class Model:
    """A trained model of one language.

    Args:
        head: `categories` ("fine" first), `bits`, `scale`, `bias` (one for each category),
            `slope` and `level` (margin to confidence), and the confidences `warning`, `note` and
            `clear` (see `lint.checks.hearing`).
        rows: 2 ** bits rows of signed bytes, one byte for each category.
    """

    def __init__(self, head: dict, rows: bytes):
        self.categories: list[str] = head["categories"]
        self.warning: float = head["warning"]
        self.note: float = head["note"]
        self.clear: float = head["clear"]
        self._bits: int = head["bits"]
        self._scale: float = head["scale"]
        self._bias: list[float] = head["bias"]
        self._slope: float = head["slope"]
        self._level: float = head["level"]
        self._rows = _Rows(rows, len(self.categories))
        self._memo: dict[str, _Word] = {}
        self._lanes = range(0, _LANE * len(self.categories), _LANE)

    def margin(self, text: str) -> tuple[float, str]:
        """Score a text.

        Args:
            text: What is said in one go.

        Returns:
            By how much the strongest category exceeds "fine", and its name; minus infinity for
            a text without words.
        """
        words = [_EDGE, *keys(text)]
        if len(words) == 1:
            return -math.inf, FINE
        memo, rows, mask = self._memo, self._rows, (1 << self._bits) - 1
        read = [memo.get(word) or self._read(word) for word in words]
        numbers, totals, nexts, afters, tails = zip(*read, strict=True)
        pairs = [*map(crc32, tails[1:], nexts), *map(crc32, tails[2:], afters)]
        count = sum(numbers) + len(pairs)
        total = sum(totals) + sum([rows[pair & mask] for pair in pairs])
        norm, lift = self._scale / math.sqrt(count), count * _LIFT
        scores = [
            ((total >> lane & _FULL) - lift) * norm + bias
            for lane, bias in zip(self._lanes, self._bias, strict=True)
        ]
        best = max(range(1, len(scores)), key=scores.__getitem__)
        return scores[best] - scores[0], self.categories[best]

    def confidence(self, margin: float) -> float:
        """How sure a margin makes that a text is bad, 0 to 1."""
        return 1 / (1 + math.exp(min(-(self._slope * margin + self._level), 700)))

    def opinion(self, text: str, floor: float) -> Opinion | None:
        """Give an opinion of a text, or None where it is not sure enough.

        Args:
            text: What is said in one go.
            floor: The least confidence, 0 to 1.
        """
        margin, category = self.margin(text)
        sure = self.confidence(margin)
        if category == FINE or sure < floor:
            return None
        return Opinion(category, sure, self._weighed(text, self.categories.index(category)))

    def _sum(self, key: Key) -> tuple[int, int]:
        """Number of features of a word, or of a word with its followers, and their summed rows.

        The sums of all categories are lanes of one whole number, so that adding them up is one
        addition.
        """
        names = features(key)
        return len(names), sum(self._rows[place(name, self._bits)] for name in names)

    def _read(self, word: str) -> _Word:
        """Read a word once for all: its sum, and the halves of its pairs' places."""
        stem = word[:STEM]
        halves = (crc32(f"{kind} {stem}".encode(errors="surrogatepass")) for kind in "bk")
        if len(self._memo) > _MEMO_LIMIT:
            self._memo.clear()
        tail = f" {stem}".encode(errors="surrogatepass")
        found = self._memo[word] = _Word(*self._sum(word), *halves, tail)
        return found

    def _weight(self, key: Key, category: int) -> int:
        """By how much the features of a word or pair speak for a category against "fine"."""
        if isinstance(key, str):
            total = (self._memo.get(key) or self._read(key)).total
        else:
            _, total = self._sum(key)
        lane = self._lanes[category]
        return (total >> lane & _FULL) - (total & _FULL)

    def _weighed(self, text: str, category: int) -> tuple[tuple[int, int], ...]:
        """Find the words that weigh most, each with half of the pairs it is part of.

        Neighbours among them become one group.
        """
        words = [_EDGE, *keys(text)]
        weights = [float(self._weight(word, category)) for word in words]
        for at, pair in enumerate(zip(words, words[1:], [*words[2:], ""])):
            half = self._weight(pair, category) / 2
            weights[at] += half
            weights[at + 1] += half
        tellable = [n for n in range(1, len(words)) if weights[n] > 0 and words[n][0].isalpha()]
        top = sorted(sorted(tellable, key=weights.__getitem__, reverse=True)[:_MOST])
        spans = _places(text)
        groups: list[tuple[int, int]] = []
        for before, number in zip([-1, *top], top):
            start, end = spans[number - 1]
            if number == before + 1:
                start = groups.pop()[0]
            groups.append((start, end))
        return tuple(groups)


def _places(text: str) -> list[tuple[int, int]]:
    return [
        (match.start() + start, match.start() + end)
        for match in CHUNK.finditer(text)
        for start, end, _ in _cut(match[0])
    ]


@lru_cache
def model(lang: str) -> Model | None:
    """Load the model of a language; None where none has been trained.

    Args:
        lang: "en", "ru" or "sv".
    """
    try:
        return read((MODELS / f"{lang}.bin").read_bytes())
    except FileNotFoundError:
        return None


def read(data: bytes) -> Model:
    """Read a model as training writes it: a line of JSON, then the rows as signed bytes."""
    head, _, rows = data.partition(b"\n")
    return Model(json.loads(head), rows)
