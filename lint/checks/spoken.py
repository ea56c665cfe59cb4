"""Everything that is checked in a text staff say or write, one language at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping

from lint.checks.hearing import Say, caught, heard, say_of
from lint.checks.spelling import Spelling
from lint.checks.terms import Terms
from lint.checks.typography import typography
from lint.checks.yo import Yo
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.matcher import Matcher

_SILENT = Say("off")


class Spoken:
    """The checks of single texts, with the settings in force.

    Args:
        config: The settings.
        rules: Gives the matcher of a language.
        readings: Words that were looked up before, see `lint.checks.yo` and
            `lint.checks.spelling`; those that are looked up now are added.
    """

    def __init__(
        self,
        config: Config,
        rules: Callable[[str], Matcher],
        readings: MutableMapping[str, str],
    ):
        self.config = config
        self._rules = rules
        self._say = say_of(config)
        self._yo = Yo(readings)
        self._spelling = Spelling(config.house_words, readings) if config.spelling else None
        self._terms: dict[str, Terms] = {}

    def rules(self, lang: str) -> Matcher:
        """Give the matcher of a language."""
        return self._rules(lang)

    def __call__(self, text: str, lang: str, talk: bool = True) -> Iterator[Diagnostic]:
        """Check one text.

        Args:
            text: What is said or written in one go, unchanged.
            lang: Its language.
            talk: Whether it is talk to a customer, which alone the second opinion knows.

        Yields:
            Findings in offsets of the text; a fix replaces text by text.
        """
        yield from heard(text, self.rules(lang), self._say if talk else _SILENT)
        if '"' in text or "  " in text:
            yield from typography(text, lang)
        terms = self._terms.get(lang)
        if terms is None:
            house = self.config.house_terms
            terms = Terms(lang, {**house.get("", {}), **house.get(lang, {})})
            self._terms[lang] = terms
        yield from terms(text)
        if lang == "ru":
            yield from self._yo(text)
        if self._spelling:
            yield from self._spelling(text, lang)

    def catches(self, text: str, lang: str) -> bool:
        """Tell whether a bad example is caught: by a rule beyond a note, or the second opinion."""
        return caught(text, self.rules(lang), self._say)
