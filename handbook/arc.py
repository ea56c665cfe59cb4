"""The block `arc`: how a customer felt, beat by beat, as a drawing and as a list.

    /// arc
    - 1: He has a ticket and time to spare.
    - -3: “Wait.” Nobody says for what.
    ///

Each line is a level from -3 (as bad as it gets) to 3 (delighted) and what happened. The list is
shown to everybody: the numbers in the drawing are those of the list.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from handbook.block import OwnBlock
from handbook.cards import child
from handbook.errors import HandbookError
from handbook.labels import Labels

FEWEST, MOST = 3, 10
"""How many points make a line that can be read on a phone."""

_POINT = re.compile(r"- +([+\-−]?[0-3]): +(\S.*)")
_LEFT, _STEP, _MIDDLE, _LEVEL, _DOT = 20, 34, 84, 23, 10
"""Measures of the drawing, in its own units: a unit is about a pixel on a phone."""
_INK, _PAPER, _GREY, _FONT = "#1d4a41", "#ffffff", "#8b7d64", "Source Sans 3"
"""How it looks on paper; on the screen the classes decide."""


class Arc(OwnBlock):
    """The arc of feelings of a case."""

    NAME = "arc"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the figure; what it shows comes from the block's text."""
        figure = child(parent, "figure", "mg-arc", data_search_exclude="")
        self.source = etree.SubElement(figure, "div")
        return figure

    def on_markdown(self) -> str:
        """Keep the lines as they are written."""
        return "raw"

    def on_add(self, block: etree.Element) -> etree.Element:
        """Collect the block's text."""
        return self.source

    def on_end(self, block: etree.Element) -> None:
        """Draw the points and list them.

        Raises:
            HandbookError: If a line is no point, or there are too few or too many.
        """
        block.remove(self.source)
        try:
            points = read(self.source.text or "")
        except HandbookError as error:
            raise HandbookError(f"“{self.head}” {error}") from None
        block.append(drawing([level for level, _ in points], self.labels))
        listing = child(block, "ol", "mg-arc__list")
        for level, text in points:
            item = child(listing, "li", text=text)
            item.text = None
            child(item, "strong", f"mg-arc__level mg-arc__level--{mood(level)}", signed(level))
            child(item, "span", text=f" {text}")
        child(block, "figcaption", text=self.labels["arc_key"])


def read(text: str) -> list[tuple[int, str]]:
    """Read the points of an arc.

    Args:
        text: Lines such as ``- -2: She waits.``; a line without a hyphen goes on the one above.

    Returns:
        Level, from -3 to 3, and words of each point.

    Raises:
        HandbookError: If a line is no point, or there are too few or too many.
    """
    points: list[tuple[int, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _POINT.fullmatch(line)
        if found:
            points.append((int(found[1].replace("−", "-")), found[2]))
        elif points and not line.startswith("-"):
            level, words = points[-1]
            points[-1] = level, f"{words} {line}"
        else:
            raise HandbookError(
                f"can't use the line “{line}”; write a level from -3 to 3 and what happened: "
                "“- -2: She waits.”"
            )
    if not FEWEST <= len(points) <= MOST:
        raise HandbookError(f"has {len(points)} points; {FEWEST} to {MOST} can be drawn")
    return points


def drawing(levels: Sequence[int], labels: Labels) -> etree.Element:
    """Draw a line through the levels.

    Args:
        levels: From -3 to 3, in the order of the story.
        labels: Words of the site's language.

    Returns:
        An ``svg`` that says in words what it shows.
    """
    width = _LEFT * 2 + 12 + _STEP * (len(levels) - 1)
    told = labels["arc_label"].format(levels=", ".join(map(signed, levels)))
    svg = etree.Element("svg", {
        "class": "mg-arc__drawing", "viewBox": f"0 0 {width} {_MIDDLE * 2}", "role": "img",
        "width": str(width * 1.4 // 1).removesuffix(".0"), "aria-label": told,
    })  # fmt: skip
    zero = {"x1": "14", "x2": str(width - 6), "y1": str(_MIDDLE), "y2": str(_MIDDLE)}
    child(svg, "line", "mg-arc__zero", stroke=_GREY, stroke_dasharray="3 4", **zero)
    for sign, level in (("+", 3), ("−", -3)):
        _letters(svg, "mg-arc__sign", sign, 7, _height(level), _GREY)
    places = [(_LEFT + 8 + _STEP * number, _height(level)) for number, level in enumerate(levels)]
    child(svg, "polyline", "mg-arc__line", points=" ".join(f"{x},{y}" for x, y in places),
          fill="none", stroke=_INK, stroke_width="2.5", stroke_linejoin="round")  # fmt: skip
    for number, ((x, y), level) in enumerate(zip(places, levels, strict=True), 1):
        child(svg, "circle", f"mg-arc__dot mg-arc__dot--{mood(level)}",
              cx=str(x), cy=str(y), r=str(_DOT), fill=_PAPER if level < 0 else _INK,
              stroke=_INK, stroke_width="2")  # fmt: skip
        ink = _INK if level < 0 else _PAPER
        _letters(svg, f"mg-arc__number mg-arc__number--{mood(level)}", str(number), x, y, ink)
    return svg


def mood(level: int) -> str:
    """Name the half of the drawing a level stands in: "low" below zero, else "high"."""
    return "low" if level < 0 else "high"


def signed(level: int) -> str:
    """Write a level as people do: −2, 0, +1."""
    return f"+{level}" if level > 0 else str(level).replace("-", "−")


def _height(level: int) -> int:
    return _MIDDLE - level * _LEVEL


def _letters(svg: etree.Element, css: str, text: str, x: int, y: int, ink: str) -> None:
    child(svg, "text", css, text, x=str(x), y=str(y + 4), text_anchor="middle", fill=ink,
          font_family=_FONT, font_size="12", font_weight="600")  # fmt: skip
