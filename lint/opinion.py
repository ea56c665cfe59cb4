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
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from operator import mul
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from lint.features import NEGATIONS, REACH, STEM, Key, features, keys, spans
from lint.names import MODELS

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
_FIRST, _LAST, _DENIED = (crc32(name) for name in (b"first", b"last", b"not"))


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


class _Words(dict):
    """Gives the words of a chunk of text; each chunk, and each word, is read once.

    Args:
        read: Reads a word.
    """

    def __init__(self, read: Callable[[str], _Word]):
        super().__init__()
        self._read = read
        self._known: dict[str, _Word] = {}

    def __missing__(self, chunk: str) -> tuple[_Word, ...]:
        words = tuple(map(self.word, keys(chunk)))
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        self[chunk] = words
        return words

    def word(self, key: str) -> _Word:
        """Give a word by its key."""
        word = self._known.get(key)
        if word is None:
            if len(self._known) >= _MEMO_LIMIT:
                self._known.clear()
            word = self._known[key] = self._read(key)
        return word


class _Rows(dict):
    """Rows of a model as whole numbers with a lane for each category, made when first asked for.

    They are made unsigned; the lowest lane of each is 1, and so counts the rows added up.

    Args:
        rows: The rows as signed bytes.
        width: Bytes of a row.
    """

    def __init__(self, rows: bytes, width: int):
        super().__init__()
        self._rows, self._width = rows.translate(_LIFTED), width

    def __missing__(self, place: int) -> int:
        first = place * self._width
        lanes = bytearray((self._width + 1) * _LANE)
        lanes[0] = 1
        lanes[_LANE::_LANE] = self._rows[first : first + self._width]
        row = self[place] = int.from_bytes(lanes, "little")
        return row


class Model:
    """A trained model of one language.

    Args:
        head: `categories` ("fine" first), `bits`, `scale`, `bias` (one for each category),
            `slope`, `level` and `heard` (margin and evidence to confidence), `rules` (the ids
            of those it has learnt to weigh), and the confidences `warning` and `note`.
        rows: 2 ** bits rows of signed bytes, one byte for each category.
    """

    def __init__(self, head: dict, rows: bytes):
        self.categories: list[str] = head["categories"]
        self.warning: float = head["warning"]
        self.note: float = head["note"]
        self.rules: frozenset[str] = frozenset(head["rules"])
        self._heard: list[float] = head["heard"]
        self._mask: int = (1 << head["bits"]) - 1
        self._scale: float = head["scale"]
        self._bias: list[float] = head["bias"]
        self._slope: float = head["slope"]
        self._level: float = head["level"]
        self._rows = _Rows(rows, len(self.categories))
        self._lanes = Struct(f"<{len(self.categories) + 1}I")
        self._words = _Words(self._read)
        self._edge = self._words.word(_EDGE)

    def margin(self, text: str) -> tuple[float, str]:
        """Score a text.

        Args:
            text: What is said in one go.

        Returns:
            By how much the strongest category exceeds "fine", and its name; minus infinity for
            a text without words.
        """
        words = [self._edge, *chain.from_iterable(map(self._words.__getitem__, text.split()))]
        if len(words) == 1:
            return -math.inf, FINE
        totals, nexts, afters, tails, denying = zip(*words, strict=True)
        hashed = [*map(crc32, tails[1:], nexts), *map(crc32, tails[2:], afters)]
        hashed += _standing(tails, denying)
        rows, mask = self._rows, self._mask
        count, *sums = self._apart(sum(totals) + sum([rows[one & mask] for one in hashed]))
        norm, lift = self._scale / math.sqrt(count), count * _LIFT
        scores = [(lane - lift) * norm + bias for lane, bias in zip(sums, self._bias, strict=True)]
        best = max(range(1, len(scores)), key=scores.__getitem__)
        return scores[best] - scores[0], self.categories[best]

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

    def _sum(self, key: Key) -> int:
        """Add up the rows of the features of a word, or of a word with its followers.

        The sums of all categories are lanes of one whole number, so that adding them up is one
        addition.
        """
        names = "\n".join(features(key)).encode(errors="surrogatepass").split(b"\n")
        rows, mask = self._rows, self._mask
        return sum([rows[one & mask] for one in map(crc32, names)])

    def _read(self, word: str) -> _Word:
        """Read a word once for all: its sum, and the halves of its pairs' places."""
        stem = word[:STEM].encode(errors="surrogatepass")
        halves = crc32(b"b " + stem), crc32(b"k " + stem)
        return _Word(self._sum(word), *halves, b" " + stem, word in NEGATIONS)

    def _apart(self, total: int) -> Sequence[int]:
        """Give the lanes of a sum of rows: how many there are, and the sum of each category."""
        return self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))

    def _weight(self, total: int, category: int) -> int:
        """By how much the features of a word or pair speak for a category against "fine"."""
        lanes = self._apart(total)
        return lanes[category + 1] - lanes[1]

    def _weighed(self, text: str, category: int) -> tuple[tuple[int, int], ...]:
        """Find the words that weigh most, each with half of the pairs it is part of.

        Neighbours among them become one group.
        """
        words = [_EDGE, *keys(text)]
        weights = [float(self._weight(self._words.word(word).total, category)) for word in words]
        for at, pair in enumerate(zip(words, words[1:], [*words[2:], ""])):
            half = self._weight(self._sum(pair), category) / 2
            weights[at] += half
            weights[at + 1] += half
        tellable = [n for n in range(1, len(words)) if weights[n] > 0 and words[n][0].isalpha()]
        top = sorted(sorted(tellable, key=weights.__getitem__, reverse=True)[:_MOST])
        places = spans(text)
        groups: list[tuple[int, int]] = []
        for before, number in zip([-1, *top], top):
            start, end = places[number - 1]
            if number == before + 1:
                start = groups.pop()[0]
            groups.append((start, end))
        return tuple(groups)


def _standing(tails: Sequence[bytes], denying: Sequence[bool]) -> list[int]:
    """Hash what `standing` names, of words that follow an edge."""
    hashed = [crc32(tail, _FIRST) for tail in tails[1:3]]
    hashed += [crc32(tail, _LAST) for tail in tails[1:][-2:]]
    if any(denying):
        for at, denies in enumerate(denying, 1):
            if denies:
                hashed += [crc32(tail, _DENIED) for tail in tails[at : at + REACH]]
    return hashed


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
