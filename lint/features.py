"""What the second opinion counts in a text: words, their parts, their neighbours and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from zlib import crc32

from lint.text import CHUNK, NUMBER, QUESTION, SLOT, STOP, chunks, tokens

STEM = 5
"""Letters of a word's beginning that stand for its inflected forms."""

GROUPS = (3, 4, 5)
"""Sizes of the letter groups inside a word."""

NEGATIONS = frozenset(
    "not no never nothing nobody without don't can't won't isn't didn't doesn't couldn't wasn't "
    "не нет ни никто ничего никогда без inte ingen inget inga aldrig utan ej".split()
)
"""Words after which the next `REACH` words count as denied."""

REACH = 3

_SIGNS = {NUMBER: "#", SLOT: "{}", STOP: ".", QUESTION: "?"}

_WHOLE, _STEM, _GROUP = map(crc32, (b"w ", b"s ", b"c "))
_FIRST, _LAST, _DENIED = ((crc32(name),) * REACH for name in (b"first", b"last", b"not"))
_TWO_BYTES = re.compile("[а-яё]+")

Key = str | tuple[str, str, str]
"""A word, or a word with its two followers ("" past the end)."""


def keys(text: str) -> list[str]:
    """Read a text as the model sees it.

    Args:
        text: Any text.

    Returns:
        The key of each token; a number, a slot or a sentence end is one sign, whatever it holds.
    """
    return [key for chunk in chunks(text) for key in keys_of(chunk)]


def keys_of(chunk: str) -> list[str]:
    """Read a chunk of text, which has no white space; see `keys`."""
    return [_SIGNS.get(kind, key) for _, _, kind, key in tokens(chunk)]


def features(key: Key) -> list[str]:
    """Name the features of a word, or of a word with its followers.

    Args:
        key: The word as `keys` gives it, or three of them.

    Returns:
        Names; a word has itself, its beginning and the letter groups in it, the pairs are those
        with the next word and with the one after.
    """
    if isinstance(key, tuple):
        left, right, beyond = (word[:STEM] for word in key)
        pair = [f"b {left} {right}"]
        return [*pair, f"k {left} {beyond}"] if beyond else pair
    if len(key) < 2 or not key[0].isalpha():
        return [f"w {key}"]
    edged = f"<{key}>"
    groups = [f"c {edged[at : at + size]}" for size in GROUPS for at in range(len(edged) - size + 1)]
    return [f"w {key}", f"s {key[:STEM]}", *groups]


def standing(words: list[str]) -> list[str]:
    """Name the features of where words stand.

    Args:
        words: What `keys` gives.

    Returns:
        Names of the first two words, of the last two, and of the words within reach of a "not".
    """
    names = [f"first {word[:STEM]}" for word in words[:2]]
    names += [f"last {word[:STEM]}" for word in words[-2:]]
    for at, word in enumerate(words):
        if word in NEGATIONS:
            names += [f"not {other[:STEM]}" for other in words[at + 1 : at + 1 + REACH]]
    return names


def hashed_features(word: str) -> list[int]:
    """Hash what `features` names of a word, quicker than by way of the names."""
    whole = word.encode(errors="surrogatepass")
    hashed = [crc32(whole, _WHOLE)]
    if len(word) > 1 and word[0].isalpha():
        hashed.append(crc32(word[:STEM].encode(errors="surrogatepass"), _STEM))
        edged = b"<%b>" % whole
        hashed += map(crc32, map(edged.__getitem__, _groups(word)), repeat(_GROUP))
    return hashed


def _groups(word: str) -> list[slice]:
    """Give the places of the letter groups in the bytes of an edged word."""
    if word.isascii():
        return _even_groups(len(word), 1)
    if _TWO_BYTES.fullmatch(word):
        return _even_groups(len(word), 2)
    sizes = [len(letter.encode(errors="surrogatepass")) for letter in word]
    return _groups_at(0, *accumulate(sizes, initial=1))


@lru_cache
def _even_groups(letters: int, size: int) -> list[slice]:
    return _groups_at(0, *range(1, letters * size + 2, size))


def _groups_at(*starts: int) -> list[slice]:
    """Give the places of the groups by those of the letters and edges."""
    edges = [*starts, starts[-1] + 1]
    return [slice(*ends) for size in GROUPS for ends in zip(edges, edges[size:])]


def hashed_standing(tails: Sequence[bytes], denying: Sequence[bool]) -> list[int]:
    """Hash what `standing` names.

    Args:
        tails: A space and the beginning of each word.
        denying: Whether it is one of `NEGATIONS`.
    """
    hashed = [*map(crc32, tails[:2], _FIRST), *map(crc32, tails[-2:], _LAST)]
    if True in denying:
        for at, denies in enumerate(denying, 1):
            if denies:
                hashed += map(crc32, tails[at : at + REACH], _DENIED)
    return hashed


def place(feature: str, bits: int) -> int:
    """Number the row of a feature in a table of 2 ** bits rows."""
    return crc32(feature.encode(errors="surrogatepass")) & ((1 << bits) - 1)


def spans(text: str) -> list[tuple[int, int]]:
    """Give the place of each key in a text: half-open spans in code points."""
    return [
        (match.start() + start, match.start() + end)
        for match in CHUNK.finditer(text)
        for start, end, _, _ in tokens(match[0])
    ]
