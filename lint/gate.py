"""Tell which patterns a sentence has the words for, so that no others are run.

See `lint.pairs` for what patterns can't do without. Pairs and groups are bits of whole numbers, so
that all those of two words side by side are found by one operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from lint.names import SIGNALS

if TYPE_CHECKING:
    from lint.signs import Sign


FINDING, SIGNALLING, EXCEPTING = range(3)
"""Kinds of patterns: those of rules, those of signals, and those that cancel findings."""


class Gate:
    """The pairs and groups of all patterns of a language.

    Args:
        index: What `lint.index.build_index` gives.

    Attributes:
        left: Gives, for labels, the pairs in which a word with them may be the first.
        right: The same for the second word.
        inside: The same for groups, wherever the word stands.
        needs: Gives, for the number of a pattern, its groups.
    """

    def __init__(self, index: dict):
        self.left, self.right = _Labelled(index["left"]), _Labelled(index["right"])
        self.inside, self.needs = _Labelled(index["inside"]), _Needs(index["needs"])
        rules = [rule["id"].startswith(f"{SIGNALS}/") for rule in index["rules"]]
        kinds = [EXCEPTING if unless else SIGNALLING if rules[rule] else FINDING
                 for rule, unless, *_ in index["patterns"]]  # fmt: skip
        self._patterns: list[dict[int, list[int]]] = [{}, {}, {}]
        for pair, numbers in enumerate(index["pairs"]):
            for number in numbers:
                self._patterns[kinds[number]].setdefault(pair, []).append(number)
        self._pairs = [_bits(patterns) for patterns in self._patterns]

    def patterns(self, pairs: int, kind: int) -> tuple[int, ...]:
        """Give the numbers of the patterns of a kind that have one of some pairs.

        Args:
            pairs: The pairs, as bits.
            kind: `FINDING`, `SIGNALLING` or `EXCEPTING`.
        """
        found: set[int] = set()
        pairs &= self._pairs[kind]
        while pairs:
            lowest = pairs & -pairs
            pairs ^= lowest
            found.update(self._patterns[kind][lowest.bit_length() - 1])
        return tuple(found)

    def beside(self, row: list[Sign], kind: int) -> tuple[int, ...]:
        """Give the numbers of the patterns of a kind that have a pair in a row of signs."""
        pairs = [one.left & other.right for one, other in pairwise(row)]
        return self.patterns(reduce(or_, pairs), kind)


class _Labelled:
    """Gives what labels name, as bits of one number.

    Args:
        texts: For each label the numbers of what it names.
    """

    def __init__(self, texts: dict[str, str]):
        self._texts = texts
        self._read: dict[str, int] = {}

    def __call__(self, labels: Iterable[str]) -> int:
        found = 0
        for label in labels:
            bits = self._read.get(label)
            if bits is None:
                bits = _bits(map(int, self._texts.get(label, "").split()))
                self._read[label] = bits
            found |= bits
        return found


class _Needs(dict):
    def __init__(self, groups: list[list[int]]):
        super().__init__()
        self._groups = groups

    def __missing__(self, number: int) -> int:
        bits = self[number] = _bits(self._groups[number])
        return bits


def _bits(places: Iterable[int]) -> int:
    """Make a number of which the bits at some places are set."""
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits
