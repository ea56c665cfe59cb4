"""The lines that the second opinion learns from, and those it is measured on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus import part
from lint.checks.wording import matcher, wording
from lint.documents import read
from lint.names import SIGNALS, is_house_file
from lint.opinion import FINE
from lint.phrases import load
from lint.rules import load_all

ROOT = Path(__file__).parents[1]

_FIRST_PERSON = re.compile(
    r"\b(i|we|my|our|us|me|i'll|we'll|i'm|we're|я|мы|мой|моя|наш|наша|нам|мне|нас|меня"
    r"|jag|vi|mig|oss|min|vår|vårt|våra)\b", re.I
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d.,:]*")
_NAME = re.compile(r"(?<=[a-zа-яёåäö,] )[A-ZА-ЯЁÅÄÖ][\w-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line.

    Attributes:
        text: The line.
        category: Its main fault, or "fine".
        kind: As in the corpus; "phrase" for a line of `phrases/`.
    """

    text: str
    category: str
    kind: str = ""

    @property
    def bad(self) -> bool:
        """Whether the line has a fault."""
        return self.category != FINE


def corpus(lang: str, folder: Path = ROOT / "corpus") -> tuple[list[Line], list[Line]]:
    """Read the corpus of a language: `<lang>.jsonl` and the files `<lang>-*.jsonl` beside it.

    Args:
        lang: "en", "ru" or "sv".
        folder: The folder of the corpus.

    Returns:
        The lines to train on, and the set-aside fifth.
    """
    parts: dict[str, list[Line]] = {"train": [], "aside": []}
    for path in (folder / f"{lang}.jsonl", *sorted(folder.glob(f"{lang}-*.jsonl"))):
        for row in labelled(path):
            parts[part(row["id"])].append(_line(row))
    return parts["train"], parts["aside"]


def labelled(path: Path) -> list[dict]:
    """Read labelled JSON lines.

    Raises:
        SystemExit: If a line can't be read or lacks what training needs; names file and line.
    """
    rows = []
    for number, data in enumerate(path.read_bytes().splitlines(), 1):
        try:
            row = json.loads(data.decode("utf-8-sig"))
            if row["label"] not in ("good", "bad") or not row["text"].strip() or not row["id"]:
                raise ValueError("label must be good or bad, id and text must not be empty")
            if (row["label"] == "bad") != bool(row["categories"]):
                raise ValueError("a bad line names its categories, a good one has none")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            told = f"{error} is missing" if isinstance(error, KeyError) else error
            if isinstance(error, UnicodeDecodeError):
                told = "not UTF-8 text: save the file as UTF-8"
            raise SystemExit(f"{path}:{number}: {told} (see corpus/README.md)") from None
        rows.append(row)
    return rows


def given(path: Path, lang: str) -> list[Line]:
    """Read the lines of a language from labelled rows of any language."""
    return [_line(row) for row in labelled(path) if row.get("lang", lang) == lang]


def phrases(lang: str, folder: Path = ROOT / "phrases") -> list[Line]:
    """Read the lines that the handbook recommends, which are fine, and its bad examples.

    Args:
        lang: "en", "ru" or "sv".
        folder: The folder of phrase files.

    Returns:
        Lines in the order of the files. A bad example counts as what the first rule hears in
        it; one that no rule hears is left out.
    """
    lines = []
    rules = matcher(lang)
    for path in sorted(folder.glob("*.yml")):
        if is_house_file(path):
            continue
        for phrase in load(read(path)).phrases:
            if lang in phrase.say:
                lines.append(Line(phrase.say[lang].text, FINE, "phrase"))
            if lang in phrase.avoid:
                text = phrase.avoid[lang].text
                found = next(iter(wording(text, rules)), None)
                if found:
                    lines.append(Line(text, found.category, "phrase"))
    return lines


def examples(lang: str) -> list[Line]:
    """Read the examples of the rules: what each must catch, must let pass, and says instead.

    Args:
        lang: "en", "ru" or "sv".
    """
    lines = []
    for file in load_all(lang):
        if file.category == SIGNALS:
            continue
        for rule in file.rules:
            lines += [Line(one.text, file.category, "example") for one in rule.bad]
            lines += [Line(one.text, FINE, "example") for one in rule.good]
            lines += [Line(one, FINE, "example") for one in rule.say]
    return lines


def masked(text: str) -> str:
    """Hide digits, names and the first person, to see whether a design leans on them."""
    return _FIRST_PERSON.sub("", _NAME.sub("", _NUMBER.sub("", text)))


def texts(lines: Iterable[Line]) -> list[str]:
    """The texts of some lines."""
    return [line.text for line in lines]


def _line(row: dict) -> Line:
    return Line(row["text"], (row["categories"] or [FINE])[0], row.get("kind", ""))
