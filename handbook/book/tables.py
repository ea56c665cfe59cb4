"""Tables and lists of definitions written as Typst code."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from handbook.book import typst

WIDEST = 60  # columns or rows one cell may span
Write = Callable[[HtmlElement], str]


def table(element: HtmlElement, write: Write) -> str:
    """Write a table.

    Args:
        element: The ``table``.
        write: Writes the content of a cell or of the caption.

    Returns:
        Typst code, empty for a table without cells.
    """
    rows = element.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    heads = [row for row in rows if row.getparent().tag == "thead"]
    columns = max((sum(_span(cell, "colspan") for cell in _cells(row)) for row in rows), default=0)
    if not columns:
        return ""
    first = [_cell(cell, write) for row in heads for cell in _cells(row)]
    rest = [_cell(cell, write) for row in rows if row not in heads for cell in _cells(row)]
    captions = element.findall("caption")
    return typst.call("data-table", write(captions[0]) if captions else "none", str(columns),
                      *([typst.call("table.header", *first)] if first else []), *rest)


def definitions(element: HtmlElement, write: Write) -> str:
    """Write a list of definitions.

    Args:
        element: The ``dl``.
        write: Writes the content of a term or of a meaning.

    Returns:
        Typst code, empty for a list without terms.
    """
    items: list[str] = []
    terms: list[str] = []
    meanings: list[str] = []
    for child in (*element.xpath("./dt | ./dd | ./div/dt | ./div/dd"), None):
        if child is not None and child.tag == "dd":
            meanings.append(write(child))
            continue
        if meanings:
            items.append(typst.call("terms.item", typst.block(_joined(terms, '", "')),
                                    typst.block(_joined(meanings, "linebreak()"))))
            terms, meanings = [], []
        if child is not None:
            terms.append(write(child))
    return typst.call("terms", *items) if items else ""


def _joined(parts: list[str], between: str) -> list[str]:
    joined: list[str] = []
    for part in parts:
        joined += [between, part] if joined else [part]
    return joined


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _cell(cell: HtmlElement, write: Write) -> str:
    code = write(cell)
    if cell.tag == "th" and cell.getparent().getparent().tag != "thead":
        code = typst.call("strong", code)
    align = re.search(r"left|center|right", cell.get("align") or cell.get("style") or "")
    named = {"align": align[0]} if align else {}
    named |= {name: str(_span(cell, name)) for name in ("colspan", "rowspan")
              if _span(cell, name) > 1}
    return typst.call("table.cell", code, **named) if named else code


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), WIDEST)) if re.fullmatch(r"\d{1,4}", value) else 1
