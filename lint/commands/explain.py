"""Print what a rule, or all rules of a category, are about: the reason, examples, what to say.

The checks of files, such as phrase/unknown-key, have ids too: what is wrong, and what to do.
"""

from __future__ import annotations

import argparse
import difflib
import textwrap
from collections.abc import Iterable
from pathlib import Path

from lint.checks.explained import Explained, explained
from lint.commands import CLEAN, add_lang, langs, refuse
from lint.config import find
from lint.engine import rule_folders
from lint.names import SECOND_OPINION, SIGNALS
from lint.opinion import model
from lint.rules import Rule, RuleFile, load_all

ABOUT = "what a rule or category is about, with examples"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("rule", help="category/name or category, like policy/our-policy")
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Print the explanations: of a rule in each language that has it, of a check of files once.

    Returns:
        0, or 2 where there is no such rule.
    """
    folders = rule_folders(find(Path.cwd()))
    found = False
    checks = explained()
    known = {*checks, *(name.partition("/")[0] for name in checks)}
    for lang in langs(options):
        for file in load_all(lang, folders):
            known |= {file.category, *(rule.id for rule in file.rules)}
            known.add(f"{file.category}/{SECOND_OPINION}")
            rules = [r for r in file.rules if options.rule in (r.id, file.category)]
            if rules:
                found = True
                print(_explanation(file, rules, lang))
            elif file.category != SIGNALS and options.rule == f"{file.category}/{SECOND_OPINION}":
                found = True
                print(_opinion(file, lang))
    for name, about in checks.items():
        if options.rule in (name, name.partition("/")[0]):
            found = True
            print(_check(name, about))
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


def _check(name: str, about: Explained) -> str:
    return "\n".join([f"{name}  {about.severity}", *_wrap(about.wrong), *_wrap(about.remedy, "→ "), ""])


def _opinion(file: RuleFile, lang: str) -> str:
    trained = model(lang)
    out = [f"{file.category}/{SECOND_OPINION} ({lang}): {file.title}", "", *_wrap(file.why), ""]
    out += _wrap(
        "No rule makes this finding. A small model, trained on labelled lines, hears a line of "
        "this kind where every rule is silent, and names the words that weighed most. It can be "
        "wrong and can't say why, so it is a warning or a note, never an error."
    )
    if trained and file.category in trained.categories:
        out += _wrap(f"Warning from a confidence of {trained.warning:.2f}, note from "
                     f"{trained.note:.2f}. To change that or to turn it off: second-opinion and "
                     "opinion-thresholds in [tool.lint].")  # fmt: skip
    else:
        out += _wrap("The model of this language does not know this category.")
    out += [f"  → {line}" for line in (file.rules[0].say if file.rules else ())]
    return "\n".join([*out, ""])


def _wrap(text: str, mark: str = "") -> list[str]:
    inner = " " * (2 + len(mark))
    return textwrap.wrap(text, 88, initial_indent=f"  {mark}", subsequent_indent=inner,
                         break_on_hyphens=False)  # fmt: skip
