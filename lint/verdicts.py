"""From findings to what is reported: opt-outs, severities, the choice of rules, order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath

from lint.config import Config, ConfigError
from lint.diagnostics import Diagnostic
from lint.names import SECOND_OPINION
from lint.records import Allowance, Record

_CATEGORIES = (
    "baseline", "catalogue", "file", "house", "law", "opinion", "page", "phrase", "protocol",
    "reference", "register", "spelling", "suppression", "syntax", "touchpoint", "typography",
)  # fmt: skip
"""Categories of findings that no rule file makes."""

_ACROSS = ("catalogue", "reference", "page", "protocol", "touchpoint")
"""Categories that need every file to be sure."""


class Verdicts:
    """Judges findings by opt-outs and settings.

    Args:
        config: The settings in force.
        records: What is known of the checked files.
        whole: Whether whole folders were checked.
    """

    def __init__(self, config: Config, records: Iterable[Record], whole: bool):
        self.config = config
        self.whole = whole
        self.allowances = {one.path: one.allowances for one in records if one.allowances}

    def judge(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Leave out what is allowed or not wanted, set severities, and sort.

        Args:
            found: Findings of all files.

        Returns:
            Findings by path and place, with those about opt-outs themselves.
        """
        unique = list(dict.fromkeys(found))
        if self.allowances:
            unique = [*self._not_allowed(unique), *self._about_allowances(unique)]
        kept = [one for one in map(self._graded, unique) if one and self._wanted(one)]
        return sorted(kept, key=lambda d: (d.path or "", d.line or 0, d.column or 0, d.rule))

    def _valid(self, path: str | None) -> list[Allowance]:
        return [one for one in self.allowances.get(path or "", ()) if one.reason]

    def _not_allowed(self, found: list[Diagnostic]) -> Iterator[Diagnostic]:
        for one in found:
            if not any(allowance.covers(one) for allowance in self._valid(one.path)):
                yield one

    def _about_allowances(self, found: list[Diagnostic]) -> Iterator[Diagnostic]:
        """Opt-outs without a reason, for unknown rules, or for nothing."""
        by_path: dict[str, list[Diagnostic]] = {}
        for one in found:
            by_path.setdefault(one.path or "", []).append(one)
        for path, allowances in self.allowances.items():
            for allowance in allowances:
                yield from self._about(allowance, path, by_path.get(path, []))

    def _about(
        self, allowance: Allowance, path: str, found: list[Diagnostic]
    ) -> Iterator[Diagnostic]:
        def finding(rule: str, severity: str, message: str) -> Diagnostic:
            start, end, line, column, end_line, end_column = allowance.place
            return Diagnostic(
                f"suppression/{rule}", severity, start, end, message, (), path,
                line, column, end_line, end_column,
            )  # fmt: skip

        shape = "allow category/name: the reason"
        if not allowance.names:
            message = f"This reads like an opt-out, but none is understood. Write `lint: {shape}`."
            yield finding("no-rule", "error", message)
            return
        if not allowance.reason:
            message = f"This opt-out gives no reason, so it is not followed. Write `lint: {shape}`."
            yield finding("unexplained", "error", message)
        known = _known_rules(self.config)
        for name in allowance.names:
            if name not in known and name.partition("/")[0] not in _CATEGORIES:
                near = _nearest(name, known)
                hint = f" Did you mean `{near}`?" if near else " `lint rules` lists them."
                message = f"There is no rule or category `{name}`.{hint}"
                yield finding("unknown-rule", "error", message)
            elif allowance.reason and not self._used(allowance, name, found):
                message = f"Nothing here breaks {name}: remove this opt-out."
                yield finding("unused", "warning", message)

    def _used(self, allowance: Allowance, name: str, found: list[Diagnostic]) -> bool:
        if not self.whole and name.partition("/")[0] in _ACROSS:
            return True
        single = replace(allowance, names=(name,))
        return any(single.covers(one) for one in found)

    def _graded(self, found: Diagnostic) -> Diagnostic | None:
        """Set the severity that the settings give; None where the rule is off for the file."""
        level = _level(found, self.config.severities)
        for override in self.config.overrides:
            if _matches(found.path, override.paths, self.config.root):
                level = _level(found, override.severities) or level
        if level == "off":
            return None
        return replace(found, severity=level) if level and level != found.severity else found

    def _wanted(self, found: Diagnostic) -> bool:
        names = (found.rule, found.category)
        if any(name in self.config.ignore for name in names):
            return False
        return not self.config.select or any(name in self.config.select for name in names)


def _level(found: Diagnostic, severities: dict[str, str]) -> str:
    """Give the severity that is set for a finding; a second opinion is never an error."""
    level = severities.get(found.rule) or severities.get(found.category) or ""
    if level != "off" and found.rule.endswith(f"/{SECOND_OPINION}"):
        own = severities.get(found.rule, "")
        return "warning" if own == "error" else own
    return level


@lru_cache(maxsize=4096)
def _matches(path: str | None, patterns: tuple[str, ...], root: Path) -> bool:
    if path is None:
        return False
    try:
        inner = Path(path).absolute().relative_to(root.absolute())
    except ValueError:
        return False
    return any(_glob(inner.parts, PurePath(pattern).parts) for pattern in patterns)


def _glob(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Match a path with a pattern in which `**` stands for any number of folders."""
    from fnmatch import fnmatchcase

    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_glob(parts[skip:], pattern[1:]) for skip in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _glob(parts[1:], pattern[1:])


def check_names(config: Config) -> None:
    """Make sure that the rules and categories which settings name are there.

    Args:
        config: The settings in force.

    Raises:
        ConfigError: At the first name that is no rule and no category, with the nearest one.
    """
    named = [(name, "select") for name in config.select]
    named += [(name, "ignore") for name in config.ignore]
    named += [(name, "severities") for name in config.severities]
    named += [(name, "overrides") for one in config.overrides for name in one.severities]
    unsure = [pair for pair in named if pair[0].partition("/")[0] not in _CATEGORIES]
    if not unsure:
        return
    known = _known_rules(config)
    for name, setting in unsure:
        if name not in known:
            near = _nearest(name, known)
            hint = f"did you mean {near}?" if near else "lint rules lists them"
            where = config.where(setting)
            raise ConfigError(f"{where}: {setting}: no rule or category {name}: {hint}")


def _known_rules(config: Config) -> frozenset[str]:
    """Rule ids and categories of all languages."""
    from lint.compiled import prepared
    from lint.names import HOME

    folders = (HOME, *(config.root / folder for folder in config.rules))
    ids = {rule["id"] for lang in config.languages for rule in prepared(lang, folders)["rules"]}
    categories = {name.partition("/")[0] for name in ids}
    return frozenset(ids | categories | {f"{name}/{SECOND_OPINION}" for name in categories})


def _nearest(word: str, known: Iterable[str]) -> str:
    from lint.checks.nearest import nearest

    return nearest(word, known)
