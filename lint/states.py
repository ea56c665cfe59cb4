"""What the results of a check depend on besides the file: code, rules, settings, the day."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from lint import cache, dictionaries
from lint.compiled import fingerprint
from lint.config import Config
from lint.names import HOME, MODELS

_WITHOUT_CODE = ("rules", "commands", "reporters", "schemas", "__pycache__")


def state(config: Config) -> str:
    """Name everything that the findings of a single file depend on.

    Args:
        config: The settings; those that only choose among findings don't count.

    Returns:
        32 hex digits; they change with the linter's code, the rules and the settings.
    """
    folders = (HOME, *(config.root / folder for folder in config.rules))
    rules = [fingerprint(lang, folders) for lang in config.languages]
    if config.second_opinion != "off":
        rules += [_model(lang) for lang in config.languages]
    if config.spelling:
        rules.append(dictionaries.state())
    settings = (config.languages, config.spelling, sorted(config.house_words), config.second_opinion,
                sorted(config.opinion_thresholds.items()),
                config.review_interval, sorted((k, sorted(v.items())) for k, v in
                                               config.house_terms.items()))  # fmt: skip
    return cache.key(_code(), *rules, repr(settings))


def today() -> str:
    """Give the day as 2027-05-01."""
    return date.today().isoformat()


def _model(lang: str) -> str:
    """Name the state of the second opinion of a language by its content."""
    try:
        return cache.key((MODELS / f"{lang}.bin").read_bytes())
    except OSError:
        return ""


def _code() -> str:
    """Name the state of the linter's own modules by their sizes and times."""
    parts = []
    for place, folders, names in os.walk(HOME.parent):
        folders[:] = sorted(name for name in folders if name not in _WITHOUT_CODE)
        for name in sorted(names):
            if name.endswith(".py"):
                found = os.stat(Path(place, name))
                parts.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(parts)
