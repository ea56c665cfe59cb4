"""Settings from `[tool.lint]` in pyproject.toml, or from lint.toml."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lint.names import LANGS, UsageError

LEVELS = ("off", "note", "warning", "error")
"""What a rule's severity can be set to."""


class ConfigError(UsageError):
    """A setting that can't be used; the message names file, line, key and remedy."""


@dataclass(frozen=True, slots=True)
class Override:
    """Severities for some files.

    Attributes:
        paths: Patterns such as `docs/*/cases/**`, relative to the settings' folder.
        severities: Rule id or category to one of `LEVELS`.
    """

    paths: tuple[str, ...] = ()
    severities: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What is in force for one run.

    Attributes:
        root: Folder that relative paths start from: where the settings were found.
        paths: What to check when no path is given.
        phrases: Folders with phrase files, for references from pages.
        languages: Languages that texts are written in and checked for.
        rules: Folders with rules of one's own, laid out like the linter's own.
        select: Rule ids or categories to report; empty means all.
        ignore: Rule ids or categories to leave out.
        severities: Rule id or category to one of `LEVELS`.
        overrides: Severities for some files; later ones win.
        spelling: Whether words that no dictionary has are reported.
        house_words: Words that spelling knows besides its dictionaries.
        house_terms: By language ("" for all), what not to write to what to write.
        review_interval: Days within which a phrase file has to be read again; 0 for any.
        second_opinion: The gravest that the second opinion may say: "off", "note" or "warning".
        opinion_thresholds: "warning" and "note" to the least confidence of each, 0 to 1; those
            that training found where one is missing.
        site_url: Address of the handbook, for links from findings to pages; "" for none.
        baseline: File of findings that are known and don't fail; "" for none.
        fail_on: Lowest severity that makes the exit status 1.
        source: The file the settings came from, or None for the defaults.
        origin: For each key that was set, where: file and line, or the command line.
    """

    root: Path = field(default_factory=Path.cwd)
    paths: tuple[str, ...] = ("phrases", "docs")
    phrases: tuple[str, ...] = ("phrases",)
    languages: tuple[str, ...] = LANGS
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    spelling: bool = True
    house_words: tuple[str, ...] = ()
    house_terms: dict[str, dict[str, str]] = field(default_factory=dict)
    review_interval: int = 0
    second_opinion: str = "warning"
    opinion_thresholds: dict[str, float] = field(default_factory=dict)
    site_url: str = ""
    baseline: str = ""
    fail_on: str = "error"
    source: Path | None = None
    origin: dict[str, str] = field(default_factory=dict)

    def where(self, name: str) -> str:
        """Say where a setting comes from: file and line, the command line, or the default."""
        return self.origin.get(name, "default")

    def told(self, **values: Any) -> Config:
        """The same settings with some that the command line names; None leaves one as it is."""
        given = {name: value for name, value in values.items() if value is not None}
        origin = {**self.origin, **dict.fromkeys(given, "command line")}
        return replace(self, **given, origin=origin) if given else self


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
    for place in (start, *start.parents):
        for name in ("lint.toml", "pyproject.toml"):
            path = place / name
            if path.is_file():
                try:
                    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
                except UnicodeDecodeError:
                    raise ConfigError(f"{path}: not UTF-8 text: save it as UTF-8") from None
                except OSError as error:
                    raise ConfigError(f"{path}: can't be read: {error.strerror}") from None
                if name == "lint.toml" or "tool" in text and "lint" in text:
                    from lint.settings import read_settings

                    values = read_settings(path, text)
                    if values is not None:
                        return Config(root=place, source=path, **values)
    return Config(root=start)
