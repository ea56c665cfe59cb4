"""Terms: what this house, or good style, writes in place of another word. Found with its fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint.diagnostics import Diagnostic, Fix

REGISTER = {"ru": {"я извиняюсь": "извините", "извиняюсь": "извините"}}
"""By language, words whose tone is wrong, with those of the same meaning that replace them."""

_WHY_REGISTER = {
    "ru": "«Извиняюсь» значит «извиняю себя»; просите извинить вас: «извините».",
}
_WHY_HOUSE = {
    "en": "This house writes “{right}”.",
    "ru": "У нас принято писать «{right}».",
    "sv": "Här skriver vi ”{right}”.",
}
_SLOT = re.compile(r"\{[^{}]*\}")


class Terms:
    """The terms of one language.

    Args:
        lang: The language.
        house: What not to write to what to write, besides `REGISTER`.
    """

    def __init__(self, lang: str, house: Mapping[str, str]):
        self.lang = lang
        self._right: dict[str, tuple[str, str, str, str]] = {}
        for wrong, right in REGISTER.get(lang, {}).items():
            why = _WHY_REGISTER[lang]
            self._right[wrong.casefold()] = (right, "register/excuse-myself", "warning", why)
        for wrong, right in house.items():
            why = _WHY_HOUSE[lang].format(right=right)
            self._right[wrong.casefold()] = (right, "house/term", "warning", why)
        words = sorted(self._right, key=len, reverse=True)
        joined = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I) if words else None

    def __call__(self, text: str) -> Iterator[Diagnostic]:
        """Find the terms in a text.

        Args:
            text: One paragraph, unchanged.

        Yields:
            Warnings with a safe fix; slots are left alone.
        """
        if self._pattern is None:
            return
        slots: list[tuple[int, int]] | None = None
        for match in self._pattern.finditer(text):
            if slots is None:
                slots = [slot.span() for slot in _SLOT.finditer(text)]
            start, end = match.span()
            right, rule, severity, why = self._right[" ".join(match[0].casefold().split())]
            right = _cased(right, match[0])
            if right != match[0] and not any(a < end and start < b for a, b in slots):
                fix = Fix(start, end, right, safe=True)
                yield Diagnostic(rule, severity, start, end, why, (right,), fix=fix)


def _cased(right: str, wrong: str) -> str:
    """Begin a word as the one it replaces begins."""
    if wrong[:1].isupper() and right[:1].islower():
        return right[:1].upper() + right[1:]
    return right
