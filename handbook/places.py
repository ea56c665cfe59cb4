"""Where phrases and principles stand on the pages of one language."""

from __future__ import annotations

import re
from pathlib import Path

from pymdownx.slugs import slugify

_SAY = re.compile(r"^/// *say *\| *(\S+)", re.MULTILINE)
_PRINCIPLE = re.compile(r"^## *(([1-4])\. .+?) *(?:\{.*?#([\w-]+).*?\})? *$", re.MULTILINE)
_slug = slugify(case="lower")


def phrase_places(docs: Path) -> dict[str, str]:
    """Find the page of each phrase: its script, or that of the phrases for any situation.

    Args:
        docs: Folder of one language, for example ``docs/sv``.

    Returns:
        Links from the top of that folder by full phrase id; where a phrase stands on more than
        one page, scripts win, then the first in alphabetical order.
    """
    places: dict[str, str] = {}
    for folder in ("scripts", "phrases"):
        for page in sorted((docs / folder).glob("*.md")):
            for name in _SAY.findall(_text(page)):
                places.setdefault(name, f"{folder}/{page.name}#{name}")
    return places


def principle_places(docs: Path) -> dict[int, tuple[str, str]]:
    """Find the headings of the four principles: those numbered 1 to 4 on ``principles.md``.

    Args:
        docs: Folder of one language.

    Returns:
        Name and link by number; a principle without a heading of its own is absent.
    """
    page = docs / "principles.md"
    found = _PRINCIPLE.findall(_text(page)) if page.is_file() else []
    return {
        int(number): (title[3:], f"{page.name}#{anchor or _slug(title, '-')}")
        for title, number, anchor in found
    }


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8-sig")
