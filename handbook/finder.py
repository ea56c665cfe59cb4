"""From what happened to its script: sectors, the places in them, and what goes wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbook.errors import HandbookError
from handbook.labels import Labels
from handbook.navigation import front_matter
from handbook.phrasebook import Phrasebook
from lint.phrases import PhraseFile


@dataclass(frozen=True, slots=True)
class Script:
    """One situation that has a script.

    Attributes:
        page: Name of its page within ``scripts``, for example ``late-delivery.md``.
        title: What went wrong, in staff's words.
        about: The same in one sentence; may be empty.
    """

    page: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place where staff and customers meet, and what goes wrong there."""

    name: str
    scripts: list[Script] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sector:
    """A trade with its places.

    Attributes:
        key: As it is written in phrase files, for example ``"air"``.
        name: In the site's language.
        places: In alphabetical order.
    """

    key: str
    name: str
    places: list[Place]

    @property
    def scripts(self) -> list[Script]:
        """All scripts of the sector."""
        return [script for place in self.places for script in place.scripts]


def sectors(docs: Path, phrasebook: Phrasebook, labels: Labels) -> list[Sector]:
    """Sort the scripts of one language by sector and place.

    Args:
        docs: Folder of the language, for example ``docs/sv``.
        phrasebook: Where title, sector and place of a situation are found.
        labels: Words of that language.

    Returns:
        Sectors in the order of the labels; those without a script are left out.

    Raises:
        HandbookError: If a script names a situation without phrases.
    """
    found: dict[str, dict[str, Place]] = {key: {} for key in labels.groups["sectors"]}
    for file, script in scripts(docs, phrasebook, labels):
        name = labels.name("touchpoints", str(file.touchpoint))
        places = found.setdefault(str(file.sector), {})
        places.setdefault(name, Place(name)).scripts.append(script)
    return [
        Sector(key, labels.name("sectors", key), sorted(places.values(), key=lambda p: p.name))
        for key, places in found.items() if places
    ]  # fmt: skip


def scripts(
    docs: Path, phrasebook: Phrasebook, labels: Labels
) -> Iterator[tuple[PhraseFile, Script]]:
    """List the scripts of one language.

    Args:
        docs: Folder of the language.
        phrasebook: Where the title of a situation is found.
        labels: Words of that language.

    Yields:
        The phrases of each script and the script itself, in the order of their files' names.

    Raises:
        HandbookError: If a script names a situation without phrases.
    """
    for page in sorted((docs / "scripts").glob("*.md")):
        meta = front_matter(page)
        situation = meta.get("situation")
        if not situation:
            continue
        try:
            file = phrasebook.file(str(situation))
        except HandbookError as error:
            raise HandbookError(f"{page.as_posix()}: {error}") from None
        named = file.title.get(labels.lang)
        title = named.text if named else str(meta.get("title") or situation)
        yield file, Script(page.name, title, str(meta.get("description") or ""))
