"""The commands that make paper and single files: `handbook pdf`, `cards` and `onefile`."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from handbook.errors import HandbookError
from handbook.labels import LANGUAGES
from handbook.progress import Progress

PDF = """\
Make a book of each site that has been built: site/en/makegood-en.pdf and so on.

  handbook pdf
  handbook pdf --lang ru --paper a4 --black-and-white
  handbook pdf --lang en --only index principles scripts/late-delivery
  handbook pdf --only "words/*" --date 2026-11-21

Books of another paper, without colour or of some chapters have names of their own
(makegood-ru-a4-bw.pdf, makegood-en-chapters.pdf) and stand beside the whole book."""

CARDS = """\
Make pocket cards: one for each situation and one for the four principles, each of A6, four on
a sheet of A4 with marks to cut along: site/en/makegood-cards-en.pdf and so on.
Print them at 100 %, without scaling.

  handbook cards
  handbook cards --lang sv --role phone
  handbook cards --lang en --only late-delivery lost-suitcase

With a role, a card holds what is said there: front (face to face), phone, written."""

ONEFILE = """\
Make the handbook of each built site as one HTML file that can be searched and needs neither a
server nor a network, for a stick or an e-mail: site/en/makegood-en.html and so on.

  handbook onefile
  handbook onefile --lang ru --only principles "scripts/*"
"""

_STAGES = {"read": "reading the pages", "typeset": "typesetting", "done": "written"}


def add_options(command: argparse.ArgumentParser, name: str) -> None:
    """Give a command its own options.

    Args:
        command: Parser of the command; language and folders are there already.
        name: ``pdf``, ``cards`` or ``onefile``.
    """
    what = "situations" if name == "cards" else "chapters"
    command.add_argument(
        "--only", nargs="+", action="extend", default=[], metavar=what.upper()[:-1],
        help=f"only these {what}" + (", such as scripts/late-delivery or \"words/*\""
                                     if what == "chapters" else ", such as late-delivery"),
    )  # fmt: skip
    command.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD",
        help="date of the content (default: SOURCE_DATE_EPOCH, else the last commit)",
    )  # fmt: skip
    if name == "cards":
        command.add_argument(
            "--role", choices=("front", "phone", "written"), action="append",
            help="only what is said face to face, on the phone or in writing; may be given "
            "more than once",
        )  # fmt: skip
    if name == "pdf":
        command.add_argument("--paper", choices=("a5", "a4"), default="a5",
                             help="size of the pages (default: %(default)s)")  # fmt: skip
    if name in ("pdf", "cards"):
        command.add_argument("--black-and-white", action="store_true",
                             help="for a printer without colour")  # fmt: skip


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no date; write it as in 2026-11-21") from None  # fmt: skip


def book_file(out: Path, lang: str, paper: str = "a5", colour: bool = True,
              extract: bool = False) -> Path:  # fmt: skip
    """Name the file of a book.

    Args:
        out: Folder of the sites.
        lang: Language.
        paper: Size of its pages.
        colour: Whether it has colours.
        extract: Whether it holds chosen chapters only.

    Returns:
        The file; the whole book on A5 in colour is ``<lang>/makegood-<lang>.pdf``.
    """
    ends = ("-a4" * (paper == "a4"), "-bw" * (not colour), "-chapters" * extract)
    return out / lang / f"makegood-{lang}{''.join(ends)}.pdf"


def cards_file(out: Path, lang: str, role: str | None = None, colour: bool = True,
               extract: bool = False) -> Path:  # fmt: skip
    """Name the file of the pocket cards; arguments and result as for `book_file`."""
    ends = (f"-{role}" if role else "", "-bw" * (not colour), "-chosen" * extract)
    return out / lang / f"makegood-cards-{lang}{''.join(ends)}.pdf"


def one_file(out: Path, lang: str, extract: bool = False) -> Path:
    """Name the file of the one-file handbook; arguments and result as for `book_file`."""
    return out / lang / f"makegood-{lang}{'-chapters' * extract}.html"


def made(out: Path, langs: Sequence[str]) -> list[tuple[str, Path]]:
    """List the books, cards and single files there are, apart from extracts.

    Args:
        out: Folder of the sites.
        langs: Languages to look for.

    Returns:
        What each is, and the file.
    """
    kinds = (("book", book_file), ("cards", cards_file), ("one file", one_file))
    return [(kind, path) for kind, name in kinds for lang in langs
            if (path := name(out, lang)).is_file()]  # fmt: skip


def pdf(options: argparse.Namespace, progress: Progress, root: Path, out: Path,
        langs: Sequence[str]) -> int:  # fmt: skip
    """Make the books.

    Args:
        options: What `add_options` reads.
        progress: Told what is going on.
        root: Folder of the handbook.
        out: Folder of the sites.
        langs: Languages to make.

    Returns:
        0.

    Raises:
        HandbookError: If a site is missing or can't be printed; the page is named.
    """
    from handbook.book import build_book

    day, colour = _prepare(options, root, out, langs), not options.black_and_white
    for lang in langs:
        path = book_file(out, lang, options.paper, colour, bool(options.only))
        report = build_book(out, lang, path, paper=options.paper, colour=colour,
                            only=tuple(options.only), date=day, progress=_steps(lang, progress))
        progress.done(f"{lang}: {report.pages} pages, {report.size // 1024} KB: {path}")
    _pack(out)
    return 0


def cards(options: argparse.Namespace, progress: Progress, root: Path, out: Path,
          langs: Sequence[str]) -> int:  # fmt: skip
    """Make the pocket cards; arguments, result and errors as for `pdf`."""
    from handbook.book.cards import build_cards

    day, colour = _prepare(options, root, out, langs), not options.black_and_white
    for lang in langs:
        for role in options.role or [None]:
            path = cards_file(out, lang, role, colour, bool(options.only))
            progress.step(f"{lang}: laying out the cards")
            report = build_cards(out, lang, path, phrases=root / "phrases", role=role, date=day,
                                 only=tuple(options.only), colour=colour)
            progress.done(f"{lang}: {_count(report.chapters, 'card')} on "
                          f"{_count(report.pages, 'sheet')}: {path}")
    _pack(out)
    return 0


def onefile(options: argparse.Namespace, progress: Progress, root: Path, out: Path,
            langs: Sequence[str]) -> int:  # fmt: skip
    """Make the one-file handbooks; arguments, result and errors as for `pdf`."""
    from handbook.book.onefile import build_one_file

    day = _prepare(options, root, out, langs)
    for lang in langs:
        path = one_file(out, lang, bool(options.only))
        progress.step(f"{lang}: writing")
        report = build_one_file(out, lang, path, only=tuple(options.only), date=day)
        progress.done(f"{lang}: {report.chapters} chapters, {report.size // 1024} KB: {path}")
    _pack(out)
    return 0


def _prepare(options: argparse.Namespace, root: Path, out: Path,
             langs: Sequence[str]) -> datetime.date | None:  # fmt: skip
    from handbook.book.edition import content_date

    for lang in langs:
        if not (out / lang / "index.html").is_file():
            raise HandbookError(f"{out / lang} holds no site; first run: handbook build")
    return options.date or content_date(root)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _pack(out: Path) -> None:
    from handbook.offline import pack

    pack(out, LANGUAGES)  # the copy to take along holds the books too


def _steps(lang: str, progress: Progress) -> Callable[[str, int, int], None]:
    def tell(stage: str, done: int, total: int) -> None:
        told = _STAGES.get(stage) or f"writing chapter {done + 1} of {total}"
        progress.step(f"{lang}: {told}")

    return tell
