"""The audit as a step of a Spark job, for archives that outgrow one machine.

The same check runs in each executor, which needs this package installed and nothing else:

    from lint.audit.spark import SCHEMA, checker

    found = messages.mapInPandas(checker("text", lang_column="lang", key="id"), SCHEMA)
    found.groupBy("lang", "category").agg(countDistinct("key")).show()

It takes and gives pandas frames; neither pandas nor pyspark is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

SCHEMA = (
    "key string, lang string, rule string, category string, severity string, "
    "start int, `end` int, words string, message string, suggestion string"
)
"""Columns of the result: one row for each finding."""

COLUMNS = (
    "key", "lang", "rule", "category", "severity", "start", "end", "words", "message", "suggestion",
)  # fmt: skip
"""Their names."""


def checker(
    text_column: str,
    lang_column: str = "",
    lang: str = "",
    key: str = "",
    config: Any = None,
) -> Callable[[Iterator[DataFrame]], Iterator[DataFrame]]:
    """Make the function for `DataFrame.mapInPandas`.

    Args:
        text_column: Column of the text.
        lang_column: Column of the language; "" where all rows have the same.
        lang: The language of rows that name none.
        key: Column that tells a message; its value is passed on as text. "" passes "".
        config: A `lint.config.Config`; the linter's own rules where it is None.

    Returns:
        A function from frames of messages to frames of findings, as `SCHEMA` describes them.
    """

    def check(frames: Iterator[DataFrame]) -> Iterator[DataFrame]:
        from lint.audit.judge import Judge
        from lint.audit.rows import lang_of
        from lint.config import Config

        judge = Judge(config or Config(), lang)
        for frame in frames:
            size = len(frame)
            langs = frame[lang_column] if lang_column else [lang] * size
            keys = frame[key] if key else [""] * size
            rows = []
            for name, text, named in zip(keys, frame[text_column], langs, strict=True):
                spoken = lang_of(named, lang)
                if spoken and isinstance(text, str) and text.strip():
                    for one in judge(text, spoken):
                        say = one.suggestions[0] if one.suggestions else ""
                        rows.append(
                            (str(name), spoken, one.rule, one.category, one.severity, one.start,
                             one.end, text[one.start : one.end], one.message, say)
                        )  # fmt: skip
            yield type(frame)(rows, columns=list(COLUMNS))

    return check
