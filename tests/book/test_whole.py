"""The books of the real content hold all of it, in files that keep every promise."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import page
import pypdf
import pytest

from handbook.book import BookReport, build_book
from handbook.book.clean import printable
from handbook.book.links import mark_links
from handbook.book.paper import prepare
from handbook.book.pages import read_site
from handbook.book.words import load
from handbook.phrasebook import Phrasebook
from tests.book import reading
from tests.book.conftest import LANGUAGES

ROOT = Path(__file__).parents[2]
HOLDERS = ("p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "span", "a", "strong", "em", "q")
LIMIT = 3_000_000  # bytes of a book
MEMORY = 1_000_000_000  # bytes


@dataclass(frozen=True)
class Book:
    """One book, read once."""

    lang: str
    report: BookReport
    sheets: list[str]  # the letters and digits of each page

    @property
    def text(self) -> str:
        """Letters and digits of the whole book."""
        return "".join(self.sheets)


def bare(text: str) -> str:
    """Keep letters and digits alone: lines may break at spaces and hyphens."""
    return re.sub(r"[^\w{}]|_", "", text)


@pytest.fixture(scope="session", params=LANGUAGES)
def book(request: pytest.FixtureRequest, site: Path,
         tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The whole book of one language."""
    lang = request.param
    out = tmp_path_factory.mktemp("whole") / f"{lang}.pdf"
    report = build_book(site, lang, out, version="1")
    return Book(lang, report, [bare(sheet.extract_text())
                               for sheet in pypdf.PdfReader(out).pages])


def test_whole_book_conforms_to_pdf_ua(book: Book) -> None:
    """The accessibility standard is kept over all pages."""
    report = page.validate_pdf(str(book.report.out), profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    assert report.is_compliant


def test_whole_book_stays_small(book: Book) -> None:
    """A book fits into an e-mail, and can be made on a small machine."""
    assert book.report.size <= LIMIT
    assert book.report.peak_memory <= MEMORY


def test_whole_book_finds_its_places(book: Book) -> None:
    """Bookmarks match the contents line by line, and no link leads nowhere."""
    _, *rest = reading.bookmarks(book.report.out)
    lines = reading.all_contents(book.report.out)
    assert [(bare(title), number) for _, title, number in rest] == lines
    assert reading.links(book.report.out)[2] == 0
    assert all(reading.fonts(book.report.out).values())
    assert "" not in reading.figures(book.report.out)


def test_every_phrase_is_found_again_on_one_page(book: Book) -> None:
    """Each phrase, good and bad, can be copied from the book, and stands whole on a page."""
    phrasebook = Phrasebook(ROOT / "phrases")
    lines = [bare(texts[book.lang].text) for name in phrasebook.situations()
             for phrase in phrasebook.file(name).phrases
             for texts in (phrase.say, phrase.avoid, phrase.customer) if book.lang in texts]
    assert len(lines) > 1000
    assert [line for line in lines if not any(line in sheet for sheet in book.sheets)] == []


def test_no_word_of_a_page_is_lost(book: Book, site: Path) -> None:
    """Whatever block a page uses, all of its words are in the book."""
    whole = read_site(site, book.lang)
    mark_links(whole)
    prepare(whole.chapters, load(book.lang))
    text, lost = book.text, []
    for chapter in whole.chapters:
        for element in printable(chapter).body.iter(*HOLDERS):
            # Pieces between marks, links and footnotes; what only a screen reader says is apart.
            said = () if "mg-hidden" in (element.get("class") or "") else (element.text,)
            for piece in (*said, *(child.tail for child in element)):
                words = bare(piece or "")
                if words not in text and not runs_over(piece, book.sheets):
                    lost.append((chapter.path, piece.strip()))
    assert lost == []


def runs_over(piece: str, sheets: list[str]) -> bool:
    """Whether a text begins on one page and ends on the next, heads and numbers between."""
    cuts = [(bare(piece[:place]), bare(piece[place:])) for place in range(1, len(piece))]
    return any(first in here and rest in following
               for here, following in pairwise(sheets) for first, rest in cuts)
