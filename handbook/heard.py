"""The block `heard`: a line of staff as it was really said, with what the linter says to it.

    /// heard
    It's our policy, you'll have to wait.
    ///

What is wrong with the line is never typed: it comes from the rules, each time a site is made.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from pathlib import Path

from handbook import cards, rulebook
from handbook.block import OwnBlock
from handbook.errors import HandbookError
from lint.diagnostics import SEVERITIES, Diagnostic
from lint.engine import check_text
from lint.names import SECOND_OPINION


class Heard(OwnBlock):
    """A line as it was said; it stands on pages one folder down, such as ``cases/``."""

    NAME = "heard"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the frame of the turn; the words come from the page."""
        box, self.words = cards.turn(self.NAME, self.labels["heard"], self.labels.lang)
        parent.append(box)
        return box

    def on_add(self, block: etree.Element) -> etree.Element:
        """Lead the words into the turn."""
        return self.words

    def on_end(self, block: etree.Element) -> None:
        """Check the words and say below them what was found.

        Raises:
            HandbookError: If the block is empty.
        """
        # Stress is a matter of print; the linter hears the words.
        line = " ".join("".join(self.words.itertext()).replace("*", "").split())
        if not line:
            raise HandbookError(f"“{self.head}” is empty; write in it what was said")
        findings = gravest(check_text(line, self.labels.lang))
        box = cards.child(block, "div", "mg-heard", data_search_exclude="")
        if not findings:
            cards.child(box, "p", "mg-heard__none", self.labels["heard_nothing"])
            return
        listing = cards.child(box, "ul")
        for finding in findings:
            item = cards.child(listing, "li", f"mg-heard__{finding.severity}")
            self._head(item, finding, quoted(line, finding))
            if finding.suggestions:
                better = cards.child(item, "p", "mg-heard__better")
                cards.child(better, "span", "mg-label", f"{self.labels['heard_better']}: ")
                cards.add_line(
                    cards.child(better, "span"), finding.suggestions[0], self.labels
                )

    def _head(self, item: etree.Element, finding: Diagnostic, quote: str) -> None:
        """Name the fault, with its reason where the page tells it for the first time."""
        lang, category = self.labels.lang, finding.category
        head = cards.child(item, "p", "mg-heard__what")
        cards.child(head, "q", text=quote)
        title = rulebook.category(lang, category).title
        page = Path(self.config["docs"]) / lang / "words" / f"{category}.md"
        link = {"href": f"../words/{category}.md"} if page.is_file() else {}
        name = cards.child(head, "a" if link else "span", "mg-heard__name", title, **link)
        name.tail = "."
        told = self.tracker.setdefault("heard", set())
        if category not in told:
            told.add(category)
            cards.child(item, "p", "mg-heard__why", finding.message)


def quoted(line: str, finding: Diagnostic) -> str:
    """Give the words a finding is about.

    Args:
        line: What was checked.
        finding: One of its findings; it may start inside a contraction, such as "that's".

    Returns:
        The words, a contraction whole.
    """
    cut = line[finding.start] in "'’"
    start = line.rfind(" ", 0, finding.start) + 1 if cut else finding.start
    return line[start : finding.end]


def gravest(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Keep one finding of each category, the gravest, in reading order.

    What the second opinion only notes is left out: it can't say why.

    Args:
        findings: What the linter found in one line.

    Returns:
        The findings to be shown.
    """
    chosen: dict[str, Diagnostic] = {}
    for finding in findings:
        if finding.severity == "note" and finding.rule.endswith(f"/{SECOND_OPINION}"):
            continue
        known = chosen.get(finding.category)
        if not known or _grade(finding) > _grade(known):
            chosen[finding.category] = finding
    return sorted(chosen.values(), key=lambda finding: finding.start)


def _grade(finding: Diagnostic) -> int:
    return SEVERITIES.index(finding.severity)
