"""What a line of Markdown may begin that runs on over blank lines: comments, raw HTML, formulas."""

from __future__ import annotations

import re

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])([^<>]*)>?")
_VERBATIM = frozenset("script style pre textarea svg math template".split())
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center colgroup dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe "
    "legend li main menu nav ol option p section summary table tbody td tfoot th thead title tr "
    "ul video audio".split()
)
"""Elements that stand by themselves: no sentence runs across their edges."""


class Finder:
    """Searches a text for what closes something, and remembers what is not there.

    So a page full of openings that are never closed is still read in one pass.

    Args:
        text: The text to search.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, tuple[int, int, int]] = {}
        self._tags: dict[str, re.Pattern[str]] = {}

    def find(self, wanted: str, start: int) -> int:
        """Find a text at or after an offset; -1 if it is not there."""
        asked, found, _ = self._next.get(wanted, (0, 0, 0))
        if not (asked <= start and (found < 0 or found >= start)) or wanted not in self._next:
            found = self.text.find(wanted, start)
            self._next[wanted] = (start, found, 0)
        return found

    def closing_tag(self, name: str, start: int) -> tuple[int, int]:
        """Find `</name>` in any case at or after an offset; its span, or (-1, -1)."""
        key = "</" + name
        asked, found, end = self._next.get(key, (0, 0, 0))
        if key not in self._next or not (asked <= start and (found < 0 or found >= start)):
            if name not in self._tags:
                self._tags[name] = re.compile(rf"</{re.escape(name)}(?![\w-])[^<>]*>", re.I)
            match = self._tags[name].search(self.text, start)
            found, end = match.span() if match else (-1, -1)
            self._next[key] = (start, found, end)
        return found, end


def raw_block(text: str, at: int, end: int, finder: Finder) -> tuple[int, int]:
    """Read what begins at a `<`, `$` or backslash at the start of a line.

    Args:
        text: The document's text.
        at: Where the sign stands.
        end: End of its line.
        finder: Searches the text.

    Returns:
        Where the prose goes on after something that is none, or -1 if there is no such thing
        here; and where an HTML element ends within which indentation means nothing, or -1.
    """
    if text.startswith("<!--", at):
        close = finder.find("-->", at + 4)
        return (close + 3, -1) if close >= 0 else (-1, -1)
    for opening, closing in (("$$", "$$"), ("\\[", "\\]"), ("\\begin{", "\\end{")):
        if text.startswith(opening, at):
            if opening == "\\[" and text[at:end].strip() != opening:
                return -1, -1
            close = finder.find(closing, at + len(opening))
            if close >= 0 and opening == "\\begin{":
                close = finder.find("}", close) - 1
            return (close + 2, -1) if close >= 0 else (-1, -1)
    tag = _TAG.match(text, at)
    if not tag or text.startswith("/", tag.end(2) - 1):
        return -1, -1
    name = tag[1].lower()
    if name in _VERBATIM:
        _, close = finder.closing_tag(name, tag.end())
        return close, -1
    if name in BLOCK_TAGS and "markdown" not in tag[2]:
        return -1, finder.closing_tag(name, tag.end())[1]
    return -1, -1
