"""What one line of Markdown may begin: the notations of Python-Markdown and its extensions.

Positions are offsets of the document's text; a line is given by where its content starts and
ends, container prefixes and the line break left out. Nothing here looks beyond the line.

Source: the rules of Python-Markdown 3 and pymdownx as the Material theme sets them up.
"""

from __future__ import annotations

import re

TAB = 4
"""Columns that put a line into the container above it, or make it code."""

_BLANKS = re.compile(r"[ \t]*")
_RULE = re.compile(r"[-*_ \t]*$")
_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_FENCE = re.compile(r"`{3,}|~{3,}")
_BLOCK_NAME = re.compile(r"[ \t]*([\w-]+)[ \t]*(?=\||$)")
BLOCK_NAMES = frozenset(
    "say words customer staff avoid heard arc check guide practice scripts categories touchpoints "
    "roles selftest calculator compensation law ledger admonition note attention caution danger "
    "error tip hint warning info success question example abstract quote bug failure details tab "
    "html define caption figure-caption table-caption".split()
)
"""Names of the blocks a page may use: our own and those of pymdownx."""
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*[\w-]*(?:[ \t]+[\w-]+)*[ \t]*(?=\"|$)")
_CONTENT_TAB = re.compile(r"===[+!]{0,2}[ \t]+(?=\")")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_ABBREVIATION = re.compile(r"\*\[[^\]]+\][ \t]?:[ \t]*")
_REFERENCE = re.compile(r"\[[^\[\]]+\]:[ \t]*(?:<[^<>]*>|[^\s<>]\S*)?[ \t]*")
_DEFINITION = re.compile(r":[ \t]{1,3}(?=\S)")
_HEADING = re.compile(r"#{1,6}")
_DELIMITERS = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*$")


def indent(text: str, start: int, end: int) -> tuple[int, int]:
    """Measure the white space at the start of a line.

    Returns:
        Its columns, a tab going to the next multiple of four, and where the content begins.
    """
    after = _BLANKS.match(text, start, end).end()  # type: ignore[union-attr]
    columns = after - start
    if text.find("\t", start, after) >= 0:
        columns = len(text[start:after].expandtabs(TAB))
    return columns, after


def step_in(text: str, start: int, end: int) -> int:
    """Step over four columns of indentation.

    Returns:
        Where the content begins, or -1 if the line is not so deep.
    """
    columns, at = 0, start
    while columns < TAB:
        if at >= end or text[at] not in " \t":
            return -1
        columns += TAB if text[at] == "\t" else 1
        at += 1
    return at


def is_rule(text: str, start: int, end: int) -> bool:
    """Tell whether the line is a thematic break: three or more of one of `- * _`."""
    if not _RULE.match(text, start, end):
        return False
    line = text[start:end].replace(" ", "").replace("\t", "")
    return len(line) >= 3 and line == line[0] * len(line)


def list_marker(text: str, start: int, end: int) -> int:
    """Give where a list item's text begins, a task's box left out; -1 if it is no item."""
    marker = _LIST.match(text, start, end)
    if not marker:
        return -1
    task = _TASK.match(text, marker.end(), end)
    return task.end() if task else marker.end()


def fence(text: str, start: int, end: int) -> str:
    """Give the run of backticks or tildes that opens a fenced block here, or an empty text."""
    found = _FENCE.match(text, start, end)
    if not found or (found[0][0] == "`" and text.find("`", found.end(), end) >= 0):
        return ""
    return found[0]


def block_line(text: str, start: int, end: int) -> tuple[int, str, int, int] | None:
    """Read a line of slashes: the head or the end of a pymdownx block.

    Returns:
        Number of slashes, name (empty for an end), and the span of the argument; None if the
        line is neither.
    """
    at = start
    while at < end and text[at] == "/":
        at += 1
    if at - start < 3:
        return None
    last = end
    while last > at and text[last - 1] in " \t":
        last -= 1
    if last == at:
        return at - start, "", at, at
    name = _BLOCK_NAME.match(text, at, last)
    if not name or (text[at] not in " \t" and name[1].lower() not in BLOCK_NAMES):
        return None
    first = min(name.end() + 1, last)
    first = _BLANKS.match(text, first, last).end()  # type: ignore[union-attr]
    return at - start, name[1].lower(), first, last


def titled(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read the head of an admonition, a collapsible one, or a content tab.

    Returns:
        Span of the title between the quotes, empty if there is none; None if it is no head.
    """
    found = _ADMONITION.match(text, start, end) or _CONTENT_TAB.match(text, start, end)
    if not found:
        return None
    first, last = found.end(), end
    while last > first and text[last - 1] in " \t":
        last -= 1
    if first == last:
        return first, first
    if last - first < 2 or text[last - 1] != '"':
        return None
    return first + 1, last - 1


def footnote(text: str, start: int, end: int) -> int:
    """Give where the text of a footnote begins; -1 if none is defined here."""
    found = _FOOTNOTE.match(text, start, end)
    return found.end() if found else -1


def abbreviation(text: str, start: int, end: int) -> int:
    """Give where the long form of an abbreviation begins; -1 if none is defined here."""
    found = _ABBREVIATION.match(text, start, end)
    return found.end() if found else -1


def reference(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read the definition of a link target.

    Returns:
        Span of its title, empty if there is none; None if it is no definition.
    """
    found = _REFERENCE.match(text, start, end)
    return quoted(text, found.end(), end) if found else None


def quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read the rest of a line as a title in quotes or parentheses.

    Returns:
        Span between the quotes, an empty one if nothing is left, None if it is anything else.
    """
    while end > start and text[end - 1] in " \t":
        end -= 1
    if start == end:
        return start, start
    if end - start > 1 and text[start] + text[end - 1] in ('""', "''", "()"):
        return start + 1, end - 1
    return None


def definition(text: str, start: int, end: int) -> int:
    """Give where the text of a definition begins; -1 if the line is none."""
    found = _DEFINITION.match(text, start, end)
    return found.end() if found else -1


def heading(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the span of a heading's text without its number signs; None if it is no heading."""
    found = _HEADING.match(text, start, end)
    if not found:
        return None
    last = end
    while last > found.end() and text[last - 1] in " \t#":
        last -= 1
    return found.end(), last


def is_delimiter_row(text: str, start: int, end: int) -> bool:
    """Tell whether the line divides the head of a table from its rows."""
    return bool(_DELIMITERS.match(text, start, end)) and text.find("-", start, end) >= 0


def is_underline(text: str, start: int, end: int) -> bool:
    """Tell whether the line makes the one above a heading."""
    return bool(_UNDERLINE.match(text, start, end))


def is_attribute_list(text: str, start: int, end: int) -> bool:
    """Tell whether the line is nothing but attributes of the block above."""
    return bool(_ATTRIBUTES.match(text, start, end))


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a table row at its bars, but not at escaped ones or those in code."""
    cuts, at, ticks = [start - 1], start, False
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "`":
            ticks = not ticks and text.find("`", at + 1, end) >= 0
        elif char == "|" and not ticks:
            cuts.append(at)
        at += 1
    cuts.append(end)
    return [(a + 1, b) for a, b in zip(cuts, cuts[1:], strict=False) if text[a + 1 : b].strip()]
