"""What is a word, and what was probably meant: one speller for each language.

pyspellchecker does the correcting for all three. Its Russian list is small and Swedish it has
none, so pymorphy3's dictionary joins for Russian, and for Swedish a list of our own with the
parts that make compounds. Source: design.md, section 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lint.dictionaries import Dictionary, load, trade_words
from lint.text import fold

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from spellchecker import SpellChecker

LONGEST = 40
"""Letters of a word for which a correction is looked for."""

SHOWN = 3
"""Corrections that are named."""

_EN_CLITICS = ("s", "", "ll", "ve", "d", "re")
_SV_ENDINGS = (
    "s en ens et ets n ns t ts ar ars arna arnas er ers erna ernas or orna na nas r rs "
    "a ade ades at ats as"
).split()
_HALF = "пол"
_SHORTEST_PART = 3
_SHORTEST_SECOND = 6


class Speller:
    """The words of English, and what the other languages share.

    Args:
        house: Words that count as known, in their base forms.
    """

    lang = "en"

    def __init__(self, house: Iterable[str] = ()):
        words = [*trade_words(self.lang), *house]
        self._house = frozenset(fold(word) for word in words)

    @cached_property
    def checker(self) -> SpellChecker:
        """pyspellchecker with all words of the language that come as a list."""
        from spellchecker import SpellChecker

        checker = SpellChecker(self.lang, distance=1)
        checker.word_frequency.load_json(
            {word: 10**common for word, common in self.dictionary.words.items()}
        )
        return checker

    @cached_property
    def dictionary(self) -> Dictionary:
        """The list that comes with the linter."""
        return load(self.lang)

    def knows(self, word: str) -> bool:
        """Tell whether something is a word.

        Args:
            word: A word as `lint.text.fold` gives it; with hyphens, each part has to be one.
        """
        if self._house.isdisjoint(self.bases(word)) and not self.listed(word):
            parts = word.split("-")
            return len(parts) > 1 and all(len(p) < 2 or self.knows(p) for p in parts)
        return True

    def bases(self, word: str) -> Iterator[str]:
        """Give a word and what it may be a form of, for words that no dictionary has."""
        yield word
        for ending in ("'s", "s'", "s"):
            if word.endswith(ending):
                yield word.removesuffix(ending)

    def listed(self, word: str) -> bool:
        """Tell whether a dictionary has a word."""
        if word in self.checker:
            return True
        stem, mark, ending = word.rpartition("'")
        return bool(mark) and ending in _EN_CLITICS and stem in self.checker

    def near(self, word: str) -> list[str]:
        """Give the words one slip away: a letter more, less, other, or two changed places.

        Args:
            word: A folded word that is not known.

        Returns:
            Up to three words, the commonest first.
        """
        if len(word) > LONGEST:
            return []
        found = {one for one in self.checker.edit_distance_1(word) if self._may_be_meant(one)}
        return sorted(found, key=lambda one: (-self.checker[one], -len(one), one))[:SHOWN]

    def _may_be_meant(self, word: str) -> bool:
        return word in self.checker or word in self._house


class RussianSpeller(Speller):
    """The words of Russian: known if pyspellchecker or pymorphy3 has them."""

    lang = "ru"

    @cached_property
    def _morph(self) -> MorphAnalyzer:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang="ru")

    def bases(self, word: str) -> Iterator[str]:
        """Give a word and what it would be a form of if its stem were a word."""
        yield word
        for parse in self._morph.parse(word):
            yield fold(parse.normal_form)

    def listed(self, word: str) -> bool:
        """Tell whether a dictionary has a word, or has it without пол- or a prefix like авто-."""
        if word in self.checker or self._morph.word_is_known(word):
            return True
        if word.startswith(_HALF) and len(word) >= _SHORTEST_SECOND and self._halved(word):
            return True
        return any(
            [type(method[0]).__name__ for method in parse.methods_stack]
            == ["DictionaryAnalyzer", "KnownPrefixAnalyzer"]
            for parse in self._morph.parse(word)
        )

    def _halved(self, word: str) -> bool:
        """Tell whether a word is пол- and the genitive of a noun, as in полстроки."""
        parses = self._morph.parse(word.removeprefix(_HALF))
        return any(one.is_known and {"NOUN", "sing", "gent"} in one.tag for one in parses)

    def _may_be_meant(self, word: str) -> bool:
        return super()._may_be_meant(word) or self._morph.word_is_known(word)


class SwedishSpeller(Speller):
    """The words of Swedish, with compounds of known parts."""

    lang = "sv"

    @cached_property
    def checker(self) -> SpellChecker:
        """pyspellchecker with the linter's own Swedish list."""
        from spellchecker import SpellChecker

        checker = SpellChecker(language=None, distance=1)
        checker.word_frequency.load_json(
            {word: 10**common for word, common in self.dictionary.words.items()}
        )
        return checker

    def bases(self, word: str) -> Iterator[str]:
        """Give a word and its stems without the endings of nouns and verbs."""
        yield word
        for ending in _SV_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_PART:
                yield word.removesuffix(ending)

    def listed(self, word: str) -> bool:
        """Tell whether the list has a word, or the parts it is compounded of."""
        stem = word.removesuffix("s")
        return word in self.checker or self._compound(word) or self._compound(stem)

    def _compound(self, word: str, more: bool = True) -> bool:
        heads, tails = self.dictionary.heads, self.dictionary.tails
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:at] in heads or word[:at].removesuffix("s") in self._house:
                rest = word[at:]
                if rest in tails or not self._house.isdisjoint(self.bases(rest)):
                    return True
                if more and len(rest) >= _SHORTEST_SECOND and self._compound(rest, False):
                    return True
        return False


_SPELLERS = {"en": Speller, "ru": RussianSpeller, "sv": SwedishSpeller}


@cache
def speller(lang: str, house: tuple[str, ...] = ()) -> Speller:
    """Give the speller of a language, made once per process and set of house words.

    Args:
        lang: "en", "ru" or "sv".
        house: Words that count as known.
    """
    return _SPELLERS[lang](house)
