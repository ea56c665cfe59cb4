"""Compiled rules, taken from the cache while their sources are unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from lint.cache import folder as cache_folder
from lint.cache import write
from lint.index import build_index
from lint.names import HOME

SHIPPED = HOME / "compiled"
"""Where a built wheel keeps its compiled rules."""

_CODE = ("automaton", "compiler", "families", "groups", "index", "patterns", "text", "rules/reader")
_KEPT = 12
"""Compiled files of a language that stay in the cache."""


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

    def make() -> dict:
        from lint.compiler import compile_now

        return compile_now(lang, folders)

    return _kept(file_name(lang, folders), make)


def prepared(lang: str, folders: tuple[Path, ...] = (HOME,)) -> dict:
    """Give the rules of a language as the matcher wants them, from the cache where possible.

    Args:
        lang: "en", "ru" or "sv".
        folders: Rule folders; later ones add to and override earlier ones.

    Returns:
        The data of `lint.index.build_index`.

    Raises:
        RuleError: If a rule file can't be used.
    """
    return _kept(index_name(lang, folders), lambda: build_index(compiled(lang, folders)))


def file_name(lang: str, folders: Iterable[Path] = (HOME,)) -> str:
    """Name the file of a language's compiled rules in their present state."""
    return f"{lang}-{fingerprint(lang, folders)}.json"


def index_name(lang: str, folders: Iterable[Path] = (HOME,)) -> str:
    """Name the file of a language's prepared rules in their present state."""
    return f"{lang}-{fingerprint(lang, folders)}.index.json"


def fingerprint(lang: str, folders: Iterable[Path] = (HOME,)) -> str:
    """Name the state of the sources of compiled rules.

    Returns:
        16 hex digits over the rules and the compiler.
    """
    digest = hashlib.sha256(lang.encode())
    sources = [HOME.parent / f"{name}.py" for name in _CODE]
    sources += [path for folder in folders for path in sorted((folder / lang).glob("*.yml"))]
    for path in sources:
        digest.update(path.stem.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _kept(name: str, make: Callable[[], dict]) -> dict:
    for place in (SHIPPED, cache_folder()):
        try:
            return json.loads((place / name).read_bytes())
        except (OSError, ValueError):
            continue
    data = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
    write(cache_folder() / name, data.encode(errors="surrogatepass"))
    _sweep(name)
    return json.loads(data)


def _sweep(name: str) -> None:
    """Delete compiled rules of earlier states; another run may be quicker to do so."""
    try:
        alike = cache_folder().glob(f"{name[:3]}*.{name.partition('.')[2]}")
        for old in sorted(alike, key=lambda path: -path.stat().st_mtime)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
