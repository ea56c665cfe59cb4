"""What to show beside the words under the pointer: the reason, the rewrites, or the phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint.checks.pages import page_lang
from lint.diagnostics import Diagnostic
from lint.documents import Document, DocumentError
from lint.documents.markdown import page
from lint.phrases import Phrase

_MARKS = {"error": "✗", "warning": "△", "note": "·"}


def hover(
    document: Document,
    offset: int,
    found: Iterable[Diagnostic],
    phrases: Mapping[str, Phrase],
) -> tuple[str, int, int] | None:
    """Explain a place.

    Args:
        document: The text.
        offset: A place in it, in code points.
        found: The findings of the text.
        phrases: All phrases by full id.

    Returns:
        Markdown text and the half-open span it is about; None where there is nothing to say.
    """
    here = [one for one in found if one.start <= offset <= one.end and one.start < one.end]
    parts = [(_reason(one), one.start, one.end) for one in here]
    if phrase := _phrase(document, offset, phrases):
        parts.append(phrase)
    if not parts:
        return None
    about, starts, ends = zip(*parts, strict=True)
    return "\n\n---\n\n".join(about), min(starts), max(ends)


def _reason(found: Diagnostic) -> str:
    lines = [f"{_MARKS[found.severity]} **{found.rule}**", "", _plain(found.message)]
    if found.suggestions:
        lines += ["", *(f"- {_plain(one)}" for one in found.suggestions)]
    return "\n".join(lines)


def _phrase(
    document: Document, offset: int, phrases: Mapping[str, Phrase]
) -> tuple[str, int, int] | None:
    phrase, start, end = used_phrase(document, offset, phrases)
    if phrase is None:
        return None
    lang = page_lang(document.path)
    texts = [text for key, text in phrase.say.items() if lang in (None, key)]
    shown = "\n\n".join(_plain(text.text) for text in texts)
    return f"**{phrase.full_id}** · {phrase.step}\n\n{shown}", start, end


def used_phrase(
    document: Document, offset: int, phrases: Mapping[str, Phrase]
) -> tuple[Phrase | None, int, int]:
    """Find the phrase that a page uses at a place.

    Args:
        document: The text; nothing is found in a phrase file.
        offset: A place on the line `/// say | id`.
        phrases: All phrases by full id.

    Returns:
        The phrase and the half-open span of its id; None and zeros where there is none.
    """
    if page_lang(document.path) or not document.path.lower().endswith((".yml", ".yaml")):
        try:
            heads = page(document).heads
        except DocumentError:
            heads = []
        line = document.position(offset)[0]
        for head in heads:
            if head.name == "say" and document.position(head.start)[0] == line:
                return phrases.get(head.argument), head.start, head.end
    return None, 0, 0


def _plain(text: str) -> str:
    """Keep a text from being read as Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in text)
