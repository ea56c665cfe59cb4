"""The law floors as a page shows them, with their dates, made from `phrases/law.yml`."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from handbook.cards import child
from handbook.facts import Facts
from handbook.labels import Labels
from handbook.trust import day
from lint.documents.yaml_tree import Mapping
from lint.phrases import listed

FILE = "law.yml"
"""Name of the file beside the phrases."""


def floors(facts: Facts, labels: Labels) -> etree.Element:
    """Make the list of floors.

    Args:
        facts: The file of floors.
        labels: Words of the site's language.

    Returns:
        A ``div`` with a section for each floor; a floor's id is its anchor.

    Raises:
        HandbookError: If a floor lacks something, or a date is none.
    """
    box = etree.Element("div", {"class": "mg-law"})
    for floor in facts.items(facts.root, "floors"):
        section = child(box, "section", "mg-floor")
        child(section, "h2", text=facts.text(floor, "title"), id=facts.word(floor, "id"))
        child(section, "p", "mg-floor__text", facts.text(floor, "floor"))
        _dates(section, facts, floor, labels)
    return box


def _dates(section: etree.Element, facts: Facts, floor: Mapping, labels: Labels) -> None:
    words = labels.groups["law"]
    due = _day(facts, floor, "review_by", labels)
    attributes = {} if due["past"] else {"hidden": "hidden"}
    child(
        section, "p", "mg-overdue", words["overdue"].format(date=due["text"]),
        data_mg_review=due["iso"], **attributes,
    )  # fmt: skip
    parts = child(section, "dl", "mg-item__parts")
    sectors = ", ".join(labels.name("sectors", one.text) for one in listed(floor, "sectors"))
    for key, text in (("where", facts.text(floor, "where")), ("sectors", sectors)):
        child(parts, "dt", text=words[key])
        child(parts, "dd", text=text)
    child(parts, "dt", text=words["source"])
    source = child(parts, "dd")
    child(source, "a", text=facts.word(floor, "source"), href=facts.word(floor, "link"))
    for key, date in (("checked_on", _day(facts, floor, "checked_on", labels)), ("review_by", due)):
        child(parts, "dt", text=words[key])
        child(parts, "dd", text=date["text"])


def _day(facts: Facts, floor: Mapping, key: str, labels: Labels) -> dict:
    written = facts.word(floor, key)
    found = day(written, labels)
    if found is None:
        raise facts.fault(floor.get(key) or floor, f"{written} is no day of the calendar")
    return dict(found)
