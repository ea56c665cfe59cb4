"""Check what holds between pages and phrase files: references, languages, blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.checks.nearest import clip, did_you_mean, nearest
from lint.diagnostics import Diagnostic
from lint.documents.document import Document, DocumentError
from lint.documents.markdown import Page, page
from lint.documents.md_lines import BLOCK_NAMES
from lint.phrases import LANG_NAMES, LANGS, PhraseFile

_SHOWN = 9
"""Phrases of a situation that a message names."""


def check_references(
    pages: Iterable[Document], phrase_files: Iterable[PhraseFile], whole: bool = True
) -> Iterator[Diagnostic]:
    """Find references that lead nowhere, phrases nobody uses, and pages a language lacks.

    Args:
        pages: Markdown pages; one whose front matter is broken is left out.
        phrase_files: The phrase files.
        whole: Whether these are all pages and files; only then can a phrase be called unused
            or a page missing.

    Yields:
        Findings with path, line and column.
    """
    files = list(phrase_files)
    known = {phrase.full_id: phrase for file in files for phrase in file.phrases if phrase.id}
    used: set[str] = set()
    read: list[Document] = []
    for document in pages:
        try:
            content = page(document)
        except DocumentError:
            continue
        read.append(document)
        yield from _blocks(document, content)
        for head in content.heads:
            if head.name == "say":
                used.add(head.argument)
                if head.argument not in known:
                    message, near = _unknown(head.argument, known)
                    rule = "reference/unknown-phrase"
                    suggestions = (near,) if near else ()
                    span = head.start, head.end
                    yield document.diagnostic(rule, "error", *span, message, suggestions)
    if not whole:
        return
    for name, phrase in known.items():
        if name not in used:
            shown = clip(name)
            message = f"No page uses {shown}. Put `/// say | {shown}` in one, or delete the phrase."
            rule, span = "reference/unused-phrase", (phrase.key.start, phrase.key.end)
            yield phrase.file.document.diagnostic(rule, "warning", *span, message)
    yield from _languages(read)


def page_lang(path: str | Path) -> str | None:
    """Tell the language of a page by its folder: the nearest one named en, ru or sv."""
    folders = reversed(Path(path).absolute().parts[:-1])
    return next((folder for folder in folders if folder in LANGS), None)


def _unknown(name: str, known: Iterable[str]) -> tuple[str, str]:
    if not name:
        return "This block names no phrase. Write `/// say | situation.phrase-id`.", ""
    situation, _, short = name.partition(".")
    siblings = {
        one.partition(".")[2]: one for one in known if one.partition(".")[0] == situation
    }
    near = nearest(short, siblings)
    near = siblings[near] if near else "" if siblings else nearest(name, known)
    message = f"There is no phrase {clip(name)}{did_you_mean(near)}"
    if not near and siblings:
        message += f" {clip(situation)} has: {', '.join(sorted(siblings)[:_SHOWN])}."
    elif not near:
        message += f" Write it in phrases/{clip(situation)}.yml, or correct the name."
    return message, near


def _blocks(document: Document, content: Page) -> Iterator[Diagnostic]:
    for head in content.heads:
        if head.name not in BLOCK_NAMES:
            near = nearest(head.name, sorted(BLOCK_NAMES))
            message = (
                f"There is no block `{clip(head.name)}`{did_you_mean(near)} "
                "It would be shown as plain text."
            )
            span = head.start, head.end
            yield document.diagnostic("page/unknown-block", "error", *span, message)
        elif not head.closed:
            slashes = "/" * min(head.slashes, 20)
            message = (
                f"The block `{slashes} {head.name}` is never closed. "
                f"Put a line of {slashes} at its end."
            )
            span = head.start, head.end
            yield document.diagnostic("page/unclosed-block", "error", *span, message)
    for start, end in content.stray:
        message = (
            "These slashes close no block. Remove them, or write as many as the block's head has."
        )
        yield document.diagnostic("page/stray-block-end", "error", start, end, message)


def _languages(pages: Iterable[Document]) -> Iterator[Diagnostic]:
    """Name each page that some language has and another, with a folder beside it, lacks."""
    told: set[Path] = set()
    by_lang = sorted(
        ((page_lang(one.path) or "", one) for one in pages),
        key=lambda pair: LANGS.index(pair[0]) if pair[0] in LANGS else len(LANGS),
    )
    for lang, document in by_lang:
        if not lang:
            continue
        path = Path(document.path).absolute()
        place = len(path.parts) - 2 - path.parts[:-1][::-1].index(lang)
        root, rest = Path(*path.parts[:place]), Path(*path.parts[place + 1 :])
        for other in LANGS:
            missing = root / other / rest
            if missing in told or not (root / other).is_dir() or missing.exists():
                continue
            told.add(missing)
            message = (
                f"The {LANG_NAMES[other]} handbook lacks this page. Translate it as "
                f"{root.name}/{other}/{rest.as_posix()}."
            )
            yield document.diagnostic("page/missing-language", "error", 0, 0, message)
