"""Run the automaton of one pattern over the word classes of a sentence."""

from __future__ import annotations

ANY, BEGIN, END, ASK = -1, -2, -3, -4
"""Labels of arcs that no word class can have: any token, sentence edges, end of a question."""


class Runner:
    """One compiled pattern, ready to run.

    Args:
        rule: Number of its rule.
        unless: Whether it cancels findings instead of making them.
        arcs: For each state its [label, next state] pairs.
        accepting: States in which the pattern has been seen whole.
        shortest: Whether the shortest match is wanted.
        key: Word classes one of which every match contains.
    """

    __slots__ = ("accepting", "arcs", "key", "need", "rule", "shortest", "unless")

    def __init__(self, rule, unless, arcs, accepting, shortest, key):
        self.rule, self.unless, self.shortest, self.key = rule, unless, shortest, key
        self.arcs: list[dict[int, list[int]]] = []
        for row in arcs:
            moves: dict[int, list[int]] = {}
            for label, after in row:
                moves.setdefault(label, []).append(after)
            self.arcs.append(moves)
        self.accepting = frozenset(accepting)
        self.need: int | None = None

    def needed(self) -> int:
        """Bit mask of the classes without which the pattern can't match."""
        if self.need is None:
            labels = {label for moves in self.arcs for label in moves if label >= 0}
            self.need = sum(1 << label for label in labels if not self._reaches_without(label))
        return self.need

    def _reaches_without(self, avoided: int) -> bool:
        seen, stack = {0}, [0]
        while stack:
            for label, after in self.arcs[stack.pop()].items():
                if label != avoided:
                    if not self.accepting.isdisjoint(after):
                        return True
                    stack += [state for state in after if state not in seen]
                    seen.update(after)
        return False

    def find(self, sentence: list[tuple[int, ...]], asks: bool) -> list[tuple[int, int]]:
        """Find the pattern in a sentence.

        Args:
            sentence: The classes of each token.
            asks: Whether the sentence ends with a question mark.

        Returns:
            Half-open spans in tokens, at most one for each starting token.
        """
        arcs, length, found = self.arcs, len(sentence), []
        first = arcs[0]
        anywhere = BEGIN in first or ANY in first
        for start in range(length):
            if anywhere or any(label in first for label in sentence[start]):
                end = self._run(sentence, start, asks)
                if end > start:
                    found.append((start, end))
        return found

    def _run(self, sentence: list[tuple[int, ...]], start: int, asks: bool) -> int:
        arcs, length = self.arcs, len(sentence)
        states, place, end = {0}, start, -1
        while states:
            if place == 0:
                self._pass(states, BEGIN)
            if place == length:
                self._pass(states, END)
                if asks:
                    self._pass(states, ASK)
            if place > start and not self.accepting.isdisjoint(states):
                end = place
                if self.shortest:
                    return end
            if place == length:
                return end
            labels, after = sentence[place], set()
            for state in states:
                moves = arcs[state]
                if ANY in moves:
                    after.update(moves[ANY])
                for label in labels:
                    if label in moves:
                        after.update(moves[label])
            states = after
            place += 1
        return end

    def _pass(self, states: set[int], edge: int) -> None:
        for state in tuple(states):
            if edge in self.arcs[state]:
                states.update(self.arcs[state][edge])
