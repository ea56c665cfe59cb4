"""Quick fixes: the fix of a finding, and its rewrites put in place of the words it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint.checks.pages import page_lang
from lint.diagnostics import Diagnostic, Fix
from lint.documents import Document, DocumentError
from lint.documents.markdown import front_matter
from lint.documents.yaml_nodes import Scalar
from lint.documents.yaml_tree import parse
from lint.fixes import choose, splice
from lint.names import YAML
from lint.proof import proof
from lint.suppressions import scalars

OFFERED = 3
"""Rewrites that are offered for a finding."""

_ESCAPES = {'"': (("\\", "\\\\"), ('"', '\\"')), "'": (("'", "''"),)}
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class QuickFix:
    """One change that is offered.

    Attributes:
        title: What the editor shows.
        edit: The change.
        found: The finding it mends.
        preferred: Whether it keeps the meaning for sure.
    """

    title: str
    edit: Fix
    found: Diagnostic
    preferred: bool


def quick_fixes(
    document: Document, start: int, end: int, found: Iterable[Diagnostic]
) -> Iterator[QuickFix]:
    """Offer changes for the findings that touch a span.

    Args:
        document: The text.
        start: First code point.
        end: End, exclusive; may be the start.
        found: The findings of the text.

    Yields:
        For each finding its fix, then up to three rewrites; only those that leave all else in
        the document as it is, proven by reading the changed text.
    """
    sound = proof(document.path, page_lang(document.path) or "en")
    for one in found:
        if not (one.start <= end and start <= one.end):
            continue
        offered: set[str] = set()
        if one.fix and sound(document.text, splice(document.text, [one.fix]), [one.fix]):
            offered.add(splice(document.text, [one.fix]))
            yield QuickFix(_title(one.fix.text), one.fix, one, one.fix.safe)
        for text in one.suggestions[:OFFERED]:
            edit = _replacement(document, one, text)
            if edit and (changed := splice(document.text, [edit])) not in offered:
                offered.add(changed)
                yield QuickFix(_title(text), edit, one, False)


def safe_fixes(document: Document, found: Iterable[Diagnostic]) -> list[Fix]:
    """Give the fixes of a text that keep the meaning for sure and can be applied together."""
    fixes = choose(found)
    sound = proof(document.path, page_lang(document.path) or "en")
    return fixes if fixes and sound(document.text, splice(document.text, fixes), fixes) else []


def _replacement(document: Document, found: Diagnostic, text: str) -> Fix | None:
    if found.start >= found.end or "\n" in text:
        return None
    scalar = _scalar(document, found)
    if scalar is None:
        if document.path.lower().endswith(YAML):
            return None
        return Fix(found.start, found.end, text)
    if not scalar.exact:
        return None
    written = text
    for char, escaped in _ESCAPES.get(scalar.style, ()):
        written = written.replace(char, escaped)
    edit = Fix(found.start, found.end, written)
    sound = proof(document.path, page_lang(document.path) or "en")
    if sound(document.text, splice(document.text, [edit]), [edit]):
        return edit
    return _quoted(document, scalar, found, text)


def _quoted(document: Document, scalar: Scalar, found: Diagnostic, text: str) -> Fix | None:
    """Write a whole plain text anew in quotes, where the rewrite can't stand without them."""
    if scalar.style != "plain":
        return None
    at = [
        n
        for n in range(len(scalar.text))
        if found.start <= scalar.source_span(n, n + 1)[0] < found.end
    ]
    if not at:
        return None
    value = scalar.text[: at[0]] + text + scalar.text[at[-1] + 1 :]
    edit = Fix(scalar.start, scalar.whole_end, json.dumps(value, ensure_ascii=False))
    after = Document(document.path, splice(document.text, [edit]), False)
    try:
        old, new = ([one.text for one in _all_scalars(doc)] for doc in (document, after))
    except DocumentError:
        return None
    changed = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return edit if len(old) == len(new) and changed == [(scalar.text, value)] else None


def _scalar(document: Document, found: Diagnostic) -> Scalar | None:
    try:
        for scalar in _all_scalars(document):
            if scalar.start <= found.start and found.end <= scalar.end:
                return scalar
    except DocumentError:
        pass
    return None


def _all_scalars(document: Document) -> list[Scalar]:
    """List the YAML texts of a document: all of a phrase file, the front matter of a page."""
    if document.path.lower().endswith(YAML):
        return list(scalars(parse(document)))
    front = front_matter(document)
    return list(scalars(front)) if front else []


def _title(text: str) -> str:
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1] + "…"
    return f"→ {short}" if short else "→ (take it out)"
