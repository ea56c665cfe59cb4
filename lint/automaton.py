"""Small automata over word classes, built from the trees of patterns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lint import patterns
from lint.patterns import Choice, Edge, Gap, Leaf, Maybe, Node, PatternError, Series
from lint.runner import ANY, ASK, BEGIN, END

_PLACES = {patterns.BEGIN: BEGIN, patterns.END: END, patterns.ASK: ASK}


@dataclass(frozen=True, slots=True)
class Automaton:
    """An automaton over word classes, without empty moves; it starts in state 0.

    Attributes:
        arcs: For each state its (label, next state) pairs, sorted; a label is a word class
            (0 or more) or one of `ANY`, `BEGIN`, `END`, `ASK`.
        accepting: The states in which the pattern has been seen whole.
        shortest: Whether the shortest match is wanted: true for patterns with a gap.
    """

    arcs: tuple[tuple[tuple[int, int], ...], ...]
    accepting: tuple[int, ...]
    shortest: bool


def build(node: Node, classes: Callable[[Leaf], list[int]]) -> Automaton:
    """Build the automaton of a pattern.

    Args:
        node: A parsed pattern.
        classes: Gives the word classes of a leaf, one per token ("can't" has two).

    Returns:
        The automaton, its states numbered in the order they are reached.

    Raises:
        PatternError: If the pattern matches without any word at all.

    Source: Thompson's construction, then removal of empty moves.
    """
    arcs: list[list[tuple[int, int]]] = []
    empty: list[list[int]] = []

    def new() -> int:
        arcs.append([])
        empty.append([])
        return len(arcs) - 1

    def grow(node: Node, state: int) -> int:
        match node:
            case Leaf():
                for label in classes(node):
                    arcs[state].append((label, reached := new()))
                    state = reached
                return state
            case Edge(place):
                arcs[state].append((_PLACES[place], reached := new()))
                return reached
            case Series(parts):
                for part in parts:
                    state = grow(part, state)
                return state
            case Choice(parts):
                ends = [grow(part, state) for part in parts]
            case Maybe(part):
                ends = [state, grow(part, state)]
            case Gap(width):
                ends = [state]
                for _ in range(width):
                    arcs[ends[-1]].append((ANY, reached := new()))
                    ends.append(reached)
        join = new()
        for end in ends:
            empty[end].append(join)
        return join

    start = new()
    final = grow(node, start)
    return _without_empty_moves(arcs, empty, start, final, _has_gap(node))


def _without_empty_moves(
    arcs: list[list[tuple[int, int]]], empty: list[list[int]], start: int, final: int, gap: bool
) -> Automaton:
    def closure(state: int) -> frozenset[int]:
        seen, stack = {state}, [state]
        while stack:
            for after in empty[stack.pop()]:
                if after not in seen:
                    seen.add(after)
                    stack.append(after)
        return frozenset(seen)

    closures = [closure(state) for state in range(len(arcs))]
    numbers = {closures[start]: 0}
    order, table = [closures[start]], []
    for states in order:
        moves: dict[int, set[int]] = {}
        for state in states:
            for label, after in arcs[state]:
                moves.setdefault(label, set()).update(closures[after])
        row = []
        for label, after in sorted(moves.items()):
            goal = frozenset(after)
            if goal not in numbers:
                numbers[goal] = len(order)
                order.append(goal)
            row.append((label, numbers[goal]))
        table.append(tuple(row))
    accepting = tuple(number for number, states in enumerate(order) if final in states)
    if _reaches_without_word(table, accepting):
        raise PatternError("the pattern would match everything: it needs at least one word")
    return Automaton(tuple(table), accepting, gap)


def _reaches_without_word(table: list[tuple[tuple[int, int], ...]], accepting) -> bool:
    seen, stack = {0}, [0]
    while stack:
        state = stack.pop()
        if state in accepting:
            return True
        for label, after in table[state]:
            if label < 0 and after not in seen:
                seen.add(after)
                stack.append(after)
    return False


def _has_gap(node: Node) -> bool:
    match node:
        case Gap():
            return True
        case Series(parts) | Choice(parts):
            return any(map(_has_gap, parts))
        case Maybe(part):
            return _has_gap(part)
    return False
