"""The map of touchpoints and the table of roles, made from `phrases/touchpoints.yml`.

What is known from the phrases is not written there again: which scripts a touchpoint has, and
how closely staff and customer meet.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from pathlib import Path

from handbook import finder
from handbook.cards import child
from handbook.facts import Facts
from handbook.finder import Script
from handbook.labels import Labels
from handbook.phrasebook import Phrasebook
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence
from lint.phrases import CONTACT_LEVELS, SECTORS

FILE = "touchpoints.yml"
"""Name of the file beside the phrases."""


@dataclass(slots=True)
class Meeting:
    """What the phrases say about one touchpoint.

    Attributes:
        name: ``Trade: place`` in the site's language.
        level: The closest contact any of its scripts has; empty for none.
        scripts: Its scripts.
    """

    name: str
    level: str = ""
    scripts: list[Script] = field(default_factory=list)


def meetings(docs: Path, phrasebook: Phrasebook, labels: Labels) -> dict[str, Meeting]:
    """Sort the scripts of a language by touchpoint.

    Args:
        docs: Folder of the language.
        phrasebook: Where sector, place and contact level of a situation are found.
        labels: Words of that language.

    Returns:
        Meetings by ``sector/place`` as phrase files write them.

    Raises:
        HandbookError: If a script names a situation without phrases.
    """
    found: dict[str, Meeting] = {}
    for file, script in finder.scripts(docs, phrasebook, labels):
        name = labels["touchpoint_name"].format(
            sector=labels.name("sectors", file.sector),
            place=labels.name("touchpoints", file.touchpoint),
        )
        meeting = found.setdefault(f"{file.sector}/{file.touchpoint}", Meeting(name))
        meeting.scripts.append(script)
        meeting.level = _closest(meeting.level, file.contact_level)
    return found


@dataclass(frozen=True, slots=True)
class Touchpoints:
    """The file of touchpoints, with what the phrases say about each.

    Args:
        facts: The file.
        met: Scripts and contact levels by touchpoint.
        labels: Words of the site's language.
    """

    facts: Facts
    met: dict[str, Meeting]
    labels: Labels

    def map(self) -> etree.Element:
        """Make the map: a section per stage with its touchpoints, then its extras.

        Raises:
            HandbookError: If a touchpoint lacks something, or has no script.
        """
        facts, labels = self.facts, self.labels
        box = etree.Element("div", {"class": "mg-guide mg-map", "data-mg-tool": "guide"})
        _filters(box, facts, labels)
        for number, stage in enumerate(facts.items(facts.root, "stages"), 1):
            section = child(box, "section", "mg-guide__step mg-map__stage")
            title = facts.text(stage, "title")
            child(section, "h2", text=f"{number}. {title}", id=facts.word(stage, "id"))
            child(section, "p", text=facts.text(stage, "about"))
            listing = child(section, "ul", "mg-touches")
            for touchpoint in facts.items(stage, "touchpoints"):
                sector = facts.word(touchpoint, "sector")
                meeting = self._meeting(f"{sector}/{facts.word(touchpoint, 'place')}", touchpoint)
                item = child(listing, "li", "mg-touch", data_sector=sector)
                _touchpoint(item, facts, touchpoint, meeting, labels)
            _extras(section, facts, stage, labels)
        return box

    def roles(self) -> etree.Element:
        """Make the table of roles: contact level and scripts; without any, what is owed to others.

        Raises:
            HandbookError: If a role names a touchpoint that has no script, or has neither.
        """
        facts, words = self.facts, self.labels.groups["touchpoint_map"]
        table = etree.Element("table", {"class": "mg-roles"})
        head = child(child(table, "thead"), "tr")
        for key in ("role", "level", "scripts"):
            child(head, "th", text=words[key], scope="col")
        body = child(table, "tbody")
        for role in facts.items(facts.root, "roles"):
            row = child(body, "tr")
            child(row, "th", text=facts.text(role, "title"), scope="row", id=facts.word(role, "id"))
            listed = role.get("touchpoints")
            places = listed.items if isinstance(listed, Sequence) else []
            level = ""
            cell = etree.Element("td")
            if not places:
                child(cell, "p", text=facts.text(role, "owes"))
            for place in places:
                meeting = self._meeting(place.text if isinstance(place, Scalar) else "", place)
                level = _closest(level, meeting.level)
                child(cell, "p", "mg-roles__place", meeting.name)
                _links(cell, meeting.scripts)
            name = self.labels.name("contact_levels", level or "none")
            child(row, "td", text=name, data_label=f"{words['level']}: ")
            row.append(cell)
        return table

    def _meeting(self, key: str, node: Node) -> Meeting:
        if key not in self.met:
            raise self.facts.fault(node, f"no script is for the touchpoint {key}")
        return self.met[key]


def _filters(box: etree.Element, facts: Facts, labels: Labels) -> None:
    words = labels.groups["touchpoint_map"]
    used = [
        facts.word(touchpoint, "sector")
        for stage in facts.items(facts.root, "stages")
        for touchpoint in facts.items(stage, "touchpoints")
    ]
    form = child(
        box, "form", "mg-filters screen-only", role="search", aria_label=words["filters"],
        data_search_exclude="",
    )  # fmt: skip
    field = child(form, "label", "mg-field")
    child(field, "span", "mg-label", labels.name("compensation", "sector"))
    select = child(field, "select", name="sector")
    child(select, "option", text=labels.name("guide", "any"), value="")
    for sector in SECTORS:
        if sector in used:
            child(select, "option", text=labels.name("sectors", sector), value=sector)
    foot = child(form, "p", "mg-filters__foot")
    child(
        foot, "output", "mg-filters__count", words["count"].format(n=len(used)), role="status",
        data_count=words["count"],
    )  # fmt: skip
    clear = labels.name("guide", "clear")
    child(foot, "button", "mg-button", clear, type="reset", hidden="hidden")


def _touchpoint(
    item: etree.Element, facts: Facts, touchpoint: Mapping, met: Meeting, labels: Labels
) -> None:
    words = labels.groups["touchpoint_map"]
    head = child(item, "p", "mg-touch__head")
    child(head, "strong", text=met.name).tail = " "
    truth = touchpoint.get("moment_of_truth")
    if isinstance(truth, Scalar) and truth.text == "yes":
        child(head, "span", "mg-touch__truth", words["truth"])
    meta = child(item, "p", "mg-touch__meta")
    level = labels.name("contact_levels", met.level or "none")
    child(meta, "span", text=words["contact"].format(level=level)).tail = " · "
    child(meta, "span", text=words["who"].format(who=facts.text(touchpoint, "who")))
    parts = child(item, "dl", "mg-touch__parts")
    child(parts, "dt", text=words["algorithm"])
    _links(child(parts, "dd"), met.scripts)
    child(parts, "dt", text=words["quality"])
    child(parts, "dd", text=facts.text(touchpoint, "quality"))
    child(parts, "dt", text=words["exceed"])
    pair = child(child(parts, "dd"), "ul", "mg-touch__pair")
    for key in ("market", "offer"):
        line = child(pair, "li", f"mg-touch__{key}")
        child(line, "p", "mg-label", words[key])
        child(line, "p", text=facts.text(touchpoint, key))


def _extras(section: etree.Element, facts: Facts, stage: Mapping, labels: Labels) -> None:
    box = child(section, "div", "mg-extras")
    for key in ("small", "big"):
        listed = stage.get(key)
        if isinstance(listed, Sequence) and listed.items:
            part = child(box, "div")
            child(part, "p", "mg-label", labels.name("touchpoint_map", key))
            listing = child(part, "ul")
            for extra in listed.items:
                child(listing, "li", text=facts.said(extra, key))


def _links(parent: etree.Element, scripts: list[Script]) -> None:
    listing = child(parent, "ul")
    for script in scripts:
        child(child(listing, "li"), "a", text=script.title, href=f"scripts/{script.page}")


def _closest(one: str, other: str) -> str:
    known = ("", *CONTACT_LEVELS)
    return max(one, other, key=lambda level: known.index(level) if level in known else 0)
