"""The words people search with, as data: `<lang>.yml` beside this module.

``forms`` are forms of one word that a stemmer keeps apart, ``synonyms`` groups of words that mean
the same to somebody in a hurry, ``weak`` those that any query may hold, ``pages`` the words for
which one page is the answer, and ``labels`` the names of the kinds of result.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from handbook.errors import HandbookError
from lint.documents import DocumentError, read
from lint.documents.yaml_tree import Mapping, Node, Scalar, Sequence, parse

LABELS = ("script", "words", "tool", "page", "phrase", "rule", "section", "instead", "customer")
"""Kinds of result, and the two words that lead in a line of one."""


_KINDS = {Scalar: "words", Sequence: "a list", Mapping: "a mapping"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language.

    Attributes:
        forms: Groups of forms of one word that its stem does not bring together.
        synonyms: Groups of words or phrases.
        weak: Words that any query may hold and that lead nowhere by themselves.
        pages: What people type when they want a page, by its path without the ending.
        labels: Names of the kinds of result.
    """

    forms: tuple[tuple[str, ...], ...]
    synonyms: tuple[tuple[str, ...], ...]
    weak: tuple[str, ...]
    pages: dict[str, tuple[str, ...]]
    labels: dict[str, str]


@functools.cache
def load(lang: str) -> Vocabulary:
    """Read the words of one language.

    Args:
        lang: Code of the language.

    Returns:
        Its vocabulary.

    Raises:
        HandbookError: If the file is missing or not of the right shape; names the line.
    """
    path = Path(__file__).with_name(f"{lang}.yml")
    try:
        document = read(path)
        tree = parse(document)
    except DocumentError as error:
        raise HandbookError(f"{error.path}:{error.line}:{error.column}: {error.message}") from None

    def fault(node: Node, needed: str) -> HandbookError:
        line, column = document.position(node.start)
        return HandbookError(f"{path.name}:{line}:{column}: this needs {needed}")

    def part(tree: Node, key: str, kind: type) -> Node:
        found = tree.items.get(key) if isinstance(tree, Mapping) else None
        if not found or not isinstance(found[1], kind):
            raise fault(tree, f"“{key}” with {_KINDS[kind]}")
        return found[1]

    def terms(node: Node) -> tuple[str, ...]:
        if not isinstance(node, Scalar):
            raise fault(node, "words with commas between them, on one line or folded")
        return tuple(filter(None, (term.strip() for term in node.text.split(","))))

    labels = {
        key: node.text
        for key, (_, node) in part(tree, "labels", Mapping).items.items()
        if isinstance(node, Scalar)
    }
    if missing := [name for name in LABELS if name not in labels]:
        raise fault(tree, f"labels for {', '.join(missing)}")
    return Vocabulary(
        forms=tuple(terms(node) for node in part(tree, "forms", Sequence).items),
        synonyms=tuple(terms(node) for node in part(tree, "synonyms", Sequence).items),
        weak=terms(part(tree, "weak", Scalar)),
        pages={key: terms(node) for key, (_, node) in part(tree, "pages", Mapping).items.items()},
        labels=labels,
    )
