"""Cleaned HTML of one chapter written as Typst code."""

import re

from lxml.html import HtmlElement

from handbook.book import typst
from handbook.book.clean import PrintPage, blocks_of, is_block, svg_words
from handbook.book.images import Pictures, alternative
from handbook.book.links import place_label
from handbook.book.pages import has_class, plain
from handbook.book.tables import definitions, table

INLINE = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph",
          "del": "strike", "s": "strike", "sub": "sub", "sup": "super", "q": "quote",
          "small": "fine-print", "mark": "marker", "kbd": "key"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=-|$)")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Writer:
    """Writes one chapter.

    Args:
        page: The chapter, cleaned, its links marked.
        number: Its place in the book.
        level: Heading level of its title.
        lang: Language of the book.
        wanted: Labels some link leads to.
        pictures: Takes in the pictures.
    """

    def __init__(self, page: PrintPage, number: int, level: int, lang: str, wanted: set[str],
                 pictures: Pictures) -> None:
        self.page = page
        self.path = page.chapter.path  # for messages
        self.number = number
        self._base = level
        self._last_level = level
        self._lang = lang
        self._wanted = wanted
        self._pictures = pictures
        self._noted: set[str] = set()
        self._in_note = False
        self.places: set[str] = set()  # labels written so far

    def body(self) -> str:
        """Write the whole chapter, without its title.

        Returns:
            Typst code.

        Raises:
            BookError: If the page holds something that can't be printed.
        """
        return self.content(self.page.body)

    def content(self, element: HtmlElement) -> str:
        """Write what is in an element.

        Args:
            element: The element.

        Returns:
            Typst code of content: bare when there is only a line of text, else paragraphs.
        """
        runs = list(blocks_of(element))
        if len(runs) == 1 and runs[0][0] == "text":
            return typst.block(self._inline(runs[0][1]))
        if (len(runs) == 1 and runs[0][1][0].tag == "p" and not runs[0][1][0].get("id")
                and element.tag in ("li", "td", "th", "dd", "figcaption")):
            return self.content(runs[0][1][0])
        return typst.block(
            typst.call("par", typst.block(self._inline(parts))) if kind == "text"
            else self.block(parts[0]) for kind, parts in runs)

    def anchor(self, element: HtmlElement) -> str:
        """Write the invisible place a link to this element leads to.

        Args:
            element: The element.

        Returns:
            Typst code, empty when nothing leads here.
        """
        label = place_label(self.number, element.get("id") or "")
        if label not in self._wanted:
            return ""
        self.places.add(label)
        return typst.labelled("metadata(none)", label)

    def in_language(self, element: HtmlElement, code: str) -> str:
        """Wrap code in the language of its element, where that is another one.

        Args:
            element: The element the code was made from.
            code: Its Typst code.

        Returns:
            Typst code.
        """
        lang = _language(element)
        above = next(filter(None, map(_language, element.iterancestors())), self._lang)
        return typst.call("text", code, lang=typst.quote(lang)) if lang and lang != above else code

    def special_block(self, element: HtmlElement) -> str | None:
        """Write a block of a kind that HTML itself doesn't know.

        Args:
            element: The block.

        Returns:
            Typst code, or None for a plain block.
        """
        return None

    def special_inline(self, element: HtmlElement) -> str | None:
        """Write an inline element of a kind that HTML itself doesn't know.

        Args:
            element: The element.

        Returns:
            Typst code, or None for a plain element.
        """
        return None

    def block(self, element: HtmlElement) -> str:
        """Write one block.

        Args:
            element: The block.

        Returns:
            Typst code.
        """
        code = self.special_block(element)
        if code is None:
            code = self._block(element)
        if element.tag not in HEADINGS:
            anchor = self.anchor(element)
            code = typst.block([anchor, code]) if anchor else code
        return self.in_language(element, code)

    def _block(self, element: HtmlElement) -> str:
        tag = element.tag
        if tag in HEADINGS:
            return self._heading(element)
        if tag == "p" and not is_block_within(element):
            return typst.call("lead-in" if _is_lead_in(element) else "par", self.content(element))
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "dl":
            return definitions(element, self.item)
        if tag == "table":
            return table(element, self.item)
        if tag in ("img", "svg"):
            return self._picture(element)
        if tag == "pre":
            return typst.call("code-block", typst.array(
                typst.quote(line) for line in element.text_content().strip("\n").split("\n")))
        if tag == "blockquote":
            return typst.call("quotation", self.content(element))
        if tag == "hr":
            return "ornament()"
        return self.content(element)

    def _heading(self, element: HtmlElement) -> str:
        level = min(self._base + int(element.tag[1]) - 1, self._last_level + 1)
        self._last_level = level = max(level, self._base + 1)
        code = typst.call("section-heading", element.tag[1], str(level), self.content(element))
        label = place_label(self.number, element.get("id") or "")
        if label not in self._wanted:
            return code
        self.places.add(label)
        return typst.labelled(code, label)

    def item(self, element: HtmlElement) -> str:
        """Write an item of a list or a cell.

        Args:
            element: The item or cell.

        Returns:
            Typst code.
        """
        code = self.in_language(element, self.content(element))
        anchor = self.anchor(element)
        return typst.block([anchor, code]) if anchor else code

    def _list(self, element: HtmlElement) -> str:
        items = [self.item(item) for item in element if item.tag == "li"]
        if not items:
            return ""
        if has_class(element, "task-list"):
            return typst.call("tick-list", *items)
        if element.tag == "ul":
            return typst.call("list", *items, tight="false")
        start = element.get("start") or ""
        return typst.call("enum", *items, tight="false",
                          start=start if re.fullmatch(r"\d{1,6}", start) else "1")

    def _picture(self, element: HtmlElement) -> str:
        if element.tag == "svg":
            name, words = self._pictures.drawing(element), svg_words(element)
        else:
            words = alternative(element, self.path)
            name = self._pictures.file(self.path, element.get("src") or "")
        wide = element.get("width") or ""
        width = f"{int(wide) * 0.75:g}pt" if re.fullmatch(r"\d{1,5}", wide) else "auto"
        return typst.call("picture", typst.quote(f"/pictures/{name}"), typst.quote(words), width)

    def _inline(self, parts: list[HtmlElement | str]) -> list[str]:
        return [typst.quote(part) if isinstance(part, str)
                else self.in_language(part, self.inline(part)) for part in parts]

    def inline(self, element: HtmlElement) -> str:
        """Write one inline element.

        Args:
            element: The element, holding no blocks.

        Returns:
            Typst code.
        """
        anchor = self.anchor(element)
        code = self.special_inline(element)
        if code is None:
            code = self._plain_inline(element)
        return typst.block([anchor, code]) if anchor else code

    def _plain_inline(self, element: HtmlElement) -> str:
        tag = element.tag
        if tag == "br":
            return "linebreak()"
        if tag in ("code", "samp", "tt"):
            return typst.call("raw", typst.quote(plain(element.text_content())))
        if tag == "sup" and (notes := element.xpath('./a[contains(@class,"footnote-ref")]')):
            return self._footnote(notes[0])
        if tag == "a":
            return self._link(element)
        if has_class(element, "tick-box"):
            return "tick-box(true)" if has_class(element, "ticked") else "tick-box(false)"
        inner = self.content(element)
        return typst.call(INLINE[tag], inner) if tag in INLINE and inner != "[]" else inner

    def _link(self, element: HtmlElement) -> str:
        words = self.content(element)
        if label := element.get("data-label"):
            return typst.call("cross-link", typst.call("label", typst.quote(label)), words)
        if url := element.get("data-url"):
            shown = re.sub(r"^(https?://|mailto:|tel:)|/$", "", url, flags=re.I)
            same = plain(element.text_content()).lower() in (url.lower(), shown.lower())
            return typst.call("web-link", typst.quote(url), words,
                              "none" if same or self._in_note else typst.quote(shown))
        return words

    def _footnote(self, link: HtmlElement) -> str:
        place = (link.get("data-label") or "").partition("/")[2]
        note = self.page.notes.get(place)
        if note is None or self._in_note:
            return ""
        label = f"note-{place_label(self.number, place)}"
        if place in self._noted:
            return typst.call("footnote", typst.call("label", typst.quote(label)))
        self._noted.add(place)
        self._in_note = True
        try:
            return typst.labelled(typst.call("footnote", self.content(note)), label)
        finally:
            self._in_note = False


def _language(element: HtmlElement) -> str:
    lang = LANGUAGE.match(element.get("lang") or "")
    return lang[0].lower() if lang else ""


def is_block_within(element: HtmlElement) -> bool:
    """Say whether an element holds a block or a picture."""
    return any(is_block(child) for child in element)


def _is_lead_in(element: HtmlElement) -> bool:
    """Say whether a paragraph must not part from what follows.

    That is one bold line, a line that ends in a colon, or the words between a heading and the
    first card or list under it.
    """
    after, before = element.getnext(), element.getprevious()
    if after is None:
        return False
    if plain(element.text_content()).endswith(":"):
        return True
    bold = len(element) == 1 and element[0].tag in ("strong", "b")
    headed = before is not None and before.tag in HEADINGS
    return (bold and not element.text and not element[0].tail) or (
        headed and after.tag in ("figure", "div", "ol", "ul"))
