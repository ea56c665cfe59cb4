"""Check the slots of texts: written rightly, and the same ones in each language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lint.checks.nearest import clip, nearest
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Scalar
from lint.phrases import LANG_NAMES, SLOT

_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]")
_NO_NAME = re.compile(r"[^a-z0-9]+")


def malformed_slots(document: Document, texts: Iterable[Scalar]) -> Iterator[Diagnostic]:
    """Find braces that make no slot.

    Args:
        document: The document the texts stand in.
        texts: The texts.

    Yields:
        Findings `phrase/malformed-slot`, with the slot to write if it can be guessed.
    """
    for scalar in texts:
        text = scalar.text
        if "{" not in text and "}" not in text:
            continue
        if text.count("{") == text.count("}") == len(SLOT.findall(text)):
            continue
        for found in _BRACES.finditer(text):
            braces = found[0]
            if not SLOT.fullmatch(braces):
                better, message = _mend(braces)
                span = scalar.source_span(*found.span())
                suggestions = (better,) if better else ()
                rule = "phrase/malformed-slot"
                yield document.diagnostic(rule, "error", *span, message, suggestions)


def _mend(braces: str) -> tuple[str, str]:
    if len(braces) == 1:
        missing = "closing" if braces == "{" else "opening"
        return "", f"This brace has no {missing} one. A slot is written {{name}}."
    name = _NO_NAME.sub("_", braces.strip("{} ").lower()).strip("_")
    better = f"{{{name}}}" if SLOT.fullmatch(f"{{{name}}}") else ""
    if not better:
        message = f"`{clip(braces)}` is no slot. Its name takes small Latin letters: {{name}}."
    elif braces.startswith("{{"):
        message = f"`{clip(braces)}` has two pairs of braces. Write {clip(better)}."
    else:
        message = (
            f"`{clip(braces)}` is no slot: its name takes small Latin letters, digits and "
            f"underscores. Write {clip(better)}."
        )
    return better, message


def compare_slots(document: Document, texts: Mapping[str, Scalar]) -> Iterator[Diagnostic]:
    """Find slots that not every language has.

    Args:
        document: The document the texts stand in.
        texts: One phrase's text in each language.

    Yields:
        Findings `phrase/slots-differ` at the language that stands alone.
    """
    slots = {lang: set(SLOT.findall(scalar.text)) for lang, scalar in texts.items()}
    if len(slots) < 2 or all(names == next(iter(slots.values())) for names in slots.values()):
        return
    meant = _meant(slots)
    for name in sorted(set().union(*slots.values())):
        having = [lang for lang in slots if name in slots[lang]]
        lacking = [lang for lang in slots if name not in slots[lang]
                   and name not in meant[lang].values()]  # fmt: skip
        if not lacking:
            continue
        shown = f"{{{clip(name)}}}"
        if len(having) < len(lacking):
            at = having
            others = " and ".join(LANG_NAMES[lang] for lang in lacking)
            message = f"Only this text has the slot {shown}: add it to {others}, or remove it here."
        else:
            at = lacking
            others = " and ".join(LANG_NAMES[lang] for lang in having)
            message = f"The slot {shown} of {others} is missing in this text. Add it."
        for lang in at:
            scalar = texts[lang]
            found = re.search(re.escape(f"{{{name}}}"), scalar.text)
            span = scalar.source_span(*found.span()) if found else (scalar.start, scalar.whole_end)
            near = meant[lang].get(name, "")
            better = f"{{{near}}}"
            said = f"{message} Did you mean {better}?" if near else message
            suggestions = (better,) if near else ()
            yield document.diagnostic("phrase/slots-differ", "error", *span, said, suggestions)


def _meant(slots: Mapping[str, set[str]]) -> dict[str, dict[str, str]]:
    """Find misspelt slots: what only one language has, to what it lacks of the others."""
    count = Counter(name for names in slots.values() for name in names)
    shared = {name for name, times in count.items() if times > 1}
    found: dict[str, dict[str, str]] = {}
    for lang, own in slots.items():
        near = {name: nearest(name, sorted(shared - own)) for name in sorted(own - shared)}
        found[lang] = {name: right for name, right in near.items() if right}
    return found
