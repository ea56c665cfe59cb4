"""Compiled rules, taken from the cache while their sources are unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from lint.cache import folder as cache_folder
from lint.cache import sealed, unsealed, write
from lint.index import build_index
from lint.names import HOME

SHIPPED = HOME / "compiled"
"""Where a built wheel keeps its compiled rules."""

_CODE = ("automaton", "collecting", "compiler", "families", "index", "names", "pairs", "patterns",
         "rules/__init__", "rules/keys", "rules/model", "rules/reader", "runner", "shares", "text")  # fmt: skip
"""The modules that compiled and prepared rules are made by."""

_PARTS = frozenset(("lang", "rules", "patterns", "principles"))
_PREPARED = frozenset(("forms", "endings", "beginnings", "pairs", "needs", "left", "right",
                       "inside"))  # fmt: skip
"""What compiled rules hold, and what they hold besides when prepared."""

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

    return _kept(file_name(lang, folders), make, _PARTS | {"classes"})


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
    name = index_name(lang, folders)
    return _kept(name, lambda: build_index(compiled(lang, folders)), _PARTS | _PREPARED)


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


def _kept(name: str, make: Callable[[], dict], parts: frozenset[str]) -> dict:
    for read in (_shipped, _cached):
        try:
            data = json.loads(read(name))
        except (OSError, ValueError):
            continue
        if isinstance(data, dict) and parts <= data.keys():
            return data
    text = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
    write(cache_folder() / name, sealed(text.encode(errors="surrogatepass")))
    _sweep(name)
    return json.loads(text)


def _shipped(name: str) -> bytes:
    return (SHIPPED / name).read_bytes()


def _cached(name: str) -> bytes:
    return unsealed((cache_folder() / name).read_bytes())


def _sweep(name: str) -> None:
    """Delete compiled rules of earlier states; another run may be quicker to do so."""
    try:
        alike = cache_folder().glob(f"{name[:3]}*.{name.partition('.')[2]}")
        for old in sorted(alike, key=lambda path: -path.stat().st_mtime)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
