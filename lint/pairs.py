"""Words a pattern can't do without: neighbours, and words anywhere in a sentence.

Whoever looks for many patterns first looks at each word with the one after it, which is cheap:
every match holds one of the pattern's pairs. A pair is a word of the pattern with what may stand
before it or after it: words, a place, or anything at all. Of the patterns that are left, only
those run that have a word of each of their groups in the sentence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from lint.patterns import ASK, BEGIN, END, Choice, Edge, Gap, Leaf, Maybe, Node, Series
from lint.runner import ANY
from lint.runner import ASK as ASKS
from lint.runner import BEGIN as BEGINS
from lint.runner import END as ENDS

_PLACES = {BEGIN: BEGINS, END: ENDS, ASK: ASKS}
_SHARES = {ANY: 1.0, BEGINS: 0.1, ENDS: 0.1, ASKS: 0.03}
"""How often a place is beside a word."""

_ANYTHING = frozenset((ANY,))


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands side by side.

    Attributes:
        left: Word classes, or labels of `lint.runner` for places; one of them comes first.
        right: Likewise; one of them comes next.
    """

    left: frozenset[int]
    right: frozenset[int]


class Needs:
    """Finds the pairs and the groups of patterns.

    Args:
        classes: Gives the word classes of a leaf, one for each word in it.
        share: Guesses how many of all words are of a class, 0 to 1.
    """

    def __init__(self, classes: Callable[[Leaf], list[int]], share: Callable[[int], float]):
        self._classes = classes
        self._share = share
        self._sums: dict[frozenset[int], float] = {}

    def pairs(self, node: Node) -> list[Pair]:
        """Find the rarest pairs of which every match of a pattern holds one.

        Args:
            node: The pattern's tree.

        Returns:
            The pairs; none where a match need not hold any word.
        """
        cost, pairs = self._cut(node, _ANYTHING, _ANYTHING)
        return [] if cost == math.inf else list(dict.fromkeys(pairs))

    def groups(self, node: Node, pairs: Iterable[Pair]) -> list[frozenset[int]]:
        """Find groups of word classes of each of which every match holds a word.

        Args:
            node: The pattern's tree.
            pairs: Its pairs; groups of which these have a word anyway are left out.
        """
        sides = [(pair.left, pair.right) for pair in pairs]
        return [
            group for group in self._groups(node)
            if not sides or not all(left <= group or right <= group for left, right in sides)
        ]  # fmt: skip

    def _groups(self, node: Node) -> list[frozenset[int]]:
        match node:
            case Leaf():
                return [frozenset((label,)) for label in self._classes(node)]
            case Series(parts):
                return [group for part in parts for group in self._groups(part)]
            case Choice(parts):
                found = [self._groups(part) for part in parts]
                if all(found):
                    rarest = (min(groups, key=self._together) for groups in found)
                    return [frozenset().union(*rarest)]
        return []

    def _cut(
        self, node: Node, before: frozenset[int], after: frozenset[int]
    ) -> tuple[float, list[Pair]]:
        """Find pairs for a part that can't be missing, and what they cost.

        Args:
            node: The part.
            before: Labels of what may stand before it.
            after: Labels of what may stand after it.
        """
        match node:
            case Leaf():
                labels = self._classes(node)
                row = [before, *(frozenset((label,)) for label in labels), after]
                return min((self._pair(*pair) for pair in pairwise(row)), key=_cost)
            case Choice(parts):
                cuts = [self._cut(part, before, after) for part in parts]
                return sum(map(_cost, cuts)), [pair for _, pairs in cuts for pair in pairs]
            case Series(parts):
                cuts = [
                    self._cut(part, self._edge(reversed(parts[:at]), -1, before),
                              self._edge(parts[at + 1 :], 0, after))
                    for at, part in enumerate(parts) if not _may_lack(part)
                ]  # fmt: skip
                return min(cuts, key=_cost, default=(math.inf, []))
        return math.inf, []

    def _pair(self, left: frozenset[int], right: frozenset[int]) -> tuple[float, list[Pair]]:
        if BEGINS in right or not left.isdisjoint((ENDS, ASKS)):
            return math.inf, []
        return self._together(left) * self._together(right), [Pair(left, right)]

    def _together(self, labels: frozenset[int]) -> float:
        if labels not in self._sums:
            shares = (_SHARES[label] if label < 0 else self._share(label) for label in labels)
            self._sums[labels] = min(sum(shares), 1.0)
        return self._sums[labels]

    def _edge(self, parts: Iterable[Node], which: int, beyond: frozenset[int]) -> frozenset[int]:
        """Give the labels with which parts begin (0) or end (-1), or what lies beyond them."""
        found: frozenset[int] = frozenset()
        for part in parts:
            found |= self._outer(part, which)
            if not _may_lack(part):
                return found
        return found | beyond

    def _outer(self, node: Node, which: int) -> frozenset[int]:
        match node:
            case Leaf():
                return frozenset((self._classes(node)[which],))
            case Edge(place):
                return frozenset((_PLACES[place],))
            case Gap(width):
                return _ANYTHING if width else frozenset()
            case Maybe(part):
                return self._outer(part, which)
            case Choice(parts):
                return frozenset().union(*(self._outer(part, which) for part in parts))
            case Series(parts):
                return self._edge(parts if which == 0 else reversed(parts), which, frozenset())
        return _ANYTHING


def _cost(cut: tuple[float, list[Pair]]) -> float:
    return cut[0]


def _may_lack(node: Node) -> bool:
    """Tell whether a part may match nothing at all."""
    match node:
        case Series(parts):
            return all(map(_may_lack, parts))
        case Choice(parts):
            return any(map(_may_lack, parts))
        case Maybe() | Gap():
            return True
    return False
