"""Tell which patterns a sentence has the words for, so that no others are run.

See `lint.groups` for the ways through a pattern, and `lint.index` for their bits.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from lint.index import GROUPS, SIGNALS
from lint.signs import Signs


class Gate:
    """The ways of all patterns of a language.

    Args:
        index: What `lint.index.build_index` gives.
        signs: What each sign stands for.
    """

    def __init__(self, index: dict, signs: Signs):
        self._signs = signs
        self._always = int(index["always"], 16)
        self._ways: list[int] = index["ways"]
        self._count = len(self._ways)
        finding = [pattern for pattern in index["patterns"] if not pattern[1]]
        rules = index["rules"]
        signals = {n for n, rule in enumerate(rules) if rule["id"].startswith(SIGNALS)}
        digits = bytes(48 if finding[n][0] in signals else 49 for n in self._ways)
        self._wanted = int(digits[::-1] or b"0", 2), (1 << self._count) - 1
        present = f"{self._always:0{self._count * GROUPS}b}"[::-1]
        planes = [present[n * self._count : (n + 1) * self._count] for n in range(GROUPS - 1)]
        self._spare = ["".join(bits).count("1") for bits in zip(*planes)]
        self._steps: dict[str, dict[int, int]] = {}

    def open(self, signs: str, signals: bool) -> list[int]:
        """Give the patterns that may occur in a sentence.

        Args:
            signs: The signs of its tokens.
            signals: Whether patterns of signals are wanted too.

        Returns:
            Numbers of patterns, in order; of each, the sentence has a word of every group of
            one way, the first word of each group after that of the group before.
        """
        wanted = self._wanted[signals]
        first = self._signs.first_bits.get(signs[:1], 0)
        seen = reduce(or_, map(self._signs.bits.__getitem__, signs), self._always | first)
        for _ in range(GROUPS):
            wanted &= seen
            if not wanted:
                return []
            seen >>= self._count
        steps = [self._steps.get(sign) or self._read(sign, sign) for sign in signs]
        if first:
            name = f"^{signs[0]}"
            steps[0] = self._steps.get(name) or self._read(name, signs[0])
        numbers: set[int] = set()
        for way in _places(wanted):
            number = self._ways[way]
            if number not in numbers and self._in_order(way, steps):
                numbers.add(number)
        return sorted(numbers)

    def _in_order(self, way: int, steps: list[dict[int, int]]) -> bool:
        """Tell whether the words of a way's groups stand in the order of the groups."""
        group = self._spare[way]
        for step in steps:
            groups = step.get(way)
            if groups and groups >> group & 1:
                group += 1
                if group == GROUPS:
                    return True
        return False

    def _read(self, name: str, sign: str) -> dict[int, int]:
        """Note which groups of which ways a sign is of; a name with "^" is a first word's."""
        bits = self._signs.bits[sign]
        if name != sign:
            bits |= self._signs.first_bits[sign]
        groups: dict[int, int] = {}
        for place in _places(bits):
            group, way = divmod(place, self._count)
            groups[way] = groups.get(way, 0) | 1 << group
        self._steps[name] = groups
        return groups

    def forget(self) -> None:
        """Drop what was noted about signs, before their meaning changes."""
        self._steps.clear()


def _places(bits: int) -> list[int]:
    """Give the numbers of the bits that are set, in order."""
    places = []
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        places.append(lowest.bit_length() - 1)
    return places
