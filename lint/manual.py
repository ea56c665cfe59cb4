"""The commands that speak about rules: explain, rules, test, forms."""

from __future__ import annotations

import argparse
import difflib
import sys
import textwrap

from lint.compiler import compiler
from lint.config import Config
from lint.engine import rule_folders
from lint.examples import test_rules
from lint.families import UnknownFamily
from lint.patterns import PatternError
from lint.rules import LANGS, SIGNALS, RuleFile, load_all


def explain(options: argparse.Namespace, config: Config) -> int:
    """Print what a rule, or all rules of a category, are about.

    Returns:
        0, or 2 where there is no such rule.
    """
    found = False
    known: set[str] = set()
    for lang in _langs(options):
        for file in load_all(lang, rule_folders(config)):
            known |= {file.category, *(rule.id for rule in file.rules)}
            rules = [r for r in file.rules if options.rule in (r.id, file.category)]
            if rules:
                found = True
                print(_explanation(file, rules, lang))
    if not found:
        near = difflib.get_close_matches(options.rule, known, 1)
        hint = f"; did you mean {near[0]}?" if near else "; see lint rules"
        print(f"lint: no rule or category {options.rule}{hint}", file=sys.stderr)
        return 2
    return 0


def _explanation(file: RuleFile, rules, lang: str) -> str:
    out = [f"{file.category} ({lang}): {file.title}", "", *_wrap(file.why, "  "), ""]
    for rule in rules:
        out.append(f"{rule.id}  {rule.severity}")
        if rule.why != file.why:
            out += _wrap(rule.why, "  ")
        out += [f"  ✗ {example.text}" for example in rule.bad]
        out += [f"  → {line}" for line in rule.say]
        out += [f"  ✓ {example.text}" for example in rule.good]
        if rule.source:
            out.append(f"  source: {', '.join(rule.source)}")
        out.append("")
    return "\n".join(out)


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, 88, initial_indent=indent, subsequent_indent=indent)


def rules(options: argparse.Namespace, config: Config) -> int:
    """Print every rule with its severity.

    Returns:
        0.
    """
    for lang in _langs(options):
        for file in load_all(lang, rule_folders(config)):
            if file.category != SIGNALS:
                for rule in file.rules:
                    print(f"{lang}  {rule.severity:7}  {rule.id}")
    return 0


def test(options: argparse.Namespace, config: Config) -> int:
    """Run every rule against its own examples.

    Returns:
        0 where all behave, else 1.
    """
    from lint.checks.wording import matcher

    failures = count = 0
    for lang in _langs(options):
        files = load_all(lang, rule_folders(config))
        count += sum(len(file.rules) for file in files)
        for error in test_rules(files, matcher(lang, rule_folders(config))):
            print(error)
            failures += 1
    behave = f"{count} rules, " + (f"{failures} examples fail" if failures else "all behave")
    print(behave)
    return 1 if failures else 0


def forms(options: argparse.Namespace, config: Config) -> int:
    """Print which words each part of a pattern stands for.

    Returns:
        0, or 2 where the pattern can't be used.
    """
    try:
        for name, words in compiler(options.lang, rule_folders(config)).forms(options.pattern):
            print(*textwrap.wrap(f"{name}: {' '.join(words)}", 88, subsequent_indent="  "), sep="\n")
    except PatternError as error:
        print(f"lint: {error}\n  {options.pattern}\n  {' ' * error.offset}^", file=sys.stderr)
        return 2
    except UnknownFamily as error:
        print(f"lint: {error}", file=sys.stderr)
        return 2
    return 0


def _langs(options: argparse.Namespace) -> tuple[str, ...]:
    return (options.lang,) if options.lang else LANGS


COMMANDS = {"explain": explain, "rules": rules, "test": test, "forms": forms}
"""The commands of this module by name."""
