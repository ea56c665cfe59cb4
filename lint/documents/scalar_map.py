"""Where each character of a YAML scalar stands in its source.

The parser gives the value and the two ends of a scalar. Here the source is read a second time,
by the same rules, noting the place of every character; where the result is not the parser's
value to the letter, there is no map.

Source: YAML 1.1, chapters 5.7 (escapes), 8.1 (block scalars) and 9 (flow scalars).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Ordered

_BREAKS = "\r\n\x85\u2028\u2029"
_SPECIAL = {
    "": re.compile(r"[ \t\r\n\x85\u2028\u2029]"),
    "'": re.compile(r"[ \t\r\n\x85\u2028\u2029']"),
    '"': re.compile(r'[ \t\r\n\x85\u2028\u2029"\\]'),
}
_BLANKS = re.compile(r"[ \t]*")
_TO_BREAK = re.compile(rf"[^{_BREAKS}]*")
_BLOCK_HEAD = re.compile(r"[|>]([+-]?)([1-9]?)([+-]?)[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n]*)*)+")
_DEEPEST = 100
"""Columns of indentation that are tried."""
_HEX = {"x": 2, "u": 4, "U": 8}
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "'": "'", "/": "/", "\\": "\\", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class CharMap:
    """Source places of a value's characters.

    Args:
        starts: Offset of each character's source.
        ends: End of each character's source, exclusive.
        end: Where the text ends in the source.
    """

    __slots__ = ("_end", "_ends", "_starts")

    def __init__(self, starts: Ordered[int], ends: Ordered[int], end: int) -> None:
        self._starts = starts
        self._ends = ends
        self._end = end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Trace a half-open span of the value to the source; clipped to the value."""
        length = len(self._starts)
        start = max(0, min(start, length))
        first = self._starts[start] if start < length else self._end
        if end <= start:
            return first, first
        return first, self._ends[min(end, length) - 1] if start < length else self._end


def skip_properties(source: str, start: int, end: int) -> int:
    """Step over the anchor and the tag before a scalar.

    Args:
        source: Text of the document.
        start: Where the node begins.
        end: Where it ends.

    Returns:
        Offset of the scalar itself.
    """
    found = _PROPERTIES.match(source, start, end)
    return found.end() if found else start


def char_map(source: str, start: int, end: int, value: str) -> CharMap | None:
    """Map a value to its source.

    Args:
        source: Text of the document.
        start: Offset of the scalar, properties not included.
        end: End of the scalar, exclusive.
        value: What the parser made of it.

    Returns:
        The map, or None if the source, read again, does not give the value.
    """
    style = source[start] if start < end and source[start] in "'\"|>" else ""
    quote = 1 if style in ("'", '"') else 0
    first, last = start + quote, end - quote
    if style not in ("|", ">") and last - first == len(value) and source.startswith(value, first):
        return CharMap(range(first, last), range(first + 1, last + 1), last)
    for out in _readings(source, first, last, value, style):
        if "".join(out.chars) == value:
            if style in ("|", ">"):
                last = out.ends[-1] if out.ends else start
            return CharMap(out.starts, out.ends, last)
    return None


def _readings(source: str, start: int, end: int, value: str, style: str) -> Iterator[_Out]:
    """Read the source again; a block scalar, where need be, with other indentations."""
    try:
        if style in ("|", ">"):
            yield from _blocks(source, start, end, value)
        else:
            out = _Out()
            _flow(source, start, end, style, out)
            yield out
    except (IndexError, KeyError, ValueError):
        return


class _Out:
    __slots__ = ("chars", "ends", "starts")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def copy(self, source: str, start: int, end: int) -> None:
        self.chars.extend(source[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))


def _line_break(source: str, at: int) -> tuple[str, int]:
    """What a line break reads as, and where it ends."""
    if source.startswith("\r\n", at):
        return "\n", at + 2
    return ("\n" if source[at] in "\r\n\x85" else source[at]), at + 1


