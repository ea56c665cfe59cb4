"""The catalogue of compensation as pages show it, made from `phrases/compensation.yml`.

The list stands ready without scripts; the script of the phrase guide makes its filters work.
"""

from __future__ import annotations

import functools
import xml.etree.ElementTree as etree
from pathlib import Path

from handbook.cards import child
from handbook.facts import Facts
from handbook.labels import Labels
from lint.catalogue import KINDS
from lint.documents.yaml_tree import Mapping, Scalar
from lint.phrases import GENERAL, SECTORS, listed

FILE = "compensation.yml"
"""Name of the file beside the phrases."""

PAGE = "compensation.md"
"""Name of its page, at the top of a language."""

_TEXTS = ("when", "market_standard", "our_offer", "confirmed_by")


def compensation(facts: Facts, labels: Labels) -> etree.Element:
    """Make the list of everything that may be given.

    Args:
        facts: The catalogue.
        labels: Words of the site's language.

    Returns:
        A ``div`` with the fields of the filter, shown where scripts run, and a list for each
        kind; an item's id is its anchor.

    Raises:
        HandbookError: If an item lacks something, or names what is not there.
    """
    words = labels.groups["compensation"]
    roles = _names(facts, "roles")
    items = facts.items(facts.root, "items")
    box = etree.Element("div", {"class": "mg-guide mg-catalogue", "data-mg-tool": "guide"})
    _filters(box, roles, len(items), labels)
    for kind in KINDS:
        section = child(box, "section", "mg-guide__step", data_kind=kind)
        child(section, "h2", text=words[kind], id=kind)
        child(section, "p", "mg-catalogue__about", words[f"{kind}_about"])
        listing = child(section, "ul", "mg-lines")
        for item in items:
            if facts.word(item, "kind") == kind:
                listing.append(_item(facts, item, roles, labels))
    return box


def offered(path: Path, lang: str) -> dict[str, str]:
    """Give the names of all items.

    Args:
        path: The catalogue.
        lang: Language of the names.

    Returns:
        Names by id; empty where there is no catalogue.

    Raises:
        HandbookError: If it can't be read.
    """
    return _offered(path, lang, path.stat().st_mtime_ns) if path.is_file() else {}


@functools.lru_cache(maxsize=None)
def _offered(path: Path, lang: str, stamp: int) -> dict[str, str]:
    """Read the names; `stamp` only keeps the cache true."""
    return _names(Facts(path, lang), "items")


def _names(facts: Facts, key: str) -> dict[str, str]:
    return {
        facts.word(one, "id"): facts.text(one, "title") for one in facts.items(facts.root, key)
    }


def _filters(box: etree.Element, roles: dict[str, str], count: int, labels: Labels) -> None:
    words = labels.groups["compensation"]
    form = child(
        box, "form", "mg-filters screen-only", role="search", aria_label=words["filters"],
        data_search_exclude="",
    )  # fmt: skip
    sectors = [name for name in SECTORS if name != GENERAL]
    for key, choices in (
        ("kind", {kind: words[kind] for kind in KINDS}),
        ("sector", {name: labels.name("sectors", name) for name in sectors}),
        ("grant", roles),
        ("size", {name: words[name] for name in ("small", "big")}),
    ):
        field = child(form, "label", "mg-field")
        child(field, "span", "mg-label", words[key])
        select = child(field, "select", name=key)
        child(select, "option", text=labels.name("guide", "any"), value="")
        for value, name in choices.items():
            child(select, "option", text=name, value=value)
    foot = child(form, "p", "mg-filters__foot")
    child(
        foot, "output", "mg-filters__count", words["count"].format(n=count), role="status",
        data_count=words["count"], data_none=words["none"],
    )  # fmt: skip
    clear = labels.name("guide", "clear")
    child(foot, "button", "mg-button", clear, type="reset", hidden="hidden")


def _item(facts: Facts, item: Mapping, roles: dict[str, str], labels: Labels) -> etree.Element:
    words = labels.groups["compensation"]
    sectors = [one.text for one in listed(item, "sectors")]
    every = [name for name in SECTORS if name != GENERAL]
    grant = _known(facts, item, "grant", roles)
    size = facts.word(item, "size")
    row = etree.Element("li", {
        "class": "mg-line mg-item", "id": facts.word(item, "id"),
        "data-sector": " ".join(sectors or every), "data-grant": facts.word(item, "grant"),
        "data-size": size,
    })  # fmt: skip
    head = child(row, "p", "mg-item__head")
    child(head, "strong", text=facts.text(item, "title"))
    least, _, most = facts.word(item, "cost").partition("-")
    currency = facts.word(facts.root, "currency")
    cost = words["cost"].format(least=least, most=most, currency=currency)
    meta = child(row, "p", "mg-item__meta")
    names = [words[size], words[facts.word(item, "repays")], words[facts.word(item, "moment")]]
    for text in (grant, cost, ", ".join(names)):
        child(meta, "span", text=text)
    parts = child(row, "dl", "mg-item__parts")
    for key in _TEXTS:
        if key in item.items:
            _part(parts, words[key]).text = facts.text(item, key)
    if sectors:
        named = ", ".join(labels.name("sectors", name) for name in sectors)
        _part(parts, words["sectors"]).text = named
    cautions = _names(facts, "cautions")
    if excluded := listed(item, "not_for"):
        listing = child(_part(parts, words["not_for"]), "ul")
        for one in excluded:
            child(listing, "li", text=_name(facts, one, cautions))
    known = _names(facts, "items")
    listing = child(_part(parts, words["alternatives"]), "ul", "mg-item__links")
    for one in listed(item, "alternatives"):
        link = child(listing, "li")
        child(link, "a", text=_name(facts, one, known), href=f"#{one.text}")
    return row


def _part(parts: etree.Element, name: str) -> etree.Element:
    child(parts, "dt", text=name)
    return child(parts, "dd")


def _known(facts: Facts, item: Mapping, key: str, names: dict[str, str]) -> str:
    facts.word(item, key)
    value = item.get(key)
    return _name(facts, value, names) if isinstance(value, Scalar) else ""


def _name(facts: Facts, value: Scalar, names: dict[str, str]) -> str:
    if value.text not in names:
        raise facts.fault(value, f"nothing is named {value.text}")
    return names[value.text]
