"""Markdown pages: their prose, the phrases they use, their front matter.

The dialect is that of the handbook: Python-Markdown with the pymdownx extensions. Text of our
own is kept, all else is blanked to the same length, so that every offset stays exact.
"""

from __future__ import annotations

import re

from lint.documents.document import Document, DocumentError, Passage
from lint.documents.md_blocks import Head, Piece, Scanner
from lint.documents.md_inline import Part, prose_parts
from lint.documents.md_lines import is_attribute_list
from lint.documents.md_links import attributes
from lint.documents.yaml_tree import Mapping, Scalar, Sequence, parse

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_FENCE_END = re.compile(r"(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_KEY = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*[\w-]+[ \t]*:")
_NOT_BREAKS = re.compile(r"[^\r\n]")
_TITLES = frozenset(("title", "description", "subtitle", "summary", "hint"))
_FOR_MACHINES = frozenset(
    ("template", "icon", "image", "url", "date", "situation", "search", "hide", "slug", "lang")
)
_SAY = "say"


class Page:
    """What was read of a page.

    Attributes:
        front: The front matter, or None.
        heads: Its blocks, in order.
        pieces: Its prose, in order.
        stray: Spans of block ends that close nothing.
    """

    __slots__ = ("front", "heads", "pieces", "stray")

    def __init__(
        self,
        front: Mapping | None,
        heads: list[Head],
        pieces: list[Piece],
        stray: list[tuple[int, int]],
    ) -> None:
        """Make a page; see the class for the arguments."""
        self.front, self.heads, self.pieces, self.stray = front, heads, pieces, stray


def page(document: Document) -> Page:
    """Read the structure of a page, once for each document.

    Args:
        document: The page.

    Returns:
        What is in it.

    Raises:
        DocumentError: If its front matter is not sound YAML, at the line at fault.
    """
    if not isinstance(document.parsed, Page):
        front, start = _front(document)
        scanner = Scanner(document.text, start).run()
        document.parsed = Page(front, scanner.heads, scanner.pieces, scanner.stray)
    return document.parsed


def passages(document: Document, lang: str) -> list[Passage]:
    """Give the prose of a page.

    Args:
        document: The page.
        lang: Its language.

    Returns:
        Passages in reading order: texts of the front matter, then paragraphs, headings, items,
        cells, titles and descriptions. Their role says who speaks.

    Raises:
        DocumentError: If its front matter is not sound YAML.
    """
    read = page(document)
    found = _front_passages(read.front, lang) if read.front else []
    for piece in read.pieces:
        found += _passages(document, piece, lang)
    return found


def references(document: Document) -> list[tuple[str, int, int]]:
    """List the phrases a page uses.

    Args:
        document: The page.

    Returns:
        Full id and its half-open span, for each block `/// say | id` in order; an empty id
        where a block names none.

    Raises:
        DocumentError: If its front matter is not sound YAML.
    """
    heads = page(document).heads
    return [(head.argument, head.start, head.end) for head in heads if head.name == _SAY]


def front_matter(document: Document) -> Mapping | None:
    """Give the keys at the head of a page, or None if it has none.

    Raises:
        DocumentError: If they are not sound YAML.
    """
    return page(document).front


def is_script(document: Document) -> bool:
    """Tell whether a page is a script: its front matter names a situation.

    Raises:
        DocumentError: If its front matter is not sound YAML.
    """
    front = page(document).front
    situation = front.get("situation") if front else None
    return isinstance(situation, Scalar) and bool(situation.text.strip())


def _front(document: Document) -> tuple[Mapping | None, int]:
    """Read the front matter; gives it and where the page proper begins."""
    text = document.text
    fence = _FENCE.match(text)
    end = _FENCE_END.search(text, len(fence[0].rstrip())) if fence else None
    if not fence or not _KEY.match(text, fence.end(), end.start() + 1 if end else len(text)):
        return None, 0
    if not end:
        message = "The front matter that begins here has no end. Put a line of --- below its keys."
        raise DocumentError.at(document, 0, 3, "syntax/yaml", message)
    root = parse(document, end.start())
    if not isinstance(root, Mapping):
        message = "Front matter is made of keys and texts: `title: The seat was sold twice`."
        raise DocumentError.at(document, root.start, root.end, "syntax/yaml", message)
    return root, end.end()


def _front_passages(front: Mapping, lang: str) -> list[Passage]:
    found = []
    for name, (_, value) in front.items.items():
        for text in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(text, Scalar) and name not in _FOR_MACHINES:
                if name in _TITLES or len(text.text.split()) > 1:
                    found.append(Passage(text.text, "prose", lang, text))
    return found


def _passages(document: Document, piece: Piece, lang: str) -> list[Passage]:
    source, spans, role = document.text, piece.spans, piece.role
    if len(spans) > 1 and is_attribute_list(source, *spans[-1]):
        found = attributes(source[slice(*spans[-1])], 0)
        if found:
            spans = spans[:-1]
            role = "customer" if "quote" in found[1] else role
            lang = found[2] or lang
    start, text = spans[0][0], _joined(source, spans)
    return [_passage(part, start, role, lang) for part in prose_parts(text)]


def _passage(part: Part, start: int, role: str, lang: str) -> Passage:
    return Passage(part.text, part.role or role, part.lang or lang, start + part.start)


def _joined(source: str, spans: list[tuple[int, int]]) -> str:
    """The source of some lines with what stands between them blanked, line breaks kept."""
    if len(spans) == 1:
        return source[spans[0][0] : spans[0][1]]
    pieces, last = [], spans[0][0]
    for start, end in spans:
        pieces.append(_NOT_BREAKS.sub(" ", source[last:start]))
        pieces.append(source[start:end])
        last = end
    return "".join(pieces)
