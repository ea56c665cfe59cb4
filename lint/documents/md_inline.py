"""Blank what is no word in a run of Markdown, character for character.

Markup that may stand inside a word (emphasis, an inline tag, an escape) becomes U+2060, which
the matcher ignores within words; everything else becomes spaces. The result is as long as the
source, so that every offset stays true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from html import unescape

from lint.documents.md_links import attributes, link_target, looks_like_attributes
from lint.documents.md_raw import BLOCK_TAGS, Finder

FILLER = "\u2060"
"""Stands for markup inside a word."""

_SIGN = re.compile(r"[\\`*_~^=\[\]!<&{$+:@w]")
"""What any markup begins with; a set of characters is searched several times faster."""

_MARKUP = re.compile(
    r"""
    (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<hard>\\(?=[\r\n]))
  | (?P<code>`+)
  | (?P<emphasis>\*+|_+|~{1,2}|\^{1,2}|={2})
  | (?P<note>\[\^[^\[\]\s]{1,99}\])
  | (?P<open>!?\[)
  | (?P<close>\])
  | (?P<tag><)
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
  | (?P<brace>\{)
  | (?P<math>\$+)
  | (?P<keys>(?<![\w+])\+\+[\w-]{1,30}(?:\+[\w-]{1,30}){0,5}\+\+(?![\w+]))
  | (?P<url>(?:(?<=http)|(?<=https)|(?<=ftp))://[^\s<>\[\]"`*|]+)
  | (?P<host>(?<![^\W_])www\.[^\s<>\[\]"`*|]+)
  | (?P<mail>(?<=[\w.+-])@(?=\w))
  | (?P<icon>(?<!\w):[a-z][a-z0-9_+-]{0,60}:(?!\w))
    """,
    re.X,
)
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@]{1,64}@[^<>\s@]+)>")
_TAG = re.compile(r"""</?([a-zA-Z][\w:-]*)(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+>""")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_DOMAIN = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_URL_TAIL = ".,;:!?'\")]}_»”’…"
_CODE_TAGS = frozenset("code kbd samp var tt script style pre textarea svg math".split())
_SPACE_TAGS = frozenset("br img hr input button select".split())
_MATH_LENGTH = 300
_DEEPEST = 64


class Part:
    """A piece of prose that came out of a run of Markdown.

    Attributes:
        start: Offset of its first character within the run.
        text: Its blanked text.
        role: Who speaks, or None for whoever speaks in the run.
        lang: Its language if it names one, else None.
    """

    __slots__ = ("lang", "role", "start", "text")

    def __init__(
        self, start: int, text: str, role: str | None = None, lang: str | None = None
    ) -> None:
        """Make a part; see the class for the arguments."""
        self.start, self.text, self.role, self.lang = start, text, role, lang


def prose_parts(text: str) -> list[Part]:
    """Blank the markup of one paragraph, heading or cell.

    Args:
        text: Its source.

    Returns:
        Its prose: the run itself first, then what is read apart from it, such as the
        description of an image, the title of a link, or a quotation marked `.quote`.

    >>> prose_parts("our [pol**icy**](x.md)")[0].text.replace(FILLER, "")
    'our  policy       '
    """
    at = 0
    while sign := _SIGN.search(text, at):
        at = sign.end()
        if _MARKUP.match(text, sign.start()):
            return _Blanker(text).run(sign.start())
    return [Part(0, text)] if text.strip() else []


class _Blanker:
    """Goes through a run once, from one sign of markup to the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chars = list(text)
        self.finder = Finder(text)
        self.apart: list[Part] = []
        self.cuts: list[int] = []
        self.brackets: deque[tuple[int, int]] = deque(maxlen=_DEEPEST)
        self.emphasis: dict[str, int] = {}
        self.element = (-1, -1, -1)
        self.runs: dict[int, list[int]] | None = None

    def run(self, at: int) -> list[Part]:
        text = self.text
        while sign := _SIGN.search(text, at):
            at = sign.end()
            found = _MARKUP.match(text, at - 1)
            if found:
                at = max(at, getattr(self, "_" + str(found.lastgroup))(*found.span()))
        edges = [0, *self.cuts, len(text)]
        parts = []
        for start, end in zip(edges, edges[1:], strict=False):
            words = "".join(self.chars[start:end])
            if words.replace(FILLER, "").strip():
                parts.append(Part(start, words))
        return parts + self.apart

    def _fill(self, start: int, end: int, char: str = " ") -> None:
        for at in range(start, end):
            if self.chars[at] not in "\r\n":
                self.chars[at] = char

    def _set_apart(self, start: int, end: int, role: str | None, lang: str | None) -> None:
        words = "".join(self.chars[start:end])
        if words.replace(FILLER, "").strip():
            self.apart.append(Part(start, words, role, lang))
        self._fill(start, end)

    def _escape(self, start: int, end: int) -> int:
        if self.text[start + 1] == "(":
            close = self.text.find("\\)", end, end + _MATH_LENGTH)
            if close >= 0 and _is_formula(self.text, end, close):
                self._fill(start, close + 2)
                return close + 2
        self.chars[start] = FILLER
        return end

    def _hard(self, start: int, end: int) -> int:
        self.chars[start] = " "
        return end

    def _code(self, start: int, end: int) -> int:
        if self.runs is None:
            self.runs = {}
            for found in re.finditer("`+", self.text):
                self.runs.setdefault(found.end() - found.start(), []).append(found.start())
        same = self.runs.get(end - start, [])
        place = bisect_left(same, end)
        if place == len(same):
            return end
        after = same[place] + end - start
        self._fill(start, after)
        return after

    def _emphasis(self, start: int, end: int) -> int:
        text, marks = self.text, self.text[start:end]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isspace() and after.isspace():
            return end
        if marks[0] == "_" and before.isalnum() and after.isalnum():
            return end
        self._fill(start, end, FILLER)
        if not before.isspace() and marks in self.emphasis:
            self.element = (self.emphasis.pop(marks), start, end)
        else:
            self.emphasis[marks] = end
        return end

    def _note(self, start: int, end: int) -> int:
        self._fill(start, end)
        return end

    def _open(self, start: int, end: int) -> int:
        self.brackets.append((start, end))
        return end

    def _close(self, start: int, end: int) -> int:
        if not self.brackets:
            return end
        first, inner = self.brackets.pop()
        after = link_target(self.text, end, self.finder)
        if after is None:
            self.element = (inner, start, end)
            if looks_like_attributes(self.text, end):
                self._fill(first, inner)
                self._fill(start, end)
            return end
        target_end, title = after
        self._fill(first, inner)
        self._fill(start, target_end)
        if inner - first == 2:
            self._set_apart(inner, start, None, None)
        if title:
            self.apart.append(Part(title[0], self.text[title[0] : title[1]]))
        self.element = (inner, start, target_end)
        return target_end

    def _tag(self, start: int, end: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            close = self.finder.find("-->", start + 4)
            if close >= 0:
                self._fill(start, close + 3)
                return close + 3
        found = _AUTOLINK.match(text, start) or _DECLARATION.match(text, start)
        if found:
            self._fill(start, found.end())
            return found.end()
        found = _TAG.match(text, start)
        if not found:
            return end
        name, after = found[1].lower(), found.end()
        if name in _CODE_TAGS and text[start + 1] != "/" and text[after - 2] != "/":
            _, close = self.finder.closing_tag(name, after)
            after = max(after, close)
            self._fill(start, after)
        elif name in BLOCK_TAGS:
            self._fill(start, after)
            self.cuts.append(after)
        else:
            self._fill(start, after, " " if name in _SPACE_TAGS else FILLER)
        return after

    def _entity(self, start: int, end: int) -> int:
        char = unescape(self.text[start:end])
        if char != self.text[start:end]:
            char = FILLER if char == "\xad" else " " if char in "\r\n\t" else char
            filled = (char + FILLER * (end - start))[: end - start]
            self.chars[start:end] = list(filled)
        return end

    def _brace(self, start: int, end: int) -> int:
        found = attributes(self.text, start)
        if found is None:
            return end
        after, classes, lang = found
        inner, stop, element_end = self.element
        self._fill(start, after)
        if element_end == start and ("quote" in classes or lang):
            self._set_apart(inner, stop, "customer" if "quote" in classes else None, lang)
        return after

    def _math(self, start: int, end: int) -> int:
        if end - start > 2:
            return end
        marks = self.text[start:end]
        close = self.text.find(marks, end, end + _MATH_LENGTH)
        if close > end and not self.text[close - 1].isspace() and not self.text[end].isspace():
            if _is_formula(self.text, end, close):
                self._fill(start, close + len(marks))
                return close + len(marks)
        return end

    def _keys(self, start: int, end: int) -> int:
        self._fill(start, end)
        return end

    def _url(self, start: int, end: int) -> int:
        while start and self.text[start - 1].isalpha():
            start -= 1
        return self._host(start, end)

    def _host(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in _URL_TAIL:
            end -= 1
        self._fill(start, end)
        return end

    def _mail(self, start: int, end: int) -> int:
        domain = _DOMAIN.match(self.text, start)
        if not domain:
            return end
        first = start
        while first > 0 and start - first < 64 and (
            self.text[first - 1].isalnum() or self.text[first - 1] in "._+-"
        ):
            first -= 1
        self._fill(first, domain.end())
        return domain.end()

    def _icon(self, start: int, end: int) -> int:
        self._fill(start, end)
        return end


def _is_formula(text: str, start: int, end: int) -> bool:
    """Tell a formula from a sum of money: it is one word, or has a sign of mathematics."""
    inner = text[start:end]
    return bool(inner) and (not re.search(r"\s", inner) or bool(re.search(r"[\\^_=]", inner)))
