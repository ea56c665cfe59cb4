"""The theme's templates, compiled once for all languages and kept between builds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import jinja2
from mkdocs.theme import Theme

from lint.cache import folder, sealed, unsealed, write


def keep_compiled(theme: Theme) -> None:
    """Let a theme take its templates from the cache where they have not changed.

    Args:
        theme: The theme of one build; its environments are made anew as before.
    """
    make: Callable[[], jinja2.Environment] = theme.get_env

    def get_env() -> jinja2.Environment:
        environment = make()
        environment.bytecode_cache = _Kept(folder() / "templates")
        return environment

    theme.get_env = get_env


class _Kept(jinja2.BytecodeCache):
    """Compiled templates, a file for each; Jinja itself sees whether one is out of date."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError, ValueError):
            bucket.bytecode_from_string(unsealed((self._place / bucket.key).read_bytes()))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        write(self._place / bucket.key, sealed(bucket.bytecode_to_string()))
