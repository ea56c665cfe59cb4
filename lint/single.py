"""Check one file on its own: its build, its texts, its opt-outs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lint import suppressions
from lint.checks.spoken import Spoken
from lint.diagnostics import Diagnostic, Fix
from lint.documents import Document, DocumentError
from lint.documents.yaml_nodes import Mapping, Scalar
from lint.names import LANGS, MARKDOWN, YAML, is_house_file
from lint.records import HeadRecord, PhraseRecord, Record

if TYPE_CHECKING:
    from lint.phrases import PhraseFile

_SPOKEN = ("say", "prose")
_TO_CUSTOMERS = ("command", "staff-scolding", "register")
"""Faults only in a line said to a customer: the prose of a page speaks to staff."""

_ESCAPES = {'"': (("\\", "\\\\"), ('"', '\\"')), "'": (("'", "''"),)}


def check_document(document: Document, spoken: Spoken) -> Record:
    """Check one document, whatever the others hold.

    Args:
        document: A phrase file or a page, told apart by the ending of its path.
        spoken: The checks of single texts.

    Returns:
        Its findings with path and places, and what other files need to know of it. A file that
        can't be understood is a finding.
    """
    ending = document.path[document.path.rfind(".") :].lower()
    try:
        if is_house_file(document.path):
            return _facts(document, spoken)
        if ending in YAML:
            return _phrases(document, spoken)
        if ending in MARKDOWN:
            return _page(document, spoken)
    except DocumentError as error:
        return Record("other", document.path, [error.diagnostic])
    kinds = ", ".join(YAML + MARKDOWN)
    message = (
        f"The linter reads phrase files and pages: {kinds}. Send any other text to its standard "
        "input: lint check - --lang en < FILE"
    )
    found = document.diagnostic("file/unknown-kind", "error", 0, 0, message)
    return Record("other", document.path, [found])


def _phrases(document: Document, spoken: Spoken) -> Record:
    from lint.checks import structure
    from lint.phrases import load

    file = document.parsed = load(document)
    if isinstance(file.node, Mapping) and not {"phrases", "situation"} & file.node.items.keys():
        if drills := file.node.items.get("drills"):
            message = "These are drills of a practice page, not phrases: nothing was checked here."
            span = drills[0].start, drills[0].end
            found = document.diagnostic("file/drills", "note", *span, message)
            return Record("other", document.path, [found])
    langs = spoken.config.languages
    record = Record("phrases", document.path)
    record.found += structure.check(file, interval=spoken.config.review_interval, langs=langs)
    record.until = _until(record.found, file.review_by)
    record.phrases = outline(file).phrases
    for lang in langs:  # one after the other: what was read of a language is soon read again
        for phrase in file.phrases:
            if scalar := phrase.say.get(lang):
                for found in spoken(scalar.text, lang):
                    record.found.append(_in_scalar(found, scalar, document))
            scalar = phrase.avoid.get(lang)
            if scalar and scalar.text.strip():
                record.found += _avoid(scalar.text, scalar.source_span, lang, document, spoken)
    entries = [(phrase.first, phrase.last) for phrase in record.phrases]
    record.allowances += suppressions.in_yaml(document, file.node, entries)
    return record


def _facts(document: Document, spoken: Spoken) -> Record:
    from lint.checks import house, reviews
    from lint.documents.yaml_tree import parse

    config = spoken.config
    root = parse(document)
    record = Record("house", document.path)
    record.found += house.check(
        document, root, interval=config.review_interval, langs=config.languages
    )
    held = (_until(record.found, day) for day in reviews.dates(root))
    record.until = min(filter(None, held), default="")
    for lang, scalar in house.texts(root):
        if lang in config.languages:
            for found in spoken(scalar.text, lang, talk=False):
                if found.category not in _TO_CUSTOMERS:
                    record.found.append(_in_scalar(found, scalar, document))
    record.allowances += suppressions.in_yaml(document, root, [])
    return record


def outline(file: PhraseFile) -> Record:
    """Give the names and places of the phrases of a file, unchecked."""
    document = file.document
    record = Record("phrases", document.path)
    starts = [phrase.first for phrase in file.phrases]
    for phrase, last in zip(file.phrases, [*starts[1:], len(document.text)], strict=False):
        key = suppressions.place(document, phrase.key.start, phrase.key.end)
        record.phrases.append(PhraseRecord(phrase.id, phrase.full_id, key, phrase.first, last))
    return record


def _page(document: Document, spoken: Spoken) -> Record:
    from lint.checks import pages
    from lint.checks.unwritten import unwritten
    from lint.documents import markdown

    lang = pages.page_lang(document.path)
    if lang is None:
        message = f"can't tell the language: put the page under docs/<{'|'.join(LANGS)}>/"
        found = document.diagnostic("page/language", "error", 0, 0, message)
        return Record("page", document.path, [found])
    record = Record("page", document.path, lang=lang)
    record.script = markdown.is_script(document)
    content = markdown.page(document)
    record.heads = [
        HeadRecord(h.name, h.argument, h.start, h.end, h.slashes, h.closed) for h in content.heads
    ]
    record.stray = list(content.stray)
    spans = [(head.start, head.end) for head in content.heads] + record.stray
    record.places = {offset: document.position(offset) for span in spans for offset in span}
    for passage in markdown.passages(document, lang):
        if passage.lang not in spoken.config.languages:
            continue
        if passage.role in _SPOKEN:
            for found in spoken(passage.text, passage.lang, passage.role == "say"):
                if passage.role == "prose" and found.category in _TO_CUSTOMERS:
                    continue
                scalar = passage.scalar
                if scalar is not None:
                    record.found.append(_in_scalar(found, scalar, document))
                else:
                    record.found += _in_prose(found, passage, document)
        elif passage.role == "avoid":
            record.found += _avoid(
                passage.text, passage.source_span, passage.lang, document, spoken
            )
    record.found += unwritten(document, content.front)
    record.allowances += suppressions.in_markdown(document)
    return record


def _avoid(
    text: str, source_span: Callable, lang: str, document: Document, spoken: Spoken
) -> Iterator[Diagnostic]:
    """A bad example has to be caught, or it teaches nothing."""
    if not spoken.catches(text, lang):
        message = (
            "no rule catches this bad example: make the fault plainer, "
            "or add a rule that hears it"
        )
        span = source_span(0, len(text))
        yield document.diagnostic("phrase/avoid-not-caught", "error", *span, message)


def _in_scalar(found: Diagnostic, scalar: Scalar, document: Document) -> Diagnostic:
    """Trace a finding, and its fix, from a YAML text to the source."""
    fix = found.fix
    if fix:
        if scalar.exact and "\n" not in fix.text:
            text = fix.text
            for char, written in _ESCAPES.get(scalar.style, ()):
                text = text.replace(char, written)
            fix = Fix(*scalar.source_span(fix.start, fix.end), text, fix.safe)
        else:
            fix = None
    return placed(replace(found.at(*scalar.source_span(found.start, found.end)), fix=fix), document)


def _in_prose(found: Diagnostic, passage, document: Document) -> Iterator[Diagnostic]:
    """Trace a finding from a page's prose, where blanks may stand for code and other marks."""
    start, end = passage.source_span(found.start, found.end)
    fix = found.fix
    if fix:
        first, last = passage.source_span(fix.start, fix.end)
        if document.text[first:last] != passage.text[fix.start : fix.end]:
            return
        fix = Fix(first, last, fix.text, fix.safe)
    yield placed(replace(found.at(start, end), fix=fix), document)


def placed(found: Diagnostic, document: Document) -> Diagnostic:
    """Fill in path, lines and columns of a finding whose span is one of the document."""
    line, column = document.position(found.start)
    end_line, end_column = document.position(found.end)
    return replace(
        found,
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
    )


def _until(found: list[Diagnostic], review_by: str) -> str:
    """Give the last day on which the findings about a review date stay as they are."""
    from lint.checks.reviews import REVIEW_NOTICE

    rules = {one.rule for one in found}
    if "phrase/review-overdue" in rules or not review_by:
        return ""
    try:
        due = date.fromisoformat(review_by)
        quiet = due - timedelta(days=REVIEW_NOTICE + 1)
    except (ValueError, OverflowError):
        return ""
    far = "phrase/review-far" in rules
    return min(quiet, date.today()).isoformat() if far or quiet < date.today() else quiet.isoformat()
