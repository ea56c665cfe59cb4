"""The nodes of a YAML tree: all scalars are text, and every character knows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.documents.document import Document

if TYPE_CHECKING:
    from lint.documents.scalar_map import CharMap


class Scalar:
    """A scalar; never a number, a date or a truth value, always its text.

    Attributes:
        text: The value, with quotes, escapes and folded line breaks resolved.
        start: Offset of its first character (a quote, `|`, `>` or the text itself).
        end: End of the scalar, exclusive.
        document: The document it stands in.
    """

    __slots__ = ("_map", "document", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int, document: Document) -> None:
        """Make a scalar; see the class for the arguments."""
        self.text = text
        self.start = start
        self.end = end
        self.document = document

    def __repr__(self) -> str:
        """The text and its place."""
        return f"Scalar({self.text!r}, {self.start}, {self.end})"

    @property
    def style(self) -> str:
        """One of `plain`, `'`, `"`, `|` and `>`."""
        first = self.document.text[self.start : self.start + 1] if self.end > self.start else ""
        return first if first and first in "'\"|>" else "plain"

    @property
    def exact(self) -> bool:
        """Whether every character of `text` can be traced to its source."""
        return self._chars() is not None

    def _chars(self) -> CharMap | None:
        try:
            return self._map
        except AttributeError:
            from lint.documents.scalar_map import char_map

            self._map = char_map(self.document.text, self.start, self.end, self.text)
            return self._map

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Trace a part of the text to the document.

        Args:
            start: First code point within `text`.
            end: End within `text`, exclusive.

        Returns:
            Half-open code-point offsets of the document's text; the whole scalar where the
            characters can't be traced.
        """
        chars = self._chars()
        if chars is None:
            return self.start, self.whole_end
        return chars.span(start, end)

    @property
    def whole_end(self) -> int:
        """End of the scalar without the blank lines that follow a block scalar."""
        source, end = self.document.text, self.end
        while end > self.start and source[end - 1].isspace():
            end -= 1
        return end


class Mapping:
    """Keys and values in the order of the file.

    Attributes:
        items: For each key's text the key itself and its value.
        start: Offset of its first character.
        closed: End of its closing brace, exclusive; -1 where it has none.
    """

    __slots__ = ("closed", "items", "start")

    def __init__(self, start: int) -> None:
        """Begin a mapping at an offset."""
        self.items: dict[str, tuple[Scalar, Node]] = {}
        self.start = start
        self.closed = -1

    def __repr__(self) -> str:
        """The items and the place."""
        return f"Mapping({self.items!r}, {self.start}, {self.end})"

    @property
    def end(self) -> int:
        """End of the last value, or of the closing brace; exclusive."""
        if self.closed >= 0 or not self.items:
            return max(self.start, self.closed)
        return max(self.start, self.items[next(reversed(self.items))][1].end)

    def get(self, key: str) -> Node | None:
        """Look up the value of a key; None where the key is missing."""
        pair = self.items.get(key)
        return pair[1] if pair else None


class Sequence:
    """A list.

    Attributes:
        items: Its values.
        start: Offset of its first character.
        closed: End of its closing bracket, exclusive; -1 where it has none.
    """

    __slots__ = ("closed", "items", "start")

    def __init__(self, start: int) -> None:
        """Begin a list at an offset."""
        self.items: list[Node] = []
        self.start = start
        self.closed = -1

    def __repr__(self) -> str:
        """The items and the place."""
        return f"Sequence({self.items!r}, {self.start}, {self.end})"

    @property
    def end(self) -> int:
        """End of the last value, or of the closing bracket; exclusive."""
        if self.closed >= 0 or not self.items:
            return max(self.start, self.closed)
        return max(self.start, self.items[-1].end)


Node = Scalar | Mapping | Sequence
