"""Check the files of the house: facts beside the situations, in three languages.

What all of them have in common is checked here: an owner, a review date, and every text in every
language. What one of them needs besides stands in a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import PurePath

from lint.checks import catalogue, law, reviews, structure, touchpoints
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from lint.phrases import LANGS, Field, PhraseFile

HEAD = (
    Field("owner", "text", "Who keeps these facts true."),
    Field("review_by", "date", "The day by which somebody reads them again, as 2027-05-01."),
)
"""Keys that every file of the house begins with."""

Check = Callable[[Document, Mapping, tuple[str, ...]], Iterator[Diagnostic]]
Across = Callable[
    [Document, Mapping, list[PhraseFile]], Iterator[tuple[Document, Diagnostic]]
]

_CHECKS: dict[str, Check] = {
    "compensation": catalogue.check, "law": law.check, "touchpoints": touchpoints.check,
}  # fmt: skip
_ACROSS: dict[str, Across] = {
    "compensation": catalogue.across, "touchpoints": touchpoints.across,
}  # fmt: skip
_CATEGORY = {"compensation": "catalogue", "law": "law"}


def check(
    document: Document,
    root: Node,
    today: date | None = None,
    *,
    interval: int = 0,
    langs: tuple[str, ...] = LANGS,
) -> Iterator[Diagnostic]:
    """Find what is wrong with a file of the house as such; wording is not looked at.

    Args:
        document: The file.
        root: Its tree.
        today: The day to compare `review_by` with; None is the real one.
        interval: Days within which a review has to be; 0 for any.
        langs: Languages that each text has to be written in.

    Yields:
        Findings, each with what to write instead.
    """
    if not isinstance(root, Mapping):
        message = "A file of the house begins with its keys: owner, review_by and so on."
        span = root.start, max(root.end, root.start)
        yield document.diagnostic("phrase/wrong-type", "error", *span, message)
        return
    head = Mapping(root.start)
    head.items = {one.name: root.items[one.name] for one in HEAD if one.name in root.items}
    found = [*structure.fields(document, head, HEAD, "this file", langs)]
    today, stem = today or date.today(), PurePath(document.path).stem
    found += reviews.review(document, root, today, interval)
    found += reviews.entries(document, root, _CATEGORY.get(stem, "house"), today, interval)
    for holder, name, value in _written(root):
        found += structure.texts_of(document, holder, name, value, langs)
    own = _CHECKS.get(stem)
    if own:
        found += own(document, root, langs)
    # A text that a file declares is looked at twice.
    yield from dict.fromkeys(found)


def across(
    document: Document, files: list[PhraseFile]
) -> Iterator[tuple[Document, Diagnostic]]:
    """Compare a file of the house with the phrases.

    Args:
        document: The file of the house.
        files: All phrase files.

    Yields:
        The document a finding stands in, and the finding.

    Raises:
        DocumentError: If the file can't be understood.
    """
    root = parse(document)
    own = _ACROSS.get(PurePath(document.path).stem)
    if own and isinstance(root, Mapping):
        yield from own(document, root, files)


def texts(root: Node) -> Iterator[tuple[str, Scalar]]:
    """List all texts of a file with their languages.

    Args:
        root: Its tree.

    Yields:
        Language and text, in the order of the file.
    """
    for _, _, value in _written(root):
        for lang, (_, text) in value.items.items():
            if lang in LANGS and isinstance(text, Scalar) and text.text.strip():
                yield lang, text


def _written(node: Node) -> Iterator[tuple[Mapping, str, Mapping]]:
    """List what is written in several languages: where it stands, its name, the texts."""
    if isinstance(node, Mapping):
        for name, (_, value) in node.items.items():
            if _is_texts(value):
                yield node, name, value
            elif isinstance(value, Sequence):
                for item in value.items:
                    if _is_texts(item):
                        holder = Mapping(item.start)
                        holder.items[name] = next(iter(item.items.values()))[0], item
                        yield holder, name, item
                    else:
                        yield from _written(item)
            else:
                yield from _written(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _written(item)


def _is_texts(node: Node) -> bool:
    return isinstance(node, Mapping) and not node.items.keys().isdisjoint(LANGS)
