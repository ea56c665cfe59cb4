"""All phrases of the handbook, found by their full id."""

from __future__ import annotations

import functools
import os
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
        return self._file(situation)[0]

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
        known = (self.folder / f"{situation}.yml").is_file()
        if known and (phrase := self._file(situation)[1].get(full_id)):
            return phrase
        raise HandbookError(f"there is no phrase {full_id}{self._nearest(full_id)}")

    def _file(self, situation: str) -> tuple[PhraseFile, dict[str, Phrase]]:
        path = self.folder / f"{situation}.yml"
        try:
            return _read(os.path.abspath(path), os.stat(path).st_mtime_ns)
        except FileNotFoundError:
            raise HandbookError(f"there is no phrase file {path.as_posix()}") from None
        except DocumentError as error:
            place = f"{path.as_posix()}:{error.line}:{error.column}"
            raise HandbookError(f"{place}: {error.message}") from None

    def _nearest(self, full_id: str) -> str:
        known = [
            phrase.full_id
            for situation in self.situations()
            for phrase in self.file(situation).phrases
        ]
        near = nearest(full_id, known)
        return f"; did you mean {near}?" if near else ""


@functools.lru_cache(maxsize=None)
def _read(path: str, stamp: int) -> tuple[PhraseFile, dict[str, Phrase]]:
    """Read a phrase file, and its phrases by their ids; `stamp` only keeps the cache true."""
    file = load(read(Path(path)))
    phrases: dict[str, Phrase] = {}
    for phrase in file.phrases:
        phrases.setdefault(phrase.full_id, phrase)
    return file, phrases
