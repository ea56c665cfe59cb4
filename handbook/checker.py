"""The page "check your wording" as HTML: a desk to write at, and the four principles as lamps."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from handbook.cards import child
from handbook.labels import Labels
from lint.checks.protocol import PRINCIPLES


def checker(labels: Labels, principles: Mapping[int, tuple[str, str]]) -> etree.Element:
    """Make the checker.

    Args:
        labels: Words of the site's language.
        principles: Name and link of each principle by its number.

    Returns:
        A ``div`` whose desk is shown where scripts run; the principles are plain links.
    """
    words = labels.groups["check"]
    box = etree.Element("div", {
        "class": "mg-check", "data-mg-tool": "check", "data-search-exclude": "",
    })  # fmt: skip
    child(child(box, "noscript"), "p", "mg-check__without screen-only", words["without"])
    desk = child(box, "div", "mg-check__desk screen-only")
    told = {key: words[key] for key in ("found", "clean", "empty", "on", "off", "copied")}
    for key, text in (told | labels.groups["findings"]).items():
        box.set(f"data-{key}", text)
    child(desk, "label", "mg-check__label", words["draft"], **{"for": "mg-draft"})
    child(desk, "p", "mg-check__private", words["private"], id="mg-private")
    paper = child(desk, "div", "mg-draft")
    child(paper, "div", "mg-draft__marks", aria_hidden="true", lang=labels.lang)
    child(
        paper, "textarea", "mg-draft__text", id="mg-draft", rows="6", lang=labels.lang,
        spellcheck="true", aria_describedby="mg-private", placeholder=words["placeholder"],
    )  # fmt: skip
    tools = child(desk, "p", "mg-check__tools")
    child(tools, "button", "mg-button", words["example"], type="button", data_do="example",
          data_text=words["example_text"].strip())  # fmt: skip
    child(tools, "button", "mg-button", words["copy"], type="button", data_do="copy")
    child(tools, "button", "mg-button", words["clear"], type="button", data_do="clear")
    child(desk, "p", "mg-check__sum", words["empty"], role="status")
    child(desk, "ol", "mg-findings")
    lamps = child(box, "section", "mg-lamps screen-only", aria_labelledby="mg-lamps")
    child(lamps, "h2", text=words["lamps"], id="mg-lamps")
    listing = child(lamps, "ul")
    for number, key in enumerate(PRINCIPLES, 1):
        if number in principles:
            name, link = principles[number]
            lamp = child(child(listing, "li"), "a", "mg-lamp", href=link, data_principle=key)
            child(lamp, "span", "mg-step__mark", str(number), aria_hidden="true")
            child(lamp, "span", "mg-lamp__name", name)
            child(lamp, "span", "mg-lamp__state")
    return box
