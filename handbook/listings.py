"""Blocks for the two pages that list others, made from the data those others come from.

    /// scripts
    ///

lists all situations by sector, on ``scripts/index.md``; ``categories`` lists the pages of words
we avoid, on ``words/index.md``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from handbook import rulebook
from handbook.block import DataBlock
from handbook.cards import child
from handbook.finder import sectors
from handbook.navigation import front_matter
from handbook.phrasebook import Phrasebook
from lint.rules import RuleFile

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


class Scripts(DataBlock):
    """All situations, by sector."""

    NAME = "scripts"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make a heading and a list for each sector.

        Raises:
            HandbookError: If a script names a situation without phrases.
        """
        docs = Path(self.config["docs"]) / self.labels.lang
        box = child(parent, "div", "mg-listing")
        for sector in sectors(docs, Phrasebook(Path(self.config["phrases"])), self.labels):
            child(box, "h2", text=sector.name, id=sector.key)
            listing = child(box, "ul")
            for script in sector.scripts:
                item = child(listing, "li")
                child(item, "a", text=script.title, href=script.page)
                child(item, "span", "mg-listing__about", script.about)
        return self.with_rest(box)


class Categories(DataBlock):
    """All kinds of words to avoid that have a page."""

    NAME = "categories"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make a list of the pages, each with the reason in one sentence.

        Raises:
            HandbookError: If a rule file can't be used.
        """
        docs = Path(self.config["docs"]) / self.labels.lang / "words"
        box = child(parent, "div", "mg-listing")
        listing = child(box, "ul")
        names = rulebook.names(self.labels.lang)
        known = [name for name in names if (docs / f"{name}.md").is_file()]
        files = [rulebook.category(self.labels.lang, name) for name in known]
        titles = {file.category: _title(docs, file) for file in files}
        # What is only worth a look comes last.
        for file in sorted(files, key=lambda f: (f.severity == "note", titles[f.category])):
            item = child(listing, "li")
            child(item, "a", text=titles[file.category], href=f"{file.category}.md")
            child(item, "span", "mg-listing__about", _SENTENCE.split(file.why)[0])
        return self.with_rest(box)


def _title(docs: Path, file: RuleFile) -> str:
    return str(front_matter(docs / f"{file.category}.md").get("title") or file.title)


LISTINGS = (Scripts, Categories)
"""The blocks of this module."""
