"""All phrases and the catalogue of a project as they are now: from open texts, else files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from lint import catalogue
from lint.documents import Document, DocumentError, read
from lint.names import YAML, is_house_file
from lint.phrases import SLOT, Phrase, PhraseFile, load

_CATALOGUE = "compensation.yml"

Parsed = PhraseFile | catalogue.Catalogue
"""What a file can be."""


class Phrasebook:
    """The phrase files of some folders, read again when they change.

    Args:
        folders: Where phrase files are.
        opened: Gives the unsaved text of a path, or None where it is not open.
    """

    def __init__(self, folders: list[Path], opened: Callable[[str], Document | None]):
        self._folders = folders
        self._opened = opened
        self._read: dict[str, tuple[object, Parsed | None]] = {}

    def files(self) -> Iterator[PhraseFile]:
        """Give the phrase files that can be read, in the order of their names."""
        for path in self._paths():
            if not is_house_file(path):
                file = self._file(path)
                if isinstance(file, PhraseFile):
                    yield file

    def phrases(self) -> dict[str, Phrase]:
        """Give all phrases by the id under which pages use them."""
        return {p.full_id: p for file in self.files() for p in file.phrases if p.id}

    def slots(self) -> list[str]:
        """Give the names of all slots in use, sorted."""
        return sorted(
            {
                name
                for phrase in self.phrases().values()
                for text in phrase.say.values()
                for name in SLOT.findall(text.text)
            }
        )

    def catalogue(self) -> catalogue.Catalogue | None:
        """Give the catalogue of compensation, or None where there is none that can be read."""
        for path in self._paths():
            if os.path.basename(path) == _CATALOGUE:
                file = self._file(path)
                if isinstance(file, catalogue.Catalogue):
                    return file
        return None

    def _paths(self) -> Iterator[str]:
        for folder in self._folders:
            for place, folders, names in os.walk(folder):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if name.lower().endswith(YAML) and not name.startswith("."):
                        yield os.path.join(place, name)

    def _file(self, path: str) -> Parsed | None:
        """Read a file; while its open text is half written, what was there before it counts."""
        opened = self._opened(path)
        try:
            found = os.stat(path)
        except OSError:
            return None
        state = opened.text if opened else (found.st_size, found.st_mtime_ns)
        if path not in self._read or self._read[path][0] != state:
            loaded = _load(path, opened)
            if loaded is None and opened:
                loaded = self._read.get(path, (None, None))[1] or _load(path, None)
            self._read[path] = state, loaded
        return self._read[path][1]


def _load(path: str, opened: Document | None) -> Parsed | None:
    parse = catalogue.load if os.path.basename(path) == _CATALOGUE else load
    try:
        return parse(opened or read(path))
    except DocumentError:
        return None
