"""The nearest right word to a wrong one, for messages."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60


def clip(text: str) -> str:
    """Shorten a text from a file so that a message stays one readable line.

    Args:
        text: Any text.

    Returns:
        The text on one line, at most 60 characters, with an ellipsis where it was cut.
    """
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word that was probably meant.

    Args:
        word: What stands in the file.
        known: What could stand there.

    Returns:
        The nearest known word, or an empty text if none is near.

    >>> nearest("acknowlege", ["acknowledge", "ask"])
    'acknowledge'
    """
    if len(word) > 4 * _LONGEST:
        return ""
    import difflib

    folded = word.strip().casefold().replace("_", "-")
    by_fold = {one.casefold().replace("_", "-"): one for one in known}
    near = difflib.get_close_matches(folded, by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""


def did_you_mean(near: str) -> str:
    """Put the nearest word into a sentence: `. Did you mean x?`, or a full stop."""
    return f". Did you mean `{near}`?" if near else "."
