"""Every rule against its own examples: a rule that no longer fires, or fires too often, is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.checks.wording import applying, wording
from lint.matcher import Matcher
from lint.names import SIGNALS
from lint.rules.model import Rule, RuleError, RuleFile


def test_rules(files: Iterable[RuleFile], rules: Matcher) -> Iterator[RuleError]:
    """Run rules against their examples.

    Args:
        files: Rule files of one language.
        rules: The matcher compiled from them.

    Yields:
        An error, at the example's own line, for each bad example its rule misses, each good
        example its rule flags, and each `say` in which any rule finds an error.
    """
    for file in files:
        for rule in file.rules:
            yield from _test_rule(rule, rules)


def _test_rule(rule: Rule, rules: Matcher) -> Iterator[RuleError]:
    for example in rule.bad:
        if rule.id not in _found(example.text, rules):
            others = sorted(_found(example.text, rules) - _signals(rules)) or ["nothing"]
            yield example.error(
                f"{rule.id} misses its own bad example (found: {', '.join(others)}): {example.text}"
            )
    for example in rule.good:
        if rule.id in _found(example.text, rules):
            yield example.error(f"{rule.id} flags its own good example: {example.text}")
    for line in rule.say:
        for found in wording(line, rules):
            if found.severity == "error":
                yield rule.name.error(f"what {rule.id} says instead breaks {found.rule}: {line}")


def _found(text: str, rules: Matcher) -> set[str]:
    """Ids of all rules and signals that apply, also where a longer finding would cover one."""
    every = rules.find(text)
    return {rules.rules[hit.rule]["id"] for hit in applying(every, every, rules.rules)}


def _signals(rules: Matcher) -> set[str]:
    return {rule["id"] for rule in rules.rules if rule["id"].startswith(f"{SIGNALS}/")}
