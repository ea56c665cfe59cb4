"""Python-Markdown extension: the handbook's own blocks.

    /// say | overbooked-seat.own-it
    ///

shows a phrase as a card. `customer`, `staff` and `avoid` show one turn of a conversation
written in Markdown, `heard` one as it was really said, with what the linter says to it, `arc`
how the customer felt, and `words | policy` a category of rules. `guide`, `check` and `practice`
show the tools of `handbook.tools`,
`scripts` and `categories` the lists of `handbook.listings`. The language is the extension's own setting, so that one
configuration file makes one site.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import type_boolean

from handbook import cards, compensation, labels, rulebook
from handbook.arc import Arc
from handbook.block import DataBlock, OwnBlock
from handbook.errors import HandbookError
from handbook.heard import Heard
from handbook.listings import LISTINGS
from handbook.phrasebook import Phrasebook
from handbook.tools import TOOLS
from handbook.wordings import Wordings, source_of
from lint.phrases import SLOT, Phrase


class Say(DataBlock):
    """One phrase as a card."""

    NAME = "say"
    NEEDS = "situation.phrase-id"
    OPTIONS = {"avoid": (True, type_boolean)}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the card of the phrase that the block names.

        Raises:
            HandbookError: If the phrase is unknown or has no line in this language.
        """
        phrase = Phrasebook(Path(self.config["phrases"])).phrase(self.argument)
        if self.labels.lang not in phrase.say:
            raise HandbookError(f"the phrase {self.argument} has no line in {self.labels.lang}")
        used = self.tracker.setdefault("anchors", set())
        anchor = "" if self.argument in used else self.argument
        used.add(self.argument)
        gives = self._gives(phrase)
        card = cards.phrase_card(phrase, self.labels, self.options["avoid"], anchor, gives)
        parent.append(card)
        return self.with_rest(card)

    def _gives(self, phrase: Phrase) -> list[cards.Gift]:
        """Name what a phrase gives, with links where the page's own place is known."""
        if not phrase.offers:
            return []
        names = compensation.offered(
            Path(self.config["phrases"]) / compensation.FILE, self.labels.lang
        )
        page = Path(self.config["docs"]) / self.labels.lang / compensation.PAGE
        source = source_of(self.md) if page.is_file() else None
        above = None if source is None else "../" * source.count("/")
        found = []
        for one in phrase.offers if names else ():
            if one.text not in names:
                raise HandbookError(
                    f"the phrase {phrase.full_id} offers {one.text}, which "
                    f"{compensation.FILE} does not have"
                )
            href = "" if above is None else f"{above}{compensation.PAGE}#{one.text}"
            found.append((names[one.text], href))
        return found


class Words(DataBlock):
    """All rules of one category."""

    NAME = "words"
    NEEDS = "a category of rules"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the reason and one card per rule.

        Raises:
            HandbookError: If there is no such category or its file can't be used.
        """
        rules = rulebook.category(self.labels.lang, self.argument)
        box = cards.child(parent, "div", "mg-rules")
        cards.child(box, "p", "mg-rules__why", rules.why)
        for rule in rules.rules:
            box.append(cards.rule_card(rule, self.labels))
        return self.with_rest(box)


class _Turn(OwnBlock):
    """A turn of a conversation, its words in Markdown."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the frame of the turn; the words come from the page."""
        who = self.labels[self.NAME]
        box, self.words = cards.turn(self.NAME, who, self.labels.lang)
        parent.append(box)
        return box

    def on_add(self, block: etree.Element) -> etree.Element:
        """Lead the words into the turn."""
        return self.words


class Customer(_Turn):
    """What a customer says."""

    NAME = "customer"


class Staff(_Turn):
    """What a member of staff says."""

    NAME = "staff"


class Avoid(_Turn):
    """How it is said wrong."""

    NAME = "avoid"


class SlotPattern(InlineProcessor):
    """Marks ``{slots}`` in running text as the cards do."""

    def handleMatch(self, m, data):  # noqa: N802 (the library's name)
        """Replace one slot by a ``span``."""
        slot = etree.Element("span", {"class": "slot"})
        slot.text = cards.literal(m[0])
        return slot, m.start(0), m.end(0)


class HandbookExtension(BlocksExtension):
    """The extension, with `lang` and the folder of the phrases as settings."""

    def __init__(self, **settings: object):
        self.config = {
            "lang": ["en", "Language of the site."],
            "phrases": ["phrases", "Folder of the phrase files."],
            "practice": ["practice", "Folder of the drills, one file per language."],
            "docs": ["docs", "Folder of the pages, one folder per language."],
            "ledger": ["ledger.yml", "What the texts we began with teach, and where it is shown."],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the pattern for slots and the switch; the blocks come with the base class."""
        super().extendMarkdown(md)
        # After code spans (190), so that slots in code stay code.
        md.inlinePatterns.register(SlotPattern(SLOT.pattern, md), "handbook-slot", 175)
        words = labels.load(self.getConfig("lang"))
        md.treeprocessors.register(Wordings(md, words), "handbook-wordings", 6)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Make the blocks known."""
        for block in (Say, Words, Customer, Staff, Avoid, Heard, Arc, *LISTINGS, *TOOLS):
            block_mgr.register(block, self.getConfigs())


def makeExtension(**settings: object) -> HandbookExtension:  # noqa: N802
    """Make the extension; Python-Markdown looks for this name."""
    return HandbookExtension(**settings)
