"""From the built site of one language to its book."""

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handbook.book import paper as on_paper
from handbook.book import typst, words
from handbook.book.clean import printable
from handbook.book.edition import edition, source_date, timestamp
from handbook.book.errors import BookError
from handbook.book.files import write_whole
from handbook.book.fonts import font_folders
from handbook.book.house import HouseWriter
from handbook.book.images import Pictures
from handbook.book.index import Index
from handbook.book.links import chapter_label, mark_links, place_label
from handbook.book.pages import Site, read_site
from handbook.book.typesetter import Job, typeset

PAPERS = {"a5": "a5", "a4": "a4"}
SCRIPTS = "scripts/"
"""Where the pages stand that the index of situations lists."""
Progress = Callable[[str, int, int], None]
"""Told the stage (``read``, ``write``, ``typeset``, ``done``), how far it is, and of how many."""


@dataclass(frozen=True, slots=True)
class BookReport:
    """What was made, and what it took."""

    out: Path
    lang: str
    chapters: int
    phrases: int  # phrase cards
    pages: int
    size: int  # bytes
    cpu_seconds: float  # of this process and the typesetting one
    peak_memory: int  # bytes, of the typesetting process


@dataclass(slots=True)
class _Contents:
    files: dict[str, bytes]
    pages: dict[str, str]
    phrases: int
    situations: Index
    avoid: Index
    answers: list[int]  # chapters with answers at the back


def build_book(site_dir: Path, lang: str, out: Path, *, paper: str = "a5", colour: bool = True,
               only: tuple[str, ...] = (), date: datetime.date | None = None,
               version: str | None = None, modules: Path | None = None,
               progress: Progress | None = None) -> BookReport:
    """Make the book of one language from the built site.

    Args:
        site_dir: Folder ``handbook build`` wrote, holding one folder per language.
        lang: Language, such as ``ru``.
        out: PDF file to write; its folder is made when missing.
        paper: ``a5`` or ``a4``.
        colour: False for a book that is meant for a black-and-white printer.
        only: Names of chapters to keep, such as ``scripts/late-delivery`` or ``words/*``.
        date: Date of the content; the environment's SOURCE_DATE_EPOCH wins over it.
        version: Version printed in the imprint; by default that of the installed package.
        modules: Folder npm installed the fonts into; by default the project's own.
        progress: Told how far the work is.

    Returns:
        What was made. The same site, date and version give the same bytes, anywhere.

    Raises:
        BookError: If something on a page can't be printed; the page is named.
    """
    start = time.process_time()
    tell = progress or (lambda stage, done, total: None)
    if paper not in PAPERS:
        raise BookError(f"no paper is called {paper!r}; there are: {', '.join(PAPERS)}")
    own = words.load(lang)
    fonts = font_folders(modules)
    day = source_date(date)
    tell("read", 0, 1)
    site = read_site(Path(site_dir), lang, tuple(only))
    tell("read", 1, 1)
    contents = _write_chapters(site, colour, own, tell)
    main = _main(site, contents, own, edition(own, version, day), bool(only))
    contents.files |= {"main.typ": main.encode(),
                       "template.typ": Path(__file__).with_name("template.typ").read_bytes()}
    tell("typeset", 0, 1)
    result = typeset(Job(contents.files, contents.pages, {
        "colour": "yes" if colour else "no", "paper": PAPERS[paper], "page": own["page"],
        "title": site.title}, fonts, timestamp(day)))
    write_whole(Path(out), result.content)
    tell("done", 1, 1)
    return BookReport(Path(out), lang, len(site.chapters), contents.phrases, result.pages,
                      len(result.content), time.process_time() - start + result.cpu_seconds,
                      result.peak_memory)


