"""Proof that a fix changed its own words and nothing else, by reading the new text again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lint.diagnostics import Fix
from lint.documents import Document, DocumentError, Passage
from lint.documents.markdown import front_matter, page, passages
from lint.documents.yaml_nodes import Scalar
from lint.documents.yaml_tree import parse
from lint.fixes import Sound, splice
from lint.names import MARKDOWN
from lint.suppressions import scalars


def proof(path: str, lang: str = "en") -> Sound:
    """Give the proof for a kind of file.

    Args:
        path: The file; its ending tells the kind.
        lang: The language of a page.

    Returns:
        A function that takes the old text, the new one and the fixes between them, and tells
        whether the trees are the same but for the words of the fixes.
    """
    compare: Callable[[Document, Document, Sequence[Fix]], bool]
    if path.lower().endswith(MARKDOWN):
        compare = lambda old, new, fixes: _same_page(old, new, fixes, lang)  # noqa: E731
    else:
        compare = _same_tree

    def sound(old: str, new: str, fixes: Sequence[Fix]) -> bool:
        try:
            return compare(Document(path, old, False), Document(path, new, False), fixes)
        except DocumentError:
            return False

    return sound


def _same_tree(old: Document, new: Document, fixes: Sequence[Fix]) -> bool:
    return _same_scalars(list(scalars(parse(old))), list(scalars(parse(new))), fixes)


def _same_scalars(old: list[Scalar], new: list[Scalar], fixes: Sequence[Fix]) -> bool:
    if len(old) != len(new):
        return False
    for before, after in zip(old, new, strict=True):
        inside = [fix for fix in fixes if before.start <= fix.start and fix.end <= before.end]
        wanted = _expected(before, inside) if inside else before.text
        if wanted is None or after.text != wanted or after.style != before.style:
            return False
    return True


def _expected(scalar: Scalar, fixes: Sequence[Fix]) -> str | None:
    """Work out the value that fixes must give, or None where they cut a character in two."""
    length = len(scalar.text)
    starts = {scalar.source_span(n, n + 1)[0]: n for n in range(length)}
    ends = {scalar.source_span(n, n + 1)[1]: n + 1 for n in range(length)}
    own = []
    for fix in fixes:
        if fix.start not in starts or fix.end not in ends:
            return None
        text = fix.text
        if scalar.style == '"':
            text = text.replace('\\"', '"').replace("\\\\", "\\")
        elif scalar.style == "'":
            text = text.replace("''", "'")
        own.append(Fix(starts[fix.start], ends[fix.end], text))
    return splice(scalar.text, own)


def _same_page(old: Document, new: Document, fixes: Sequence[Fix], lang: str) -> bool:
    before, after = page(old), page(new)
    if [(h.name, h.argument, h.closed) for h in before.heads] != [
        (h.name, h.argument, h.closed) for h in after.heads
    ]:
        return False
    front = front_matter(old), front_matter(new)
    if (front[0] is None) != (front[1] is None):
        return False
    if front[0] and front[1]:
        if not _same_scalars(list(scalars(front[0])), list(scalars(front[1])), fixes):
            return False
    texts = [[p for p in passages(one, lang) if p.scalar is None] for one in (old, new)]
    return len(texts[0]) == len(texts[1]) and all(
        _same_passage(one, other, fixes) for one, other in zip(*texts, strict=True)
    )


def _same_passage(old: Passage, new: Passage, fixes: Sequence[Fix]) -> bool:
    first, last = old.source_span(0, len(old.text))
    inside = [
        Fix(fix.start - first, fix.end - first, fix.text)
        for fix in fixes
        if first <= fix.start and fix.end <= last
    ]
    return (new.text, new.role, new.lang) == (splice(old.text, inside), old.role, old.lang)
