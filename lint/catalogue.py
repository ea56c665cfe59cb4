"""The catalogue of compensation: what may be given, by whom, and the declaration of its keys."""

from __future__ import annotations

from dataclasses import dataclass

from lint.documents.document import Document
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from lint.phrases import SECTORS, Field, listed

PLASTER, LOLLIPOP = "plaster", "lollipop"
"""What puts the loss right, and what is given on top. Source: S4-18, S4-19."""

KINDS = (PLASTER, LOLLIPOP)
"""The two sides of the catalogue."""

FILE_FIELDS = (
    Field("owner", "text", "Who keeps the catalogue true."),
    Field("review_by", "date", "The day by which somebody reads it again, as 2027-05-01."),
    Field("currency", "text", "Currency of all costs, as EUR."),
    Field("roles", "list", "Who may grant something."),
    Field("cautions", "list", "Whom something is not for."),
    Field("items", "list", "What may be given."),
)
"""Keys of the catalogue."""

ROLE_FIELDS = (
    Field("id", "id", "Name of the role in kebab-case."),
    Field("title", "texts", "The role as staff call it."),
)
"""Keys of a role."""

CAUTION_FIELDS = (
    Field("id", "id", "Name of the caution in kebab-case."),
    Field("title", "texts", "Whom the thing is not for, to be read after `not for`."),
    Field("situations", "ids", "Situations in which everybody is such a customer.", False),
)
"""Keys of a caution."""

ITEM_FIELDS = (
    Field("id", "id", "Name of the item in kebab-case; phrases use it under `offers`."),
    Field("title", "texts", "What it is, in a few words."),
    Field("kind", "choice", "A plaster puts the loss right, a lollipop comes on top.", True, KINDS),
    Field("repays", "choice", "What the customer gets; the nearer to the loss, the better.", True,
          ("money", "thing", "service", "attention")),
    Field("size", "choice", "One big thing, or one of many small ones.", True, ("big", "small")),
    Field("moment", "choice", "Given at once, or enjoyed later.", True, ("now", "later")),
    Field("cost", "range", "What one costs, from and to, in the currency of the file, as 5-40."),
    Field("grant", "id", "The role that may give it without asking."),
    Field("sectors", "choices", "Where it fits; everywhere, if left out.", False, SECTORS),
    Field("not_for", "ids", "Cautions that hold for it.", False),
    Field("alternatives", "ids", "Items to offer beside it or in its place."),
    Field("when", "texts", "When it is the right thing."),
    Field("market_standard", "texts", "What customers get elsewhere."),
    Field("our_offer", "texts", "What we give."),
    Field("confirmed_by", "texts", "What must be so before it is announced.", False),
    Field("review_by", "date", "The day by which somebody looks at it again."),
)  # fmt: skip
"""Keys of an item."""


@dataclass(slots=True, eq=False)
class Entry:
    """A role, a caution or an item; what all three have.

    Attributes:
        id: Its id; empty if it has none.
        key: Where it is named: its id, else its first key.
        title: Its name in each language.
        node: All its keys.
    """

    id: str
    key: Scalar
    title: dict[str, Scalar]
    node: Mapping

    def text(self, name: str) -> str:
        """Give the text of a key; empty where there is none."""
        value = self.node.get(name)
        return value.text if isinstance(value, Scalar) else ""

    def listed(self, name: str) -> tuple[Scalar, ...]:
        """Give the members of a list, or of one text that stands for a list of one."""
        return listed(self.node, name)

    def names(self, name: str) -> tuple[str, ...]:
        """Give the members of a list as texts."""
        return tuple(one.text for one in self.listed(name))

    def texts(self, name: str) -> dict[str, Scalar]:
        """Give the texts of a key by language."""
        return texts(self.node, name)


@dataclass(slots=True, eq=False)
class Catalogue:
    """The whole catalogue, as far as it can be read.

    Attributes:
        document: The file.
        node: Its tree.
        currency: Currency of its costs.
        roles: Who may grant something.
        cautions: Whom something is not for.
        items: What may be given, in the order of the file.
    """

    document: Document
    node: Node
    currency: str
    roles: list[Entry]
    cautions: list[Entry]
    items: list[Entry]

    def item(self, name: str) -> Entry | None:
        """Find an item by its id."""
        return next((one for one in self.items if one.id == name), None)


def load(document: Document) -> Catalogue:
    """Read what can be read of a catalogue; `checks.catalogue` says what is wrong with it.

    Args:
        document: The file.

    Returns:
        Its entries; what is no mapping is left out.

    Raises:
        DocumentError: If it is not YAML at all.
    """
    return understand(document, parse(document))


def understand(document: Document, node: Node) -> Catalogue:
    """Read the catalogue from a tree that was parsed before; see `load`."""
    root = node if isinstance(node, Mapping) else Mapping(node.start)
    currency = root.get("currency")
    lists = (entries(root, name) for name in ("roles", "cautions", "items"))
    return Catalogue(
        document, node, currency.text if isinstance(currency, Scalar) else "", *lists
    )


def entries(root: Mapping, name: str) -> list[Entry]:
    """Give the entries of a list.

    Args:
        root: The keys of a file.
        name: The key of the list.

    Returns:
        The members that have keys of their own.
    """
    found = root.get(name)
    members = found.items if isinstance(found, Sequence) else []
    return [_entry(one) for one in members if isinstance(one, Mapping) and one.items]


def texts(node: Mapping, name: str) -> dict[str, Scalar]:
    """Give the texts of a key by language; empty where there are none."""
    value = node.get(name)
    pairs = value.items.items() if isinstance(value, Mapping) else ()
    return {lang: text for lang, (_, text) in pairs if isinstance(text, Scalar)}


def _entry(node: Mapping) -> Entry:
    named = node.get("id")
    key = named if isinstance(named, Scalar) else next(iter(node.items.values()))[0]
    return Entry(named.text if isinstance(named, Scalar) else "", key, texts(node, "title"), node)
