"""The second opinion: a small linear model that hears kinds of sentences no rule lists.

A text becomes a bag of features (words, their beginnings, letter groups inside them, pairs of
neighbouring words, what stands first, last or after a "not"), each hashed to a row of small whole
numbers, one for every category and one for "fine". The rows are added up; the category that
exceeds "fine" the most is the opinion. What the rules found makes it surer.
`python -m training` learns the numbers from `corpus/`. The browser's twin is
`handbook/theme/assets/makegood/opinion.js`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import mul
from struct import Struct, iter_unpack
from typing import NamedTuple
from zlib import crc32

from lint.features import NEGATIONS, STEM, hashed_features, hashed_standing, keys, keys_of, spans
from lint.names import MODELS
from lint.text import chunks

FINE = "fine"
"""What the first column of the weights stands for."""

_EDGE = "^"
_MEMO_LIMIT = 40_000
"""Chunks and words that are remembered, some 500 bytes for both together."""
_LANE, _LIFT = 4, 128
"""Bytes of a lane, and what is added to each weight to make it unsigned."""
_LIFTED = bytes((byte + _LIFT) & 255 for byte in range(256))
"""Signed bytes made unsigned by adding `_LIFT`."""
_LETTERS = bytes((byte + 63) & 127 for byte in range(256))
_MOST = 3
_NEXT, _AFTER = crc32(b"b "), crc32(b"k ")


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


class _Word(NamedTuple):
    """What a word adds: its features' rows; the sums over the first half of the names of its pairs
    with the next word and the one after; the second half, where it is that word; whether it
    denies what follows.
    """

    total: int
    next: int
    after: int
    tail: bytes
    denies: bool


class _Memo(dict):
    """Reads each key once, and forgets everything when it holds too much.

    Args:
        read: Gives what a key stands for.
    """

    def __init__(self, read: Callable[[str], object]):
        super().__init__()
        self._read = read

    def __missing__(self, key: str) -> object:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        value = self[key] = self._read(key)
        return value


def _made(rows: bytes, width: int) -> list[int]:
    """Make rows of signed bytes whole numbers with a lane for each category.

    They are made unsigned; the first lane of each is 1, and so counts the rows added up.
    """
    size = (width + 1) * _LANE
    lanes = bytearray(len(rows) // width * size)
    lanes[_LANE - 1 :: size] = bytes((1,)) * (len(rows) // width)
    lifted = rows.translate(_LIFTED)
    for category in range(width):
        lanes[(category + 2) * _LANE - 1 :: size] = lifted[category::width]
    return list(map(int.from_bytes, chain.from_iterable(iter_unpack(f"{size}s", lanes))))


class Model:
    """A trained model of one language.

    Args:
        head: `categories` ("fine" first), `bits`, `scale`, `bias` (one for each category),
            `slope`, `level` and `heard` (margin and evidence to confidence), `rules` (the ids
            of those it has learnt to weigh), and the confidences `trust`, `warning` and `note`.
        rows: 2 ** bits rows of signed bytes, one byte for each category.
    """

    def __init__(self, head: dict, rows: bytes):
        self.categories: list[str] = head["categories"]
        self.trust: float = head["trust"]
        self.warning: float = head["warning"]
        self.note: float = head["note"]
        self.rules: frozenset[str] = frozenset(head["rules"])
        self._heard: list[float] = head["heard"]
        self._scale: float = head["scale"]
        self._bias: list[float] = head["bias"]
        self._slope: float = head["slope"]
        self._level: float = head["level"]
        self._rows = _made(rows, len(self.categories))
        self._mask = len(self._rows) - 1
        self._lanes = Struct(f">{len(self.categories) + 1}I")
        self._words = _Memo(self._word)
        self._chunks = _Memo(self._chunk)
        self._edge = self._words[_EDGE]

    def margin(self, text: str) -> tuple[float, str]:
        """Score a text.

        Args:
            text: What is said in one go.

        Returns:
            By how much the strongest category exceeds "fine", and its name; minus infinity for
            a text without words.
        """
        words = [*chain.from_iterable(map(self._chunks.__getitem__, chunks(text)))]
        if not words:
            return -math.inf, FINE
        totals, nexts, afters, tails, denying = zip(self._edge, *words)
        hashed = hashed_standing(tails[1:], denying[1:])
        hashed += map(crc32, tails[1:], nexts)
        hashed += map(crc32, tails[2:], afters)
        count, *sums = self._apart(sum(totals) + self._sum(hashed))
        norm = self._scale / math.sqrt(count)
        scores = [lane * norm + bias for lane, bias in zip(sums, self._bias)]  # all equally lifted
        top = max(scores[1:])
        return top - scores[0], self.categories[scores.index(top, 1)]

    def confidence(self, margin: float, evidence: Sequence[float] = ()) -> float:
        """How sure a margin and what rules found make that a text is bad, 0 to 1.

        Args:
            margin: As `margin` gives it.
            evidence: As `lint.checks.hearing.evidence` gives it; empty where no rule found
                anything.
        """
        level = self._level + sum(map(mul, self._heard, evidence))
        return 1 / (1 + math.exp(min(-(self._slope * margin + level), 700)))

    def opinion(
        self, text: str, floor: float, evidence: Sequence[float] = ()
    ) -> Opinion | None:
        """Give an opinion of a text, or None where it is not sure enough.

        Args:
            text: What is said in one go.
            floor: The least confidence, 0 to 1.
            evidence: As for `confidence`.
        """
        margin, category = self.margin(text)
        sure = self.confidence(margin, evidence)
        if category == FINE or sure < floor:
            return None
        return Opinion(category, sure, self._weighed(text, self.categories.index(category)))

    def _sum(self, hashed: Iterable[int]) -> int:
        """Add up the rows of hashed features; all categories at once, each in its lane."""
        rows, mask = self._rows, self._mask
        return sum([rows[one & mask] for one in hashed])

    def _chunk(self, chunk: str) -> tuple[_Word, ...]:
        """Read the words of a chunk of text."""
        return tuple([self._words[key] for key in keys_of(chunk)])

    def _word(self, word: str) -> _Word:
        """Read a word once for all: its sum, and the halves of its pairs' places."""
        stem = word[:STEM].encode(errors="surrogatepass")
        halves = crc32(stem, _NEXT), crc32(stem, _AFTER)
        return _Word(self._sum(hashed_features(word)), *halves, b" " + stem, word in NEGATIONS)

    def _apart(self, total: int) -> Sequence[int]:
        """Give the lanes of a sum of rows: how many there are, and the sum of each category."""
        return self._lanes.unpack(total.to_bytes(self._lanes.size))

    def _weight(self, total: int, category: int) -> int:
        """By how much the features of a word or pair speak for a category against "fine"."""
        lanes = self._apart(total)
        return lanes[category + 1] - lanes[1]

    def _weighed(self, text: str, category: int) -> tuple[tuple[int, int], ...]:
        """Find the words that weigh most, each with half of the pairs it is part of.

        Neighbours among them become one group.
        """
        names = [_EDGE, *keys(text)]
        words = list(map(self._words.__getitem__, names))
        weights = [float(self._weight(word.total, category)) for word in words]
        for at, (left, right) in enumerate(pairwise(words)):
            pairs = [crc32(right.tail, left.next)]
            pairs += [crc32(beyond.tail, left.after) for beyond in words[at + 2 : at + 3]]
            half = self._weight(self._sum(pairs), category) / 2
            weights[at] += half
            weights[at + 1] += half
        tellable = [n for n in range(1, len(words)) if weights[n] > 0 and names[n][0].isalpha()]
        top = sorted(sorted(tellable, key=weights.__getitem__, reverse=True)[:_MOST])
        places = spans(text)
        groups: list[tuple[int, int]] = []
        for before, number in zip([-1, *top], top):
            start, end = places[number - 1]
            if number == before + 1:
                start = groups.pop()[0]
            groups.append((start, end))
        return tuple(groups)


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


def letters(rows: bytes) -> str:
    """Write rows as the browser reads them: a character for each weight, which compresses well.

    Args:
        rows: Signed bytes from -15 to 15.
    """
    return rows.translate(_LETTERS).decode("ascii")
