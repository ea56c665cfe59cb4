"""What could stand at the cursor: phrase ids, slots, values of keys, catalogue ids, rule names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint.catalogue import PLASTER, Catalogue, Entry
from lint.checks.pages import page_lang
from lint.documents import Document, DocumentError
from lint.documents.markdown import front_matter
from lint.documents.yaml_nodes import Scalar
from lint.names import YAML
from lint.phrases import FILE_FIELDS, GENERAL, PHRASE_FIELDS, SLOT, Phrase

_SAY = re.compile(r"[ \t>]*/{3,}[ \t]*say[ \t]*\|[ \t]*(?P<word>\S*)$")
_ALLOW = re.compile(
    r"(?:#|<!--)[ \t]*lint:[ \t]*allow[ \t]+(?:[\w/-]+(?:[ \t]*,[ \t]*|[ \t]+))*(?P<word>[\w/-]*)$"
)
_SLOT_HEAD = re.compile(r"\{(?P<word>[a-z0-9_]*)$")
_VALUE = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<key>\w+):[ \t]*(?:\[[^\]]*?)?(?P<word>[\w-]*)$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)-[ \t]+(?P<word>[\w-]*)$")
_KEY = re.compile(r"(?P<indent>[ \t]*)(?:-[ \t]+)?(?P<key>\w+):[ \t]*(?:#.*)?$")
_CHOICES = {
    field.name: field.values for field in (*FILE_FIELDS, *PHRASE_FIELDS) if field.values
}
_CATALOGUED: dict[str, Callable[[Catalogue], list[Entry]]] = {
    "offers": lambda one: one.items, "alternatives": lambda one: one.items,
    "not_for": lambda one: one.cautions, "grant": lambda one: one.roles,
}  # fmt: skip
"""Keys that name an entry of the catalogue, with the list it stands in."""
_ITEMS_ABOVE = 40
_OFFERS = "offers"
_SECTOR = re.compile(r"^sector:[ \t]*([\w-]+)", re.M)
_STEP = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:step:[ \t]*(\w+)|id:)", re.M)

PHRASE, SLOT_NAME, VALUE, RULE = "phrase", "slot", "value", "rule"
"""Kinds of what is offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that could stand at the cursor.

    Attributes:
        text: What is written.
        kind: One of `PHRASE`, `SLOT_NAME`, `VALUE` and `RULE`.
        start: Start of what it replaces, up to the cursor.
        about: What it is, for the reader.
        rank: Offers of a lower rank come first.
    """

    text: str
    kind: str
    start: int
    about: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Sources:
    """Where offers come from; asked only when they are needed.

    Attributes:
        phrases: All phrases by full id.
        slots: The names of all slots in use.
        rules: All rules: id to what it is about.
        catalogue: The catalogue of compensation; None where there is none.
    """

    phrases: Callable[[], Mapping[str, Phrase]]
    slots: Callable[[], Iterable[str]]
    rules: Callable[[], Mapping[str, str]]
    catalogue: Callable[[], Catalogue | None]


def offers(document: Document, offset: int, sources: Sources) -> Iterator[Offer]:
    """Give what could stand at a place.

    Args:
        document: The text.
        offset: The cursor, in code points.
        sources: Where offers come from.

    Yields:
        Offers, the likeliest first.
    """
    text = document.text
    first = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = text[first:offset]
    yaml = document.path.lower().endswith(YAML)
    if match := _ALLOW.search(line):
        start = first + match.start("word")
        for name, about in sources.rules().items():
            yield Offer(name, RULE, start, about)
    elif match := _SLOT_HEAD.search(line):
        yield from _slots(text, first, offset, first + match.start("word"), sources, yaml)
    elif yaml:
        yield from _values(text, first, line, sources)
    elif match := _SAY.match(line):
        yield from _phrases(document, first + match.start("word"), sources.phrases())


def _phrases(document: Document, start: int, phrases: Mapping[str, Phrase]) -> Iterator[Offer]:
    """Offer phrases, those of the page's own situation first, unused ones before used ones."""
    lang = page_lang(document.path)
    own = _situation(document)
    for full_id, phrase in phrases.items():
        said = phrase.say.get(lang or "en")
        about = f"{phrase.step}: {said.text}" if said else phrase.step
        used = f"| {full_id}\n" in document.text
        rank = 2 * (phrase.file.situation != own) + used
        yield Offer(full_id, PHRASE, start, about, rank)


def _situation(document: Document) -> str:
    try:
        front = front_matter(document)
    except DocumentError:
        return ""
    value = front.get("situation") if front else None
    return value.text if isinstance(value, Scalar) else ""


def _slots(
    text: str, first: int, offset: int, start: int, sources: Sources, yaml: bool
) -> Iterator[Offer]:
    """Offer slots, those of the same phrase first."""
    begin, end = max(first - 2000, 0), offset + 2000
    if yaml:
        begin = max(text.rfind("\n  - id:", 0, first), begin)
        after = text.find("\n  - id:", offset)
        end = min(after if after >= 0 else len(text), end)
    near = set(SLOT.findall(text[begin:first])) | set(SLOT.findall(text[offset:end]))
    for name in sorted({*near, *sources.slots()}):
        yield Offer(name, SLOT_NAME, start, "", int(name not in near))


def _values(text: str, first: int, line: str, sources: Sources) -> Iterator[Offer]:
    if match := _VALUE.match(line):
        key = match["key"]
    elif match := _ITEM.match(line):
        key = _key_above(text[:first], len(match["indent"]))
    else:
        return
    start = first + match.start("word")
    for rank, value in enumerate(_CHOICES.get(key, ())):
        yield Offer(value, VALUE, start, "", rank)
    if key in _CATALOGUED and (catalogue := sources.catalogue()):
        for entry in _CATALOGUED[key](catalogue):
            rank = _misfit(entry, text, start) if key == _OFFERS else 0
            yield Offer(entry.id, VALUE, start, _titled(entry), rank)


def _titled(entry: Entry) -> str:
    """Give what an entry of the catalogue is: its side, its title, what it costs."""
    title = next((one.text for one in entry.title.values()), "")
    return " · ".join(filter(None, (entry.text("kind"), title, entry.text("cost"))))


def _misfit(item: Entry, text: str, start: int) -> int:
    """Tell by how much an item is out of place in a phrase: for another trade, or another step."""
    sector, sectors = _SECTOR.search(text), item.names("sectors")
    elsewhere = bool(sector and sectors and sector[1] not in (*sectors, GENERAL))
    step = None
    for match in _STEP.finditer(text, 0, start):
        step = match[1]
    repairs = item.text("kind") == PLASTER
    return 2 * elsewhere + bool(step and repairs != (step == "restore"))


def _key_above(text: str, indent: int) -> str:
    """Find the key that a list item belongs to."""
    for line in reversed(text.splitlines()[-_ITEMS_ABOVE:]):
        if match := _KEY.match(line):
            return match["key"] if len(match["indent"]) <= indent else ""
        if line.strip() and not line.lstrip().startswith(("-", "#")):
            return ""
    return ""
