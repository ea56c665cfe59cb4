"""Blocks for the pages made from data alone: the phrase guide, the checker, the drills, the map.

    /// guide
    ///

Each shows something useful as it stands; the scripts of the theme make it answer.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from abc import abstractmethod
from pathlib import Path

from handbook import (
    checker, compensation, drills, guide, lawbook, ledger, loyalty, practice, selftest, touchpoints,
)  # fmt: skip
from handbook.block import DataBlock
from handbook.facts import Facts
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

    def facts(self, name: str) -> Facts:
        """Read a file of facts beside the phrases, in the site's language."""
        return Facts(Path(self.config["phrases"]) / name, self.labels.lang)

    def touchpoints(self) -> touchpoints.Touchpoints:
        """Read the file of touchpoints, with the scripts of each."""
        met = touchpoints.meetings(self.docs, self.phrasebook, self.labels)
        return touchpoints.Touchpoints(self.facts(touchpoints.FILE), met, self.labels)

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Put the tool on the page.

        Raises:
            HandbookError: If its data can't be used.
        """
        tool = self.make()
        parent.append(tool)
        return self.with_rest(tool)

    @abstractmethod
    def make(self) -> etree.Element:
        """Make the tool's element."""


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


class Touchpoints(_Tool):
    """The map of touchpoints; it stands at the top of the pages."""

    NAME = "touchpoints"

    def make(self) -> etree.Element:
        """Make the map."""
        return self.touchpoints().map()


class Roles(_Tool):
    """Who says what; it stands at the top of the pages."""

    NAME = "roles"

    def make(self) -> etree.Element:
        """Make the table of roles."""
        return self.touchpoints().roles()


class SelfTest(_Tool):
    """Which business are you."""

    NAME = "selftest"

    def make(self) -> etree.Element:
        """Make the questions and the results."""
        return selftest.selftest(self.facts(selftest.FILE), self.labels)


class Calculator(_Tool):
    """What a customer who stays is worth."""

    NAME = "calculator"

    def make(self) -> etree.Element:
        """Make the calculator."""
        return loyalty.calculator(self.labels)


class Compensation(_Tool):
    """What may be given; it stands at the top of the pages."""

    NAME = "compensation"

    def make(self) -> etree.Element:
        """Make the catalogue."""
        return compensation.compensation(self.facts(compensation.FILE), self.labels)


class Law(_Tool):
    """What the law gives at least; it stands at the top of the pages."""

    NAME = "law"

    def make(self) -> etree.Element:
        """Make the list of floors."""
        return lawbook.floors(self.facts(lawbook.FILE), self.labels)


class Ledger(_Tool):
    """What the texts this handbook began with teach; it stands at the top of the pages."""

    NAME = "ledger"

    def make(self) -> etree.Element:
        """Make the list of rows."""
        facts = Facts(Path(self.config["ledger"]), self.labels.lang)
        return ledger.ledger(facts, self.docs, self.labels)


TOOLS = (
    Guide, Check, Practice, Touchpoints, Roles, SelfTest, Calculator, Compensation, Law, Ledger,
)  # fmt: skip
"""The blocks of this module."""
