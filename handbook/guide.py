"""The phrase guide: every phrase as one light line, grouped by step, ready to be filtered."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence

from handbook.cards import add_line, child, literal, step_mark
from handbook.labels import Labels
from handbook.phrasebook import Phrasebook
from lint.phrases import CHANNELS, GENERAL, STEPS, TONES, Phrase, PhraseFile


def guide(
    phrasebook: Phrasebook, labels: Labels, places: Mapping[str, str], up: str
) -> etree.Element:
    """Make the guide.

    Args:
        phrasebook: All phrases.
        labels: Words of the site's language; phrases without a line in it are left out.
        places: Link to the script of each phrase, from the top of the language's pages.
        up: What leads from the page of the guide to that top, for example ``"../"``.

    Returns:
        A ``div`` with the fields of the filter, shown where scripts run, and one list of lines
        for each step.
    """
    files = [phrasebook.file(name) for name in phrasebook.situations()]
    phrases = [p for file in files for p in file.phrases if labels.lang in p.say]
    box = etree.Element("div", {
        "class": "mg-guide", "data-mg-tool": "guide",
        "data-copy": labels["copy"], "data-copied": labels["copied"],
    })  # fmt: skip
    _filters(box, files, phrases, labels)
    for step in STEPS:
        lines = [phrase for phrase in phrases if phrase.step == step]
        if lines:
            section = child(box, "section", "mg-guide__step", data_step=step)
            # Without a label the contents would read the number of the mark as well.
            name = labels.name("steps", step)
            head = child(section, "h2", id=step, data_toc_label=name)
            head.append(step_mark(step, labels))
            listing = child(section, "ul", "mg-lines")
            for phrase in lines:
                listing.append(_line(phrase, labels, places.get(phrase.full_id, ""), up))
    return box


def _filters(
    box: etree.Element, files: Sequence[PhraseFile], phrases: Sequence[Phrase], labels: Labels
) -> None:
    form = child(
        box, "form", "mg-filters screen-only", role="search",
        aria_label=labels.name("guide", "filters"), data_search_exclude="",
    )  # fmt: skip
    used = {name for phrase in phrases for name in (*phrase.channels, *phrase.tones)}
    for key, choices in (
        ("step", {step: labels.name("steps", step) for step in STEPS}),
        ("situation", {}),
        ("channel", {name: labels.name("channels", name) for name in CHANNELS if name in used}),
        ("tone", {name: labels.name("tones", name) for name in TONES if name in used}),
    ):  # fmt: skip
        field = child(form, "label", "mg-field")
        child(field, "span", "mg-label", labels.name("guide", key))
        select = child(field, "select", name=key)
        child(select, "option", text=labels.name("guide", "any"), value="")
        for value, name in choices.items():
            child(select, "option", text=name, value=value)
        if key == "situation":
            _situations(select, files, labels)
    foot = child(form, "p", "mg-filters__foot")
    count = labels.name("guide", "count")
    child(
        foot, "output", "mg-filters__count", count.format(n=len(phrases)), role="status",
        data_count=count, data_none=labels.name("guide", "none"),
    )  # fmt: skip
    child(
        foot, "button", "mg-button", labels.name("guide", "clear"), type="reset", hidden="hidden"
    )


def _situations(select: etree.Element, files: Sequence[PhraseFile], labels: Labels) -> None:
    """Add the situations as choices, apart from what fits all of them."""
    filled = [file for file in files if any(labels.lang in p.say for p in file.phrases)]
    for key, general in (("everywhere", True), ("situations", False)):
        titles = {
            file.situation: _title(file, labels)
            for file in filled if (file.sector == GENERAL) is general
        }  # fmt: skip
        if titles:
            group = child(select, "optgroup", label=labels.name("guide", key))
            for value, name in sorted(titles.items(), key=lambda pair: pair[1].casefold()):
                child(group, "option", text=name, value=value)


def _title(file: PhraseFile, labels: Labels) -> str:
    return file.title[labels.lang].text if labels.lang in file.title else file.situation


def _line(phrase: Phrase, labels: Labels, place: str, up: str) -> etree.Element:
    item = etree.Element("li", {
        "class": "mg-line",
        "data-situation": phrase.file.situation,
        "data-channel": " ".join(phrase.channels),
        "data-tone": " ".join(phrase.tones),
    })  # fmt: skip
    add_line(child(item, "p", "mg-line__say"), phrase.say[labels.lang].text, labels)
    foot = child(item, "p", "mg-line__foot")
    title = _title(phrase.file, labels)
    if place:
        link = child(foot, "a", text=title, href=up + place)
    else:
        link = child(foot, "span", text=title)
    names = [labels.name("channels", name) for name in phrase.channels]
    names += [labels.name("tones", tone) for tone in phrase.tones if tone != TONES[0]]
    # No element for it: there are a thousand lines.
    link.tail = literal(f" {', '.join(names)}")
    return item
