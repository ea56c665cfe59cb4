"""Print what a rule, or all rules of a category, are about: the reason, examples, what to say."""

from __future__ import annotations

import argparse
import difflib
import textwrap
from collections.abc import Iterable
from pathlib import Path

from lint.commands import CLEAN, add_lang, langs, refuse
from lint.config import find
from lint.engine import rule_folders
from lint.rules import Rule, RuleFile, load_all

ABOUT = "what a rule or category is about, with examples"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("rule", help="category/name or category, like policy/our-policy")
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print the explanations in each language that has the rule.

    Returns:
        0, or 2 where there is no such rule.
    """
    folders = rule_folders(find(Path.cwd()))
    found = False
    known: set[str] = set()
    for lang in langs(options):
        for file in load_all(lang, folders):
            known |= {file.category, *(rule.id for rule in file.rules)}
            rules = [r for r in file.rules if options.rule in (r.id, file.category)]
            if rules:
                found = True
                print(_explanation(file, rules, lang))
    if not found:
        near = difflib.get_close_matches(options.rule, known, 1)
        hint = f"; did you mean {near[0]}?" if near else "; lint rules lists them"
        return refuse(f"no rule or category {options.rule}{hint}")
    return CLEAN


def _explanation(file: RuleFile, rules: Iterable[Rule], lang: str) -> str:
    out = [f"{file.category} ({lang}): {file.title}", "", *_wrap(file.why), ""]
    for rule in rules:
        out.append(f"{rule.id}  {rule.severity}")
        if rule.why != file.why:
            out += _wrap(rule.why)
        out += [f"  ✗ {example.text}" for example in rule.bad]
        out += [f"  → {line}" for line in rule.say]
        out += [f"  ✓ {example.text}" for example in rule.good]
        if rule.source:
            out.append(f"  source: {', '.join(rule.source)}")
        out.append("")
    return "\n".join(out)


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, 88, initial_indent="  ", subsequent_indent="  ")
