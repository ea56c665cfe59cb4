"""Check the build of a phrase file: its keys, languages, ids, slots and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath

from lint.checks.nearest import clip, did_you_mean, nearest
from lint.checks.reviews import review
from lint.checks.slots import compare_slots, malformed_slots
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Node, Scalar, Sequence
from lint.phrases import (
    FILE_FIELDS, ID, LANG_NAMES, LANGS, LINK, PHRASE_FIELDS, RANGE, Field, Phrase, PhraseFile,
)  # fmt: skip

_ANY_LANG = frozenset(LANGS)
_SAMPLE = {
    "id": "own-it", "text": "…", "date": "2027-05-01", "texts": "{en: …, ru: …, sv: …}",
    "phrases": "a list of phrases", "list": "a list", "ids": "own-it", "range": "5-40",
    "link": "https://…",
}  # fmt: skip

_CUT_OFF = re.compile(r"[ \t]+(?P<rest>#(?![ \t]|lint:)[^\r\n]+)")
"""What follows a text without quotes and is no comment, which has a space after its #."""

_SHAPES = {"range": RANGE, "link": LINK}


def check(
    file: PhraseFile,
    today: date | None = None,
    *,
    interval: int = 0,
    langs: tuple[str, ...] = LANGS,
) -> Iterator[Diagnostic]:
    """Find what is wrong with a phrase file as such; wording is not looked at.

    Args:
        file: The loaded file.
        today: The day to compare `review_by` with; None is the real one.
        interval: Days within which a review has to be; 0 for any.
        langs: Languages that each text has to be written in.

    Yields:
        Findings with path, line and column, each with what to write instead.
    """
    document, root = file.document, file.node
    if not isinstance(root, Mapping):
        message = "A phrase file begins with its keys: situation, sector, touchpoint and so on."
        yield _finding(document, "wrong-type", root, message)
        return
    yield from fields(document, root, FILE_FIELDS, "this file", langs)
    yield from _situation(file, root)
    yield from review(document, root, today or date.today(), interval)
    entries = root.get("phrases")
    if not isinstance(entries, Sequence):
        return
    if not entries.items:
        yield _finding(document, "missing-key", entries, "There are no phrases. Write the first.")
    for entry in entries.items:
        if not isinstance(entry, Mapping):
            message = "Each phrase is a block that begins with `- id: …`, not a bare text."
            yield _finding(document, "wrong-type", entry, message)
            continue
        name = entry.get("id")
        named = isinstance(name, Scalar) and name.text
        whose = f"phrase {clip(name.text)}" if named else "a phrase"
        yield from fields(document, entry, PHRASE_FIELDS, whose, langs)
    yield from _ids(file.phrases, document)
    yield from _repeated(file.phrases, document)


def fields(
    document: Document, mapping: Mapping, declared: tuple[Field, ...], whose: str,
    langs: tuple[str, ...],
) -> Iterator[Diagnostic]:
    """Compare the keys and values of a mapping with their declaration.

    Args:
        document: The file.
        mapping: Where the keys stand.
        declared: The keys there are.
        whose: What to call the mapping in messages, such as `this file`.
        langs: Languages that each text has to be written in.

    Yields:
        Findings about keys that are missing or unknown, and values of the wrong kind.
    """
    names = [one.name for one in declared]
    for name, (key, _) in mapping.items.items():
        if name not in names:
            free = [known for known in names if known not in mapping.items]
            near = nearest(name, free) or nearest(name, names)
            message = (
                f"The key `{clip(name)}` is unknown{did_you_mean(near)} "
                f"Known keys: {', '.join(names)}."
            )
            yield _finding(document, "unknown-key", key, message, near)
    for one in declared:
        value = mapping.get(one.name)
        if value is None:
            if one.required:
                sample = one.values[0] if one.values else _SAMPLE[one.kind]
                at = next(iter(mapping.items.values()))[0] if mapping.items else mapping
                message = f"The key `{one.name}` is missing in {whose}. Add `{one.name}: {sample}`."
                yield _finding(document, "missing-key", at, message)
        elif one.kind == "texts":
            yield from texts_of(document, mapping, one.name, value, langs)
        elif one.kind in ("phrases", "list"):
            if not isinstance(value, Sequence):
                message = f"`{one.name}` must be a list: a line that begins with `-` for each."
                yield _finding(document, "wrong-type", _place(mapping, one.name, value), message)
        else:
            yield from _value(document, mapping, one, value)


