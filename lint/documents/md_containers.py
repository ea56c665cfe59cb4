"""What a line of Markdown stands in: quotations, list items, indented boxes, pymdownx blocks."""

from __future__ import annotations

from collections import Counter

from lint.documents import md_lines as lines

QUOTE, ITEM, BOX = "quote", "item", "box"
"""Containers: `>`; a list item, footnote or definition; an admonition or a content tab."""

ROLES: dict[str, str | None] = {
    "customer": "customer", "avoid": "avoid", "heard": "heard", "staff": "say", "say": None,
    "words": None,
}  # fmt: skip
"""Who speaks in a block of this name; None is nobody: the text is no prose of the page."""

class Head:
    """The first line of a block such as `/// say | overbooked-seat.own-it`.

    Attributes:
        name: Name of the block, in small letters.
        argument: What stands after the bar.
        start: Offset of the argument, or of the line's slashes if there is none.
        end: End of the argument, or of the line.
        slashes: How many slashes open it; as many close it.
        role: Who speaks in it; None if its text is no prose.
        depth: How many containers it stands in.
        closed: Whether its end was found.
    """

    __slots__ = ("argument", "closed", "depth", "end", "name", "role", "slashes", "start")

    def __init__(
        self, name: str, argument: str, start: int, end: int, slashes: int,
        role: str | None, depth: int,
    ) -> None:  # fmt: skip
        """Make a head; see the class for the arguments."""
        self.name, self.argument, self.start, self.end = name, argument, start, end
        self.slashes, self.role, self.depth = slashes, role, depth
        self.closed = False


class Containers:
    """The containers and blocks that are open at a line.

    Args:
        text: The document's text.

    Attributes:
        kinds: The open containers, outermost first.
        heads: All blocks met so far, in order.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds: list[str] = []
        self.heads: list[Head] = []
        self._boxes: list[int] = []
        self._blocks: list[Head] = []
        self._open: Counter[int] = Counter()

    @property
    def role(self) -> str | None:
        """Who speaks here; None if the text is no prose of the page."""
        return self._blocks[-1].role if self._blocks else "prose"

    def walk(self, at: int, end: int) -> tuple[int, int]:
        """Step over the prefixes of the open containers.

        Args:
            at: Start of the line.
            end: Its end.

        Returns:
            How many containers the line is still in, and where its content begins.
        """
        for depth, kind in enumerate(self.kinds):
            if kind is QUOTE:
                columns, mark = lines.indent(self.text, at, end)
                if columns >= lines.TAB or mark >= end or self.text[mark] != ">":
                    return depth, at
                at = mark + 1
                if self.text[at : at + 1] == " ":
                    at += 1
            else:
                inner = lines.step_in(self.text, at, end)
                if inner < 0:
                    return depth, at
                at = inner
        return len(self.kinds), at

    def lazy(self, depth: int) -> bool:
        """Tell whether a paragraph may go on in a line that is only in `depth` containers."""
        return depth > (self._boxes[-1] if self._boxes else -1)

    def enter(self, kind: str) -> None:
        """Open a container."""
        if kind is BOX:
            self._boxes.append(len(self.kinds))
        self.kinds.append(kind)

    def leave(self, depth: int) -> None:
        """Close all containers but the outermost `depth`, and the blocks within them."""
        del self.kinds[depth:]
        while self._boxes and self._boxes[-1] >= depth:
            self._boxes.pop()
        while self._blocks and self._blocks[-1].depth > depth:
            self._open[self._blocks.pop().slashes] -= 1

    def begin_block(self, name: str, span: tuple[int, int], argument: str, slashes: int) -> None:
        """Open a block.

        Args:
            name: Its name.
            span: Half-open offsets to point at.
            argument: What stands after the bar.
            slashes: How many slashes open it.
        """
        role = ROLES.get(name, self.role)
        head = Head(name, argument, *span, slashes, role, len(self.kinds))
        self.heads.append(head)
        self._blocks.append(head)
        self._open[slashes] += 1

    def end_block(self, slashes: int) -> bool:
        """Close the innermost block opened by as many slashes; False if there is none."""
        if not self._open[slashes]:
            return False
        while True:
            head = self._blocks.pop()
            self._open[head.slashes] -= 1
            if head.slashes == slashes:
                head.closed = True
                self.leave(head.depth)
                return True
