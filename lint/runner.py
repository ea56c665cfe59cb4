"""Run the automaton of one pattern over the word classes of a sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Protocol

ANY, BEGIN, END, ASK = -1, -2, -3, -4
"""Labels of arcs that no word class can have: any token, sentence edges, end of a question."""

_ANY, _BEGIN, _END, _ASK = (str(label) for label in (ANY, BEGIN, END, ASK))

_DEAD = False
"""Where a sign leads from which nothing can match any more."""

_MOST_ROWS = 500
"""Rows a pattern keeps; beyond them it starts anew, so that memory stays small."""


class Sign(Protocol):
    """What a token is to the patterns; see `lint.signs`."""

    classes: frozenset[str]

    def note(self) -> None:
        """Count something that is remembered about the sign."""


class Row(dict):
    """A state of the search for one pattern anywhere in a sentence; leads on by sign.

    Args:
        runner: The pattern.
        states: States of its automaton that are possible here, those of a fresh start included.
    """

    __slots__ = ("by_labels", "ends", "runner", "states")

    def __init__(self, runner: Runner, states: frozenset[int]):
        super().__init__()
        self.runner, self.states = runner, states
        self.by_labels: dict[frozenset[str], Row | bool | None] = {}
        self.ends: dict[bool, bool] = {}

    def __missing__(self, sign: Sign) -> Row | bool | None:
        """Work out the row after a sign; None says that the pattern has been seen whole."""
        runner = self.runner
        labels = runner.labels & sign.classes
        if labels not in self.by_labels:
            self.by_labels[labels] = runner.leads(self, labels)
        sign.note()
        row = self[sign] = self.by_labels[labels]
        return row


class Runner:
    """One prepared pattern, ready to run.

    Args:
        rule: Number of its rule.
        unless: Whether it cancels findings instead of making them.
        shortest: Whether the shortest match is wanted.
        source: Arcs and accepting states as JSON, read when first needed.
    """

    __slots__ = ("_accepting", "_arcs", "_rows", "_start", "labels", "rule", "shortest", "source",
                 "unless")  # fmt: skip

    def __init__(self, rule: int, unless: int, shortest: int, source: str):
        self.rule, self.unless, self.shortest, self.source = rule, unless, shortest, source
        self._arcs: list[dict[str, tuple[int, ...]]] = []
        self._accepting: frozenset[int] = frozenset()
        self.labels: frozenset[str] = frozenset()  # the classes it asks for, once it is read
        self._rows: dict[frozenset[int], Row] = {}
        self._start: Row | None = None

    def _load(self) -> None:
        self._arcs, accepting = json.loads(self.source, object_pairs_hook=_shared)
        self._accepting = frozenset(accepting)
        self.labels = frozenset().union(*self._arcs)

    def occurs(self, signs: list[Sign], asks: bool) -> bool:
        """Tell quickly whether the pattern occurs in a sentence.

        Args:
            signs: The signs of its tokens.
            asks: Whether the sentence ends with a question mark.
        """
        row = self._start or self._first()
        for sign in signs:
            row = row[sign]
            if row is None:
                return True
            if row is _DEAD:
                return False
        return self._ends(row, asks)

    def _first(self) -> Row:
        if not self._arcs:
            self._load()
        self._rows.clear()
        states = {0}
        self._pass(states, _BEGIN)
        self._start = Row(self, frozenset(states))
        return self._start

    def _ends(self, row: Row, asks: bool) -> bool:
        """Tell whether the pattern is seen whole where the sentence ends in a row."""
        found = row.ends.get(asks)
        if found is None:
            states = set(row.states)
            self._pass(states, _END)
            if asks:
                self._pass(states, _ASK)
            found = row.ends[asks] = not self._accepting.isdisjoint(states)
        return found

    def leads(self, row: Row, labels: frozenset[str]) -> Row | bool | None:
        """Work out where the search stands after a token of some of its classes; see `Row`."""
        after = self._step(row.states, labels)
        if not self._accepting.isdisjoint(after):
            return None
        if not after and self._arcs[0].keys() <= {_BEGIN}:
            return _DEAD
        after.add(0)
        states = frozenset(after)
        known = self._rows.get(states)
        if known is None:
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
                self._start = None
            known = self._rows[states] = Row(self, states)
        return known

    def find(self, signs: list[Sign], asks: bool) -> list[tuple[int, int]]:
        """Find the pattern in a sentence.

        Args:
            signs: The signs of its tokens.
            asks: Whether the sentence ends with a question mark.

        Returns:
            Half-open spans in tokens, at most one for each starting token.
        """
        if not self.occurs(signs, asks):
            return []
        sentence = [self.labels & sign.classes for sign in signs]
        found = []
        starts = self._arcs[0].keys()
        anywhere = _BEGIN in starts or _ANY in starts
        for start in range(len(sentence)):
            if anywhere or not starts.isdisjoint(sentence[start]):
                end = self._run(sentence, start, asks)
                if end > start:
                    found.append((start, end))
        return found

    def forget(self) -> None:
        """Drop everything that was learnt or read."""
        for row in (self._start, *self._rows.values()):
            if row is not None:  # rows know each other: else they would wait for the garbage
                row.clear()
                row.by_labels.clear()
        self._rows.clear()
        self._start = None
        self._arcs = []

    def trim(self) -> int:
        """Drop where signs lead, which the rows soon work out again.

        Returns:
            How many rows stay.
        """
        for row in (self._start, *self._rows.values()):
            if row is not None:
                row.clear()
        return len(self._rows)

    def _run(self, sentence: list[frozenset[str]], start: int, asks: bool) -> int:
        length = len(sentence)
        states, place, end = {0}, start, -1
        while states:
            if place == 0:
                self._pass(states, _BEGIN)
            if place == length:
                self._pass(states, _END)
                if asks:
                    self._pass(states, _ASK)
            if place > start and not self._accepting.isdisjoint(states):
                end = place
                if self.shortest:
                    return end
            if place == length:
                return end
            states = self._step(states, sentence[place])
            place += 1
        return end

    def _step(self, states: Iterable[int], labels: Iterable[str]) -> set[int]:
        after: set[int] = set()
        for state in states:
            moves = self._arcs[state]
            if _ANY in moves:
                after.update(moves[_ANY])
            for label in labels:
                if label in moves:
                    after.update(moves[label])
        return after

    def _pass(self, states: set[int], edge: str) -> None:
        for state in tuple(states):
            if edge in self._arcs[state]:
                states.update(self._arcs[state][edge])


_targets: dict[tuple[int, ...], tuple[int, ...]] = {}


def _shared(pairs: list[tuple[str, list[int]]]) -> dict[str, tuple[int, ...]]:
    """Keep the arcs of a state in little room: equal labels and equal targets are one object."""
    return {
        sys.intern(label): _targets.setdefault(targets, targets)
        for label, targets in ((label, tuple(states)) for label, states in pairs)
    }
