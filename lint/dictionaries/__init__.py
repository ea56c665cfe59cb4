"""Word lists that spelling needs besides its libraries; see README.md beside them for licences.

`<lang>.gz` is made by `scripts/dictionaries` from wordfreq and simplemma; `<lang>.txt` holds words
of the trade, ours, one base form a line, sorted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the lists are."""

HEADS = "\f"
"""The line between the words and the first parts of compounds."""

_FIRST = 48
_TAIL = 16


@dataclass(slots=True)
class Dictionary:
    """A list of words.

    Attributes:
        words: Each word and how common it is, by powers of ten: 0 (rare) to 8.
        tails: Words that also end compounds.
        heads: First parts of compounds, with the letter that joins them.
    """

    words: dict[str, int] = field(default_factory=dict)
    tails: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)


def pack(dictionary: Dictionary) -> bytes:
    """Write a dictionary in its compact form, the same bytes each time.

    A line holds how many letters it shares with the one above, as a character; its other
    letters; for a word a character for how common it is and whether it ends compounds.
    """
    import gzip

    lines: list[str] = []
    last = ""
    for word in sorted(dictionary.words):
        kind = dictionary.words[word] + (_TAIL if word in dictionary.tails else 0)
        lines.append(_line(last, word) + chr(_FIRST + kind))
        last = word
    lines.append(HEADS)
    last = ""
    for word in sorted(dictionary.heads):
        lines.append(_line(last, word))
        last = word
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0)


def unpack(data: bytes) -> Dictionary:
    """Read what `pack` wrote."""
    import gzip

    dictionary = Dictionary()
    words, _, heads = gzip.decompress(data).decode().partition(f"{HEADS}\n")
    word = ""
    for line in words.split("\n")[:-1]:
        word = word[: ord(line[0]) - _FIRST] + line[1:-1]
        kind = ord(line[-1]) - _FIRST
        if kind >= _TAIL:
            dictionary.tails.add(word)
            kind -= _TAIL
        dictionary.words[word] = kind
    word = ""
    for line in heads.split("\n")[:-1]:
        word = word[: ord(line[0]) - _FIRST] + line[1:]
        dictionary.heads.add(word)
    return dictionary


def load(lang: str) -> Dictionary:
    """Load the dictionary of a language; an empty one where there is none.

    Args:
        lang: "en", "ru" or "sv".
    """
    path = FOLDER / f"{lang}.gz"
    return unpack(path.read_bytes()) if path.is_file() else Dictionary()


def state() -> str:
    """Name the state of the lists by their sizes and times."""
    stats = [(path.name, path.stat()) for path in sorted(FOLDER.glob("*.*"))]
    return " ".join(f"{name} {found.st_size} {found.st_mtime_ns}" for name, found in stats)


def trade_words(lang: str) -> list[str]:
    """Give the words of the trade in a language, in their base forms."""
    text = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _line(last: str, word: str) -> str:
    shared = 0
    for one, other in zip(last, word, strict=False):
        if one != other:
            break
        shared += 1
    return chr(_FIRST + shared) + word[shared:]
