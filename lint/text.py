"""How text is read: words made comparable, chunks cut into tokens, paragraphs into sentences.

Nothing here changes the text it reads; every token keeps its place in the source.
The browser's twin of this module is `handbook/theme/assets/makegood/text.js`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD, SLOT, NUMBER, STOP, QUESTION = "word", "slot", "number", "stop", "question"

_MARKS = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_FILLERS = "\u200b\u2060\ufeff"
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301"))
_STRAIGHT = str.maketrans("’ʼ‘`´′‐‑", "''''''--")
_LATIN, _CYRILLIC = "ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_HAS_LATIN = re.compile("[A-Za-z]")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PLAIN = re.compile("[а-яёА-ЯЁ]+|[a-zåäöéA-ZÅÄÖÉ]+")
"""Words in which case and ё are all there is to fold."""

CHUNK = re.compile(r"\S+")
"""Runs of characters between white space, as `str.split()` cuts them."""

_LATEST = 4
"""Texts of which the chunks are remembered."""

_PARAGRAPH = re.compile(
    r"\n[^\S\n]*(?=\n)|\n(?=[^\S\n]*(?:[-*•–—+]|\d+[.)])[^\S\n])"
)
_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>()\[\]«»"]+)
  | (?P<number>\d+(?:[.,:]\d+)*)
  | (?P<word>(?:{_LETTER}|[{_MARKS}])(?:[^\W_]|[{_MARKS}]|['’ʼ‐‑-](?=[^\W_]))*)
  | (?P<slot>\{{\{{[^{{}}]*\}}\}}|\{{[^{{}}]*\}}|%\([^()\s]+\)[sd]|%[sd](?![^\W_]))
  | (?P<tag></?[a-zA-Z][^<>]*>)
  | (?P<end>[.!?…]+(?=[»”"')\]“’*_`>\u2060]*$))
    """,
    re.X,
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_ABBREVIATIONS = frozenset(
    "т д п е г гг руб коп тыс млн им ул стр см напр др проч кв мин сек тел "
    "t ex bl a dvs osv etc ca kl nr tel st d v s k fr o m "
    "e g i mr mrs ms dr vs inc ltd co approx dept est p".split()
)
_CLITICS = {"ve": "have", "re": "are", "ll": "will", "m": "am", "d": "'d", "s": "'s"}
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_BARE = {
    **dict.fromkeys(
        "dont didnt doesnt isnt arent wasnt werent havent hasnt hadnt shouldnt "
        "couldnt wouldnt cant wont aint mustnt neednt".split(),
        -2,
    ),
    **dict.fromkeys("im".split(), -1),
    **dict.fromkeys("ive youve weve theyve youre theyre theyll youll itll thats whats".split(), 0),
}
_MARKS_AFTER = tuple(",;:.!?…")
"""Marks after a word that need no closer look."""

_MOST_CHUNKS = 5_000
"""Chunks of which the tokens are remembered."""


Token = tuple[int, int, str, str]
"""Start, end, kind and key; see `tokens`."""


def fold(word: str) -> str:
    """Make a word comparable: compatibility forms, case, ё, quotes, invisible marks, look-alikes.

    Args:
        word: One word as it stands in the text.

    Returns:
        The word in lower case; a Cyrillic word with stray Latin letters wholly in Cyrillic.

    >>> fold("Поли\u0301тика"), fold("ПОЛИТИКA"), fold("isn’t")
    ('политика', 'политика', "isn't")
    """
    if word.isascii():
        return word.lower()
    if _PLAIN.fullmatch(word):
        return word.lower().replace("ё", "е")
    word = unicodedata.normalize("NFC", word).translate(_IGNORED)
    word = unicodedata.normalize("NFKC", word).translate(_STRAIGHT)
    if _HAS_LATIN.search(word):
        cyrillic = len(_HAS_CYRILLIC.findall(word))
        if cyrillic:
            word = word.translate(_TO_CYRILLIC if 2 * cyrillic >= len(word) else _TO_LATIN)
    return word.lower().replace("ё", "е")


