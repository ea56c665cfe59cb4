"""The ledger as a page shows it: what each row teaches and where it is shown, from `ledger.yml`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from handbook.cards import child
from handbook.facts import Facts
from handbook.labels import Labels
from handbook.navigation import front_matter
from lint.documents.yaml_tree import Mapping, Scalar


def ledger(facts: Facts, docs: Path, labels: Labels) -> etree.Element:
    """Make the list of rows, under the text each comes from.

    Args:
        facts: The file of rows.
        docs: Folder of the language's pages.
        labels: Words of the site's language.

    Returns:
        A ``div`` with a heading for each text; a row's id is its anchor.

    Raises:
        HandbookError: If a row lacks something, or points at a page that isn't there.
    """
    box = etree.Element("div", {"class": "mg-listing"})
    rows = facts.items(facts.root, "rows")
    for source in facts.items(facts.root, "sources"):
        name = facts.word(source, "id")
        child(box, "h2", text=facts.text(source, "title"), id=name.lower())
        listing = child(box, "ul", data_search_exclude="")
        for row in rows:
            if facts.word(row, "id").startswith(f"{name}-"):
                _row(listing, facts, row, docs, labels)
    return box


def _row(listing: etree.Element, facts: Facts, row: Mapping, docs: Path, labels: Labels) -> None:
    words = labels.groups["ledger"]
    name, kind = facts.word(row, "id"), facts.word(row, "kind")
    if kind not in words:
        raise facts.fault(row.get("kind") or row, f"{kind} is no kind of row")
    item = child(listing, "li", id=name)
    child(item, "span", "mg-label", f"{name} · {words[kind]}")
    left_out = row.get("not_used")
    if left_out is not None:
        child(item, "p", text=facts.text(row, "not_used"))
        child(item, "p", "mg-listing__about", words["not_used"])
        return
    child(item, "p", text=facts.text(row, "teaches"))
    shown = child(item, "p", "mg-listing__about")
    shown.text = words["shown"] + " "
    links: dict[tuple[str, str, str], None] = {}
    for closer in facts.items(row, "closed_by"):
        links[_closer(facts, closer, docs, labels)] = None
    for number, (tag, text, href) in enumerate(links):
        part = child(shown, tag, text=text, **({"href": href} if href else {}))
        part.tail = ", " if number + 1 < len(links) else ""


def _closer(facts: Facts, closer: Mapping, docs: Path, labels: Labels) -> tuple[str, str, str]:
    """Tell tag, text and address of one thing that shows a row."""
    if "page" in closer.items:
        page = facts.word(closer, "page")
    elif "rule" in closer.items:
        rule = closer.items["rule"][1]
        found = rule.text if isinstance(rule, Scalar) else facts.said(rule, "rule")
        category, _, anchor = found.partition("/")
        page = f"words/{category}.md" + (f"#{anchor}" if anchor else "")
    else:
        key = "check" if "check" in closer.items else "test"
        return "code", facts.word(closer, key), ""
    path = docs / page.partition("#")[0]
    if not path.is_file():
        raise facts.fault(closer, f"there is no page {path.as_posix()}")
    return "a", str(front_matter(path).get("title") or path.stem), page
