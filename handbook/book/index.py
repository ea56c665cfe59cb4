"""What the indexes at the back of the book list."""

from dataclasses import dataclass, field

from handbook.book import typst
from handbook.book.words import Words


@dataclass(slots=True)
class Index:
    """Entries of one index: what is listed, and the labels of the places it stands at."""

    places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: str, label: str) -> None:
        """List something.

        Args:
            entry: Words of the entry.
            label: Label of the place.
        """
        self.places.setdefault(entry, []).append(label)

    def code(self, words: Words) -> str:
        """Write the index.

        Args:
            words: The language it is sorted by.

        Returns:
            Typst code.
        """
        groups: dict[str, list[str]] = {}
        for entry in sorted(self.places, key=words.order):
            labels = typst.array(typst.call("label", typst.quote(label))
                                 for label in self.places[entry])
            groups.setdefault(words.initial(entry), []).append(
                typst.call("index-entry", typst.quote(entry), labels))
        return typst.block(typst.call("index-group", typst.quote(letter), *entries)
                           for letter, entries in groups.items())