def _write_chapters(site: Site, colour: bool, own: words.Words, tell: Progress) -> _Contents:
    wanted = mark_links(site)
    on_paper.prepare(site.chapters, own)
    pictures = Pictures(site.root, colour)
    contents = _Contents({}, {}, 0, Index(), Index(), [])
    for number, chapter in enumerate(site.chapters):
        tell("write", number, len(site.chapters))
        level = 1 if chapter.part is None or chapter.opens_part else 2
        writer = HouseWriter(printable(chapter), number, level, site.lang, wanted, pictures,
                             contents.avoid)
        name = f"chapters/{number:04}.typ"
        body = writer.body()
        if answers := writer.answers():
            contents.answers.append(number)
            body = typst.block([body, typst.call("answers-at", typst.quote(own["answers"]),
                                                 _goal(f"answers-{number}"))])
            _file(contents, f"answers/{number:04}.typ", answers, chapter.path)
        # A link to something that is on the screen only leads to its chapter.
        lost = {label for label in wanted if label.startswith(place_label(number, ""))}
        if lost := sorted(lost - writer.places):
            body = typst.block([*map(_mark, lost), body])
        _file(contents, name, body, chapter.path)
        contents.phrases += writer.phrases
        if writer.phrases and chapter.key.startswith(SCRIPTS):
            contents.situations.add(chapter.title, chapter_label(number))
    contents.files |= {f"pictures/{name}": data for name, data in pictures.files.items()}
    return contents


def _file(contents: _Contents, name: str, code: str, page: str) -> None:
    contents.files[name] = f'#import "/template.typ": *\n#{code}\n'.encode()
    contents.pages[name] = page


def _main(site: Site, contents: _Contents, own: words.Words, dated: list[str],
          extract: bool) -> str:
    licence = own["licence"].format(title=site.title)
    imprint = [site.title, site.description, ", ".join(dated), own["extract"] if extract else "",
               licence, own["native"],
               *([f"{own['online']} {site.address}"] if site.address else [])]
    pieces = [
        typst.call("cover", typst.quote(site.title), typst.quote(site.description),
                   typst.array(typst.quote(line) for line in dated)),
        typst.call("imprint", typst.array(typst.quote(line) for line in imprint if line)),
        typst.call("contents", typst.quote(own["contents"])),
    ]
    part = None
    for number, chapter in enumerate(site.chapters):
        mark = _mark(chapter_label(number))
        if chapter.part and chapter.part != part and not chapter.opens_part:
            pieces.append(typst.call("part-title", "[]", typst.quote(chapter.part)))
        part = chapter.part
        if chapter.opens_part:
            pieces.append(typst.call("part-title", mark, typst.quote(chapter.title)))
        else:
            above = " · ".join(filter(None, (chapter.part, chapter.eyebrow)))
            pieces.append(typst.call("chapter-title", mark, "2" if chapter.part else "1",
                                     typst.quote(above), typst.quote(chapter.title)))
        pieces.append(f'include "/chapters/{number:04}.typ"')
    for place, number in enumerate(contents.answers):
        if not place:
            pieces.append(_back("back-answers", own["answers"]))
        pieces += [_mark(f"answers-{number}"), f'include "/answers/{number:04}.typ"']
    for key, index, before in (("situations", contents.situations, ""),
                               ("avoid", contents.avoid, own["avoid_intro"])):
        if index.places:
            pieces.append(_back(f"back-{key}", own[key]))
            pieces += [typst.call("lead", typst.quote(before))] if before else []
            pieces.append(typst.call("two-columns", index.code(own)))
    pieces += [_back("back-colophon", own["colophon"]),
               *(typst.call("par", typst.quote(line))
                 for line in (own["colophon_text"], own["printing"], licence))]
    book = typst.call("book.with", lang=typst.quote(own.lang), title=typst.quote(site.title),
                      subtitle=typst.quote(site.description))
    return f'#import "/template.typ": *\n#show: {book}\n#{typst.block(pieces)}\n'


def _goal(label: str) -> str:
    return typst.call("label", typst.quote(label))


def _mark(label: str) -> str:
    return typst.labelled("metadata(none)", label)


def _back(label: str, title: str) -> str:
    return typst.call("chapter-title", _mark(label), "1", typst.quote(""), typst.quote(title))
