"""One file of settings read and checked, with complaints that name line, key and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from lint.config import LEVELS, ConfigError, Override
from lint.diagnostics import SEVERITIES
from lint.names import LANGS

_SECOND = ("off", "note", "warning")
_LIMITED = ("warning", "note")


def read_settings(path: Path, text: str) -> dict[str, Any] | None:
    """Read a file of settings.

    Args:
        path: `lint.toml` or `pyproject.toml`.
        text: Its content.

    Returns:
        Values for the fields of `Config`, or None where a pyproject.toml has no `[tool.lint]`.

    Raises:
        ConfigError: At the line of a key or value that is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    table: Any = data
    if path.name != "lint.toml":
        tool = data.get("tool")
        table = tool.get("lint") if isinstance(tool, dict) else None
        if table is None:
            return None
    return _Reader(path, text).read(table)


class _Reader:
    def __init__(self, path: Path, text: str):
        self.path = path
        self.lines = text.split("\n")
        self.first = 0
        if path.name != "lint.toml":
            heads = (n for n, line in enumerate(self.lines) if re.match(r"\s*\[+tool\.lint\b", line))
            self.first = next(heads, 0)

    def read(self, table: Any) -> dict[str, Any]:
        if not isinstance(table, dict):
            self.fail("lint", "[tool.lint] must be a table of settings")
        values: dict[str, Any] = {}
        origin: dict[str, str] = {}
        for key, value in table.items():
            if key == "tool" and self.path.name == "lint.toml":
                self.fail(key, "lint.toml has no heading [tool.lint]: write the settings alone")
            if key not in _KEYS:
                self.unknown(key, _KEYS)
            name = key.replace("-", "_")
            values[name] = _KEYS[key](self, key, value)
            origin[name] = self.place(key)
        return {**values, "origin": origin}

    def place(self, key: str) -> str:
        """Name the file and, where it can be found, the line of a key."""
        bare = re.escape(key)
        key_line = re.compile(rf"""\s*(?:["']?{bare}["']?\s*[=.]|\[+[\w.\s"'-]*{bare}["']?[\].])""")
        for number, line in enumerate(self.lines[self.first :], self.first + 1):
            if key_line.match(line):
                return f"{self.path}:{number}"
        return str(self.path)

    def fail(self, key: str, message: str) -> NoReturn:
        raise ConfigError(f"{self.place(key)}: {message}")

    def unknown(self, key: str, known: Any, where: str = "") -> NoReturn:
        near = _nearest(key, known)
        hint = f"did you mean {near}?" if near else f"known keys: {', '.join(known)}"
        self.fail(key, f"unknown key {key}{where}: {hint}")

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, f'{key} must be a list of texts, like {key} = ["…"]')
        return tuple(value)

    def folders(self, key: str, value: Any) -> tuple[str, ...]:
        folders = self.texts(key, value)
        for folder in folders:
            if key == "rules" and not (self.path.parent / folder).is_dir():
                self.fail(key, f"{key}: there is no folder {folder}: make it")
            if key == "rules" and (lost := _misplaced(self.path.parent / folder)):
                place = lost.relative_to(self.path.parent).as_posix()
                where = " or ".join(f"{folder}/{lang}/" for lang in LANGS)
                self.fail(key, f"{key}: {place} is not read: rule files are .yml files in {where}")
        return folders

    def languages(self, key: str, value: Any) -> tuple[str, ...]:
        langs = self.texts(key, value)
        for lang in langs:
            if lang not in LANGS:
                self.fail(key, f"{key}: no language {lang!r}: use some of {', '.join(LANGS)}")
        if not langs:
            self.fail(key, f"{key} must name a language: some of {', '.join(LANGS)}")
        return tuple(lang for lang in LANGS if lang in langs)

    def text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            self.fail(key, f'{key} must be a text, like {key} = "…"')
        return value

    def switch(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self.fail(key, f"{key} must be true or false, like {key} = true")
        return value

    def days(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(key, f"{key} must be a number of days, like {key} = 180")
        return value

    def choice(self, key: str, value: Any, known: tuple[str, ...]) -> str:
        if value not in known:
            near = _nearest(str(value), known)
            hint = f"did you mean {near}?" if near else f"write one of {', '.join(known)}"
            self.fail(key.rpartition(".")[2], f"{key} = {value!r}: {hint}")
        return value

    def severities(self, key: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            self.fail(key, f'{key} must be a table, like "policy/our-policy" = "warning"')
        return {name: self.choice(f"{key}.{name}", level, LEVELS) for name, level in value.items()}

    def shares(self, key: str, value: Any) -> dict[str, float]:
        if not isinstance(value, dict):
            self.fail(key, f"{key} must be a table, like {key} = {{warning = 0.95, note = 0.85}}")
        for name, share in value.items():
            self.choice(f"{key}.{name}", name, _LIMITED)
            number = isinstance(share, (int, float)) and not isinstance(share, bool)
            if not number or not 0 <= share <= 1:
                self.fail(key, f"{key}.{name} = {share!r}: write a share between 0 and 1")
        return {name: float(share) for name, share in value.items()}

    def overrides(self, key: str, value: Any) -> tuple[Override, ...]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fail(key, f"{key} must be tables: [[tool.lint.{key}]] with paths and severities")
        found = []
        for item in value:
            for name in item:
                if name not in ("paths", "severities"):
                    self.unknown(name, ("paths", "severities"), f" in {key}")
            paths = self.texts("paths", item.get("paths", []))
            if not paths:
                self.fail(key, f'{key}: say which files: paths = ["docs/*/cases/**"]')
            found.append(Override(paths, self.severities("severities", item.get("severities", {}))))
        return tuple(found)

    def terms(self, key: str, value: Any) -> dict[str, dict[str, str]]:
        if not isinstance(value, dict):
            self.fail(key, f'{key} must be a table, like "wrong term" = "right term"')
        found: dict[str, dict[str, str]] = {}
        for name, right in value.items():
            terms = {name: right}
            lang = ""
            if isinstance(right, dict):
                lang, terms = self.choice(f"{key}.{name}", name, LANGS), right
            for wrong, term in terms.items():
                if not wrong.strip() or not isinstance(term, str) or not term.strip():
                    self.fail(wrong, f'{key}: write "wrong term" = "right term", not {term!r}')
                found.setdefault(lang, {})[" ".join(wrong.split())] = term.strip()
        return found


def _misplaced(folder: Path) -> Path | None:
    """Find a file that is meant for a rule file but stands where none is looked for."""
    for path in sorted((*folder.glob("*.y*ml"), *folder.glob("*/*.y*ml"))):
        if path.parent.name not in LANGS or path.parent == folder or path.suffix != ".yml":
            return path
    return None


def _nearest(word: str, known: Any) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), 1)), "")


_KEYS: dict[str, Callable[[_Reader, str, Any], Any]] = {
    "paths": _Reader.folders,
    "phrases": _Reader.folders,
    "languages": _Reader.languages,
    "rules": _Reader.folders,
    "select": _Reader.texts,
    "ignore": _Reader.texts,
    "severities": _Reader.severities,
    "overrides": _Reader.overrides,
    "spelling": _Reader.switch,
    "house-words": _Reader.texts,
    "house-terms": _Reader.terms,
    "review-interval": _Reader.days,
    "opinion-thresholds": _Reader.shares,
    "second-opinion": lambda self, key, value: self.choice(key, value, _SECOND),
    "site-url": _Reader.text,
    "baseline": _Reader.text,
    "fail-on": lambda self, key, value: self.choice(key, value, SEVERITIES),
}
