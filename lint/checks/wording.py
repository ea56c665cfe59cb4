"""The wording check: what the rules find in one turn of talk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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
            ("with", "without") are looked for in the whole of it.
        rules: The matcher of the text's language.

    Yields:
        Findings in reading order. A finding that lies within a longer one of a graver or
        equal severity is left out: the longer match says more.
    """
    hits = rules.find(text, signals=False)
    if not hits:
        return
    if any(rules.rules[hit.rule]["present"] or rules.rules[hit.rule]["absent"] for hit in hits):
        seen = {hit.rule for hit in rules.find(text)}
        hits = [hit for hit in hits if holds(rules.rules[hit.rule], seen)]
    for hit in hits:
        if not any(_covers(other, hit, rules.rules) for other in hits):
            rule = rules.rules[hit.rule]
            yield Diagnostic(
                rule=rule["id"],
                severity=rule["severity"],
                start=hit.start,
                end=hit.end,
                message=rule["why"],
                suggestions=tuple(rule["say"]),
            )


def holds(rule: dict, seen: set[int]) -> bool:
    """Tell whether the signals of a turn let a rule apply.

    Args:
        rule: A rule of the compiled data.
        seen: Numbers of the rules and signals found in the turn.
    """
    return seen.issuperset(rule["present"]) and seen.isdisjoint(rule["absent"])


def _covers(other: Hit, hit: Hit, rules: list[dict]) -> bool:
    longer = other.end - other.start > hit.end - hit.start
    inside = other.start <= hit.start and hit.end <= other.end
    return longer and inside and _grade(rules[other.rule]) >= _grade(rules[hit.rule])


def _grade(rule: dict) -> int:
    return SEVERITIES.index(rule["severity"])
