"""Compiled rules, taken from the cache while their sources are unchanged."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from lint.rules.model import HOME

SHIPPED = HOME / "compiled"
"""Where a built wheel keeps its compiled rules."""

_CODE = ("automaton", "compiler", "families", "patterns", "text", "rules/reader")


def compiled(lang: str, folders: tuple[Path, ...] = (HOME,)) -> dict:
    """Give the compiled rules of a language, from the cache where the sources are unchanged.

    Args:
        lang: "en", "ru" or "sv".
        folders: Rule folders; later ones add to and override earlier ones.

    Returns:
        The data of `Compiler.compile`, as read back from JSON.

    Raises:
        RuleError: If a rule file can't be used.
    """
    name = file_name(lang, folders)
    for folder in (SHIPPED, cache_folder()):
        try:
            return json.loads((folder / name).read_bytes())
        except (OSError, ValueError):
            continue
    from lint.compiler import compile_now

    data = json.dumps(compile_now(lang, folders), ensure_ascii=False, separators=(",", ":"))
    _store(cache_folder() / name, data)
    return json.loads(data)


def file_name(lang: str, folders: Iterable[Path] = (HOME,)) -> str:
    """Name the file of a language's compiled rules in their present state."""
    return f"{lang}-{fingerprint(lang, folders)}.json"


def fingerprint(lang: str, folders: Iterable[Path] = (HOME,)) -> str:
    """Name the state of the sources of compiled rules: 16 hex digits over the rules and the compiler."""
    digest = hashlib.sha256(lang.encode())
    sources = [HOME.parent / f"{name}.py" for name in _CODE]
    sources += [path for folder in folders for path in sorted((folder / lang).glob("*.yml"))]
    for path in sources:
        digest.update(path.stem.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Name the folder for compiled rules: $MAKEGOOD_CACHE, else the user's cache folder."""
    if own := os.environ.get("MAKEGOOD_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "makegood"


def _store(path: Path, data: str) -> None:
    """Write a cache file whole or not at all; a folder that can't be written is no fault."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(data, encoding="utf-8")
        draft.replace(path)
    except OSError:
        return
