"""Source files with exact positions: reading them, YAML trees, and the prose of Markdown pages."""

from lint.documents.document import Document, DocumentError, Passage
from lint.documents.reading import from_bytes, read

__all__ = ["Document", "DocumentError", "Passage", "from_bytes", "read"]
