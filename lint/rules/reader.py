"""Rule files read from disk, with complaints at the exact place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.diagnostics import SEVERITIES
from lint.documents import DocumentError, read
from lint.documents.yaml_tree import Mapping, Scalar, Sequence, parse
from lint.names import FAMILIES, HOME, SIGNALS
from lint.rules.keys import FAMILY_KEYS, FILE_KEYS, RULE_KEYS
from lint.rules.model import Rule, RuleError, RuleFile, Text

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def rule_paths(lang: str, folders: Iterable[Path] = (HOME,)) -> list[Path]:
    """List the rule files of a language, families and signals included, in reading order."""
    return [path for folder in folders for path in sorted((folder / lang).glob("*.yml"))]


def load_all(lang: str, folders: Iterable[Path] = (HOME,)) -> list[RuleFile]:
    """Read every rule file of a language.

    Args:
        lang: "en", "ru" or "sv".
        folders: Folders that hold `<lang>/<category>.yml`; in a later folder, a rule of the
            same id replaces the earlier one.

    Returns:
        Rule files, `signals.yml` included, `families.yml` not.

    Raises:
        RuleError: If a file can't be used, at its line.
    """
    files: list[RuleFile] = []
    for path in rule_paths(lang, folders):
        if path.stem != FAMILIES:
            file = load(path)
            new = {rule.id for rule in file.rules}
            files = [old.without(new) for old in files] + [file]
    return files


def load_category(lang: str, category: str) -> RuleFile:
    """Read the rule file of one category that comes with the linter.

    Raises:
        RuleError: If the file can't be used.
        FileNotFoundError: If there is no such category in that language.
    """
    path = HOME / lang / f"{category}.yml"
    if not path.is_file():
        raise FileNotFoundError(f"no rules for {category} in {lang}")
    return load(path)


def load(path: Path) -> RuleFile:
    """Read one rule file.

    Raises:
        RuleError: If it can't be used; it names the line, the column and the remedy.
    """
    reader = _Reader(path)
    reader.allow(reader.root, FILE_KEYS)
    category = reader.text(reader.root, "category")
    if category.text != path.stem:
        raise category.error(f"the category of {path.name} must be {path.stem}")
    key = SIGNALS if category.text == SIGNALS else "rules"
    why = reader.text(reader.root, "why").text
    severity = reader.severity(reader.root, "error")
    source = reader.strings(reader.root, "source")
    unless = reader.texts(reader.root, "unless")
    rules = tuple(
        reader.rule(node, category.text, why, severity, source, unless)
        for node in reader.sequence(reader.root, key)
    )
    seen: set[str] = set()
    for rule in rules:
        if rule.name.text in seen:
            raise rule.name.error(f"a second rule named {rule.name.text}")
        seen.add(rule.name.text)
    title = reader.text(reader.root, "title").text
    principles = reader.principles(seen)
    return RuleFile(category.text, title, why, source, severity, rules, principles, str(path))


def load_families(path: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Read a `families.yml`.

    Args:
        path: The file; it may be missing.

    Returns:
        Families (name to forms) and variants (a spelling to the word it stands for).

    Raises:
        RuleError: If it can't be used.
    """
    if not path.is_file():
        return {}, {}
    reader = _Reader(path)
    reader.allow(reader.root, FAMILY_KEYS)
    families = {
        name: tuple(reader.plain(node, name).text.replace(",", " ").split())
        for name, (_, node) in reader.mapping(reader.root, "families").items.items()
    }
    variants = {
        name: reader.plain(node, name).text
        for name, (_, node) in reader.mapping(reader.root, "variants").items.items()
    }
    return families, variants


