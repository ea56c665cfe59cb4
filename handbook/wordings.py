"""A script page made short: four lines to say, and all the rest one tap away.

Somebody with a furious customer in front of them reads the first line of each part and nothing
else. So everything else but a warning is folded: what happened, further wordings of a step, the
steps between, how not to say it, and what to know besides. It unfolds without scripts, paper and
the book have it unfolded, and a switch above the steps keeps the wordings for one channel.
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
    """Folds script pages and puts the switch above their steps."""

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
    """Fold a page and add the switch.

    Args:
        root: The page; cards that follow one another with the same step and no heading between
            them are wordings of one step. Where no part of it has cards, it stays as it is.
        labels: Words of the site's language.
    """
    parts = list(_parts(root))
    acts = [number for number, part in enumerate(parts) if any(map(_step, part))]
    if not acts:
        return
    root[:] = []
    before = [element for part in parts[: acts[0]] for element in part]
    root.extend(filter(_stays, before))
    if rest := [element for element in before if not _stays(element)]:
        _fold(root, "before", labels.name("where", "before")).extend(rest)
    place = len(root)
    for number, part in enumerate(parts[acts[0] :], acts[0]):
        if number in acts:
            _act(root, part, labels)
        else:
            _fold(root, "know", part[0]).extend(part[1:])
    if any("mg-fold--others" in box.get("class", "") for box in root.iter("details")):
        root.insert(place, _switch(labels))


def _stays(element: etree.Element) -> bool:
    """Tell what stands open above the steps: the title, and a warning, which has to be seen."""
    return element.tag == "h1" or "admonition" in element.get("class", "").split()


def _parts(root: etree.Element) -> Iterator[list[etree.Element]]:
    """Cut a page before each of its second headings."""
    part: list[etree.Element] = []
    for element in root:
        if element.tag == "h2" and part:
            yield part
            part = []
        part.append(element)
    yield part


def _act(root: etree.Element, part: list[etree.Element], labels: Labels) -> None:
    """Add a part with cards: its heading, the first card, and the rest folded by step."""
    for card in filter(_step, part):
        _aside(card, labels)
    if part[0].tag == "h2":
        part[0].set("class", "mg-act")
    (_, first), *others = _groups(part)
    _wordings(root, first, labels)
    lead = next(filter(_step, first))
    lead.set("class", f"{lead.get('class')} mg-card--lead")
    if others:
        names = " · ".join(labels.name("steps", step) for step, _ in others)
        box = _fold(root, "then", labels.name("where", "then").format(steps=names))
        for _, group in others:
            _wordings(box, group, labels)


def _groups(part: list[etree.Element]) -> Iterator[tuple[str, list[etree.Element]]]:
    """Sort a part by step: words before a card belong to it, those at the end to the last one."""
    group: list[etree.Element] = []
    waiting: list[etree.Element] = []
    step = ""
    for element in part:
        waiting.append(element)
        if now := _step(element):
            if step and now != step:
                yield step, group
                group = []
            group += waiting
            waiting, step = [], now
    yield step, group + waiting


def _wordings(box: etree.Element, group: list[etree.Element], labels: Labels) -> None:
    """Add the wordings of one step: the first as it is, the others and the advice folded."""
    first = next(place for place, element in enumerate(group) if _step(element))
    heading = 1 if group[0].tag == "h2" else 0
    box.extend([*group[:heading], group[first]])
    if advice := group[heading:first]:
        _fold(box, "how", labels.name("where", "how")).extend(advice)
    others = group[first + 1 :]
    if count := sum(1 for _ in filter(_step, others)):
        box = _fold(box, "others", labels.name("where", "others").format(n=count))
    box.extend(others)


def _fold(parent: etree.Element, kind: str, summary: str | etree.Element) -> etree.Element:
    """Add a fold with a text or a heading to open it by."""
    box = child(parent, "details", f"mg-fold mg-fold--{kind}")
    if isinstance(summary, str):
        child(box, "summary", text=summary, data_search_exclude="")
    else:
        child(box, "summary").append(summary)
    return box


def _aside(card: etree.Element, labels: Labels) -> None:
    """Fold how the line is said wrong and what it gives; what the customer says goes with it."""
    parts = {one.get("class", "").removeprefix("mg-card__"): one for one in card}
    aside = [parts[name] for name in ("customer", "gives", "avoid") if name in parts]
    if "avoid" in parts or "gives" in parts:
        name = labels["avoid"] if "avoid" in parts else labels.name("where", "gives")
        for element in aside:
            card.remove(element)
        _fold(card, "aside" if "avoid" in parts else "gives", name).extend(aside)


def _step(element: etree.Element) -> str:
    """Name the step of a card; empty for everything else."""
    classes = element.get("class", "").split()
    steps = (one.removeprefix("mg-card--") for one in classes if one.startswith("mg-card--"))
    return next(steps, "") if "mg-card" in classes else ""


def _switch(labels: Labels) -> etree.Element:
    form = etree.Element("form", {
        "class": "mg-where screen-only", "data-mg-tool": "where", "data-search-exclude": "",
        "data-count": labels.name("where", "others"),
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
