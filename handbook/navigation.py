"""The navigation of one site, made from its files: a new page needs no entry anywhere."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

from handbook.errors import HandbookError
from handbook.labels import Labels
from handbook.phrasebook import Phrasebook

FIRST = (
    "index.md", "principles.md", "principles", "scripts", "phrases", "compensation.md", "check.md",
    "words", "practice.md", "cases", "roles.md", "touchpoints.md", "learning.md", "law.md",
    "loyalty.md", "which-business.md", "glossary.md",
)  # fmt: skip
LAST = ("about.md", "sources.md", "ledger.md")
INDEX = "index.md"

_LINK = re.compile(r"\]\(([\w./-]+\.md)[#)]")


def navigation(docs: Path, phrasebook: Phrasebook, labels: Labels) -> list[Any]:
    """Put the pages of one language in order.

    Scripts stand under the sector of their situation. Other pages of a folder come in the order
    in which its start page links to them, those without a link after them by name.
    Titles of pages and folders come from the front matter, so the order is the same in each
    language as long as the files have the same names.

    Args:
        docs: Folder of the language, for example ``docs/sv``.
        phrasebook: Where the sector of a situation is found.
        labels: Names of the sectors in that language.

    Returns:
        A navigation as MkDocs takes it: paths, and mappings of a title to such lists.

    Raises:
        HandbookError: If there is no start page, or a script names an unknown situation.
    """
    if not (docs / INDEX).is_file():
        raise HandbookError(f"{docs.as_posix()} has no start page ({INDEX})")
    entries = [
        path
        for path in docs.iterdir()
        if not path.name.startswith(".")
        and (path.suffix == ".md" or path.is_dir() and any(path.rglob("*.md")))
    ]
    nav: list[Any] = []
    for path in sorted(entries, key=_rank):
        if path.is_dir():
            nav.append({_title(path): _section(path, docs, phrasebook, labels)})
        else:
            nav.append(path.name)
    return nav


def _rank(path: Path) -> tuple[int, str]:
    if path.name in FIRST:
        return FIRST.index(path.name), ""
    if path.name in LAST:
        return len(FIRST) + 1 + LAST.index(path.name), ""
    return len(FIRST), path.name


def _section(folder: Path, docs: Path, phrasebook: Phrasebook, labels: Labels) -> list[Any]:
    told = _told(folder)
    pages = sorted(
        folder.rglob("*.md"),
        key=lambda path: (path.name != INDEX, told.get(path, len(told)), path.as_posix()),
    )
    sectors: dict[str, list[str]] = {sector: [] for sector in labels.groups["sectors"]}
    loose: list[Any] = []
    for page in pages:
        name = page.relative_to(docs).as_posix()
        situation = front_matter(page).get("situation")
        if situation:
            try:
                sector = phrasebook.file(str(situation)).sector
            except HandbookError as error:
                raise HandbookError(f"{page.as_posix()}: {error}") from None
            sectors.setdefault(str(sector), []).append(name)
        else:
            loose.append(name)
    groups = [{labels.name("sectors", key): names} for key, names in sectors.items() if names]
    return loose + groups


def _told(folder: Path) -> dict[Path, int]:
    """Number the pages that the start page of a folder links to, in its order."""
    index = folder / INDEX
    links = _LINK.findall(index.read_text(encoding="utf-8-sig")) if index.is_file() else []
    return {folder / link: place for place, link in reversed([*enumerate(links)])}


def _title(folder: Path) -> str:
    index = folder / INDEX
    title = front_matter(index).get("title") if index.is_file() else None
    return str(title or folder.name.replace("-", " ").capitalize())


def front_matter(page: Path) -> dict[str, Any]:
    """Read the front matter of a page.

    Args:
        page: A Markdown file.

    Returns:
        Its keys and values; empty where there is none.

    Raises:
        HandbookError: If the file can't be read as text.
    """
    try:
        return _front_matter(page.absolute(), page.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError) as error:
        raise HandbookError(f"{page.as_posix()} can't be read: {error}") from None


@functools.lru_cache(maxsize=None)
def _front_matter(page: Path, stamp: int) -> dict[str, Any]:
    """Read it once; `stamp` only keeps the cache true."""
    return meta.get_data(page.read_text(encoding="utf-8-sig"))[1]
