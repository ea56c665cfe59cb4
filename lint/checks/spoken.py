"""Everything that is checked in a text staff say or write, one language at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping

from lint.checks.terms import Terms
from lint.checks.typography import typography
from lint.checks.wording import wording
from lint.checks.yo import Yo
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.matcher import Matcher


class Spoken:
    """The checks of single texts, with the settings in force.

    Args:
        config: The settings.
        rules: Gives the matcher of a language.
        readings: Russian words that were looked up before, see `lint.checks.yo`.
    """

    def __init__(
        self,
        config: Config,
        rules: Callable[[str], Matcher],
        readings: MutableMapping[str, str],
    ):
        self.config = config
        self._rules = rules
        self._yo = Yo(readings)
        self._terms: dict[str, Terms] = {}

    def rules(self, lang: str) -> Matcher:
        """Give the matcher of a language."""
        found = self._rules(lang)
        found.trim()
        return found

    def __call__(self, text: str, lang: str) -> Iterator[Diagnostic]:
        """Check one text.

        Args:
            text: What is said or written in one go, unchanged.
            lang: Its language.

        Yields:
            Findings in offsets of the text; a fix replaces text by text.
        """
        yield from wording(text, self.rules(lang))
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