def _value(
    document: Document, mapping: Mapping, declared: Field, value: Node
) -> Iterator[Diagnostic]:
    items: Iterable[Node] = [value]
    if declared.kind in ("choices", "ids") and isinstance(value, Sequence):
        items = value.items
        if not items:
            choice = f"Write some of: {', '.join(declared.values)}." if declared.values else ""
            message = f"`{declared.name}` is empty. {choice or declared.about}"
            yield _finding(document, "wrong-type", value, message)
    for item in items:
        if not isinstance(item, Scalar):
            sample = declared.values[0] if declared.values else _SAMPLE[declared.kind]
            message = f"`{declared.name}` must be text, such as `{sample}`."
            yield _finding(document, "wrong-type", _place(mapping, declared.name, item), message)
        elif not item.text.strip():
            message = f"`{declared.name}` is empty. {declared.about}"
            yield _finding(document, "empty-text", _place(mapping, declared.name, item), message)
        elif declared.values and item.text not in declared.values:
            near = nearest(item.text, declared.values)
            noun = declared.name.rstrip("s") if declared.kind == "choices" else declared.name
            message = (
                f"There is no {noun.replace('_', ' ')} `{clip(item.text)}`{did_you_mean(near)} "
                f"Write one of: {', '.join(declared.values)}."
            )
            yield _finding(document, "unknown-" + noun.replace("_", "-"), item, message, near)
        elif declared.kind in ("id", "ids") and not ID.fullmatch(item.text):
            message = (
                f"`{clip(item.text)}` is not in kebab-case. Write small Latin letters and digits "
                "with single hyphens between words, as in own-it."
            )
            yield _finding(document, "bad-id", item, message)
        elif declared.kind in _SHAPES and not _SHAPES[declared.kind].fullmatch(item.text):
            message = f"`{clip(item.text)}` is no {declared.kind}. {declared.about}"
            yield _finding(document, f"bad-{declared.kind}", item, message)


def texts_of(
    document: Document, mapping: Mapping, name: str, value: Node, langs: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Check that a key holds a text in each language, with the same slots.

    Args:
        document: The file.
        mapping: Where the key stands.
        name: The key.
        value: What should be the texts.
        langs: Languages they have to be written in.

    Yields:
        Findings about languages that are missing or unknown, and texts that are none.
    """
    if not isinstance(value, Mapping):
        keys = ", ".join(f"{lang}:" for lang in langs)
        message = f"`{name}` needs a text in each language. Write {keys} under it."
        yield _finding(document, "wrong-type", _place(mapping, name, value), message)
        return
    if value.items.keys() != _ANY_LANG:
        for lang, (key, _) in value.items.items():
            if lang not in _ANY_LANG:
                message = f"`{clip(lang)}` is not one of our languages: {', '.join(LANGS)}."
                yield _finding(document, "unknown-language", key, message)
        for lang in langs:
            if lang not in value.items:
                message = f"The {LANG_NAMES[lang]} text of `{name}` is missing. Add `{lang}: …`."
                yield _finding(document, "missing-language", mapping.items[name][0], message)
    texts: dict[str, Scalar] = {}
    for lang, (key, text) in value.items.items():
        if not isinstance(text, Scalar):
            message = (
                f"The text of `{name}`, {lang}, is read as a list or a mapping. "
                "Put a text that begins with { or [ in quotes."
            )
            yield _finding(document, "wrong-type", text, message)
        elif not text.text.strip() or (text.text in ("~", "null") and text.style == "plain"):
            message = f"The text of `{name}`, {lang}, is empty. Write it, or remove `{name}`."
            yield _finding(document, "empty-text", key, message)
        elif lang in _ANY_LANG:
            texts[lang] = text
            if text.style == "plain" and (rest := _CUT_OFF.match(document.text, text.end)):
                message = "A # after a space ends the text, and the rest is left out. Put the "
                message += "whole text in double quotes."
                span = rest.start("rest"), rest.end()
                yield document.diagnostic("phrase/cut-off", "error", *span, message)
    yield from malformed_slots(document, texts.values())
    yield from compare_slots(document, texts)


def _situation(file: PhraseFile, root: Mapping) -> Iterator[Diagnostic]:
    value, name = root.get("situation"), PurePath(file.path).stem
    if isinstance(value, Scalar) and value.text.strip() and value.text != name:
        message = (
            f"The situation `{clip(value.text)}` is not the file's name. "
            f"Write `situation: {clip(name)}`, or rename the file."
        )
        yield _finding(file.document, "situation-name", value, message, name)


def _ids(phrases: list[Phrase], document: Document) -> Iterator[Diagnostic]:
    first: dict[str, Phrase] = {}
    for phrase in phrases:
        before = first.setdefault(phrase.id, phrase) if phrase.id else phrase
        if before is not phrase:
            line = document.position(before.key.start)[0]
            message = f"The id `{clip(phrase.id)}` is already in line {line}. Choose another."
            yield _finding(document, "duplicate-id", phrase.key, message)


def _repeated(phrases: list[Phrase], document: Document) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Phrase] = {}
    for phrase in phrases:
        for lang, text in phrase.say.items():
            said = text.text.strip()
            before = first.setdefault((lang, said), phrase) if said else phrase
            if before is not phrase:
                line = document.position(before.say[lang].start)[0]
                message = (
                    f"Phrase {clip(before.id)} in line {line} says the same. "
                    "Use it in both places, or say this in another way."
                )
                yield _finding(document, "duplicate-text", text, message, severity="warning")


def _place(mapping: Mapping, name: str, value: Node) -> Node:
    """The value, or its key where the value is nothing one could point at."""
    return value if value.end > value.start else mapping.items[name][0]


def _finding(
    document: Document, rule: str, node: Node, message: str, better: str = "",
    severity: str = "error",
) -> Diagnostic:  # fmt: skip
    end = node.whole_end if isinstance(node, Scalar) else node.end
    suggestions = (better,) if better else ()
    return document.diagnostic(f"phrase/{rule}", severity, node.start, end, message, suggestions)