def _blank_lines(source: str, at: int, end: int, out: _Out) -> int:
    """Keep the breaks of the empty lines from here on; returns where the next text starts."""
    while True:
        text = _BLANKS.match(source, at, end).end()  # type: ignore[union-attr]
        if text >= end or source[text] not in _BREAKS:
            return text
        char, after = _line_break(source, text)
        out.add(char, at, after)
        at = after


def _fold(source: str, blanks: int, at: int, end: int, out: _Out) -> int:
    """Read a line break within running text, where one break becomes a space."""
    char, after = _line_break(source, at)
    before = len(out.chars)
    text = _blank_lines(source, after, end, out)
    if char != "\n":
        out.chars.insert(before, char)
        out.starts.insert(before, blanks)
        out.ends.insert(before, after)
    elif len(out.chars) == before:
        out.add(" ", blanks, text)
    return text


def _flow(source: str, at: int, end: int, style: str, out: _Out) -> None:
    special = _SPECIAL[style]
    while at < end:
        found = special.search(source, at, end)
        stop = found.start() if found else end
        out.copy(source, at, stop)
        at = stop
        if at == end:
            return
        char = source[at]
        if char == "'":
            out.add(char, at, at + 2)
            at += 2
        elif char == "\\":
            at = _escape(source, at, end, out)
        else:
            after = _BLANKS.match(source, at, end).end()  # type: ignore[union-attr]
            if after < end and source[after] in _BREAKS:
                at = _fold(source, at, after, end, out)
            else:
                out.copy(source, at, after)
                at = after


def _escape(source: str, at: int, end: int, out: _Out) -> int:
    letter = source[at + 1]
    if letter in _BREAKS:
        return _blank_lines(source, _line_break(source, at + 1)[1], end, out)
    digits = _HEX.get(letter)
    if digits:
        after = at + 2 + digits
        out.add(chr(int(source[at + 2 : after], 16)), at, after)
    else:
        after = at + 2
        out.add(_ESCAPES[letter], at, after)
    return after


def _blocks(source: str, start: int, end: int, value: str) -> Iterator[_Out]:
    head = _BLOCK_HEAD.match(source, start, end)
    if head is None:
        return
    at = _line_break(source, head.end())[1] if head.end() < end else end
    yield _block(source, at, end, _indent(source, at, end, value), head)
    if head[2]:
        for indent in range(int(head[2]), _DEEPEST):
            yield _block(source, at, end, indent, head)


def _block(source: str, at: int, end: int, indent: int, head: re.Match[str]) -> _Out:
    folded, chomping = head[0][0] == ">", head[1] or head[3]
    out, wait = _Out(), _Out()
    ending: tuple[str, int, int] | None = None
    was_indented = True
    while at < end:
        text = at
        while text < end and text - at < indent and source[text] == " ":
            text += 1
        stop = _TO_BREAK.match(source, text, end).end()  # type: ignore[union-attr]
        char, after = _line_break(source, stop) if stop < end else ("", stop)
        if text == stop:
            if char:
                wait.add(char, at, after)
            at = after
            continue
        indented = source[text] in " \t"
        if ending is not None:
            if not folded or ending[0] != "\n" or was_indented or indented:
                out.add(*ending)
            elif not wait.chars:
                out.add(" ", ending[1], text)
        _move(wait, out)
        out.copy(source, text, stop)
        ending = (char, stop, after) if char else None
        was_indented, at = indented, after
    if ending is not None and chomping != "-":
        out.add(*ending)
    if chomping == "+":
        _move(wait, out)
    return out


def _move(wait: _Out, out: _Out) -> None:
    for item in zip(wait.chars, wait.starts, wait.ends, strict=True):
        out.add(*item)
    wait.chars.clear()
    wait.starts.clear()
    wait.ends.clear()


def _indent(source: str, at: int, end: int, value: str) -> int:
    """Columns that belong to the notation: the source's indentation less the value's."""
    deepest = 0
    while at < end:
        text = at
        while text < end and source[text] == " ":
            text += 1
        if text < end and source[text] not in _BREAKS:
            line = value.lstrip(_BREAKS)
            return text - at - (len(line) - len(line.lstrip(" ")))
        deepest = max(deepest, text - at)
        at = _line_break(source, text)[1] if text < end else end
    return deepest
