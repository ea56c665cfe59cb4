"""The one error of this package that a reader is meant to see."""

from __future__ import annotations


class HandbookError(Exception):
    """Something an editor can put right, told in plain words.

    Args:
        message: What is wrong, where, and where possible what would be right.
            Shown as it is, without a traceback.
    """
