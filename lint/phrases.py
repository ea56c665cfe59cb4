"""Phrase files: what staff may say, by situation; and the one declaration of their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lint.documents.document import Document
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from lint.names import LANGS as LANGS

LANG_NAMES = {"en": "English", "ru": "Russian", "sv": "Swedish"}
"""What the languages are called in messages."""

STEPS = (
    "acknowledge", "inform", "time", "ask", "restore",
    "value", "details", "contact", "close", "follow_up",
)  # fmt: skip
"""Steps of a script in their order. Source: design.md, section 6."""

CHANNELS = ("desk", "phone", "chat", "email", "letter", "sms", "review", "on-board")
"""Where a phrase is said or written."""

TONES = ("warm", "brief", "formal")
"""Tones of voice; the first is taken where none is named."""

GENERAL = "any"
"""Sector of the files whose phrases belong to no one situation, such as `saving-face`."""

SECTORS = (
    "air", "hotel", "restaurant", "rail", "delivery",
    "retail", "telecom", "bank", "clinic", "cruise", GENERAL,
)  # fmt: skip
"""Trades the situations come from; `GENERAL` is for all of them."""

CONTACT_LEVELS = ("low", "medium", "high")
"""How closely staff and customer meet."""

SEVERITIES = ("A", "B", "C")
"""How bad it is for the customer: A answers in 5 minutes, B in 15, C within the visit or day."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Ids in kebab-case."""

RANGE = re.compile(r"[0-9]+-[0-9]+")
"""A range of whole numbers, such as `5-40`."""

