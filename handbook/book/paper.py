"""What works on a screen only, turned into something of use on paper.

The phrase guide becomes an index of its steps, the checker a list to tick off, the exercises get
boxes and lines to write on. All of it happens before a page is cleaned, links already marked.
"""

from collections.abc import Sequence

from lxml import html
from lxml.html import HtmlElement

from handbook.book.errors import BookError
from handbook.book.links import chapter_label
from handbook.book.pages import Chapter, has_class, plain
from handbook.book.words import Words

KINDS = "words/"
"""Where the pages of the kinds of words to avoid stand."""


def prepare(chapters: Sequence[Chapter], own: Words) -> None:
    """Turn the tools of all pages into something of use on paper.

    Args:
        chapters: All chapters, their links marked; their articles are changed.
        own: Words of the language.

    Raises:
        BookError: If exercises and answers don't fit each other; the page is named.
    """
    kinds = [(chapter.title, chapter_label(number)) for number, chapter in enumerate(chapters)
             if chapter.key.startswith(KINDS) and not chapter.key.endswith("/index")]
    for chapter in chapters:
        for tool in chapter.article.xpath(".//*[@data-mg-tool]"):
            if tool.get("data-mg-tool") == "guide":
                _guide(tool, own)
            elif tool.get("data-mg-tool") == "check":
                _checker(tool, kinds, own)
            elif tool.get("data-mg-tool") == "practice":
                _exercises(tool, own, chapter.path)
            elif tool.xpath('.//form//input[@type="number"]'):
                _worksheet(tool, own)


def _guide(tool: HtmlElement, own: Words) -> None:
    """List for each step the situations, with links to its phrases, which stand in the scripts."""
    for lines in [part for part in tool.iter("ul") if has_class(part, "mg-lines")]:
        if not lines.xpath('.//*[contains(@class, "mg-line__say")]'):
            continue  # a list of other things, with the same filters
        places: dict[str, list[tuple[str, str]]] = {}
        for line in lines.findall("li"):
            for link in line.xpath(".//a[@data-label]"):
                title = plain(link.text_content())
                name = plain(link.tail or "") or title  # the channels
                places.setdefault(title, []).append((link.get("data-label"), name))
        index = html.Element("ul")
        index.set("class", "paper-index")
        for title in sorted(places, key=own.order):
            item = _add(index, "li", f"{title}: ")
            item.set("data-title", title)
            for label, name in places[title]:
                if len(item):
                    item[-1].tail = "; "
                _link(item, name, label)
        if places:
            lines.getparent().replace(lines, index)


def _checker(tool: HtmlElement, kinds: Sequence[tuple[str, str]], own: Words) -> None:
    """List what to tick off before a reply is sent: the principles, the words to avoid."""
    lamps = [(plain("".join(link.xpath('.//*[contains(@class, "mg-lamp__name")]//text()'))),
              link.get("data-label") or "")
             for link in tool.xpath('.//a[contains(@class, "mg-lamp")]')]
    for before in list(tool.itersiblings("p", preceding=True)):
        before.drop_tree()
    for part in list(tool):
        part.drop_tree()
    tool.text = None
    _add(tool, "p", own["check_intro"])
    for title, places in ((own["check_lamps"], lamps), (own["check_kinds"], kinds)):
        if places:
            _add(tool, "h2", title)
            listing = _add(tool, "ul", "")
            listing.set("class", "task-list")
            for name, label in places:
                item = _add(listing, "li", "")
                _add(item, "span", "").set("class", "tick-box")
                _link(item, name, label)


def _exercises(tool: HtmlElement, own: Words, path: str) -> None:
    """Tell how exercises are done on paper, and shorten the answers to those in order."""
    for section in tool.xpath('.//section[contains(@class, "mg-drills")]'):
        drills = section.xpath('.//li[contains(@class, "mg-drill")]')
        kind = drills[0].get("data-kind") if drills else ""
        for how in section.xpath('./p[contains(@class, "mg-drills__how")]'):
            if f"how_{kind}" in own.text:
                how.text = own[f"how_{kind}"]
        for drill in drills if kind == "rewrite" else []:
            _add(drill, "div", "").set("class", "writing-lines")
    orders = [[int(line.get("data-place")) + 1 for line in drill.xpath(".//li[@data-place]")]
              for drill in tool.xpath('.//li[@data-kind="order"]')]
    answers = tool.xpath('.//section[contains(@class, "mg-answers")]//li/ol')
    if answers and len(answers) != len(orders):
        raise BookError(f"there are {len(orders)} exercises to put in order, but {len(answers)} "
                        "answers", path)
    for answer, order in zip(answers, orders, strict=False):
        line = html.Element("p")
        line.text = own["answer_order"].format(numbers=", ".join(map(str, order)))
        answer.getparent().replace(answer, line)


def _worksheet(tool: HtmlElement, own: Words) -> None:
    """Put a table to fill in where a form is: what is asked for and what comes out, an example."""
    rows = [(plain("".join(field.xpath('.//*[contains(@class, "mg-label")]//text()'))),
             field.xpath("string(.//input/@value)"))
            for field in tool.xpath(".//form//label")]
    form, sums = tool.xpath(".//form")[0], tool.find("dl")
    if sums is not None:
        rows += [(plain(name.text_content()), plain(name.xpath("string(./following-sibling::dd)")))
                 for name in sums.iter("dt")]
        sums.drop_tree()
    sheet = html.Element("table")
    sheet.set("class", "worksheet")
    for place, cells in enumerate([("", own["example"], own["yours"]),
                                   *((name, value, "") for name, value in rows)]):
        row = _add(sheet, "tr", "")
        for cell in cells:
            _add(row, "td" if place else "th", cell)
    tool.replace(form, sheet)


def _add(parent: HtmlElement, tag: str, text: str) -> HtmlElement:
    element = html.Element(tag)
    element.text = text or None
    parent.append(element)
    return element


def _link(parent: HtmlElement, words: str, label: str) -> None:
    link = _add(parent, "a", words)
    if label:
        link.set("data-label", label)
