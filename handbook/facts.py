"""The house's facts beside the phrases: `phrases/touchpoints.yml` and the like, for the pages.

The linter says all that is wrong with such a file. Here the first thing a page can't do without
is an error that names file and line.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path

from handbook.errors import HandbookError
from lint.documents import Document, DocumentError, read
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence, parse


class Facts:
    """One file of facts in one language.

    Args:
        path: The file.
        lang: Language its texts are wanted in.

    Attributes:
        root: Its keys.

    Raises:
        HandbookError: If it can't be read, is no YAML, or holds no keys.
    """

    def __init__(self, path: Path, lang: str):
        self.path, self.lang = path, lang
        try:
            stamp = os.stat(path).st_mtime_ns if path.exists() else 0
            self._document, root = _read(os.path.abspath(path), stamp)
        except DocumentError as error:
            place = f"{path.as_posix()}:{error.line}:{error.column}"
            raise HandbookError(f"{place}: {error.message}") from None
        if not isinstance(root, Mapping):
            raise HandbookError(f"{path.as_posix()}:1: holds no keys")
        self.root = root

    def items(self, node: Mapping, key: str) -> list[Mapping]:
        """List the entries of a list of mappings.

        Raises:
            HandbookError: If there is no such list, or an entry has no keys.
        """
        listed = node.get(key)
        if not isinstance(listed, Sequence):
            raise self.fault(listed or node, f"needs a list named {key}")
        for item in listed.items:
            if not isinstance(item, Mapping):
                raise self.fault(item, f"an entry of {key} has no keys")
        return [item for item in listed.items if isinstance(item, Mapping)]

    def word(self, node: Mapping, key: str) -> str:
        """Give a value that is the same in each language.

        Raises:
            HandbookError: If it is missing or no text.
        """
        value = node.get(key)
        if not isinstance(value, Scalar) or not value.text:
            raise self.fault(value or node, f"needs a value for {key}")
        return value.text

    def number(self, node: Mapping, key: str) -> int:
        """Give a whole number, not below zero.

        Raises:
            HandbookError: If it is missing or none.
        """
        text = self.word(node, key)
        if not (text.isascii() and text.isdigit()):
            raise self.fault(node.get(key) or node, f"{key} must be a whole number, not {text}")
        return int(text)

    def text(self, node: Mapping, key: str) -> str:
        """Give a text in the language.

        Raises:
            HandbookError: If it is missing.
        """
        return self.said(node.get(key) or node, key)

    def said(self, node: Node, key: str) -> str:
        """Give the text in the language out of the texts themselves.

        Args:
            node: Texts by language.
            key: What they are called in messages.

        Raises:
            HandbookError: If the language is missing.
        """
        text = node.get(self.lang) if isinstance(node, Mapping) else None
        if not isinstance(text, Scalar) or not text.text.strip():
            raise self.fault(node, f"{key} has no text in {self.lang}")
        return text.text

    def fault(self, node: Node, message: str) -> HandbookError:
        """Make the error about a node: file, line, what is wrong, what to run."""
        line = self._document.position(node.start)[0]
        path = self.path.as_posix()
        return HandbookError(f"{path}:{line}: {message}; lint check {path} tells more")


@functools.lru_cache(maxsize=None)
def _read(path: str, stamp: int) -> tuple[Document, Node]:
    """Read a file, once for all languages; `stamp` only keeps the cache true."""
    document = read(path)
    return document, parse(document)
