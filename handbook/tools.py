"""Blocks for the three pages one works with: the phrase guide, the checker, the drills.

    /// guide
    ///

Each shows something useful as it stands; the scripts of the theme make it answer.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from handbook import checker, drills, guide, practice
from handbook.block import DataBlock
from handbook.phrasebook import Phrasebook
from handbook.places import phrase_places, principle_places


class _Tool(DataBlock):
    """A block without an argument, made from data alone."""

    @property
    def docs(self) -> Path:
        """Folder of the pages in the site's language."""
        return Path(self.config["docs"]) / self.labels.lang

    @property
    def phrasebook(self) -> Phrasebook:
        """The phrases of the handbook."""
        return Phrasebook(Path(self.config["phrases"]))

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Put the tool on the page.

        Raises:
            HandbookError: If its data can't be used.
        """
        tool = self.make()
        parent.append(tool)
        return self.with_rest(tool)

    def make(self) -> etree.Element:
        """Make the tool's element."""
        raise NotImplementedError


class Guide(_Tool):
    """All phrases; it stands on ``phrases/index.md``."""

    NAME = "guide"

    def make(self) -> etree.Element:
        """Make the list of all phrases."""
        return guide.guide(self.phrasebook, self.labels, phrase_places(self.docs), up="../")


class Check(_Tool):
    """The checker of one's own wording; it stands at the top of the pages, on ``check.md``."""

    NAME = "check"

    def make(self) -> etree.Element:
        """Make the checker."""
        return checker.checker(self.labels, principle_places(self.docs))


class Practice(_Tool):
    """The drills."""

    NAME = "practice"

    def make(self) -> etree.Element:
        """Make the drills of the site's language."""
        path = Path(self.config["practice"]) / f"{self.labels.lang}.yml"
        return practice.practice(drills.load(path), self.phrasebook, self.labels)


TOOLS = (Guide, Check, Practice)
"""The blocks of this module."""
