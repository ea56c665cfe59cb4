"""What all blocks of the handbook have in common: their mistakes are errors, told in words."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from handbook import labels
from handbook.errors import HandbookError


class OwnBlock(Block):
    """A block whose mistakes are errors, where the library would print them as text."""

    ARGUMENT = None
    NEEDS: str = ""
    """What the argument names; empty for blocks that take none."""

    def on_init(self) -> None:
        """Take the words of the site's language."""
        self.labels = labels.load(self.config["lang"])

    def _validate(self, parent: etree.Element, arg: str | None, **options: object) -> bool:
        self.head = head = f"/// {self.NAME}" + (f" | {arg}" if arg else "")
        if self.NEEDS and not arg:
            raise HandbookError(f"“{head}” needs {self.NEEDS} after a bar")
        if arg and not self.NEEDS:
            raise HandbookError(f"“{head}” takes nothing after the bar")
        if not super()._validate(parent, arg, **options):
            known = ", ".join(self.OPTIONS) or "none"
            raise HandbookError(f"“{head}” has an option it can't use (options: {known})")
        return True


class DataBlock(OwnBlock):
    """A block that takes everything from data files and no text of its own."""

    def on_markdown(self) -> str:
        """Keep whatever stands in the block as text, to be complained about."""
        return "raw"

    def on_add(self, block: etree.Element) -> etree.Element:
        """Collect the block's text beside the card."""
        return self.rest

    def on_end(self, block: etree.Element) -> None:
        """Complain about text and drop the collecting element."""
        block.remove(self.rest)
        if (self.rest.text or "").strip():
            raise HandbookError(
                f"“{self.head}” holds text; options stand right under "
                "it, four spaces in, and nothing else may"
            )

    def with_rest(self, element: etree.Element) -> etree.Element:
        """Give the block a place where text is collected, and return the block's element."""
        self.rest = etree.SubElement(element, "div")
        return element
