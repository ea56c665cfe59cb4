"""Messages checked one by one: what the audit, its worker processes and the Spark step share."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import Any

from lint.audit.rows import Row, lang_of
from lint.audit.tally import Tally
from lint.checks.hearing import heard, say_of
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.engine import language, rule_folders
from lint.names import GARBAGE
from lint.verdicts import Verdicts


class Judge:
    """Checks messages with the settings in force.

    Args:
        config: The settings: rule folders, what to select and to ignore, severities.
        lang: The language of rows that name none.
    """

    def __init__(self, config: Config, lang: str = ""):
        self._folders = rule_folders(config)
        self._verdicts = Verdicts(config, [], False)
        self._lang = lang
        self._say = say_of(config)

    def __call__(self, text: str, lang: str) -> list[Diagnostic]:
        """Check one message.

        Args:
            text: What was sent.
            lang: "en", "ru" or "sv".

        Returns:
            Findings in reading order, in offsets of the text.
        """
        rules = language(lang, self._folders)
        found = heard(text, rules, self._say)
        return sorted(self._verdicts.judge(found), key=_place) if found else found

    def batch(self, rows: Iterable[Row]) -> Tally:
        """Check rows of a file and count; rows without text or of other languages are counted."""
        tally = Tally()
        known: dict[tuple[str, str], list[Diagnostic]] = {}
        for number, text, named in rows:
            lang = lang_of(named, self._lang)
            if text is None:
                tally.unread += 1
            elif not isinstance(text, str) or not text.strip():
                tally.empty += 1
            elif not lang:
                tally.other += 1
            else:
                found = known.get((text, lang))
                if found is None:
                    found = known[text, lang] = self(text, lang)
                tally.add(number, text, lang, found)
        return tally


def _place(found: Diagnostic) -> tuple[int, int, str]:
    return found.start, found.end, found.rule


_judge: list[Judge] = []


def prepare(*settings: Any) -> None:
    """Make the judge of a worker process; the arguments are those of `Judge`."""
    gc.set_threshold(GARBAGE)
    _judge[:] = [Judge(*settings)]


def judge_batch(rows: list[Row]) -> Tally:
    """Check a batch in a worker process that was prepared."""
    return _judge[0].batch(rows)
