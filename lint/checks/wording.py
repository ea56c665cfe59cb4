"""The wording check: what the rules find in one turn of talk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from lint.compiled import prepared
from lint.diagnostics import SEVERITIES, Diagnostic
from lint.matcher import Hit, Matcher
from lint.names import HOME


@cache
def matcher(lang: str, folders: tuple[Path, ...] = (HOME,)) -> Matcher:
    """Give the matcher of a language, compiled once per process.

    Args:
        lang: "en", "ru" or "sv".
        folders: Rule folders; later ones add to and override earlier ones.

    Raises:
        RuleError: If a rule file can't be used.
    """
    return Matcher(prepared(lang, folders))


def wording(text: str, rules: Matcher) -> Iterator[Diagnostic]:
    """Find forbidden wording in a text.

    Args:
        text: One turn: what is said or written in one go. Signals that a rule asks for
            ("with", "without") are looked for in the whole of it, those of "not-beside" in the
            sentence of the finding.
        rules: The matcher of the text's language.

    Yields:
        Findings in reading order. A finding that lies within a longer one of a graver or
        equal severity is left out: the longer match says more.
    """
    hits = rules.find(text, signals=False)
    if not hits:
        return
    if any(_asks(rules.rules[hit.rule]) for hit in hits):
        hits = applying(hits, rules.find(text), rules.rules)
    near: list[Hit] = []  # those that reach to where the next ones begin
    for start, together in groupby(hits, attrgetter("start")):
        here = list(together)
        near = [hit for hit in near if hit.end > start] + here
        for hit in here:
            if not any(_covers(other, hit, rules.rules) for other in near):
                rule = rules.rules[hit.rule]
                yield Diagnostic(
                    rule=rule["id"],
                    severity=rule["severity"],
                    start=hit.start,
                    end=hit.end,
                    message=rule["why"],
                    suggestions=tuple(rule["say"]),
                )


def applying(hits: list[Hit], every: list[Hit], rules: list[dict]) -> list[Hit]:
    """Keep the hits of rules that the signals of a turn let apply.

    Args:
        hits: Hits to choose from.
        every: All hits of the turn, signals included.
        rules: Rules of the compiled data.
    """
    beside: dict[int, set[int]] = {}
    for hit in every:
        beside.setdefault(hit.sentence, set()).add(hit.rule)
    seen = {hit.rule for hit in every}
    return [hit for hit in hits if _holds(rules[hit.rule], seen, beside[hit.sentence])]


def _holds(rule: dict, seen: set[int], beside: set[int]) -> bool:
    return (
        seen.issuperset(rule["present"])
        and seen.isdisjoint(rule["absent"])
        and beside.isdisjoint(rule["beside"])
    )


def _asks(rule: dict) -> bool:
    """Tell whether a rule asks for signals at all."""
    return bool(rule["present"] or rule["absent"] or rule["beside"])


def _covers(other: Hit, hit: Hit, rules: list[dict]) -> bool:
    longer = other.end - other.start > hit.end - hit.start
    inside = other.start <= hit.start and hit.end <= other.end
    return longer and inside and _grade(rules[other.rule]) >= _grade(rules[hit.rule])


def _grade(rule: dict) -> int:
    return SEVERITIES.index(rule["severity"])
