"""Words a pattern can't do without: ways through it, each a row of groups of word classes.

A match goes one of the ways; it holds, for each group of the way, a word of one of its classes,
and these words stand in the order of the groups. Whoever looks for many patterns first asks for
their groups, which is cheap, and runs only the patterns that have a way open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

from lint.patterns import BEGIN, Choice, Edge, Leaf, Node, Series

MOST_GROUPS = 3
"""Groups that are kept of a way."""

MOST_WAYS = 8
"""Ways that are kept apart; where there are more, some are united."""

_ANCHORED = 1 / 16
"""How much rarer a word is at the beginning of a sentence than anywhere in it."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Some word classes, one of which is there.

    Attributes:
        cost: How common their words are together.
        labels: The classes.
        first: Whether it is the first word of the sentence.
    """

    cost: float
    labels: tuple[int, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a pattern.

    Attributes:
        groups: In order.
        head: Whether the first group is the way's very first word.
        edge: Whether it is the beginning of a sentence and no word at all.
    """

    groups: tuple[Group, ...] = ()
    head: bool = False
    edge: bool = False


def ways(node: Node, classes: Callable[[Leaf], list[tuple[float, int]]]) -> list[Way]:
    """Find the ways through a pattern.

    Args:
        node: The pattern's tree.
        classes: Gives cost and class of each word of a leaf, in order.

    Returns:
        At most `MOST_WAYS` ways of at most `MOST_GROUPS` groups, the rarest. A way without
        groups says that a match may hold any word.

    >>> from lint.patterns import parse
    >>> found = ways(parse("our [own] (policy|rule)"), lambda leaf: [(1.0, len(leaf.names[0]))])
    >>> [[group.labels for group in way.groups] for way in found]
    [[(3,), (6,)], [(3,), (4,)]]
    """
    match node:
        case Leaf():
            found = [Way(tuple(Group(cost, (label,)) for cost, label in classes(node)), True)]
        case Edge():
            found = [Way(edge=node.place == BEGIN)]
        case Choice(parts):
            found = _united([way for part in parts for way in ways(part, classes)], MOST_WAYS)
        case Series(parts):
            found = [Way(edge=True, head=False)]
            begun = False
            for part in parts:
                more = ways(part, classes)
                if len(found) * len(more) > MOST_WAYS:
                    more = _united(more, max(MOST_WAYS // len(found), 1))
                joined = [_join(a, b) for a, b in product(found, more)] if begun else more
                found, begun = list(dict.fromkeys(joined)), True
        case _:
            found = [Way()]
    return found


def _join(first: Way, second: Way) -> Way:
    groups = second.groups
    if first.edge and second.head:
        groups = (replace(groups[0], cost=groups[0].cost * _ANCHORED, first=True), *groups[1:])
    joined = (*first.groups, *groups)
    head = first.head or (first.edge and second.head)
    kept = _rarest(joined, MOST_GROUPS)
    return Way(kept, head and kept[:1] == joined[:1], first.edge and second.edge)


def _rarest(groups: tuple[Group, ...], most: int) -> tuple[Group, ...]:
    """Keep the rarest groups, in order."""
    places = sorted(range(len(groups)), key=lambda place: (groups[place], place))[:most]
    return tuple(groups[place] for place in sorted(places))


def _united(found: list[Way], most: int) -> list[Way]:
    """Unite ways until few are left: those with the fewest groups first, as they say least."""
    found = sorted(dict.fromkeys(found), key=lambda way: (len(way.groups), repr(way)))
    while len(found) > most:
        pair = [found.pop(0), found.pop(0)]
        fewest = min(len(way.groups) for way in pair)
        rows = [_rarest(way.groups, fewest) for way in pair]
        groups = tuple(map(_either, *rows))
        head = all(way.head and row[:1] == way.groups[:1] for way, row in zip(pair, rows))
        found.insert(0, Way(groups, head))
    return found


def _either(one: Group, other: Group) -> Group:
    labels = tuple(dict.fromkeys((*one.labels, *other.labels)))
    if one.first != other.first:
        return Group(one.cost + other.cost, labels)
    return Group(one.cost + other.cost, labels, one.first)
