"""Pages and phrase files as the checks across files want them, made from records.

Most runs change one file. The others are not read again: what the checks across files ask of a
document (its path, its blocks, the places of its findings) is in its record.
"""

from __future__ import annotations

from lint.documents import Document
from lint.documents.markdown import Page
from lint.records import PhraseRecord, Record


class RememberedDocument(Document):
    """A document whose text is not at hand; it knows the places that were noted."""

    __slots__ = ("_places",)

    def __init__(self, record: Record):
        super().__init__(record.path, "", bom=False)
        self._places = dict(record.places)
        for phrase in record.phrases:
            start, end, line, column, end_line, end_column = phrase.place
            self._places[start] = line, column
            self._places[end] = end_line, end_column
        if record.kind == "page":
            self.parsed = Page(None, record.heads, [], record.stray)

    def position(self, offset: int) -> tuple[int, int]:
        """Say where an offset lies; see `Document.position`."""
        return self._places.get(offset, (1, 1))


class RememberedKey:
    """Where a phrase is named."""

    __slots__ = ("end", "start")

    def __init__(self, phrase: PhraseRecord):
        self.start, self.end = phrase.place[:2]


class RememberedPhrase:
    """A phrase by its names and its place."""

    __slots__ = ("file", "full_id", "id", "key")

    def __init__(self, phrase: PhraseRecord, file: RememberedFile):
        self.id, self.full_id = phrase.id, phrase.full_id
        self.key = RememberedKey(phrase)
        self.file = file


class RememberedFile:
    """A phrase file by the names of its phrases."""

    __slots__ = ("document", "phrases")

    def __init__(self, record: Record):
        self.document = RememberedDocument(record)
        self.phrases = [RememberedPhrase(phrase, self) for phrase in record.phrases]
