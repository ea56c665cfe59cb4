"""The notation a rule is written in, parsed into a tree.

    pattern = branch {"|" branch}
    branch  = item {item} ["&" [N] item {item}]   & = in either order, at most N words between
    item    = word | family | "(" pattern ")" | "[" pattern "]" | gap | class
            | "^" | "$" | "?" | "{" [name] "}"
    gap     = "..." ["1".."8"]                    0..N words (default 3), never past a sentence end
    word    = ["*"] letters {("'"|"-") letters} ["*"]
    family  = "<" ["*"] name {"|" ["*"] name} ">" any form of the word; *name: as a compound's tail
    class   = "#number" | "#clock"                digits; digits in the shape of a time of day

`?` is the end of a sentence that asks. Source: design.md, section 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BEGIN, END, ASK = "begin", "end", "ask"
"""Places in a sentence: its beginning, its end, its end when it asks."""

_LEXEME = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<gap>(?:\.\.\.|…)(?P<width>\d*))
  | (?P<both>&(?P<between>\d*))
  | (?P<family><(?P<names>[^<>]*)>)
  | (?P<slot>\{(?P<slotname>[^{}]*)\})
  | (?P<kind>\#[a-z]+)
  | (?P<sign>[()\[\]|^$?])
  | (?P<word>\*?[^\W_]+(?:['’ʼ‑-][^\W_]+)*\*?|['’][a-z]+)
  | (?P<mute>[,:;!"«»“”„–—/])
  | (?P<stray>.)
    """,
    re.X,
)
_KINDS = ("#number", "#clock")


class PatternError(ValueError):
    """A pattern that can't be read, or that could never or always match.

    Attributes:
        offset: Where in the pattern, 0-based code points.
    """

    def __init__(self, message: str, offset: int = 0):
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Leaf:
    """One token: a word, a family, a kind of digits, or a slot.

    Attributes:
        kind: "word", "family", "class" or "slot".
        names: The word, the family's names, the class or the slot's name.
        offset: Where it stands in the pattern.
    """

    kind: str
    names: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Series:
    """Parts one after another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part that may be missing."""

    part: Node


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `width` words, whatever they are."""

    width: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A place, not a word: `BEGIN`, `END` or `ASK`."""

    place: str


Node = Leaf | Series | Choice | Maybe | Gap | Edge


def parse(pattern: str) -> Node:
    """Read a pattern.

    Args:
        pattern: Text in the notation above.

    Returns:
        The tree of the pattern; `a & b` is already the choice of both orders.

    Raises:
        PatternError: With the offset of the fault.

    Source: design.md, section 5.
    """
    return _Parser(pattern).parse()


class _Parser:
    def __init__(self, pattern: str):
        self.pattern = pattern
        self.lexemes: list[tuple[str, re.Match[str]]] = []
        for match in _LEXEME.finditer(pattern):
            kind = match.lastgroup or ""
            if kind == "stray":
                raise PatternError(f"unexpected {match[0]!r}", match.start())
            if kind == "gap" or match["gap"]:
                kind = "gap"
            for name in ("both", "family", "slot"):
                if match[name] is not None:
                    kind = name
            if kind not in ("space", "mute"):
                self.lexemes.append((kind, match))
        self.next = 0

    def parse(self) -> Node:
        node = self.choice()
        if self.next < len(self.lexemes):
            match = self.lexemes[self.next][1]
            raise PatternError(f"{match[0]!r} closes nothing", match.start())
        return node

    def sign(self) -> str:
        if self.next == len(self.lexemes):
            return ""
        kind, match = self.lexemes[self.next]
        return match[0] if kind == "sign" else "."

    def choice(self) -> Node:
        parts = [self.branch()]
        while self.sign() == "|":
            self.next += 1
            parts.append(self.branch())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def branch(self) -> Node:
        parts: list[Node] = []
        halves: list[tuple[list[Node], int]] = []
        while (sign := self.sign()) and sign not in (")", "]", "|"):
            kind, match = self.lexemes[self.next]
            self.next += 1
            if kind == "both":
                if halves:
                    raise PatternError("only one & in a group; use brackets", match.start())
                if not parts:
                    raise PatternError("& needs words on both sides", match.start())
                halves.append((parts, self.width(match, "between", 0, 8)))
                parts = []
            else:
                parts.append(self.item(kind, match))
        if not parts:
            place = self.lexemes[self.next][1].start() if sign else len(self.pattern)
            raise PatternError("an empty pattern, branch or bracket", place)
        right = Series(tuple(parts))
        if not halves:
            return right
        left, gap = Series(tuple(halves[0][0])), Gap(halves[0][1])
        return Choice((Series((left, gap, right)), Series((right, gap, left))))

    def item(self, kind: str, match: re.Match[str]) -> Node:
        start = match.start()
        if kind == "word":
            return Leaf("word", (match[0],), start)
        if kind == "family":
            names = tuple(name.strip() for name in match["names"].split("|"))
            if not all(name.strip("*") for name in names):
                raise PatternError("a family without a name", start)
            return Leaf("family", names, start)
        if kind == "slot":
            return Leaf("slot", (match["slotname"].strip(),), start)
        if kind == "kind":
            if match[0] not in _KINDS:
                raise PatternError(f"{match[0]} is not one of {', '.join(_KINDS)}", start)
            return Leaf("class", (match[0],), start)
        if kind == "gap":
            return Gap(self.width(match, "width", 1, 8))
        if match[0] in "^$?":
            return Edge({"^": BEGIN, "$": END, "?": ASK}[match[0]])
        closing = {"(": ")", "[": "]"}[match[0]]
        inner = self.choice()
        if self.sign() != closing:
            raise PatternError(f"{match[0]} is not closed", start)
        self.next += 1
        return Maybe(inner) if match[0] == "[" else inner

    @staticmethod
    def width(match: re.Match[str], group: str, low: int, high: int) -> int:
        width = int(match[group] or 3)
        if not low <= width <= high:
            raise PatternError(f"a gap is {low} to {high} words wide", match.start())
        return width
