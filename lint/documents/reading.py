"""Files into documents, with a clear word for each that can't be read."""

from __future__ import annotations

import codecs
import os
import stat

from lint.documents.document import Document, DocumentError

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: no phrase file or page comes near it."""

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS = 'Open it in an editor and choose "Save with encoding: UTF-8".'


def read(path: str | os.PathLike[str]) -> Document:
    """Read one file.

    Args:
        path: The file; it is kept in the document as given.

    Returns:
        The document.

    Raises:
        DocumentError: If the file is missing, can't be opened, is a folder or a device, is too
            large, is empty, or is not UTF-8 text.
    """
    name = os.fspath(path)
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISDIR(mode):
            raise _refused(name, "This is a folder, not a file. Name the files in it.")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise _refused(name, "This is a device or a socket, not a file with text.")
        with open(name, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "There is no file of this name. Check the spelling and the folder."
        raise _refused(name, message) from None
    except PermissionError:
        message = f"No permission to read this file. Allow it, for example: chmod u+r {name}"
        raise _refused(name, message) from None
    except OSError as error:
        message = f"The file can't be read: {error.strerror or error}."
        raise _refused(name, message) from None
    except ValueError:
        raise _refused(name, "A file name can't hold a NUL character.") from None
    if len(data) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES // 1024**2} MB. Split it."
        raise DocumentError(name, 1, 1, "file/too-large", message)
    document = from_bytes(name, data)
    if not document.text.strip():
        message = "The file is empty. Write something in it, or delete it."
        raise DocumentError(name, 1, 1, "file/empty", message)
    return document


def from_bytes(path: str, data: bytes) -> Document:
    """Decode bytes, for example from standard input.

    Args:
        path: What to call the document in findings.
        data: The bytes of the file; may be empty.

    Returns:
        The document.

    Raises:
        DocumentError: If the bytes are not UTF-8 text (rule `file/binary`).
    """
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            message = f"The file is saved as {encoding}, but must be UTF-8. {_SAVE_AS}"
            raise DocumentError(path, 1, 1, "file/binary", message)
    nul = data.find(b"\0")
    if nul >= 0:
        message = "This is a binary file, not text: it holds NUL bytes. Leave it out of the check."
        raise _at_byte(path, data, nul, message)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = (
            f"The file is not UTF-8 text: the byte 0x{data[error.start]:02X} here can't be read. "
            + _SAVE_AS
        )
        raise _at_byte(path, data, error.start, message) from None
    return Document(path, text)


def _refused(path: str, message: str) -> DocumentError:
    return DocumentError(path, 1, 1, "file/unreadable", message)


def _at_byte(path: str, data: bytes, index: int, message: str) -> DocumentError:
    before = Document(path, data[:index].decode(errors="replace"))
    end = len(before.text)
    return DocumentError.at(before, end, end, "file/binary", message)
