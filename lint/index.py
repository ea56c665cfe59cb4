"""Compiled rules prepared for the matcher of this process, so that a run starts without delay.

Word classes become tables that are looked up. The groups of each pattern (see `lint.groups`) become
bits, so that one number tells which ways a sentence may go; patterns without an open way are never
looked at more closely. Everything is plain JSON, in parts that are read when first needed.
"""

from __future__ import annotations

import json

GROUPS = 3
"""Groups of a way that are looked at; it has no more."""

SIGNALS = "signals/"
"""Beginning of the ids of signals."""


def build_index(data: dict) -> dict:
    """Prepare compiled rules.

    Args:
        data: What `lint.compiler.Compiler.compile` gives.

    Returns:
        A JSON-able dict: `forms`, `endings` and `beginnings` (word to class numbers, in one
        text), `patterns` (rule, unless, shortest, text of arcs and accepting states), `ways` (for
        each way the number of its pattern), `bits` (for each class the bits it sets, in one
        text; under "^" and the class those of a first word), `always` (the bits that are set
        without any class, in hexadecimal) and `rules`, `principles` and `lang` as they were. Way
        number n has bit n + g × (number of ways) for its group g; where it has fewer groups than
        others, the first bits are always set.
    """
    tables: list[dict[str, list[int]]] = [{}, {}, {}]
    for number, parts in enumerate(data["classes"]):
        for part, table in zip(parts, tables, strict=True):
            for word in part.split():
                table.setdefault(word, []).append(number)
    forms, endings, beginnings = (
        {word: " ".join(map(str, numbers)) for word, numbers in table.items()} for table in tables
    )
    finding = [pattern for pattern in data["patterns"] if not pattern[1]]
    ways = [(number, way) for number, pattern in enumerate(finding) for way in pattern[6]]
    bits: dict[str, list[int]] = {}
    always = 0
    for number, (_, groups) in enumerate(ways):
        spare = GROUPS - len(groups)
        for place in range(GROUPS):
            bit = place * len(ways) + number
            if place < spare:
                always |= 1 << bit
            else:
                for label in groups[place - spare]:
                    name = str(label) if label >= 0 else f"^{-1 - label}"
                    bits.setdefault(name, []).append(bit)
    return {
        "prepared": GROUPS,
        "lang": data["lang"],
        "rules": data["rules"],
        "principles": data["principles"],
        "forms": forms,
        "endings": endings,
        "beginnings": beginnings,
        "patterns": [
            [rule, unless, shortest, _source(arcs, accepting)]
            for rule, unless, arcs, accepting, shortest, *_ in data["patterns"]
        ],
        "ways": [number for number, _ in ways],
        "bits": {name: " ".join(map(str, sorted(places))) for name, places in bits.items()},
        "always": f"{always:x}",
    }



def _source(arcs: list[list[list[int]]], accepting: list[int]) -> str:
    """Write an automaton so that reading it gives what the runner uses: moves by label."""
    rows = []
    for row in arcs:
        moves: dict[str, list[int]] = {}
        for label, after in row:
            moves.setdefault(str(label), []).append(after)
        rows.append(moves)
    return json.dumps([rows, accepting], separators=(",", ":"))
