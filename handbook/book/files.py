"""Writing results in one piece."""

import os
from pathlib import Path

from handbook.book.errors import BookError


def write_whole(out: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Args:
        out: The file; its folder is made when missing.
        content: All of its bytes.

    Raises:
        BookError: If the place can't be written to.
    """
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        os.replace(part, out)
    except OSError as error:
        raise BookError(f"cannot write {out}: {error.strerror}") from error