LINK = re.compile(r"https://[^\s<>\"]+")
"""The address of a page."""

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A slot to fill in, such as `{time}`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a phrase file.

    Attributes:
        name: The key.
        kind: `id`, `text`, `date`, `choice` (one of `values`), `choices` (a list of them, or
            one), `texts` (a text in each language), `ids` (a list of ids, or one), `range`,
            `link`, `phrases` or `list`.
        about: What it is for, shown by editors.
        required: Whether it must be there.
        values: What may stand there, for choices.
    """

    name: str
    kind: str
    about: str
    required: bool = True
    values: tuple[str, ...] = ()


FILE_FIELDS = (
    Field("situation", "id", "What went wrong, in kebab-case; the same as the file's name."),
    Field("title", "texts", "The situation in staff's own words, a few of them.", False),
    Field("sector", "choice", "The trade; any, if the phrases fit every case.", True, SECTORS),
    Field("touchpoint", "text", "Where staff and customer meet, for example check-in."),
    Field("contact_level", "choice", "How closely they meet.", False, CONTACT_LEVELS),
    Field("severity", "choice", "A: stranded or ill, answer in 5 minutes. B: the day is lost, "
          "15 minutes. C: an annoyance, the same visit or day.", False, SEVERITIES),
    Field("owner", "text", "Who sees the case through and keeps these phrases true."),
    Field("review_by", "date", "The day by which somebody reads them again, as 2027-05-01."),
    Field("phrases", "phrases", "The lines, in the order of the steps."),
)  # fmt: skip
"""Keys of a phrase file."""

PHRASE_FIELDS = (
    Field("id", "id", "Name of the phrase in kebab-case, only once in the file."),
    Field("step", "choice", "What the line does in the conversation.", True, STEPS),
    Field("channels", "choices", "Where it may be used.", True, CHANNELS),
    Field("tone", "choices", "Tone of voice; warm where nothing is said.", False, TONES),
    Field("say", "texts", "What staff say; {slots} are filled in."),
    Field("avoid", "texts", "How it is said wrong. A rule must catch it.", False),
    Field("customer", "texts", "What the customer says before. Never checked.", False),
    Field("offers", "ids", "Items of the compensation catalogue that the line gives; for the "
          "steps restore and value.", False),
)  # fmt: skip
"""Keys of one phrase."""


@dataclass(slots=True, eq=False)
class Phrase:
    """One line staff may say.

    Attributes:
        id: Its id within the file; empty if it has none.
        step: One of `STEPS` in a sound file.
        channels: Members of `CHANNELS` in a sound file.
        tones: Members of `TONES` in a sound file.
        say: The line in each language.
        avoid: How it is said wrong, in each language.
        customer: What the customer says, in each language.
        offers: Items of the compensation catalogue that it gives.
        key: Where the phrase is named: its id, else the first key of its entry.
        file: The file it stands in.
        first: Offset of the first key of its entry.
    """

    id: str
    step: str
    channels: tuple[str, ...]
    tones: tuple[str, ...]
    say: dict[str, Scalar]
    avoid: dict[str, Scalar]
    customer: dict[str, Scalar]
    offers: tuple[Scalar, ...]
    key: Scalar
    file: PhraseFile
    first: int

    @property
    def full_id(self) -> str:
        """The id under which pages use it, such as `overbooked-seat.own-it`."""
        return f"{self.file.situation}.{self.id}"


@dataclass(slots=True, eq=False)
class PhraseFile:
    """All phrases of one situation.

    Attributes:
        path: The file.
        document: Its text.
        situation: Name of the situation; empty if none is given, like the texts that follow.
        sector: The trade.
        touchpoint: Where it happens.
        owner: Who keeps it true.
        review_by: Day of the next review, as it is written.
        contact_level: How closely staff and customer meet.
        severity: How bad it is.
        title: The situation in each language.
        phrases: The lines.
        node: The tree everything was read from.
    """

    path: str
    document: Document
    situation: str
    sector: str
    touchpoint: str
    owner: str
    review_by: str
    contact_level: str
    severity: str
    title: dict[str, Scalar]
    node: Node
    phrases: list[Phrase] = field(default_factory=list)


def load(document: Document) -> PhraseFile:
    """Read what can be read of a phrase file; `checks.structure` says what is wrong with it.

    Args:
        document: The file.

    Returns:
        Its phrases; entries that are no mappings are left out, as are texts of the wrong type.

    Raises:
        DocumentError: If it is not YAML at all.
    """
    node = parse(document)
    root = node if isinstance(node, Mapping) else Mapping(node.start)
    file = PhraseFile(
        document.path, document, _text(root, "situation"), _text(root, "sector"),
        _text(root, "touchpoint"), _text(root, "owner"), _text(root, "review_by"),
        _text(root, "contact_level"), _text(root, "severity"), _texts(root, "title"), node,
    )  # fmt: skip
    entries = root.get("phrases")
    if isinstance(entries, Sequence):
        for entry in entries.items:
            if isinstance(entry, Mapping) and entry.items:
                file.phrases.append(_phrase(entry, file))
    return file


def words(node: Node | None) -> tuple[str, ...]:
    """Give the texts of a list, or of one text that stands for a list of one.

    Args:
        node: The value of a key, or None.

    Returns:
        The texts; what is not text is left out.
    """
    if isinstance(node, Scalar):
        return (node.text,) if node.text else ()
    if isinstance(node, Sequence):
        return tuple(item.text for item in node.items if isinstance(item, Scalar))
    return ()


def listed(mapping: Mapping, name: str) -> tuple[Scalar, ...]:
    """Give the texts of a list with their places.

    Args:
        mapping: Where the key stands.
        name: The key; one text may stand for a list of one.

    Returns:
        The texts; what is empty or no text is left out.
    """
    value = mapping.get(name)
    members = value.items if isinstance(value, Sequence) else [value]
    return tuple(one for one in members if isinstance(one, Scalar) and one.text.strip())


def _phrase(entry: Mapping, file: PhraseFile) -> Phrase:
    named = entry.get("id")
    key = named if isinstance(named, Scalar) else next(iter(entry.items.values()))[0]
    return Phrase(
        _text(entry, "id"), _text(entry, "step"), words(entry.get("channels")),
        words(entry.get("tone")) or TONES[:1], _texts(entry, "say"), _texts(entry, "avoid"),
        _texts(entry, "customer"), listed(entry, "offers"), key, file, entry.start,
    )  # fmt: skip


def _text(mapping: Mapping, key: str) -> str:
    value = mapping.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _texts(mapping: Mapping, key: str) -> dict[str, Scalar]:
    value = mapping.get(key)
    if not isinstance(value, Mapping):
        return {}
    pairs = value.items.items()
    return {lang: text for lang, (_, text) in pairs if isinstance(text, Scalar)}
