"""All phrases of the handbook, found by their full id."""

from __future__ import annotations

import functools
from pathlib import Path

from handbook.errors import HandbookError
from lint.checks.nearest import nearest
from lint.documents import DocumentError, read
from lint.names import is_house_file
from lint.phrases import Phrase, PhraseFile, load


class Phrasebook:
    """The phrase files of one folder, read when first asked for.

    Args:
        folder: Folder with one ``<situation>.yml`` per situation.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def situations(self) -> list[str]:
        """List the situations there are phrases for, in alphabetical order."""
        return sorted(p.stem for p in self.folder.glob("*.yml") if not is_house_file(p))

    def file(self, situation: str) -> PhraseFile:
        """Read the phrases of one situation.

        Args:
            situation: Name of the file without its ending.

        Returns:
            The file's phrases; read again when the file has changed.

        Raises:
            HandbookError: If there is no such file or it can't be read.
        """
        path = self.folder / f"{situation}.yml"
        if not path.is_file():
            raise HandbookError(f"there is no phrase file {path.as_posix()}")
        return _read(path, path.stat().st_mtime_ns)

    def phrase(self, full_id: str) -> Phrase:
        """Find one phrase.

        Args:
            full_id: ``situation.phrase-id``.

        Returns:
            The phrase.

        Raises:
            HandbookError: If there is none of that id; the message names the nearest.
        """
        situation, _, _ = full_id.partition(".")
        if (self.folder / f"{situation}.yml").is_file():
            for phrase in self.file(situation).phrases:
                if phrase.full_id == full_id:
                    return phrase
        raise HandbookError(f"there is no phrase {full_id}{self._nearest(full_id)}")

    def _nearest(self, full_id: str) -> str:
        known = [
            phrase.full_id
            for situation in self.situations()
            for phrase in self.file(situation).phrases
        ]
        near = nearest(full_id, known)
        return f"; did you mean {near}?" if near else ""


@functools.lru_cache(maxsize=None)
def _read(path: Path, stamp: int) -> PhraseFile:
    """Read a phrase file; `stamp` only keeps the cache true."""
    try:
        return load(read(path))
    except DocumentError as error:
        raise HandbookError(
            f"{path.as_posix()}:{error.line}:{error.column}: {error.message}"
        ) from None
