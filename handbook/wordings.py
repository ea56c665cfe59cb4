"""The wordings of a script page: one per step at first, more on demand, sorted by channel.

A script offers several wordings of one step. On a screen the first stands open and the others
fold behind it; a switch above the steps keeps the wordings for one channel. Paper, the book and
readers without scripts get them all.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.cards import child
from handbook.labels import Labels

FOLDER = "scripts/"
"""Folder of the pages that get the switch, from the top of a language's pages."""

WHERE = {
    "desk": ("desk", "on-board"),
    "phone": ("phone",),
    "writing": ("chat", "email", "letter", "sms", "review"),
}
"""The choices of the switch, with the channels each of them stands for."""


class Wordings(Treeprocessor):
    """Folds the cards of script pages and puts the switch above them."""

    def __init__(self, md: Markdown, labels: Labels):
        """Take the words of the site's language."""
        super().__init__(md)
        self.labels = labels

    def run(self, root: etree.Element) -> None:
        """Change a page if it is a script."""
        if (source_of(self.md) or "").startswith(FOLDER):
            fold(root, self.labels)


def source_of(md: Markdown) -> str | None:
    """Tell which page is being made.

    Args:
        md: The converter of that page.

    Returns:
        Its path from the top of the language's pages; None where MkDocs is not at work.
    """
    for processor in md.treeprocessors:
        source = getattr(getattr(processor, "file", None), "src_uri", None)
        if isinstance(source, str):
            return source
    return None


def fold(root: etree.Element, labels: Labels) -> None:
    """Mark every wording but the first of each step, and add the switch.

    Args:
        root: The page; cards that follow one another with the same step and no heading between
            them are wordings of one step.
        labels: Words of the site's language.

    Returns:
        Nothing: further wordings get ``data-more``, and the switch comes before the heading
        above the first card. A page where no step has two wordings stays as it is.
    """
    first = heading = more = None
    last_step = ""
    for place, element in enumerate(root):
        if element.tag in ("h1", "h2", "h3"):
            heading, last_step = place, ""
        elif step := _step(element):
            if first is None:
                first = place if heading is None else heading
            if step == last_step:
                element.set("data-more", "")
                more = True
            last_step = step
    if more and first is not None:
        root.insert(first, _switch(labels))


def _step(element: etree.Element) -> str:
    """Name the step of a card; empty for everything else."""
    return next(_steps(element.get("class", "").split()), "")


def _steps(classes: list[str]) -> Iterator[str]:
    if "mg-card" in classes:
        yield from (one.removeprefix("mg-card--") for one in classes if one != "mg-card")


def _switch(labels: Labels) -> etree.Element:
    form = etree.Element("form", {
        "class": "mg-where screen-only", "data-mg-tool": "where", "data-search-exclude": "",
        "data-count": labels.name("where", "more"), "data-of": labels.name("where", "more_of"),
    })  # fmt: skip
    group = child(form, "fieldset")
    child(group, "legend", "mg-label", labels.name("where", "where"))
    choices = child(group, "div", "mg-where__choices")
    for key, channels in {"": (), **WHERE}.items():
        choice = child(choices, "label", "mg-where__choice")
        button = child(
            choice, "input", type="radio", name="where", value=key, data_channels=" ".join(channels)
        )
        if not key:
            button.set("checked", "checked")
        child(choice, "span", text=labels.name("where", key or "all"))
    return form
