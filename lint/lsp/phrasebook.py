"""All phrases of a project as they are now: from open texts where there are any, else files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from lint.documents import Document, DocumentError, read
from lint.names import YAML, is_house_file
from lint.phrases import SLOT, Phrase, PhraseFile, load


class Phrasebook:
    """The phrase files of some folders, read again when they change.

    Args:
        folders: Where phrase files are.
        opened: Gives the unsaved text of a path, or None where it is not open.
    """

    def __init__(self, folders: list[Path], opened: Callable[[str], Document | None]):
        self._folders = folders
        self._opened = opened
        self._read: dict[str, tuple[object, PhraseFile | None]] = {}

    def files(self) -> Iterator[PhraseFile]:
        """Give the phrase files that can be read, in the order of their names."""
        for folder in self._folders:
            for place, folders, names in os.walk(folder):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    hidden = name.startswith(".") or is_house_file(name)
                    if name.lower().endswith(YAML) and not hidden:
                        file = self._file(os.path.join(place, name))
                        if file:
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

    def _file(self, path: str) -> PhraseFile | None:
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


def _load(path: str, opened: Document | None) -> PhraseFile | None:
    try:
        return load(opened or read(path))
    except DocumentError:
        return None
