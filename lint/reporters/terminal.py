"""What a terminal shows: colour, links, and how many columns a text takes."""

from __future__ import annotations

import unicodedata


def paint(text: str, code: str, colour: bool) -> str:
    """Colour a text.

    Args:
        text: The text.
        code: An SGR code such as "31" for red.
        colour: Whether the terminal shows colour.
    """
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text


def link(text: str, address: str, links: bool) -> str:
    """Make a text a link that a terminal opens (OSC 8).

    Args:
        text: What is shown.
        address: Where it leads; with none, the text stays as it is.
        links: Whether the terminal shows links.
    """
    if not links or not address:
        return text
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def columns(text: str) -> int:
    """Count the columns of a text: wide characters take two, combining marks none.

    >>> columns("Ой"), columns("席"), columns("e\u0301")
    (2, 2, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def cut(text: str, room: int) -> str:
    """Cut a text so that it takes no more than `room` columns."""
    taken = 0
    for place, char in enumerate(text):
        taken += _width(char)
        if taken > room:
            return text[:place]
    return text


def _width(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
