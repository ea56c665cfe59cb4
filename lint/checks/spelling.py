"""Spelling: words that no dictionary of the language has, with what was probably meant.

Dictionaries take up to a second to load, so what was looked up is kept between runs, and they are
loaded only at a word that was never seen before. Names, slots, addresses, words with digits and
words in another script are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from zlib import crc32

from lint.diagnostics import Diagnostic
from lint.dictionaries import state
from lint.spellers import LONGEST, Speller, speller
from lint.text import CHUNK, QUESTION, STOP, WORD, chunks, fold, paragraphs, tokens

RULE = "spelling/unknown-word"

_WHY = {
    "en": "“{word}” is in no dictionary{near}.",
    "ru": "Слова «{word}» нет в словарях{near}.",
    "sv": "”{word}” finns inte i någon ordbok{near}.",
}
_NEAR = {"en": ": was {right} meant?", "ru": ": имелось в виду {right}?", "sv": ": menas {right}?"}
_OR = {"en": " or ", "ru": " или ", "sv": " eller "}
_SCRIPT = {
    "en": re.compile("[a-z'-]+"),
    "ru": re.compile("[а-яё-]+"),
    "sv": re.compile("[a-zåäöéàü'-]+"),
}
"""Words that can be of the language; others are names, or quoted from another one."""
_ADDRESS = re.compile(r"[@/\\_=#&]|\w\.\w|\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = "*_()[]«»“”\"',.:;"
_AND = frozenset(("and", "&", "и", "och"))
_OTHERS = frozenset(("others", "соавторы", "другие", "andra", "al", "et", "m.fl"))
_SHORTEST = 3
_MEMO = 50_000

Reported = tuple[int, int, str, bool]
"""Start and end of an unknown word in its chunk, the word, whether a name could be written so."""


class Spelling:
    """Finds misspelt words.

    Args:
        house: Words that count as known, in their base forms.
        known: What was looked up before: language, a sign of the dictionaries and house words,
            and the word, to "" for a word, else "?" and what was probably meant, with spaces
            between. What is looked up now is added, so that it can be kept between runs.
        find: Gives the speller of a language; the dictionaries' own by default.
    """

    def __init__(
        self,
        house: Iterable[str] = (),
        known: MutableMapping[str, str] | None = None,
        find: Callable[[str, tuple[str, ...]], Speller] = speller,
    ):
        self.known: MutableMapping[str, str] = {} if known is None else known
        self._house = tuple(sorted({part for word in house for part in word.split()}))
        self._sign = f"{crc32(repr((self._house, state())).encode()):08x}"
        self._find = find
        self._right: dict[str, set[str]] = {}

    def __call__(self, text: str, lang: str) -> Iterator[Diagnostic]:
        """Find the misspelt words of a text.

        Args:
            text: What is said or written, unchanged.
            lang: Its language.

        Yields:
            Warnings with up to three words that were probably meant.
        """
        right = self._right.setdefault(lang, set())
        unsure = set(chunks(text)) - right
        wrong = {chunk for chunk in unsure if any(self._unknown(chunk, lang))}
        if len(right) > _MEMO:
            right.clear()
        right |= unsure - wrong
        if not wrong:
            return
        for first, last in paragraphs(text):
            yield from self._paragraph(text[first:last], first, lang)

    def _paragraph(self, text: str, offset: int, lang: str) -> Iterator[Diagnostic]:
        matches = list(CHUNK.finditer(text))
        begins = True
        for number, match in enumerate(matches):
            chunk = match[0]
            following = [chunk[0] for chunk in matches[number + 1 : number + 3]]
            for start, end, word, title in self._unknown(chunk, lang):
                if title and (not begins or _named(chunk[end:], following)):
                    continue
                beside = number - 1, number + 1
                if not all(self._foreign(matches, one, lang) for one in beside):
                    place = offset + match.start()
                    yield self._finding(place + start, place + end, word, lang)
            begins = _ends_sentence(chunk, begins)

    def _foreign(self, matches: list[re.Match[str]], number: int, lang: str) -> bool:
        """Tell whether a neighbouring chunk has a word in letters of another language."""
        return 0 <= number < len(matches) and any(
            kind == WORD and not _SCRIPT[lang].fullmatch(key)
            for _, _, kind, key in tokens(matches[number][0])
        )

    def _unknown(self, chunk: str, lang: str) -> Iterator[Reported]:
        """Give the unknown words of a chunk."""
        if "@" in chunk or "://" in chunk:
            return
        for start, end, kind, key in tokens(chunk):
            if kind != WORD:
                continue
            word = chunk[start:end]
            key = key.strip("'")
            around = chunk[max(start - 1, 0) : start] + chunk[end : end + 2]
            if len(key) < _SHORTEST or len(key) > LONGEST * 2 or _ADDRESS.search(around):
                continue
            if word[1:] != word[1:].lower() or not _SCRIPT[lang].fullmatch(key):
                continue
            if chunk[end : end + 1] == "." and _abbreviation(key):
                continue
            if self._verdict(key, lang):
                yield start, end, word, not word.islower()

    def _verdict(self, key: str, lang: str) -> str:
        name = f"{lang} {self._sign} {key}"
        verdict = self.known.get(name)
        if verdict is None:
            words = self._find(lang, self._house)
            verdict = "" if words.knows(key) else " ".join(["?", *words.near(key)])
            self.known[name] = verdict
        return verdict

    def _finding(self, start: int, end: int, word: str, lang: str) -> Diagnostic:
        near = tuple(
            one[:1].upper() + one[1:] if word[:1].isupper() else one
            for one in self._verdict(fold(word).strip("'"), lang).split()[1:]
        )
        hint = _NEAR[lang].format(right=_OR[lang].join(near)) if near else ""
        message = _WHY[lang].format(word=unicodedata.normalize("NFC", word), near=hint)
        return Diagnostic(RULE, "warning", start, end, message.replace("?.", "?"), near)


def _named(rest: str, following: list[str]) -> bool:
    """Tell whether a capital word at the start of a sentence goes on as a name does.

    Args:
        rest: What stands after the word in its chunk.
        following: The next two chunks.
    """
    first, second = (chunk.strip(_MARKS) for chunk in (*following, "", "")[:2])
    if rest.strip(_MARKS):
        return False
    if first in _AND:
        return second[:1].isupper() or second in _OTHERS
    return first[:1].isupper() or first in _OTHERS or bool(_YEAR.fullmatch(first))


def _abbreviation(key: str) -> bool:
    return not any(kind == STOP for _, _, kind, _ in tokens(f"{key}."))


def _ends_sentence(chunk: str, begins: bool) -> bool:
    """Tell whether a word after this chunk begins a sentence."""
    last = None
    for last in tokens(chunk):
        pass
    if last is None:
        return begins or chunk[-1] in "—–-:"
    return last[2] in (STOP, QUESTION)
