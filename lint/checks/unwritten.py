"""What a page still lacks: an empty title or description, a place marked as to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Scalar

_MARK = re.compile(r"<!--\s*to write:\s*(.*?)\s*-->", re.S | re.I)
_TEXTS = ("title", "description")


def unwritten(document: Document, front: Mapping | None) -> Iterator[Diagnostic]:
    """Find what is still to be written on a page.

    Args:
        document: The page.
        front: Its front matter, or None.

    Yields:
        Errors `page/empty-text` and `page/to-write`, one for each place.
    """
    for name in _TEXTS:
        key, value = front.items.get(name, (None, None)) if front else (None, None)
        if key is not None and isinstance(value, Scalar) and not value.text.strip():
            message = f"`{name}` is empty. Write it, or remove the key."
            yield document.diagnostic("page/empty-text", "error", key.start, key.end, message)
    if "<!--" in document.text:
        for match in _MARK.finditer(document.text):
            message = f"To be written: {' '.join(match[1].split())}."
            yield document.diagnostic("page/to-write", "error", *match.span(), message)
