"""The last two words of a spoken line, kept together: no word stands alone on the last line."""

from lxml import html
from lxml.html import HtmlElement

LONGEST = 24  # characters that two words may have to be tied


def split(text: str) -> tuple[str, str]:
    """Part a line before its last two words.

    Args:
        text: The line; a slot counts as one word.

    Returns:
        What may break anywhere, and what must stand together; the latter is empty where the
        line has no more than two words, or where they are too long to be tied.

    >>> split("I am looking after it.")
    ('I am looking ', 'after it.')
    """
    last = text.rfind(" ", 0, text.rfind(" "))
    end = text[last + 1:]
    return (text[:last + 1], end) if last > 0 and len(end) <= LONGEST else (text, "")


def tie(line: HtmlElement) -> None:
    """Wrap the last two words of a line in a ``span`` of the class ``tied``.

    Args:
        line: A paragraph of text and slots; changed.
    """
    children = list(line)
    if any(len(child) or child.tag == "br" for child in children):
        return
    pieces = [line.text or "", *(child.tail or "" for child in children)]
    inner = [plain_length(child) for child in children]
    spaces, length = 0, 0
    for place in range(len(pieces) - 1, -1, -1):
        for at in range(len(pieces[place]) - 1, -1, -1):
            length += 1
            spaces += pieces[place][at] == " "
            if spaces == 2:
                if length <= LONGEST + 1:
                    _wrap(line, children, pieces, place, at + 1)
                return
        length += inner[place - 1] if place else 0


def plain_length(element: HtmlElement) -> int:
    """Count the characters an element shows."""
    return len(element.text_content())


def _wrap(line: HtmlElement, children: list[HtmlElement], pieces: list[str], place: int,
          at: int) -> None:
    tied = html.Element("span")
    tied.set("class", "tied")
    tied.text = pieces[place][at:]
    before = pieces[place][:at]
    if place:
        children[place - 1].tail = before
    else:
        line.text = before
    tied.extend(children[place:])  # moves them, with the text behind each
    line.insert(place, tied)