class _Reader:
    """Reads one YAML file into rules, complaining at the exact place."""

    def __init__(self, path: Path):
        try:
            self.document = read(path)
            root = parse(self.document)
        except DocumentError as error:
            raise RuleError(error.path, error.line, error.column, error.message) from None
        if not isinstance(root, Mapping):
            raise RuleError(str(path), 1, 1, "a rule file is a mapping: category, title, why, …")
        self.root = root

    def error(self, node, message: str) -> RuleError:
        line, column = self.document.position(node.start)
        return RuleError(self.document.path, line, column, message)

    def allow(self, node: Mapping, keys: Iterable[str]) -> None:
        for name, (key, _) in node.items.items():
            if name not in keys:
                near = difflib.get_close_matches(name, keys, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                known = ", ".join(sorted(keys))
                raise self.error(key, f"unknown key {name}{hint} (known: {known})")

    def value(self, node: Mapping, key: str):
        return node.items[key][1] if key in node.items else None

    def plain(self, node, what: str) -> Text:
        if not isinstance(node, Scalar) or not node.text.strip():
            raise self.error(node, f"{what} must be a text")
        return Text(node.text.strip(), self.document, node.source_span(0, 1)[0])

    def text(self, node: Mapping, key: str) -> Text:
        value = self.value(node, key)
        if value is None:
            raise self.error(node, f"{key} is missing")
        return self.plain(value, key)

    def texts(self, node: Mapping, key: str) -> tuple[Text, ...]:
        value = self.value(node, key)
        if value is None:
            return ()
        nodes = value.items if isinstance(value, Sequence) else [value]
        return tuple(self.plain(item, key) for item in nodes)

    def strings(self, node: Mapping, key: str) -> tuple[str, ...]:
        return tuple(text.text for text in self.texts(node, key))

    def sequence(self, node: Mapping, key: str) -> Iterator[Mapping]:
        value = self.value(node, key)
        if not isinstance(value, Sequence):
            raise self.error(value or node, f"{key} must be a list")
        for item in value.items:
            if not isinstance(item, Mapping):
                raise self.error(item, "each entry is a mapping with name, match, say, bad, good")
            yield item

    def mapping(self, node: Mapping, key: str) -> Mapping:
        value = self.value(node, key)
        if value is None:
            return Mapping(node.start)
        if not isinstance(value, Mapping):
            raise self.error(value, f"{key} must be a mapping")
        return value

    def severity(self, node: Mapping, default: str) -> str:
        value = self.value(node, "severity")
        if value is None:
            return default
        text = self.plain(value, "severity")
        if text.text not in SEVERITIES:
            raise text.error(f"severity is one of {', '.join(SEVERITIES)}, not {text.text}")
        return text.text

    def rule(self, node: Mapping, category: str, why: str, severity: str, source, unless) -> Rule:
        self.allow(node, RULE_KEYS)
        name = self.text(node, "name")
        rule = Rule(
            category=category,
            name=name,
            match=self.texts(node, "match"),
            unless=(*self.texts(node, "unless"), *unless),
            present=self.texts(node, "with"),
            absent=self.texts(node, "without"),
            beside=self.texts(node, "not-beside"),
            say=self.strings(node, "say"),
            why=" ".join(self.strings(node, "why")) or why,
            source=self.strings(node, "source") or source,
            severity=self.severity(node, severity),
            bad=self.texts(node, "bad"),
            good=self.texts(node, "good"),
        )
        if not _NAME.fullmatch(name.text):
            raise name.error("a name has small Latin letters and digits with single hyphens, "
                             f"as in our-terms, not {name.text}")  # fmt: skip
        if not rule.match:
            raise name.error(f"{name.text} has no match")
        if not rule.bad or not rule.good:
            raise name.error(f"{name.text} needs examples of both kinds, bad and good")
        if category != SIGNALS and not rule.say:
            raise name.error(f"{name.text} does not say what to say instead: add say")
        return rule

    def principles(self, known: set[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
        found = {}
        for principle, (key, node) in self.mapping(self.root, "principles").items.items():
            alternatives = []
            for item in node.items if isinstance(node, Sequence) else [node]:
                names = self.plain(item, principle).text.split()
                for name in names:
                    if name.lstrip("-+") not in known:
                        raise self.error(item, f"no signal is named {name}")
                alternatives.append(tuple(names))
            found[principle] = tuple(alternatives)
        return found
