"""Messages from a file, in batches: CSV, JSON lines or Parquet, the first two also as .gz."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lint.checks.nearest import nearest
from lint.names import LANGS, UsageError

CSV, JSON_LINES, PARQUET = "csv", "jsonl", "parquet"
"""Kinds of files."""

BATCH = 2_000
"""Messages that are checked in one go."""

_ENDINGS = {
    ".csv": CSV, ".tsv": CSV, ".txt": CSV, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".json": JSON_LINES, ".parquet": PARQUET, ".pq": PARQUET,
}  # fmt: skip
_DELIMITERS = ",;\t|"
_LANG_NAMES = {"swe": "sv", "swedish": "sv", "svenska": "sv", "russian": "ru", "rus": "ru",
               "русский": "ru", "english": "en", "eng": "en"}  # fmt: skip
_SAMPLE = 1 << 16
_LONGEST_FIELD = 16 * 1024 * 1024

Row = tuple[int, Any, Any]
"""Number of a row (from 1), its text and its language as they stand in the file; None where it
could not be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where messages come from.

    Attributes:
        path: The file.
        text_column: Column or key of the text.
        lang_column: Column or key of the language; empty where all have the same.
        lang: The language of rows that name none.
        encoding: How the file is written.
    """

    path: Path
    text_column: str
    lang_column: str = ""
    lang: str = ""
    encoding: str = "utf-8"


def kind_of(path: Path) -> str:
    """Tell the kind of a file by its ending.

    Raises:
        UsageError: If no kind has this ending.
    """
    name = path.name.lower().removesuffix(".gz")
    kind = _ENDINGS.get(os.path.splitext(name)[1])
    if kind is None or (kind == PARQUET and path.name.lower().endswith(".gz")):
        known = ", ".join(sorted(_ENDINGS))
        raise UsageError(f"{path}: can't tell what is in it; it must end in {known}")
    return kind


def lang_of(value: Any, default: str = "") -> str:
    """Read a language as people write it: en, EN, en-GB, swe, Russian; "" if it is none of ours."""
    if not isinstance(value, str) or not value.strip():
        return default
    name = value.strip().lower()
    name = _LANG_NAMES.get(name, name.replace("_", "-").partition("-")[0])
    return name if name in LANGS else ""


def batches(source: Source, size: int = BATCH) -> Iterator[tuple[list[Row], float]]:
    """Read a file.

    Args:
        source: The file and its columns.
        size: Rows in a batch.

    Yields:
        A batch and which part of the file has been read, 0 to 1.

    Raises:
        UsageError: If the file can't be read or lacks a column.
    """
    kind = kind_of(source.path)
    try:
        total = source.path.stat().st_size or 1
        if kind == PARQUET:
            yield from _parquet(source, size)
            return
        with open(source.path, "rb") as raw:
            rows = (_csv if kind == CSV else _json_lines)(source, raw)
            batch: list[Row] = []
            for row in rows:
                batch.append(row)
                if len(batch) == size:
                    yield batch, min(raw.tell() / total, 1.0)
                    batch = []
            yield batch, 1.0
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{source.path}: can't be read: {reason}") from None


def _text(source: Source, raw: IO[bytes]) -> IO[str]:
    zipped = source.path.name.lower().endswith(".gz")
    stream: Any = gzip.GzipFile(fileobj=raw) if zipped else raw
    stream = io.BufferedReader(stream, _SAMPLE)
    sample = stream.peek(_SAMPLE)
    encoding = source.encoding
    if encoding == "utf-8":
        wide = sample[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        encoding = "utf-16" if wide else "utf-8-sig"
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except LookupError:
        raise UsageError(f"--encoding {encoding}: there is none of this name") from None
    except UnicodeDecodeError:
        message = "name how it is written, for example --encoding cp1251 or --encoding latin-1"
        raise UsageError(f"{source.path}: is not {source.encoding}; {message}") from None
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def _csv(source: Source, raw: IO[bytes]) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    stream = _text(source, raw)
    head = stream.readline()
    delimiter = max(_DELIMITERS, key=head.count)
    while head.count('"') % 2 and (more := stream.readline()):
        head += more
    names = next(csv.reader([head], delimiter=delimiter), [])
    text, lang = _columns(source, [name.strip() for name in names])
    reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, None, None
            continue
        if not row:
            continue
        if text < len(row):
            yield number, row[text], row[lang] if 0 <= lang < len(row) else ""
        else:
            yield number, None, None


def _json_lines(source: Source, raw: IO[bytes]) -> Iterator[Row]:
    seen = False
    for number, line in enumerate(_text(source, raw), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            if number == 1 and line.lstrip()[:1] == "[":
                message = "is one JSON list; write one object on each line (JSON lines)"
                raise UsageError(f"{source.path}: {message}")
            yield number, None, None
            continue
        if not seen:
            _columns(source, list(row))
            seen = True
        yield number, row.get(source.text_column), row.get(source.lang_column)


def _parquet(source: Source, size: int) -> Iterator[tuple[list[Row], float]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = "Parquet needs pyarrow: python -m pip install pyarrow"
        raise UsageError(f"{source.path}: {message}") from None
    try:
        file = parquet.ParquetFile(source.path)
        _columns(source, file.schema_arrow.names)
        columns = [name for name in (source.text_column, source.lang_column) if name]
        number, total = 0, max(file.metadata.num_rows, 1)
        for batch in file.iter_batches(batch_size=size, columns=columns):
            texts = batch.column(source.text_column).to_pylist()
            langs: Iterable[Any] = [""] * len(texts)
            if source.lang_column:
                langs = batch.column(source.lang_column).to_pylist()
            numbers = range(number + 1, number + 1 + len(texts))
            number += len(texts)
            yield list(zip(numbers, texts, langs, strict=True)), number / total
    except pyarrow.ArrowException as error:
        raise UsageError(f"{source.path}: not sound Parquet: {error}") from None


def _columns(source: Source, names: list[str]) -> tuple[int, int]:
    """Find the places of the columns; -1 for a language column that is not wanted."""
    for column in (source.text_column, source.lang_column):
        if column and column not in names:
            near = nearest(column, names)
            hint = f"did you mean {near}?" if near else f"it has: {', '.join(names[:20])}"
            raise UsageError(f"{source.path}: no column {column}; {hint}")
    lang = names.index(source.lang_column) if source.lang_column else -1
    return names.index(source.text_column), lang