def split_contraction(word: str) -> tuple[tuple[str, str], int] | None:
    """Split an English contraction into the two words it stands for.

    Args:
        word: A folded word.

    Returns:
        The two words and the length in code points of the first one's letters in `word`,
        or None where `word` is no contraction.

    >>> split_contraction("won't"), split_contraction("cannot"), split_contraction("dont")
    ((('will', 'not'), 2), (('can', 'not'), 3), (('do', 'not'), 2))
    """
    if "'" not in word:
        if word == "cannot":
            return ("can", "not"), 3
        cut = _BARE.get(word)
        if cut is None:
            return None
        if cut == -2:
            head = word[:-2]
            return (_IRREGULAR.get(head, head), "not"), len(head)
        for tail in ("ve", "re", "ll", "m", "s"):
            if word.endswith(tail):
                head = word[: -len(tail)]
                return (head, _CLITICS[tail]), len(head)
    head, _, tail = word.rpartition("'")
    if tail == "t" and head.endswith("n") and len(head) > 1:
        head = head[:-1]
        return (_IRREGULAR.get(head, head), "not"), len(head)
    if head and tail in _CLITICS:
        return (head, _CLITICS[tail]), len(head)
    return None


@lru_cache(maxsize=_LATEST)
def chunks(text: str) -> list[str]:
    """Cut a text at white space; several checks ask for the same one, and none changes the list."""
    return text.split()


@lru_cache(maxsize=_MOST_CHUNKS)
def tokens(chunk: str) -> tuple[Token, ...]:
    """Cut one chunk of text into tokens; several checks ask for the same one, one after the other.

    Punctuation inside a sentence is invisible, so it yields nothing.

    Args:
        chunk: Text without white space, as `CHUNK` finds it.

    Returns:
        Start, end (code points within the chunk), kind and key of each token. The key is the
        folded word; the name inside the braces for a slot ("" for a URL); the digits for a
        number; the marks for a sentence end.
    """
    bare = chunk[:-1] if chunk[-1:] in _MARKS_AFTER else chunk
    if bare.isalpha():
        word = (0, len(bare), WORD, fold(bare))
        kind = _end(chunk[len(bare) :], word[3])
        return (word, (len(bare), len(chunk), kind, chunk[len(bare) :])) if kind else (word,)
    found: list[Token] = []
    previous = ""
    for match in _TOKEN.finditer(chunk):
        name, start, end = match.lastgroup, match.start(), match.end()
        if name == "word":
            previous = fold(match[0])
            if previous:
                start = end - len(match[0].lstrip(_FILLERS))
                found.append((start, start + len(match[0].strip(_FILLERS)), WORD, previous))
        elif name == "number":
            previous = ""
            found.append((start, end, NUMBER, match[0]))
        elif name == "end":
            if kind := _end(match[0], previous):
                found.append((start, end, kind, match[0]))
        elif name == "slot" and match[0].startswith("{"):
            previous = ""
            found.append((start, end, SLOT, match[0].strip("{} ")))
        elif name != "tag":
            previous = ""
            found.append((start, end, SLOT, ""))
    return tuple(found)


def _end(marks: str, previous: str) -> str:
    """Tell whether marks after a word end a sentence: `STOP`, `QUESTION` or ""."""
    if "?" in marks:
        return QUESTION
    return STOP if "!" in marks or (marks == "." and not _is_abbreviation(previous)) else ""


def _is_abbreviation(word: str) -> bool:
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def is_clock(digits: str) -> bool:
    """Tell whether a number token has the shape of a time of day.

    >>> is_clock("14:20"), is_clock("14.20"), is_clock("1,5"), is_clock("25:00")
    (True, True, False, False)
    """
    return _CLOCK.fullmatch(digits) is not None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at blank lines and before list items.

    Args:
        text: Any text, unchanged.

    Yields:
        Half-open spans, in code points, that together cover the text.
    """
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield start, match.start()
        start = match.start()
    yield start, len(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text after the marks that end a sentence.

    Args:
        text: Any text, unchanged.

    Yields:
        Half-open spans, in code points, that together cover the text.
    """
    start = 0
    for chunk in CHUNK.finditer(text):
        for _, end, kind, _ in tokens(chunk[0]):
            if kind in (STOP, QUESTION):
                yield start, chunk.start() + end
                start = chunk.start() + end
    yield start, len(text)
