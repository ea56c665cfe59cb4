"""Cut a Markdown page into its paragraphs, headings, items and cells; drop what is not prose."""

from __future__ import annotations

import re
from bisect import bisect_right

from lint.documents import md_lines as lines
from lint.documents.md_containers import BOX, ITEM, QUOTE, Containers, Head
from lint.documents.md_links import attributes
from lint.documents.md_raw import Finder, raw_block

_NO_TITLE = frozenset(
    ("say", "words", "customer", "staff", "avoid", "heard", "arc", "html", "caption",
     "figure-caption", "table-caption", "define")
)  # fmt: skip
_LINE_END = re.compile(r"\r\n|\r|\n")


class Piece:
    """A run of prose: spans of the source, one a line.

    Attributes:
        spans: Half-open offsets, in order.
        role: Who speaks.
    """

    __slots__ = ("role", "spans")

    def __init__(self, spans: list[tuple[int, int]], role: str) -> None:
        """Make a piece."""
        self.spans = spans
        self.role = role


class Scanner:
    """One pass over the lines of a page.

    Args:
        text: The whole text of the document.
        start: Where the page begins, after the front matter.

    Attributes:
        pieces: The prose, in order.
        stray: Spans of block ends that close nothing.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self.stray: list[tuple[int, int]] = []
        ends = [found.span() for found in _LINE_END.finditer(text, start)]
        self._starts = [start, *(after for _, after in ends)]
        stops = [*(before for before, _ in ends), len(text)]
        self._lines = list(zip(self._starts, stops, strict=True))
        self._finder = Finder(text)
        self._in = Containers(text)
        self._paragraph: list[tuple[int, int]] = []
        self._table = False
        self._raw_until = -1
        self._fences: dict[tuple[str, int], list[int]] | None = None

    def run(self) -> Scanner:
        """Read the page; returns itself."""
        index = 0
        while index < len(self._lines):
            index = self._line(index)
        self._close()
        return self

    @property
    def heads(self) -> list[Head]:
        """The blocks, in order."""
        return self._in.heads

    def _line(self, index: int) -> int:
        start, end = self._lines[index]
        text = self.text
        if not text[start:end].strip():
            self._close()
            return index + 1
        if start < self._raw_until:
            self._add(lines.indent(text, start, end)[1], end)
            return index + 1
        depth, at = self._in.walk(start, end)
        first = lines.indent(text, at, end)[1]
        if first >= end:
            self._close()
            return index + 1
        if depth < len(self._in.kinds):
            lazy = self._paragraph and not self._table and self._in.lazy(depth)
            if lazy and not self._interrupts(index, first, end):
                self._add(first, end)
                return index + 1
            self._close()
            self._in.leave(depth)
        return self._content(index, at, end)

    def _interrupts(self, index: int, at: int, end: int) -> bool:
        """Whether a line that is not deep enough begins something of its own."""
        text, char = self.text, self.text[at]
        if char in "#>|":
            return True
        if char in "-*+_" or char.isdigit():
            return lines.list_marker(text, at, end) >= 0 or lines.is_rule(text, at, end)
        if char in "`~":
            return self._fence_end(index, at, end) > 0
        if char in "!?=":
            return lines.titled(text, at, end) is not None
        return char == "/" and lines.block_line(text, at, end) is not None

    def _content(self, index: int, at: int, end: int) -> int:
        """Open the containers that begin in this line, then read what is left of it."""
        text = self.text
        while True:
            columns, at = lines.indent(text, at, end)
            if at >= end:
                self._close()
                return index + 1
            if self._table and not (text[at] == "/" and lines.block_line(text, at, end)):
                self._row(at, end)
                return index + 1
            if columns >= lines.TAB:
                if self._paragraph:
                    self._add(at, end)
                return index + 1
            char = text[at]
            if char == ">":
                self._enter(QUOTE)
                at += 2 if text[at + 1 : at + 2] == " " else 1
                continue
            if char in "-*+" or char.isdigit():
                inner = lines.list_marker(text, at, end)
                numbered = char.isdigit() and not text.startswith("1.", at)
                if inner >= 0 and not lines.is_rule(text, at, end):
                    if not (self._paragraph and numbered and not self._in_list()):
                        self._enter(ITEM)
                        at = inner
                        continue
            inner = lines.definition(text, at, end) if char == ":" else -1
            if char == "[" and inner < 0:
                inner = lines.footnote(text, at, end)
            if inner >= 0:
                self._enter(ITEM)
                at = inner
                continue
            return self._leaf(index, at, end)

    def _in_list(self) -> bool:
        return bool(self._in.kinds) and self._in.kinds[-1] is ITEM

    def _leaf(self, index: int, at: int, end: int) -> int:
        text, char = self.text, self.text[at]
        if char in "-=":
            if self._paragraph and lines.is_underline(text, at, end):
                self._close()
                return index + 1
            if text.startswith("--8<--", at):
                return index + 1
        if self._paragraph and len(self._paragraph) == 1 and char in "|:-":
            first, last = self._paragraph[0]
            if text.find("|", first, last) >= 0 and lines.is_delimiter_row(text, at, end):
                self._paragraph = []
                self._row(first, last)
                self._table = True
                return index + 1
        if char in "-*_" and lines.is_rule(text, at, end):
            self._close()
            return index + 1
        if char in "`~":
            after = self._fence_end(index, at, end)
            if after:
                self._close()
                return after
        if char == "/":
            after = self._block(index, at, end)
            if after:
                return after
        if char in "!?=":
            title = lines.titled(text, at, end)
            if title is not None:
                self._one(*title)
                self._enter(BOX)
                return index + 1
        if char == "#":
            self._one(*(lines.heading(text, at, end) or (at, end)))
            return index + 1
        if char == "[" and self._reference(at, end):
            return index + 1
        if char == "*":
            inner = lines.abbreviation(text, at, end)
            if inner >= 0:
                self._one(inner, end)
                return index + 1
        if char in "<$\\":
            after = self._raw(index, at, end)
            if after:
                return after
        if char == "{" and not self._paragraph and lines.is_attribute_list(text, at, end):
            if attributes(text[at:end], 0):
                return index + 1
        self._add(at, end)
        return index + 1

    def _block(self, index: int, at: int, end: int) -> int:
        found = lines.block_line(self.text, at, end)
        if found is None:
            return 0
        slashes, name, first, last = found
        self._close()
        if not name:
            if not self._in.end_block(slashes):
                self.stray.append((at, at + slashes))
            return index + 1
        argument = self.text[first:last]
        if argument and name not in _NO_TITLE:
            self._one(first, last)
        self._in.begin_block(name, (first, last) if argument else (at, last), argument, slashes)
        return self._after_options(index + 1)

    def _after_options(self, index: int) -> int:
        """Skip the indented options right under the head of a block."""
        while index < len(self._lines):
            start, end = self._lines[index]
            depth, at = self._in.walk(start, end)
            columns, at = lines.indent(self.text, at, end)
            if depth < len(self._in.kinds) or columns < lines.TAB or at >= end:
                break
            index += 1
        return index

    def _reference(self, at: int, end: int) -> bool:
        title = lines.reference(self.text, at, end)
        if title is None:
            return False
        self._one(*title)
        return True

    def _raw(self, index: int, at: int, end: int) -> int:
        after, balanced = raw_block(self.text, at, end, self._finder)
        if balanced > end:
            self._close()
            self._raw_until = balanced
        if after < 0:
            return 0
        last = bisect_right(self._starts, after) - 1
        if last > index or not self._paragraph:
            self._close()
        stop = self._lines[last][1]
        if self.text[after:stop].strip():
            self._add(lines.indent(self.text, after, stop)[1], stop)
        return last + 1

    def _fence_end(self, index: int, at: int, end: int) -> int:
        """The line after the fence that closes the one here; 0 if none opens or closes."""
        mark = lines.fence(self.text, at, end)
        if not mark:
            return 0
        if self._fences is None:
            self._fences = {}
            for number, (first, last) in enumerate(self._lines):
                bare = self.text[first:last].strip(" \t>")
                if len(bare) >= 3 and bare[0] in "`~" and bare == bare[0] * len(bare):
                    quotes = self.text.count(">", first, last)
                    self._fences.setdefault((bare, quotes), []).append(number)
        ends = self._fences.get((mark, self._in.kinds.count(QUOTE)), [])
        place = bisect_right(ends, index)
        return ends[place] + 1 if place < len(ends) else 0

    def _enter(self, kind: str) -> None:
        self._close()
        self._in.enter(kind)

    def _add(self, start: int, end: int) -> None:
        self._paragraph.append((start, end))

    def _one(self, start: int, end: int) -> None:
        self._close()
        self._emit([(start, end)])

    def _row(self, start: int, end: int) -> None:
        for cell in lines.cells(self.text, start, end):
            self._emit([cell])

    def _close(self) -> None:
        self._table = False
        if self._paragraph:
            self._emit(self._paragraph)
            self._paragraph = []

    def _emit(self, spans: list[tuple[int, int]]) -> None:
        role = self._in.role
        if role is not None and spans[0][0] < spans[-1][1]:
            self.pieces.append(Piece(spans, role))
