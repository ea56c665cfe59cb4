"""Which texts a language lacks, and which are older than their English original."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lint.config import Config
from lint.documents import DocumentError, read
from lint.documents.yaml_nodes import Scalar
from lint.history import History
from lint.names import is_house_file
from lint.phrases import Phrase, PhraseFile, load

ORIGINAL = "en"


@dataclass(frozen=True, slots=True)
class Gap:
    """A text to write or to look at again.

    Attributes:
        lang: The language.
        path: The file.
        line: 1-based line, or 0 for a whole file.
        name: Id of the phrase and its key, or the page.
        kind: "missing" or "older".
    """

    lang: str
    path: Path
    line: int
    name: str
    kind: str


def gaps(config: Config, history: History) -> Iterator[Gap]:
    """Find what is missing or older than its English original.

    Args:
        config: The settings in force.
        history: Times of changes; where none are known, only what is missing is found.

    Yields:
        Gaps by file and place. A text is older when its lines were last changed before those of
        the English text: whoever has looked at it again touches it, or commits both together.
    """
    others = [lang for lang in config.languages if lang != ORIGINAL]
    for folder in config.phrases:
        for path in sorted((config.root / folder).rglob("*.y*ml")):
            if is_house_file(path):
                continue
            try:
                file = load(read(path))
            except DocumentError:
                continue
            yield from _in_file(file, path, others, history)
    for folder in config.paths:
        yield from _pages(config.root / folder, others, history)


def _in_file(
    file: PhraseFile, path: Path, others: list[str], history: History
) -> Iterator[Gap]:
    times = history.lines(path) if history.known else {}
    for name, texts, line in _texts(file):
        original = texts.get(ORIGINAL)
        if original is None or not original.text.strip():
            continue
        changed = _changed(original, times)
        for lang in others:
            text = texts.get(lang)
            if text is None or not text.text.strip():
                yield Gap(lang, path, line, name, "missing")
            elif _changed(text, times) < changed:
                place = file.document.position(text.start)[0]
                yield Gap(lang, path, place, name, "older")


def _texts(file: PhraseFile) -> Iterator[tuple[str, dict[str, Scalar], int]]:
    if file.title:
        yield f"{file.situation}: title", file.title, 1
    for phrase in file.phrases:
        line = file.document.position(phrase.key.start)[0]
        for key in ("say", "avoid", "customer"):
            texts = _of(phrase, key)
            if texts:
                yield f"{phrase.full_id}: {key}", texts, line


def _of(phrase: Phrase, key: str) -> dict[str, Scalar]:
    return {"say": phrase.say, "avoid": phrase.avoid, "customer": phrase.customer}[key]


def _changed(text: Scalar, times: dict[int, float]) -> float:
    document = text.document
    first, last = document.position(text.start)[0], document.position(text.whole_end)[0]
    return max((times.get(line, 0.0) for line in range(first, last + 1)), default=0.0)


def _pages(folder: Path, others: list[str], history: History) -> Iterator[Gap]:
    home = folder / ORIGINAL
    for original in sorted(home.rglob("*.md")):
        inner = original.relative_to(home)
        changed = history.file(original) if history.known else 0.0
        for lang in others:
            page = folder / lang / inner
            if not (folder / lang).is_dir():
                continue
            if not page.is_file():
                yield Gap(lang, page, 0, inner.as_posix(), "missing")
            elif history.known and history.file(page) < changed:
                yield Gap(lang, page, 0, inner.as_posix(), "older")
