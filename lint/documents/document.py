"""A source text with its positions, what can be wrong with it, and a piece of its prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Protocol

from lint.diagnostics import Diagnostic

_LINE_END = re.compile(r"\r\n|\r|\n")


class Document:
    """One source file, its text unchanged.

    Offsets are code points into `text`; a byte-order mark at the very start is not part of it.

    Attributes:
        path: The path as it was given, or a name such as `<stdin>`.
        text: The decoded text, line ends as they stand in the file.
        bom: Whether the file began with a byte-order mark.
        parsed: What a reader of its format made of it, kept so that it is read once.

    >>> Document("a.yml", "one\\r\\ntwo").position(5)
    (2, 1)
    """

    __slots__ = ("_starts", "bom", "parsed", "path", "text")

    def __init__(self, path: str, text: str, bom: bool | None = None) -> None:
        """Wrap a text.

        Args:
            path: What to call the document in findings.
            text: Its text; one leading byte-order mark is taken off.
            bom: Whether there was a byte-order mark; None looks at the text.
        """
        if bom is None:
            bom = text.startswith("\ufeff")
            text = text[1:] if bom else text
        self.path = path
        self.text = text
        self.bom = bom
        self.parsed: object = None
        self._starts: list[int] | None = None

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        r"""Say where an offset lies; `\n`, `\r\n` and `\r` end a line.

        Args:
            offset: Code points from the start of `text`; taken to the nearest end if outside.

        Returns:
            Line and column, both 1-based, the column in code points.
        """
        offset = max(0, min(offset, len(self.text)))
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Say which offset a position has; the opposite of `position`.

        Args:
            line: 1-based line.
            column: 1-based column in code points.

        Returns:
            Code points from the start of `text`, never past the end of the line or the text.
        """
        starts = self._line_starts()
        if line > len(starts):
            return len(self.text)
        start = starts[max(line, 1) - 1]
        end = starts[line] - 1 if 0 < line < len(starts) else len(self.text)
        return min(start + max(column, 1) - 1, end)

    def diagnostic(
        self,
        rule: str,
        severity: str,
        start: int,
        end: int,
        message: str,
        suggestions: tuple[str, ...] = (),
    ) -> Diagnostic:
        """Build a finding of this document with its path, lines and columns filled in.

        Args:
            rule: Full id of the rule.
            severity: `error`, `warning` or `note`.
            start: First code point of the span.
            end: End of the span, exclusive.
            message: What is wrong and what to write instead.
            suggestions: Texts to put there, best first.

        Returns:
            The finding.
        """
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Diagnostic(
            rule, severity, start, end, message, suggestions,
            self.path, line, column, end_line, end_column,
        )  # fmt: skip


class DocumentError(Exception):
    """A file that can't be read or understood as a whole.

    Attributes:
        path: The file.
        line: 1-based line of the fault.
        column: 1-based column of the fault, in code points.
        rule: Id of the fault, for example `syntax/yaml` or `file/binary`.
        message: What is wrong and what to do, in plain words.
        start: Offset of the fault in the document's text.
        end: End of the fault, exclusive.
    """

    def __init__(
        self, path: str, line: int, column: int, rule: str, message: str,
        start: int = 0, end: int = 0,
    ) -> None:  # fmt: skip
        """Keep what is known of the fault; see the class for the arguments."""
        super().__init__(path, line, column, rule, message, start, end)
        self.path = path
        self.line = line
        self.column = column
        self.rule = rule
        self.message = message
        self.start = start
        self.end = end

    def __str__(self) -> str:
        """The fault as one line: place, what is wrong, rule."""
        return f"{self.path}:{self.line}:{self.column}: {self.message} [{self.rule}]"

    @classmethod
    def at(
        cls, document: Document, start: int, end: int, rule: str, message: str
    ) -> DocumentError:
        """Build the error for a span of a document.

        Args:
            document: The document at fault.
            start: First code point of the fault.
            end: End of the fault, exclusive.
            rule: Id of the fault.
            message: What is wrong and what to do.

        Returns:
            The error, ready to raise.
        """
        line, column = document.position(start)
        return cls(document.path, line, column, rule, message, start, max(start, end))

    @property
    def diagnostic(self) -> Diagnostic:
        """The same fault as a finding of severity `error`."""
        return Diagnostic(
            self.rule, "error", self.start, self.end, self.message,
            path=self.path, line=self.line, column=self.column,
            end_line=self.line, end_column=self.column + self.end - self.start,
        )  # fmt: skip


class Mapped(Protocol):
    """Anything whose own text can be traced back to the source."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Trace a part of the text to half-open code-point offsets of the document."""


class Passage:
    """A piece of prose that is read on its own: no wording is found across two of them.

    Attributes:
        text: The words, with everything that is not prose blanked out.
        role: Who speaks: `prose`, `say`, `avoid` (a bad example) or `customer` (never checked).
        lang: Language code of the text.
    """

    __slots__ = ("_source", "lang", "role", "text")

    def __init__(self, text: str, role: str, lang: str, source: int | Mapped) -> None:
        """Make a passage.

        Args:
            text: The words to check.
            role: Who speaks.
            lang: Language code.
            source: Offset of the first character if `text` is as long as its source, else the
                node that knows where its characters come from.
        """
        self.text = text
        self.role = role
        self.lang = lang
        self._source = source

    def __repr__(self) -> str:
        """Role, language and the words."""
        return f"Passage({self.role!r}, {self.lang!r}, {self.text!r})"

    @property
    def scalar(self) -> Mapped | None:
        """The YAML text it is, or None where it is prose of the page itself."""
        return None if isinstance(self._source, int) else self._source

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Trace a part of the passage to its document.

        Args:
            start: First code point within `text`.
            end: End within `text`, exclusive.

        Returns:
            Half-open code-point offsets of the document's text.
        """
        if isinstance(self._source, int):
            return self._source + start, self._source + end
        return self._source.source_span(start, end)
