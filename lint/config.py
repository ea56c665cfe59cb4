"""Settings from `[tool.lint]` in pyproject.toml, or from lint.toml."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from lint.diagnostics import SEVERITIES


class ConfigError(ValueError):
    """A setting that can't be used; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Config:
    """What is in force for one run.

    Attributes:
        root: Folder that relative paths start from: where the settings were found.
        paths: What to check when no path is given.
        phrases: Folders with phrase files, for references from pages.
        rules: Folders with rules of one's own, laid out like the linter's own.
        select: Rule ids or categories to report; empty means all.
        ignore: Rule ids or categories to leave out.
        fail_on: Lowest severity that makes the exit status 1.
        source: The file the settings came from, or None for the defaults.
    """

    root: Path = field(default_factory=Path.cwd)
    paths: tuple[str, ...] = ("phrases", "docs")
    phrases: tuple[str, ...] = ("phrases",)
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    source: Path | None = None


_KEYS = {f.name.replace("_", "-"): f.name for f in fields(Config)[1:-1]}


def find(start: Path) -> Config:
    """Read the settings that hold for a folder.

    Args:
        start: The folder to start from; its parents are searched too. `lint.toml` wins over
            `pyproject.toml` in the same folder.

    Returns:
        The settings, or the defaults with `root` at `start` where there are none.

    Raises:
        ConfigError: If a file can't be read, or a key or value is wrong.
    """
    for folder in (start, *start.parents):
        for name in ("lint.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _config(path, table)
    return Config(root=start)


def _table(path: Path) -> dict | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: can't be read: {error}") from None
    if path.name == "lint.toml":
        return data
    return data.get("tool", {}).get("lint")


def _config(path: Path, table: dict) -> Config:
    values: dict = {"root": path.parent, "source": path}
    for key, value in table.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(_KEYS)}"
            raise ConfigError(f"{path}: unknown key {key}: {hint}")
        if key == "fail-on":
            if value not in SEVERITIES:
                near = difflib.get_close_matches(str(value), SEVERITIES, 1) or SEVERITIES
                raise ConfigError(f"{path}: fail-on = {value!r}: write {' or '.join(near)}")
        elif not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f'{path}: {key} must be a list of texts, like {key} = ["…"]')
        values[_KEYS[key]] = tuple(value) if isinstance(value, list) else value
    return Config(**values)
