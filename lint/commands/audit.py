"""Measure how staff really write: check an archive of sent messages and say what to mend first.

The file is CSV, JSON lines (both also as .gz) or Parquet, of any size: it is read in small parts,
on all cores. Nothing leaves this machine; in the examples of the report, addresses and long
numbers are blanked out.

  lint audit chats.csv --text-column message --lang-column lang --output report.html
  lint audit letters.jsonl --text-column body --lang sv
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from lint.commands import CLEAN, add_lang, refuse
from lint.config import find
from lint.names import UsageError

ABOUT = "measure messages really sent: CSV, JSON lines, Parquet"

_FORMATS = (".html", ".htm", ".md")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("file", type=Path, help="CSV, JSON lines or Parquet")
    parser.add_argument("--text-column", required=True, metavar="NAME", help="column of the text")
    parser.add_argument("--lang-column", default="", metavar="NAME", help="column of the language")
    add_lang(parser)
    parser.add_argument("--encoding", default="utf-8", help="of CSV and JSON lines (default utf-8)")
    parser.add_argument("--output", type=Path, metavar="FILE",
                        help="report to write, .html or .md (default: print Markdown)")  # fmt: skip
    parser.add_argument("--worst", type=int, default=20, metavar="N",
                        help="worst messages to show (default 20; 0 for none)")  # fmt: skip
    parser.add_argument("--unmasked", action="store_true",
                        help="show addresses and long numbers in examples")  # fmt: skip
    parser.add_argument("--jobs", type=int, default=0, metavar="N",
                        help="processes (default: one a core)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Check the messages and report.

    Returns:
        0: an archive is measured, not judged.

    Raises:
        UsageError: If the file, the settings or the rules can't be used.
    """
    if not options.lang and not options.lang_column:
        return refuse("say which language: --lang-column NAME, or --lang en")
    if options.output and options.output.suffix.lower() not in _FORMATS:
        return refuse(f"{options.output}: a report ends in {', '.join(_FORMATS)}")
    if options.jobs < 0 or options.worst < 0:
        return refuse("--jobs and --worst take a number from 0 up")
    from lint.audit import report as reports
    from lint.audit.rows import Source
    from lint.audit.run import audit

    source = Source(
        options.file, options.text_column, options.lang_column, options.lang or "", options.encoding
    )
    started = time.monotonic()
    with _Watch() as watch:
        tally = audit(source, find(Path.cwd()), options.jobs, watch)
    report = reports.Report(
        options.file.name, tally, time.monotonic() - started, options.worst, not options.unmasked
    )
    if not options.output:
        print(reports.markdown(report), end="")
        return CLEAN
    html = options.output.suffix.lower() != ".md"
    text = reports.page(report) if html else reports.markdown(report)
    try:
        options.output.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"{options.output}: can't be written: {error.strerror}") from None
    checked = tally.messages.total()
    faulty = tally.faulty.total()
    print(f"{checked} messages checked, {faulty} have something to mend: {options.output}")
    return CLEAN


class _Watch:
    """Shows on standard error how far an audit is, where somebody watches."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._shown = False

    def __enter__(self) -> _Watch:
        return self

    def __call__(self, rows: int, part: float) -> None:
        now = time.monotonic()
        if self._watched and now - self._last > 0.3:
            self._last, self._shown = now, True
            rate = rows / (now - self._started)
            line = f"\r{100 * part:3.0f} %  {rows} messages  {rate:.0f} a second "
            print(line, end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
