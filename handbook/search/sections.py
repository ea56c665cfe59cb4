"""A page cut into its sections for the search index, by a parser in C.

Material's search plugin reads each page with Python's own HTML parser, which takes as long as
rendering it. This reader stands in for that parser and finds the same words under the same
headings; of tags it leaves a space, as the index has no use for them.
"""

from __future__ import annotations

from html import escape

from lxml import html as reader
from material.plugins.search import plugin
from material.plugins.search.plugin import Element, Section

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
_SKIPPED = {"object", "script", "style"}
_EXCLUDED = "data-search-exclude"


def use_own_reader() -> None:
    """Let Material's search plugin read pages with this module, in this process."""
    plugin.Parser = Reader


class Reader:
    """Stands in for the plugin's ``Parser``: is fed a page, then holds its sections.

    Attributes:
        data: The sections in reading order, those left out of the search among them.
    """

    def __init__(self) -> None:
        self.data: list[Section] = []
        self._section: Section | None = None

    def feed(self, page: str) -> None:
        """Read a page.

        Args:
            page: What was made of its Markdown.
        """
        if page:
            root = reader.fragment_fromstring(page, create_parent="div")
            self._text(root.text, title=False)
            for child in root:
                self._walk(child, 1, title=False)
            if self._section is None:
                self._begin()

    def close(self) -> None:
        """End the page; there is nothing left to do."""

    def _walk(self, element: reader.HtmlElement, depth: int, title: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            self._text(element.tail, title)
            return
        if tag in _HEADINGS and element.get("id"):
            # Under a heading by which a fold is opened stand the words in the fold.
            folded = element.getparent().tag == "summary"
            self._open(element, depth - 2 if folded else depth)
            title = True
        elif self._section is None:
            self._begin()
        if element.get(_EXCLUDED) is not None or tag in _SKIPPED:
            for heading in element.iter(*_HEADINGS):
                if heading is not element and heading.get("id"):
                    self._open(heading, float("inf"))
        elif not (title and tag == "a" and element.get("class") == "headerlink"):
            if tag in _KEPT:
                self._add(" ", title)
            self._text(element.text, title)
            for child in element:
                self._walk(child, depth + 1, title)
            if tag in _KEPT:
                self._add(" ", title)
        self._leave(depth)
        self._text(element.tail, title and tag not in _HEADINGS)

    def _open(self, heading: reader.HtmlElement, depth: float) -> None:
        """Begin the section of a heading; where words stand before the first one, theirs too."""
        if heading.tag != "h1" and not self.data:
            self._begin()
        section = Section(Element(heading.tag, dict(heading.attrib)), depth)
        if self.data:
            section.id = heading.get("id")
        self.data.append(section)
        if depth != float("inf"):
            self._section = section

    def _begin(self) -> None:
        self._section = Section(Element("hx"))
        self.data.append(self._section)

    def _leave(self, depth: int) -> None:
        """Go back to the section around an element whose heading was nested in it."""
        if self._section.depth > depth:
            for section in reversed(self.data):
                if section.depth <= depth:
                    self._section.depth = float("inf")
                    self._section = section
                    return

    def _text(self, text: str | None, title: bool) -> None:
        if text:
            if self._section is None:
                self._begin()
            self._add(escape(text.replace("\n", " "), quote=False), title)

    def _add(self, text: str, title: bool) -> None:
        (self._section.title if title else self._section.text).append(text)
