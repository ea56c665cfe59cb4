"""Opening files of the site without ever leaving it."""

import os
import stat
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from handbook.book.errors import BookError


def join(page: str, address: str) -> str | None:
    """Work out which file an address on a page means.

    Args:
        page: Path of the page, relative to the site folder, with forward slashes.
        address: Relative address as written in the page, possibly percent-encoded.

    Returns:
        Path relative to the site folder, or None when the address leads out of it.
    """
    path = unquote(urlsplit(address).path)
    if path.startswith("/") or "\\" in path or "\0" in path:
        return None
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *path.split("/")):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def regular_file(root: Path, relative: str) -> Path | None:
    """Find a file inside a folder, refusing symbolic links on the way.

    Args:
        root: Folder that must not be left; may itself be reached by a symbolic link.
        relative: Path inside it, with forward slashes and without ``..``.

    Returns:
        The file, or None when there is none.

    Raises:
        BookError: If the way to the file goes through a symbolic link or ends at something
            else than a plain file.
    """
    current = root.resolve()
    mode = stat.S_IFDIR
    for part in PurePosixPath(relative).parts:
        current = current / part
        try:
            mode = os.lstat(current).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise BookError(f"cannot look at {relative}: {error}") from error
        if stat.S_ISLNK(mode):
            raise BookError(f"{relative} is a symbolic link or lies behind one; put the file "
                            "itself into the docs folder")
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        raise BookError(f"{relative} is not a plain file")
    return current


def read_bytes(root: Path, relative: str, limit: int) -> bytes | None:
    """Read a file inside a folder.

    Args:
        root: Folder that must not be left.
        relative: Path inside it, with forward slashes.
        limit: Largest size accepted, in bytes.

    Returns:
        The content, or None when there is no such file.

    Raises:
        BookError: If the file is a symbolic link, too large or unreadable.
    """
    path = regular_file(root, relative)
    if path is None:
        return None
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise BookError(f"cannot read {relative}: {error.strerror}") from error
    if len(content) > limit:
        raise BookError(f"{relative} is larger than {limit // 1_000_000} MB")
    return content
