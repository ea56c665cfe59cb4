"""From an article made for the screen to one made for paper.

What can only be operated is dropped, what is folded away is unfolded, and white space is
collapsed once, so that the writers behind this module see plain nested text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import HtmlElement

from handbook.book.errors import BookError
from handbook.book.pages import Chapter, has_class, plain

BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav noscript ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split())
DROPPED = frozenset(
    "audio button canvas datalist dialog embed form iframe input link meta nav object "
    "optgroup option output progress script select style template textarea video".split())
DROPPED_CLASSES = frozenset(
    ("headerlink", "md-content__button", "md-source-file", "md-feedback", "md-tags",
     "screen-only", "footnote-backref"))
KNOWN = BLOCKS | frozenset(
    "a abbr b bdi bdo br caption cite code col colgroup data del dfn em i img ins kbd label legend "
    "mark picture q s samp small source span strong sub sup svg time tt u var wbr".split())
"""Elements that can be printed; of any other nobody knows what it means on paper."""
LOOSE = ("a", "em", "q", "small", "span", "strong", "time")
"""Elements that may stand side by side with nothing but style between them."""
DEEPEST = 100  # elements within elements
SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class PrintPage:
    """A chapter ready to be printed."""

    chapter: Chapter
    body: HtmlElement  # the article without its title
    notes: dict[str, HtmlElement] = field(default_factory=dict)  # footnotes by their id
    answers: HtmlElement | None = None  # to the exercises; they stand at the back


def printable(chapter: Chapter) -> PrintPage:
    """Turn the article of a chapter into printable HTML.

    Args:
        chapter: The chapter; its article is changed.

    Returns:
        The chapter with its body and footnotes.

    Raises:
        BookError: If the page is nested too deeply, or holds an element or a tool of which
            nothing can be printed.
    """
    body = chapter.article
    if _depth(body) > DEEPEST:
        raise BookError(f"the page is nested more than {DEEPEST} deep", chapter.path)
    for comment in body.xpath(".//comment() | .//processing-instruction()"):
        comment.drop_tree()
    _tasks(body)
    _tabs(body)
    for element in list(body.iter()):
        if element is not body and _is_dropped(element):
            element.drop_tree()
    for heading in body.xpath(".//h1[1]"):
        heading.drop_tree()
    for details in body.xpath('.//details[contains(@class, "mg-fold")]'):
        for summary in details.findall("summary"):
            summary.drop_tag() if summary.find("h2") is not None else summary.drop_tree()
        details.drop_tag()
    for details in body.iter("details"):
        details.tag = "div"
        details.set("class", f"admonition {details.get('class') or ''}")
        for summary in details.findall("summary"):
            summary.tag = "p"
            summary.set("class", "admonition-title")
    _refuse_unknown(chapter)
    _apart(body)
    page = PrintPage(chapter, body)
    for box in [box for box in body.iter("div") if has_class(box, "footnote")]:
        page.notes.update((item.get("id"), item) for item in box.iter("li") if item.get("id"))
        box.drop_tree()
    for section in body.xpath('.//section[contains(@class, "mg-answers")]'):
        for heading in section.findall("h2"):
            heading.drop_tree()
        section.drop_tree()
        page.answers = section
        collapse(section)
    collapse(body)
    for note in page.notes.values():
        collapse(note)
    return page


def _depth(body: HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_dropped(element: HtmlElement) -> bool:
    if element.tag == "svg":
        return element.get("aria-hidden") == "true" or not svg_words(element)
    if element.tag in DROPPED or element.get("hidden") is not None:
        return element.tag != "style" or not any(True for _ in element.iterancestors("svg"))
    if element.get("aria-hidden") == "true" and not has_class(element.getparent(), "mg-step"):
        return True
    return bool(DROPPED_CLASSES.intersection((element.get("class") or "").split()))


def svg_words(svg: HtmlElement) -> str:
    """Read the text alternative of a drawing.

    Args:
        svg: The ``svg`` element.

    Returns:
        Its label or title, empty for a decoration.
    """
    titles = [child.text_content() for child in svg if child.tag == "title"]
    return plain(svg.get("aria-label") or (titles[0] if titles else ""))


def _refuse_unknown(chapter: Chapter) -> None:
    for element in chapter.article.iter():
        if element.tag not in KNOWN and next(element.iterancestors("svg"), None) is None:
            raise BookError(f"the book knows no way to print the element <{element.tag}>; write it "
                            "another way, or give it the class screen-only", chapter.path)
        tool = element.get("data-mg-tool")
        if tool and not plain(element.text_content()):
            raise BookError(f"the tool “{tool}” leaves nothing on paper; give it words outside of "
                            "what is screen-only", chapter.path)


def _apart(body: HtmlElement) -> None:
    """Part what stands apart on the screen by its style alone, without a sign between."""
    for element in body.iter(*LOOSE):
        after = element.getnext()
        if element.tail and element.tail.strip() or after is None or after.tag not in LOOSE:
            continue
        above = element.getparent().get("class") or ""
        if re.search(r"__(meta|head)\b", above) and "mg-card" not in above:
            element.tail = " · "
        elif element.tag == after.tag == "a" and "mg-" in above:
            element.tail = ", "
        elif has_class(element, "mg-label") and "mg-card" not in above:
            element.tail = " " if plain(element.text_content()).endswith(":") else ": "
        elif not element.tail and "mg-" in f"{above} {element.get('class')} {after.get('class')}":
            element.tail = " "


def _tasks(body: HtmlElement) -> None:
    for label in [label for label in body.iter("label") if has_class(label, "task-list-control")]:
        box = html.Element("span")
        ticked = bool(label.xpath("./input[@checked]"))
        box.set("class", "tick-box ticked" if ticked else "tick-box")
        box.tail = label.tail
        label.getparent().replace(label, box)


def _tabs(body: HtmlElement) -> None:
    for tabs in [tabs for tabs in body.iter("div") if has_class(tabs, "tabbed-set")]:
        titles = [plain(label.text_content())
                  for label in tabs.xpath('./div[contains(@class,"tabbed-labels")]/label')]
        blocks = tabs.xpath('./div[contains(@class,"tabbed-content")]/div')
        stack = html.Element("div")
        for title, block in zip(titles, blocks, strict=False):
            head = html.Element("p")
            head.set("class", "tab-title")
            head.text = title
            block.insert(0, head)
            block.set("class", "tab")
            stack.append(block)
        stack.tail = tabs.tail
        tabs.getparent().replace(tabs, stack)


class _Collapser:
    """Collapses white space the way a browser does."""

    def __init__(self) -> None:
        self._open = True  # a space here would be at the start of a line or after another
        self._last: tuple[HtmlElement, str] | None = None

    def _text(self, element: HtmlElement, name: str) -> None:
        text = getattr(element, name)
        if not text:
            return
        text = SPACE.sub(" ", text)
        if self._open and text.startswith(" "):
            text = text[1:]
        setattr(element, name, text)
        if text:
            self._open = text.endswith(" ")
            self._last = (element, name)

    def edge(self) -> None:
        """End the line: drop the space before it and the one after."""
        if self._last is not None:
            element, name = self._last
            setattr(element, name, getattr(element, name).rstrip(" "))
        self._open, self._last = True, None

    def walk(self, element: HtmlElement) -> None:
        """Collapse the white space within an element."""
        if element.tag in ("pre", "svg"):
            return
        self._text(element, "text")
        for child in element:
            edge = child.tag in BLOCKS or child.tag == "br"
            if edge:
                self.edge()
            self.walk(child)
            if edge:
                self.edge()
            elif child.tag in ("img", "svg"):
                self._open = False
            self._text(child, "tail")


def collapse(element: HtmlElement) -> None:
    """Collapse white space within a block, in place.

    Args:
        element: The block; text within ``pre`` is left alone.
    """
    collapser = _Collapser()
    collapser.walk(element)
    collapser.edge()


def blocks_of(element: HtmlElement) -> Iterator[tuple[str, list[HtmlElement | str]]]:
    """Split the content of an element into runs of text and blocks.

    Args:
        element: Any cleaned element.

    Yields:
        ``("text", parts)`` for a run of text and inline elements, ``("block", [element])`` for
        a block or a picture.
    """
    run: list[HtmlElement | str] = [element.text] if element.text else []
    for child in element:
        if is_block(child):
            if any(part != " " for part in run):
                yield "text", run
            yield "block", [child]
            run = []
        else:
            run.append(child)
        if child.tail:
            run.append(child.tail)
    if any(part != " " for part in run):
        yield "text", run


def is_block(element: HtmlElement) -> bool:
    """Say whether an element stands on lines of its own."""
    if element.tag in BLOCKS or element.tag in ("img", "svg"):
        return True
    return any(child.tag in BLOCKS or child.tag in ("img", "svg") for child in element.iter())
