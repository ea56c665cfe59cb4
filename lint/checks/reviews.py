"""Review dates: of whole files, and of the single facts in a file of the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lint.checks.nearest import clip
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Node, Scalar, Sequence

REVIEW_NOTICE = 30
"""Days before its review date from which a file is noted."""


def review(
    document: Document, root: Mapping, today: date, interval: int
) -> Iterator[Diagnostic]:
    """Compare the date by which a file has to be read again with the calendar.

    Args:
        document: The file.
        root: Its keys, `review_by` among them.
        today: The day to compare with.
        interval: Days within which a review has to be; 0 for any.

    Yields:
        A finding if the date is none, is past, near, or too far.
    """
    value = root.get("review_by")
    if not isinstance(value, Scalar) or not value.text.strip():
        return
    due = calendar_day(value.text)
    if due is None:
        message = (
            f"`{clip(value.text)}` is not a day of the calendar. "
            "Write year, month and day, as in 2027-05-01."
        )
        yield _at(document, "review-date", value, message, "error")
    elif due < today:
        message = (
            f"The review was due on {due}. Read the phrases again, mend what is no longer true, "
            "and set the next date."
        )
        yield _at(document, "review-overdue", value, message, "error")
    elif (due - today).days <= REVIEW_NOTICE:
        left = (due - today).days
        message = f"The review is due on {due}, {left} day{'' if left == 1 else 's'} from now."
        yield _at(document, "review-soon", value, message, "note")
    elif interval and (due - today).days > interval:
        message = (
            f"The review is {(due - today).days} days away, but review-interval is {interval}. "
            "Set an earlier date."
        )
        yield _at(document, "review-far", value, message, "warning")


def entries(
    document: Document, root: Node, category: str, today: date, interval: int
) -> Iterator[Diagnostic]:
    """Compare the review date of each entry with the calendar.

    Args:
        document: The file.
        root: Its tree; the date of the file itself is left to `review`.
        category: Category of the findings, such as `law`.
        today: The day to compare with.
        interval: Days within which a review has to be; 0 for any.

    Yields:
        The findings of `review`, each naming the entry it is about.
    """
    for entry in _dated(root):
        name = entry.get("id")
        whose = clip(name.text) if isinstance(name, Scalar) and name.text else "an entry"
        for found in review(document, entry, today, interval):
            rule = f"{category}/{found.rule.partition('/')[2]}"
            message = found.message.replace("Read the phrases again, mend what", "Check it, mend what")
            yield replace(found, rule=rule, message=f"{whose}: {message}")


def dates(root: Node) -> Iterator[str]:
    """List the review dates of a file, its own first, as they are written."""
    for entry in [root, *_dated(root)] if isinstance(root, Mapping) else []:
        value = entry.get("review_by")
        if isinstance(value, Scalar):
            yield value.text


def _dated(root: Node) -> Iterator[Mapping]:
    """List the entries of all lists of a file that have a review date."""
    for _, value in root.items.values() if isinstance(root, Mapping) else ():
        for entry in value.items if isinstance(value, Sequence) else ():
            if isinstance(entry, Mapping) and "review_by" in entry.items:
                yield entry


def calendar_day(text: str) -> date | None:
    """Read a day.

    Args:
        text: Year, month and day, as in 2027-05-01.

    Returns:
        The day, or None where the text is none.
    """
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _at(
    document: Document, rule: str, value: Scalar, message: str, severity: str
) -> Diagnostic:
    return document.diagnostic(f"phrase/{rule}", severity, value.start, value.whole_end, message)
