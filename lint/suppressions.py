"""Opt-outs written in a file: `# lint: allow RULE: reason`, bound to one phrase or paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint.documents import Document
from lint.documents.yaml_nodes import Mapping, Node, Scalar, Sequence
from lint.records import Allowance, Place

if TYPE_CHECKING:
    from lint.documents.markdown import Page

MARK = "lint:"
"""What a file without opt-outs does not contain."""

_YAML = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*lint:[ \t]*(?P<said>[^\r\n]*)", re.M)
_MARKDOWN = re.compile(r"<!--\s*lint:\s*(?P<said>.*?)\s*-->", re.S)
_ALLOW = re.compile(r"(?:allow|disable|ignore|skip)\b\s*(?P<names>[^:]*)(?::\s*(?P<reason>.*))?", re.S)
_NOTHING = re.compile(r"(?P<names>)(?P<reason>)")
"""What is taken for a comment that begins like an opt-out and is none."""

_COMMENT_LINE = re.compile(r"[ \t]*#")


def place(document: Document, start: int, end: int) -> Place:
    """Give a span with its lines and columns."""
    return (start, end, *document.position(start), *document.position(end))


def in_yaml(
    document: Document, root: Node, entries: list[tuple[int, int]]
) -> Iterator[Allowance]:
    """Find the opt-outs of a phrase file.

    Args:
        document: The file.
        root: Its tree; what looks like a comment inside a text is none.
        entries: For each phrase, in order, the start of its entry and its end.

    Yields:
        Opt-outs. One inside an entry, or in the comment lines directly above it, covers the
        entry; any other covers its own line, or the next one where it stands alone.
    """
    if MARK not in document.text:
        return
    texts = [(scalar.start, scalar.end) for scalar in scalars(root)]
    for match in _YAML.finditer(document.text):
        start, end = match.start(), match.end()
        said = _ALLOW.match(match["said"]) or _NOTHING.match("")
        if said and not any(a < start < b for a, b in texts):
            first, last = _bound(document.text, start, entries)
            yield _allowance(document, said, start, end, first, last)


def in_markdown(document: Document) -> Iterator[Allowance]:
    """Find the opt-outs of a page.

    Args:
        document: The page.

    Yields:
        Opt-outs. One in a paragraph covers it; one on its own covers the next paragraph or
        block. What stands in code is none.
    """
    if MARK not in document.text:
        return
    from lint.documents.markdown import page

    content = page(document)
    for match in _MARKDOWN.finditer(document.text):
        said = _ALLOW.match(match["said"]) or _NOTHING.match("")
        if said:
            bound = _paragraph(document, content, *match.span())
            if bound:
                yield _allowance(document, said, *match.span(), *bound)


def scalars(node: Node) -> Iterator[Scalar]:
    """List the keys and texts of a tree in the order of the file."""
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, Scalar):
            yield here
        elif isinstance(here, Sequence):
            stack += reversed(here.items)
        elif isinstance(here, Mapping):
            stack += [one for pair in reversed(here.items.values()) for one in reversed(pair)]


def _allowance(
    document: Document, said: re.Match[str], start: int, end: int, first: int, last: int
) -> Allowance:
    names = tuple(said["names"].replace(",", " ").split())
    reason = " ".join((said["reason"] or "").split())
    return Allowance(names, reason, first, last, place(document, start, end))


def _bound(text: str, at: int, entries: list[tuple[int, int]]) -> tuple[int, int]:
    """Find what a comment of a phrase file covers."""
    start = _line_start(text, at)
    alone = not text[start:at].strip()
    after = start
    while alone and after < len(text) and _COMMENT_LINE.match(text, after):
        after = _line_end(text, after)
    for first, last in entries:
        line = _line_start(text, first)
        if alone and line == after:
            return first, last
        if line <= at < last:
            inside = (first, last)
            following = next((e for e in entries if _line_start(text, e[0]) == after), None)
            return following if alone and following else inside
    if alone:
        return after, _line_end(text, after)
    return start, _line_end(text, at)


def _paragraph(
    document: Document, content: Page, start: int, end: int
) -> tuple[int, int] | None:
    """Find what a comment of a page covers: a word in its place shows whether it is prose."""
    from lint.documents.markdown import page, passages

    text = document.text
    word = "x" * (end - start)
    marked = Document(document.path, text[:start] + word + text[end:], False)
    prose = False
    for passage in passages(marked, "en"):
        first, last = passage.source_span(0, len(passage.text))
        if passage.scalar is None and first <= start < last:
            prose = passage.text[start - first] == "x"
    pieces = page(marked).pieces
    own = next((p for p in pieces if any(a <= start < b for a, b in p.spans)), None)
    if not prose or own is None:
        return None
    first, last = own.spans[0][0], own.spans[-1][1]
    if text[first:start].strip() or text[end:last].strip():
        return first, last
    spans = [(piece.spans[0][0], piece.spans[-1][1]) for piece in content.pieces]
    spans += [(head.start, head.end) for head in content.heads]
    return min((span for span in spans if span[0] >= end), default=(end, end))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    """Start of the line after the one here."""
    found = [place for place in (text.find("\n", at), text.find("\r", at)) if place >= 0]
    end = min(found, default=len(text) - 1)
    return min(end + (2 if text.startswith("\r\n", end) else 1), len(text))
