"""The book's own words in each language, and the order of each alphabet."""

import datetime
import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from handbook.book.errors import BookError


@dataclass(frozen=True, slots=True)
class Words:
    """Words the book adds to the pages of the site.

    Args:
        lang: Code of the language.
        text: Sentences and single words by key.
        alphabet: Letters in the order of the language.
        months: The twelve months, as they stand in a date.
        roles: Names of the roles pocket cards are made for.
    """

    lang: str
    text: dict[str, str]
    alphabet: str
    months: tuple[str, ...]
    roles: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.text[key]

    def date(self, day: datetime.date) -> str:
        """Write a date the way the language does.

        Args:
            day: The day.

        Returns:
            Such as ``21 November 2026``.
        """
        return self["date_order"].format(day=day.day, month=self.months[day.month - 1],
                                         year=day.year)

    def initial(self, text: str) -> str:
        """Find the letter an entry of an index stands under.

        Args:
            text: The entry.

        Returns:
            Its first letter in upper case, or ``#`` when it has none of the alphabet's.
        """
        first = next((letter for letter in _letters(text, self.alphabet) if letter.strip()), "")
        return first.upper() if first in self.alphabet and first else "#"

    def order(self, text: str) -> tuple[tuple[int, ...], str]:
        """Make a key that sorts entries of an index by the alphabet of the language.

        Args:
            text: The entry.

        Returns:
            The key; punctuation and case count only between entries otherwise equal.
        """
        letters = _letters(text, self.alphabet)
        return tuple(self.alphabet.find(letter) + 2 if letter in self.alphabet
                     else 1 if letter == " " else ord(letter) + 1000 for letter in letters), text


def _letters(text: str, alphabet: str) -> list[str]:
    found: list[str] = []
    for letter in text.casefold():
        if letter not in alphabet:
            letter = unicodedata.normalize("NFD", letter)[0]
        if letter.isalnum():
            found.append(letter)
        elif letter.isspace() and found and found[-1] != " ":
            found.append(" ")
    return found


@functools.cache
def load(lang: str) -> Words:
    """Read the book's words of one language.

    Args:
        lang: Code of the language.

    Returns:
        The words, read from ``handbook/book/locale/<lang>.yml``.

    Raises:
        BookError: If the book doesn't know the language.
    """
    folder = Path(__file__).with_name("locale")
    known = sorted(path.stem for path in folder.glob("*.yml"))
    if lang not in known:
        raise BookError(f"the book has no words in {lang!r}; known are {', '.join(known)}")
    data = YAML(typ="safe").load((folder / f"{lang}.yml").read_text(encoding="utf-8"))
    text = {key: value for key, value in data.items() if isinstance(value, str)}
    return Words(lang, text, text["alphabet"], tuple(data["months"]), dict(data["roles"]))
