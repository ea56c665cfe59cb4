"""Typography: quotation marks of the language, single spaces. Every finding carries its fix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.diagnostics import Diagnostic, Fix

QUOTES = {"en": "“”", "ru": "«»", "sv": "””"}
"""Opening and closing quotation mark of each language."""

_SPACES = re.compile(r"(?<=\S)  +(?=\S)")
_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–/]))\"(?=\S)")
_CLOSING = re.compile(r"(?<=\S)\"(?=$|[\s)\],.;:!?…—–/])")
_WHY_SPACES = {
    "en": "More than one space between two words.",
    "ru": "Между словами больше одного пробела.",
    "sv": "Mer än ett mellanslag mellan två ord.",
}
_WHY_QUOTES = {
    "en": "Straight quotation mark; English print uses “ and ”.",
    "ru": "Прямая кавычка; в русском наборе ставят « и ».",
    "sv": "Rakt citattecken; svensk text har ” på båda sidor.",
}


def typography(text: str, lang: str) -> Iterator[Diagnostic]:
    """Find straight quotation marks and doubled spaces.

    Args:
        text: One paragraph, unchanged.
        lang: Its language.

    Yields:
        Notes with a safe fix. Straight marks that don't pair up, as in inches, are left alone.

    >>> [found.fix.text for found in typography('the "next"  desk', "en")]
    ['“', '”', ' ']
    """
    if '"' in text:
        for start, mark in _pairs(text, QUOTES[lang]):
            fix = Fix(start, start + 1, mark, safe=True)
            message = _WHY_QUOTES[lang]
            yield Diagnostic(
                "typography/straight-quote", "note", start, start + 1, message, (mark,), fix=fix
            )
    if "  " in text:
        for match in _SPACES.finditer(text):
            span = match.span()
            yield Diagnostic(
                "typography/double-space", "note", *span, _WHY_SPACES[lang], fix=Fix(*span, " ", True)
            )


def _pairs(text: str, marks: str) -> list[tuple[int, str]]:
    """Give the place and the right mark of each straight quote, or nothing where they don't pair."""
    opening = {match.start() for match in _OPENING.finditer(text)}
    closing = {match.start() for match in _CLOSING.finditer(text)}
    found: list[tuple[int, str]] = []
    for place, char in enumerate(text):
        if char == '"':
            wanted = len(found) % 2
            if place not in (opening, closing)[wanted]:
                return []
            found.append((place, marks[wanted]))
    return found if len(found) % 2 == 0 else []
