"""Law floors: what the customer has a right to, as dated facts, and the declaration of their keys."""

from __future__ import annotations

from lint.catalogue import Entry, entries
from lint.documents.document import Document
from lint.documents.yaml_tree import Mapping, parse
from lint.phrases import SECTORS, Field

FILE_FIELDS = (
    Field("owner", "text", "Who keeps these facts true."),
    Field("review_by", "date", "The day by which somebody reads them again, as 2027-05-01."),
    Field("floors", "list", "The floors."),
)
"""Keys of the file."""

FLOOR_FIELDS = (
    Field("id", "id", "Name of the floor in kebab-case."),
    Field("title", "texts", "What it is about, in a few words."),
    Field("sectors", "choices", "Trades it holds for.", True, SECTORS),
    Field("where", "texts", "Where it is law."),
    Field("floor", "texts", "What the customer has a right to, in one or two sentences."),
    Field("source", "text", "Name of the source, as it calls itself."),
    Field("link", "link", "Address of the source, beginning with https://."),
    Field("checked_on", "date", "The day on which somebody last compared it with the source."),
    Field("review_by", "date", "The day by which somebody compares it again."),
)
"""Keys of a floor."""


def load(document: Document) -> list[Entry]:
    """Read the floors of a file; `checks.law` says what is wrong with it.

    Args:
        document: The file.

    Returns:
        Its floors, in the order of the file.

    Raises:
        DocumentError: If it is not YAML at all.
    """
    root = parse(document)
    return entries(root, "floors") if isinstance(root, Mapping) else []
