"""What may follow the closing bracket of a link, and lists of attributes."""

from __future__ import annotations

import re

from lint.documents.md_raw import Finder

_LABEL = re.compile(r"[ ]?\[[^\[\]]{0,200}\]")
_LONGEST_TARGET = 2000
_LONGEST_TITLE = 1000
_QUOTES_IN_TITLE = 9
_SPACES = re.compile(r"\s*")
_TARGET = re.compile(r"<[^<>\r\n]{0,2000}>|[^\s()<>\\]{0,2000}")
_ATTRIBUTE = re.compile(
    r"""[ ]*(?:\.(?P<class>[\w-]+)|\#[\w:.-]+
           |(?P<key>[\w:-]+)=(?P<value>"[^"]*"|'[^']*'|[^\s"'{}]+))""",
    re.X,
)
_LONGEST_LIST = 300


def link_target(
    text: str, at: int, finder: Finder
) -> tuple[int, tuple[int, int] | None] | None:
    """Read what follows the bracket that closes a link's or an image's text.

    Args:
        text: The run of Markdown.
        at: Offset right after the bracket.
        finder: Searches the run.

    Returns:
        End of the target, and the span of its title or None; None if it is no link.
    """
    if text.startswith("(", at):
        return _inline_target(text, at + 1, finder)
    label = _LABEL.match(text, at)
    if label and not text.startswith("[^", label.end() - len(label[0].lstrip())):
        return label.end(), None
    return None


def _inline_target(
    text: str, at: int, finder: Finder
) -> tuple[int, tuple[int, int] | None] | None:
    if finder.find(")", at) < 0:
        return None
    at = _SPACES.match(text, at, at + 200).end()  # type: ignore[union-attr]
    depth, limit = 0, at + _LONGEST_TARGET
    while at < min(limit, len(text)):
        at = _TARGET.match(text, at).end()  # type: ignore[union-attr]
        char = text[at : at + 1]
        if char == "(" and depth < 4:
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char != "\\":
            break
        at += 2 if char == "\\" else 1
    at = _SPACES.match(text, at, at + 200).end()  # type: ignore[union-attr]
    char = text[at : at + 1]
    if char == ")":
        return at + 1, None
    if char not in ('"', "'") or not char:
        return None
    close = at
    for _ in range(_QUOTES_IN_TITLE):
        close = text.find(char, close + 1, at + _LONGEST_TITLE)
        if close < 0:
            break
        end = _SPACES.match(text, close + 1, close + 200).end()  # type: ignore[union-attr]
        if text.startswith(")", end):
            return end + 1, (at + 1, close)
    return None


def looks_like_attributes(text: str, at: int) -> bool:
    """Tell whether an attribute list begins at an offset."""
    return text.startswith("{", at) and attributes(text, at) is not None


def attributes(text: str, at: int) -> tuple[int, frozenset[str], str | None] | None:
    """Read a list of attributes such as `{: .quote #id lang=sv }`.

    A slot such as `{name}` is none.

    Args:
        text: The run of Markdown.
        at: Offset of the opening brace.

    Returns:
        End of the list, its classes, and its language or None; None if it is no such list.
    """
    close = text.find("}", at, at + _LONGEST_LIST)
    if close < 0:
        return None
    marked = text.startswith("{:", at)
    first = at + 2 if marked else at + 1
    classes, lang = set(), None
    while found := _ATTRIBUTE.match(text, first, close):
        first = found.end()
        if found["class"]:
            classes.add(found["class"])
        elif found["key"] in ("lang", "xml:lang"):
            lang = found["value"].strip("\"'")
    rest = text[first:close].strip()
    if rest and not marked:
        return None
    return (close + 1, frozenset(classes), lang) if marked or classes or first > at + 1 else None
