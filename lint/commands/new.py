"""Begin a situation or a rule: files that are whole in their build, empty where you write.

  lint new situation lost-pram          a phrase file, and a page in each language
  lint new rule policy/our-terms --lang en   an entry in the rule file of the category

Run `lint` afterwards: it names each place that is still to be filled in.
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from lint import scaffolds
from lint.commands import CLEAN, refuse
from lint.config import Config, find
from lint.names import HOME, LANGS

ABOUT = "begin a situation or a rule"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("kind", choices=("situation", "rule"))
    parser.add_argument("name", help="in kebab-case: lost-pram; of a rule: category/name")
    parser.add_argument("--lang", choices=LANGS, help="language of a rule")


def run(options: argparse.Namespace) -> int:
    """Write the files; none that is there is overwritten.

    Returns:
        0, or 2 where a name can't be used or a file is there.

    Raises:
        ConfigError: If the settings can't be used.
    """
    config = find(Path.cwd())
    parts = options.name.split("/")
    if not all(map(_NAME.fullmatch, parts)):
        return refuse(f"{options.name}: write small Latin letters, digits and single hyphens")
    if options.kind == "situation":
        return _situation(options.name, config)
    if len(parts) != 2:
        return refuse(f"{options.name}: name category and rule, like policy/our-terms")
    if not options.lang:
        return refuse("a rule needs a language: add --lang en")
    return _rule(*parts, options.lang, config)


def _situation(name: str, config: Config) -> int:
    if "/" in name:
        return refuse(f"{name}: a situation has a plain name, like lost-pram")
    phrases = config.root / (config.phrases or ("phrases",))[0]
    docs = next((config.root / p for p in config.paths if p not in config.phrases), None)
    schema = HOME.parent / "schemas" / "phrases.schema.json"
    inside = schema.is_relative_to(config.root.resolve())
    link = Path(os.path.relpath(schema, phrases)).as_posix() if inside else ""
    files = {phrases / f"{name}.yml": scaffolds.phrase_file(name, config.languages, link)}
    for lang in config.languages:
        path = (docs or config.root / "docs") / lang / "scripts" / f"{name}.md"
        files[path] = scaffolds.page(name, lang)
    if there := [path for path in files if path.exists()]:
        return refuse(f"{_shown(there[0])} is there already")
    for path, text in files.items():
        _write(path, text)
    print(f"next: fill them in; `lint {_shown(phrases / name)}.yml` names what is missing")
    return CLEAN


def _rule(category: str, name: str, lang: str, config: Config) -> int:
    from lint.rules import rule_paths
    from lint.rules.model import RuleError
    from lint.rules.reader import load

    own = HOME.is_relative_to(config.root.resolve())
    folder = config.root / config.rules[0] if config.rules else HOME if own else None
    if folder is None:
        return refuse('name a folder for your rules first: rules = ["rules"] in [tool.lint]')
    path = folder / lang / f"{category}.yml"
    schema = HOME.parent / "schemas" / "rules.schema.json"
    link = Path(os.path.relpath(schema, path.parent)).as_posix() if own else ""
    if path not in rule_paths(lang, (folder,)):
        text = scaffolds.rule_file(category, link)
    else:
        text = path.read_bytes().decode()
        try:
            known = {rule.name.text for rule in load(path).rules}
        except RuleError as error:
            return refuse(f"{error}; mend it first")
        if name in known:
            return refuse(f"{category}/{name} is there already, in {_shown(path)}")
        if not text.endswith("\n"):
            text += "\n"
    entry = scaffolds.rule(name)
    if "\r\n" in text:
        entry = entry.replace("\n", "\r\n")
    _write(path, text + entry)
    print(f"next: fill it in; `lint test --lang {lang}` names what is missing, one by one")
    return CLEAN


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    print(_shown(path))


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
