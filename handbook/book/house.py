"""The handbook's own cards, as the site's blocks leave them in the page."""

from lxml.html import HtmlElement

from handbook.book import typst
from handbook.book.clean import PrintPage, collapse
from handbook.book.images import Pictures
from handbook.book.index import Index
from handbook.book.pages import has_class, plain
from handbook.book.writer import Writer

TALL = 700  # characters above which the height of a phrase card is checked
LONG = 1300  # characters above which a turn, a note or a rule may run over to the next page
NOT_KINDS = frozenset(("admonition", "inline", "end"))


class HouseWriter(Writer):
    """Writes a chapter that may hold phrase cards, turns of talk and rules.

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
        self.phrases = 0  # cards written so far

    def special_block(self, element: HtmlElement) -> str | None:
        """Write a card, a turn, a rule, a note, a tab or a captioned figure.

        Args:
            element: The block.

        Returns:
            Typst code, or None for a plain block.
        """
        if element.tag == "figure":
            return self._card(element) if has_class(element, "mg-card") else self._figure(element)
        if has_class(element, "mg-turn"):
            return self._turn(element)
        if has_class(element, "mg-rule"):
            return self._rule(element)
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
        return None

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
        if avoid is not None:
            label = self._content_or_none(_take(avoid, "mg-label"))
            bad = self.in_language(avoid, self._bad_example(avoid))
        say = _take(card, "mg-card__say")
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
        body = self._bad_example(turn) if kind == "avoid" else self.content(turn)
        return typst.call("turn", typst.quote(kind), who, body, _truth(whole))

    def _rule(self, rule: HtmlElement) -> str:
        parts = []
        for box in rule:
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


def _variant(element: HtmlElement, prefix: str) -> str:
    names = (element.get("class") or "").split()
    return next((name.removeprefix(prefix) for name in names if name.startswith(prefix)), "")


def _longer_than(limit: int, element: HtmlElement) -> bool:
    return len(plain(element.text_content())) > limit


def _truth(value: bool) -> str:
    return "true" if value else "false"
