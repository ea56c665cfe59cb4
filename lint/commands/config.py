"""Print the settings in force, and where each comes from."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from lint.commands import CLEAN
from lint.config import Config, Override, find
from lint.verdicts import check_names

ABOUT = "print the settings in force and where they come from"

_NOT_KEYS = ("root", "source", "origin")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command: none."""


def run(options: argparse.Namespace) -> int:
    """Print each setting as it would stand in lint.toml, with its origin.

    Returns:
        0.

    Raises:
        ConfigError: If the settings can't be used.
    """
    config = find(Path.cwd())
    check_names(config)
    print(f"# settings: {_shown(config.source) if config.source else 'none found, all defaults'}")
    lines = [(f"{name.replace('_', '-')} = {_value(getattr(config, name))}", name)
             for name in Config.__slots__ if name not in _NOT_KEYS]  # fmt: skip
    wide = max(len(line) for line, _ in lines if len(line) <= 60)
    for line, name in lines:
        print(f"{line:{wide}}  # {_origin(config.where(name))}")
    return CLEAN


def _origin(where: str) -> str:
    path, _, line = where.rpartition(":")
    return f"{_shown(Path(path))}:{line}" if path else where


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _value(value: Any) -> str:
    """Write a value as TOML."""
    if isinstance(value, Override):
        return f"{{ paths = {_value(value.paths)}, severities = {_value(value.severities)} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_value(item)}"
                          for key, item in value.items())  # fmt: skip
        return f"{{ {pairs} }}" if pairs else "{}"
    return json.dumps(value, ensure_ascii=False)
