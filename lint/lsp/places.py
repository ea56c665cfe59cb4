"""Offsets of a document as positions of the protocol, in the units the client counts in."""

from __future__ import annotations

from lsprotocol.types import Position, PositionEncodingKind, Range

from lint.documents import Document


class Places:
    """Turns code points into the client's lines and units, and back.

    Args:
        document: The text.
        encoding: What the client counts in: "utf-16" unless it was agreed otherwise.
    """

    def __init__(self, document: Document, encoding: str = PositionEncodingKind.Utf16):
        self.document = document
        self._encoding = str(getattr(encoding, "value", encoding))
        self._mark = self._units("\ufeff") if document.bom else 0

    def position(self, offset: int) -> Position:
        """Give the position of an offset; one outside the text is taken to its nearest end."""
        line, column = self.document.position(offset)
        start = self.document.offset(line, 1)
        units = self._units(self.document.text[start : start + column - 1])
        return Position(line - 1, units + (self._mark if line == 1 else 0))

    def range(self, start: int, end: int) -> Range:
        """Give the range of a half-open span."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Give the offset of a position.

        Args:
            position: A position of the client; past the end of a line means its end, and inside
                a character means its start.

        Returns:
            Code points from the start of the text.
        """
        line = max(position.line, 0) + 1
        start = self.document.offset(line, 1)
        if self.document.position(start)[0] != line:
            return len(self.document.text)
        text = self.document.text
        left = position.character - (self._mark if line == 1 else 0)
        at = start
        while at < len(text) and text[at] not in "\r\n":
            left -= self._units(text[at])
            if left < 0:
                break
            at += 1
        return at

    def _units(self, text: str) -> int:
        if self._encoding == "utf-8":
            return len(text.encode(errors="surrogatepass"))
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        return len(text) + sum(char > "\uffff" for char in text)
