"""The handbook's own cards, as the site's blocks leave them in the page."""

from collections.abc import Callable

from lxml.html import HtmlElement

from handbook.book import typst
from handbook.book.clean import PrintPage, collapse
from handbook.book.images import Pictures
from handbook.book.index import Index
from handbook.book.pages import has_class, plain
from handbook.book.ties import tie
from handbook.book.writer import Writer

TALL = 700  # characters above which the height of a phrase card is checked
LONG = 1300  # characters above which a turn, a note or a rule may run over to the next page
NOT_KINDS = frozenset(("admonition", "inline", "end"))


class HouseWriter(Writer):
    """Writes a chapter that may hold phrase cards, turns of talk, rules and exercises.

    Args:
        page: The chapter, cleaned, its links marked.
        number: Its place in the book.
        level: Heading level of its title.
        lang: Language of the book.
        wanted: Labels some link leads to.
        pictures: Takes in the pictures.
        avoid: Takes in every line that is shown as a bad example.
    """

    def __init__(self, page: PrintPage, number: int, level: int, lang: str, wanted: set[str],
                 pictures: Pictures, avoid: Index) -> None:
        super().__init__(page, number, level, lang, wanted, pictures)
        self._avoid = avoid
        self._bad = 0
        self._lists = {"paper-index": self._index, "mg-choices": self._boxes("choices"),
                       "mg-quiz__answers": self._boxes("answers"),
                       "mg-order": self._boxes("number-boxes"), "mg-sector": self._sector,
                       "writing-lines": lambda _: "writing-lines()",
                       "worksheet": self._worksheet,
                       "mg-lines": self._entries, "mg-touches": self._entries,
                       "mg-touch__parts": self._parts, "mg-item__parts": self._parts}
        self.phrases = 0  # cards written so far

    def special_block(self, element: HtmlElement) -> str | None:
        """Write a card, a turn, what was found in it, a rule, a note, a tab or a figure.

        Args:
            element: The block.

        Returns:
            Typst code, or None for a plain block.
        """
        if element.get("data-mg-tool") and element.find_class("paper-index"):
            return typst.call("two-columns", self.content(element))
        for name, write in self._lists.items():
            if has_class(element, name):
                return write(element)
        if element.tag == "p" and has_class(element, "mg-label"):
            return typst.call("small-heading", self.content(element))
        if element.tag == "p" and has_class(element, "mg-listing__about"):
            return typst.call("about-par", self.content(element))
        if element.tag == "figure":
            return self._card(element) if has_class(element, "mg-card") else self._figure(element)
        if has_class(element, "mg-turn"):
            return self._turn(element)
        if has_class(element, "mg-rule"):
            return self._rule(element)
        if has_class(element, "mg-heard"):
            return typst.call("found", self.content(element))
        if has_class(element, "mg-rules__why"):
            return typst.call("lead", self.content(element))
        if has_class(element, "admonition"):
            return self._note(element)
        if has_class(element, "tab"):
            title = self._content_or_none(_take(element, "tab-title"))
            return typst.call("tab", title, self.content(element))
        return None

    def special_inline(self, element: HtmlElement) -> str | None:
        """Write a slot.

        Args:
            element: The element.

        Returns:
            Typst code, or None for a plain element.
        """
        if has_class(element, "slot"):
            return typst.call("slot", typst.quote(plain(element.text_content())))
        if has_class(element, "mg-hidden"):
            return ""
        if has_class(element, "mg-step__mark"):
            number = plain(element.text_content())
            return typst.call("step-inline", typst.quote(number)) if number else ""
        if has_class(element, "tied"):
            return typst.call("tied", self.content(element))
        if has_class(element, "mg-listing__about"):
            return typst.call("about-line", self.content(element))
        return None

    def answers(self) -> str:
        """Write the answers to the chapter's exercises, for the back of the book.

        Returns:
            Typst code, empty when there are none.
        """
        if self.page.answers is None:
            return ""
        self._base = self._last_level = 1
        return self.content(self.page.answers)

    def item(self, element: HtmlElement) -> str:
        """Write an item of a list or a cell; an exercise stands on one page where it can.

        Args:
            element: The item or cell.

        Returns:
            Typst code.
        """
        code = super().item(element)
        if has_class(element, "mg-drill") or has_class(element, "mg-quiz__question"):
            return typst.call("drill", code, _truth(not _longer_than(LONG, element)))
        return code

    def _index(self, listing: HtmlElement) -> str:
        return typst.block(
            typst.call("index-entry", typst.quote(item.get("data-title") or ""), typst.array(
                typst.call("label", typst.quote(link.get("data-label")))
                for link in item.iter("a") if link.get("data-label")))
            for item in listing.findall("li"))

    def _boxes(self, name: str) -> Callable[[HtmlElement], str]:
        return lambda listing: typst.call(
            name, *(self.content(item) for item in listing.findall("li")))

    def _entries(self, listing: HtmlElement) -> str:
        return typst.block(
            typst.call("entry", self.item(item), _truth(not _longer_than(LONG, item)))
            for item in listing.findall("li"))

    def _parts(self, listing: HtmlElement) -> str:
        """Write what is told about one entry as a table without lines."""
        cells = []
        for part in listing:
            if part.tag == "dt":
                cells.append(typst.call("part-name", self.content(part)))
            elif part.tag == "dd":
                cells.append(self._meaning(part))
        return typst.call("parts", *cells)

    def _meaning(self, part: HtmlElement) -> str:
        inner = part.find("ul")
        if inner is None or len(part) > 1:
            return self.item(part)
        if has_class(inner, "mg-touch__pair"):
            between, pieces = "linebreak()", [
                typst.quote(": ".join(filter(None, (plain(part.text_content()) for part in item)))
                            if len(item) else plain(item.text)) for item in inner.findall("li")]
        else:
            between, pieces = '"; "', [self.item(item) for item in inner.findall("li")]
        return typst.block(piece for place, item in enumerate(pieces)
                           for piece in ([between, item] if place else [item]))

    def _worksheet(self, sheet: HtmlElement) -> str:
        return typst.call("worksheet", *(self.content(cell) for cell in sheet.iter("th", "td")))

    def _sector(self, box: HtmlElement) -> str:
        """Write one trade of the finder: a table of places, situations and pages."""
        rows = []
        for place in box.iter("dt"):
            name = plain(place.text_content())
            for goal in place.itersiblings("dd"):
                link = goal.find(".//a[@data-label]")
                label = typst.quote(link.get("data-label")) if link is not None else ""
                rows.append(typst.array([
                    typst.quote(name), typst.quote(plain(goal.text_content())),
                    typst.call("label", label) if label else "none"]))
                name = ""
        title = _take(box, "admonition-title")
        return typst.call("finder-table", self._content_or_none(title), typst.array(rows))

    def _card(self, card: HtmlElement) -> str:
        self.phrases += 1
        tall = _longer_than(TALL, card)
        number, name = _take(card, "mg-step__mark"), _take(card, "mg-step__name")
        _take(card, "mg-hidden")
        chips = []
        while (chip := _take(card, "mg-chip")) is not None:
            chips.append(typst.quote(plain(chip.text_content())))
        customer, said = _take(card, "mg-card__customer"), "none"
        if customer is not None:
            who = self._content_or_none(_take(customer, "mg-label"))
            said = typst.array([who, self.in_language(customer, self.content(customer))])
        avoid, label, bad = _take(card, "mg-card__avoid"), "none", "none"
        say = _take(card, "mg-card__say")
        _tie(say, avoid)
        if avoid is not None:
            label = self._content_or_none(_take(avoid, "mg-label"))
            bad = self.in_language(avoid, self._bad_example(avoid))
        return typst.call(
            "phrase-card",
            typst.quote(number.text) if number is not None and number.text else "none",
            self._content_or_none(name), typst.array(chips), said,
            "[]" if say is None else self.in_language(say, self.content(say)),
            self.content(card) if plain(card.text_content()) else "none",
            label, bad, typst.quote(self.path) if tall else "none")

    def _turn(self, turn: HtmlElement) -> str:
        kind, whole = _variant(turn, "mg-turn--"), not _longer_than(LONG, turn)
        who = self._content_or_none(_take(turn, "mg-turn__who"))
        _tie(turn)
        body = self._bad_example(turn) if kind == "avoid" else self.content(turn)
        return typst.call("turn", typst.quote(kind), who, body, _truth(whole))

    def _rule(self, rule: HtmlElement) -> str:
        parts = []
        for box in rule:
            _tie(box)
            kind = _variant(box, "mg-rule__")
            label = self._content_or_none(_take(box, "mg-label"))
            if kind == "avoid":
                body = typst.call("list", *[self._bad_example(line) for line in box.iter("li")],
                                  tight="false")
            else:
                body = self.content(box)
            parts.append(typst.array([typst.quote(kind), label, body]))
        return typst.call("rule-card", typst.array(parts), _truth(not _longer_than(LONG, rule)))

    def _note(self, box: HtmlElement) -> str:
        kinds = [name for name in box.get("class").split() if name not in NOT_KINDS]
        title = self._content_or_none(_take(box, "admonition-title"))
        return typst.call("note", typst.quote(kinds[0] if kinds else "note"), title,
                          self.content(box), _truth(not _longer_than(LONG, box)))

    def _figure(self, figure: HtmlElement) -> str:
        caption = figure.find("figcaption")
        if caption is None:
            return self.content(figure)
        caption.drop_tree()
        return typst.call("captioned", self.content(figure), self.content(caption))

    def _content_or_none(self, element: HtmlElement | None) -> str:
        return "none" if element is None else self.content(element)

    def _bad_example(self, element: HtmlElement) -> str:
        """Write a bad example and list it."""
        words, anchor = plain(element.text_content()), ""
        if words:
            self._bad += 1
            label = f"avoid-{self.number}-{self._bad}"
            self._avoid.add(words, label)
            anchor = typst.labelled("metadata(none)", label)
        return typst.block([anchor, self.content(element)])


def _take(element: HtmlElement, name: str) -> HtmlElement | None:
    """Take the part of a class out of a card."""
    part = next((part for part in element.iterdescendants() if has_class(part, name)), None)
    if part is not None:
        part.drop_tree()
        part.tail = None
        collapse(element)
    return part


def _tie(*parts: HtmlElement | None) -> None:
    for part in parts:
        for line in [] if part is None else list(part.iter("p", "li", "s")):
            tie(line)


def _variant(element: HtmlElement, prefix: str) -> str:
    names = (element.get("class") or "").split()
    return next((name.removeprefix(prefix) for name in names if name.startswith(prefix)), "")


def _longer_than(limit: int, element: HtmlElement) -> bool:
    return len(plain(element.text_content())) > limit


def _truth(value: bool) -> str:
    return "true" if value else "false"
