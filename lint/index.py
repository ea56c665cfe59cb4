"""Compiled rules prepared for the matcher of this process, so that a run starts without delay.

Word classes become tables that are looked up. The pairs and groups of all patterns (see
`lint.pairs`) are numbered, and each class names those it stands in. Everything is plain JSON, in
parts that are read when first needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable


def build_index(data: dict) -> dict:
    """Prepare compiled rules.

    Args:
        data: What `lint.compiler.Compiler.compile` gives.

    Returns:
        A JSON-able dict: `forms`, `endings` and `beginnings` (word to class numbers, in one
        text), `patterns` (rule, unless, shortest, text of arcs and accepting states), `pairs` (for
        each pair the numbers of the patterns that it may be part of),
        `needs` (for each pattern the numbers of its groups), `left`, `right` and `inside`
        (for each label the numbers of the pairs it stands in, and of the groups, in one text) and
        `rules`, `principles` and `lang` as they were.
    """
    tables: list[dict[str, list[int]]] = [{}, {}, {}]
    for number, parts in enumerate(data["classes"]):
        for part, table in zip(parts, tables, strict=True):
            for word in part.split():
                table.setdefault(word, []).append(number)
    forms, endings, beginnings = map(_in_one_text, tables)
    numbers: dict[tuple[tuple[int, ...], ...], list[int]] = {}
    groups: dict[tuple[int, ...], int] = {}
    for number, pattern in enumerate(data["patterns"]):
        for pair in pattern[5]:
            numbers.setdefault(tuple(map(tuple, pair)), []).append(number)
        for group in map(tuple, pattern[6]):
            groups.setdefault(group, len(groups))
    return {
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
        "pairs": list(numbers.values()),
        "left": _by_label(left for left, _ in numbers),
        "right": _by_label(right for _, right in numbers),
        "inside": _by_label(groups),
        "needs": [[groups[tuple(group)] for group in pattern[6]] for pattern in data["patterns"]],
    }


def _by_label(sets: Iterable[tuple[int, ...]]) -> dict[str, str]:
    """Give for each label the numbers of the sets it is in."""
    table: dict[str, list[int]] = {}
    for number, labels in enumerate(sets):
        for label in labels:
            table.setdefault(str(label), []).append(number)
    return _in_one_text(table)


def _in_one_text(table: dict[str, list[int]]) -> dict[str, str]:
    return {word: " ".join(map(str, numbers)) for word, numbers in table.items()}


def _source(arcs: list[list[list[int]]], accepting: list[int]) -> str:
    """Write an automaton so that reading it gives what the runner uses: moves by label."""
    rows = []
    for row in arcs:
        moves: dict[str, list[int]] = {}
        for label, after in row:
            moves.setdefault(str(label), []).append(after)
        rows.append(moves)
    return json.dumps([rows, accepting], separators=(",", ":"))
