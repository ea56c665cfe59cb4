"""Which edition a book is: its version and its date."""

import datetime
import os
import subprocess
from importlib import metadata
from pathlib import Path

from handbook.book.errors import BookError
from handbook.book.words import Words

CONTENT = ("docs", "phrases", "practice", "lint/rules")
"""Folders whose last change dates the book."""
UNDATED = datetime.date(2000, 1, 1)  # written as the file's time when nobody gives a date


def source_date(date: datetime.date | None) -> datetime.date | None:
    """Decide which date stands in the book.

    Args:
        date: Date of the content, where known.

    Returns:
        The day of SOURCE_DATE_EPOCH, else the date given, else none.

    Raises:
        BookError: If SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BookError(f"SOURCE_DATE_EPOCH must be seconds since 1970, not {epoch!r}") from error


def content_date(root: Path) -> datetime.date | None:
    """Look up when the content was last changed.

    Args:
        root: Folder of the handbook.

    Returns:
        The day of the last commit to its content, none where there is no history.
    """
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs", "--", *CONTENT]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        return datetime.date.fromisoformat(done.stdout.strip())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def installed_version() -> str:
    """Look up the version of the installed package, ``0`` when it isn't installed."""
    try:
        return metadata.version("makegood")
    except metadata.PackageNotFoundError:
        return "0"


def timestamp(day: datetime.date | None) -> int:
    """Turn a day into seconds since 1970, at midnight UTC; without a day it is a fixed one."""
    start = datetime.datetime.combine(day or UNDATED, datetime.time(), datetime.UTC)
    return int(start.timestamp())


def edition(own: Words, version: str | None, day: datetime.date | None) -> list[str]:
    """Say which edition this is.

    Args:
        own: Words of the language.
        version: Version; by default that of the installed package.
        day: Date of the content, where known.

    Returns:
        The version and, where known, the date, as they are printed.
    """
    version = own["version"].format(version=version or installed_version())
    return [version, own.date(day)] if day else [version]
