"""Who answers for a situation, and when somebody last and next reads it again."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping

from handbook.labels import Labels
from handbook.phrasebook import Phrasebook
from lint.documents.yaml_tree import Mapping as Tree
from lint.documents.yaml_tree import Scalar


def reviews(phrasebook: Phrasebook, labels: Labels) -> dict[str, dict[str, object]]:
    """Collect what pages tell about their situations.

    Args:
        phrasebook: All phrases.
        labels: Words of the site's language.

    Returns:
        By situation: ``owner`` in the site's language where its words have one, else as the phrase
        file has it, ``reviewed`` and ``review_by``, these two as `day` gives them. What a phrase
        file does not tell is None.
    """
    told = {}
    for name in phrasebook.situations():
        file = phrasebook.file(name)
        last = file.node.get("reviewed") if isinstance(file.node, Tree) else None
        told[name] = {
            "owner": labels.name("owners", file.owner) or None,
            "reviewed": day(last.text if isinstance(last, Scalar) else "", labels),
            "review_by": day(file.review_by, labels),
        }
    return told


def day(written: str, labels: Labels, today: datetime.date | None = None) -> Mapping | None:
    """Prepare a day for a page.

    Args:
        written: The day as in ``2027-05-01``.
        labels: Words of the site's language.
        today: The day to compare with; that of the build if not given.

    Returns:
        ``iso``, ``text`` as people write it, and whether it is ``past``; None if it is no day.
    """
    try:
        date = datetime.date.fromisoformat(written)
    except ValueError:
        return None
    text = f"{date.day} {labels.name('months', str(date.month))} {date.year}"
    return {"iso": date.isoformat(), "text": text, "past": date < (today or _today())}


def _today() -> datetime.date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()
