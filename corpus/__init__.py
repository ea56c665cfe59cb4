"""The Makegood corpus: labelled lines of service-recovery talk, and how they are parted."""

from __future__ import annotations

import hashlib


def part(id: str) -> str:
    """Tell which part of the corpus a row belongs to.

    A fixed fifth is kept aside: nobody looks at it while writing rules, and nothing is trained
    on it.

    Args:
        id: The row's id.

    Returns:
        "aside" for a fifth of all ids, chosen by their SHA-256, else "train".

    >>> part("en-00001") in ("train", "aside")
    True
    """
    return "aside" if hashlib.sha256(id.encode()).digest()[0] % 5 == 0 else "train"
