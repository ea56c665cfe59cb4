"""Check the file of law floors: each is dated, has a source, and was compared with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lint.catalogue import entries
from lint.checks import structure
from lint.checks.catalogue import duplicates
from lint.checks.nearest import clip
from lint.checks.reviews import calendar_day
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Scalar
from lint.law import FILE_FIELDS, FLOOR_FIELDS


def check(document: Document, root: Mapping, langs: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find what is wrong with the floors as such.

    Args:
        document: The file.
        root: Its keys.
        langs: Languages that each text has to be written in.

    Yields:
        Findings about keys, ids, and dates that can't be.
    """
    yield from structure.fields(document, root, FILE_FIELDS, "this file", langs)
    floors = entries(root, "floors")
    for floor in floors:
        whose = f"floor {clip(floor.id)}" if floor.id else "this floor"
        yield from structure.fields(document, floor.node, FLOOR_FIELDS, whose, langs)
        checked, due = floor.node.get("checked_on"), floor.text("review_by")
        if isinstance(checked, Scalar) and checked.text.strip():
            day = calendar_day(checked.text)
            span = checked.start, checked.whole_end
            if day is None:
                message = (
                    f"`{clip(checked.text)}` is not a day of the calendar. "
                    "Write year, month and day, as in 2027-05-01."
                )
                yield document.diagnostic("law/checked-on", "error", *span, message)
            elif day > (calendar_day(due) or date.max):
                message = "It was checked after its review date. Set the next review date."
                yield document.diagnostic("law/checked-on", "error", *span, message)
    yield from duplicates(document, floors, "law")
