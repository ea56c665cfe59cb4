"""A book holds what the site holds, in a file that any reader's program understands."""

import datetime
import html
import re
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest

from handbook.book import BookError, build_book
from handbook.book.index import Index
from handbook.book.words import load
from tests.book import reading
from tests.book.conftest import LANGUAGES
from tests.book.sites import FIXTURES, make_site


@pytest.mark.parametrize("lang", LANGUAGES)
def test_book_conforms_to_pdf_ua(books: dict[str, Path], lang: str) -> None:
    """The accessibility standard is kept in every language."""
    report = page.validate_pdf(str(books[lang]), profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bookmarks_match_contents(books: dict[str, Path], lang: str) -> None:
    """Every line of the contents is a bookmark that leads to the page it names, and no other."""
    first, *rest = reading.bookmarks(books[lang])
    assert first[1] == load(lang)["contents"]
    assert [(title, number) for _, title, number in rest] == reading.contents(books[lang])
    assert len(rest) == 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chapters_follow_the_navigation(books: dict[str, Path], lang: str) -> None:
    """Parts and chapters come in the order of the site, nested as there."""
    depths = [depth for depth, _, _ in reading.bookmarks(books[lang])]
    assert depths == [1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_somewhere(books: dict[str, Path], lang: str) -> None:
    """Links within the book reach a page of it, links to the web keep their address."""
    pages, addresses, lost = reading.links(books[lang])
    starts = {number for _, _, number in reading.bookmarks(books[lang])[1:]}
    assert lost == 0
    assert starts <= set(pages)
    assert sorted(set(addresses)) == ["https://example.org/a/study.html",
                                      "https://example.org/recovery"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_tell_the_page_they_lead_to(books: dict[str, Path], lang: str) -> None:
    """On paper, a link within the book says on which page its goal is."""
    start = next(number for _, title, number in reading.bookmarks(books[lang])
                 if title == reading.bookmarks(books[lang])[2][1])
    assert f"({load(lang)['page']} {start})" in reading.text_of(books[lang]).replace("\xa0", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_language_and_tags_are_set(books: dict[str, Path], lang: str) -> None:
    """A screen reader learns the language, the structure and the title."""
    with pikepdf.open(books[lang]) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_of_every_phrase_comes_out_again(books: dict[str, Path], lang: str) -> None:
    """Every line of every card can be copied and searched, Cyrillic and å, ä, ö included."""
    source = (FIXTURES / lang / "scripts" / "lost-suitcase.html").read_text(encoding="utf-8")
    lines = re.findall(r"<p>(.*?)</p>|<s>(.*?)</s>|<q>(.*?)</q>", source)
    text = reading.text_of(books[lang])
    spoken = [html.unescape(re.sub(r"<[^>]+>", "", "".join(line))) for line in lines]
    assert len(spoken) > 10
    assert [line for line in spoken if line not in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fonts_are_ours_and_embedded(books: dict[str, Path], lang: str) -> None:
    """No font is taken from the machine the book is made or read on."""
    fonts = reading.fonts(books[lang])
    assert all(fonts.values())
    assert {name.partition("-")[0] for name in fonts} == {"SourceSerif4", "SourceSans3"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_have_alternatives(books: dict[str, Path], lang: str) -> None:
    """A picture is read out by the words of the page."""
    source = (FIXTURES / lang / "index.html").read_text(encoding="utf-8")
    assert reading.figures(books[lang]) == re.findall(r'alt="([^"]+)"', source)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_only_a_screen_can_do_is_left_out(books: dict[str, Path], lang: str) -> None:
    """Scripts, buttons, edit links and marks for links stay on the screen."""
    text = reading.text_of(books[lang])
    assert [word for word in ("never printed", "edit this page", "¶", "⧉", "↩") if word in text] == []


def test_footnotes_stand_at_the_foot(books: dict[str, Path]) -> None:
    """A footnote stands on the page that refers to it, and web links are spelled out there."""
    number = next(number for _, title, number in reading.bookmarks(books["en"])
                  if title == "The four principles")
    text = re.sub(r"\s+", " ", pypdf.PdfReader(books["en"]).pages[number - 1].extract_text())
    assert "A consultant wrote them down after an airline had sold one seat" in text
    assert "example.org/a/study.html" in text


def test_imprint_tells_version_date_and_licence(tmp_path: Path) -> None:
    """Version, date, licence and what nobody has reviewed yet stand on the second page."""
    make_site(tmp_path, "sv")
    build_book(tmp_path, "sv", tmp_path / "b.pdf", version="9.8", date=datetime.date(2026, 11, 21))
    imprint = pypdf.PdfReader(tmp_path / "b.pdf").pages[1].extract_text()
    assert "Version 9.8, 21 november 2026" in imprint
    assert "CC BY 4.0" in imprint
    assert "modersmål" in imprint


def test_no_date_is_made_up(books: dict[str, Path]) -> None:
    """Where nobody gives a date, none is printed."""
    imprint = pypdf.PdfReader(books["en"]).pages[1].extract_text()
    assert re.findall(r"Version.*", imprint) == ["Version 1.2"]


def test_indexes_list_situations_and_bad_examples(books: dict[str, Path]) -> None:
    """The back of the book lists each script and each line not to say, with its page."""
    reader = pypdf.PdfReader(books["en"])
    pages = {title: number for _, title, number in reading.bookmarks(books["en"])}
    situations = reader.pages[pages["Situations"] - 1].extract_text()
    avoid = re.sub(r"\s+", " ", reader.pages[pages["Words to avoid"] - 1].extract_text())
    assert f"The suitcase stayed behind {pages['The suitcase stayed behind']}" in (
        re.sub(r"\s+", " ", situations))
    assert f"It's our policy. {pages['Policy as a shield']}" in avoid
    assert "You should have packed that in your cabin bag." in avoid


@pytest.mark.parametrize(("lang", "entries"), [
    ("en", ["“Again?”", "Baggage", "Boarding", "Zero"]),
    ("ru", ["Ёлка", "ель", "«Жаль»", "язык"]),
    ("sv", ["Abc", "Zebra", "Åka", "Ärende", "Öppen"]),
])
def test_index_follows_the_alphabet(lang: str, entries: list[str]) -> None:
    """Entries are sorted as the language sorts, whatever quotation marks they begin with."""
    assert sorted(reversed(entries), key=load(lang).order) == entries
    index = Index()
    for entry in reversed(entries):
        index.add(entry, "x")
    code = index.code(load(lang))
    assert sorted(entries, key=code.index) == entries


def test_same_bytes_from_different_folders(tmp_path: Path) -> None:
    """Two builds in two places give the same file."""
    results = []
    for name in ("one", "two/deeper"):
        folder = make_site(tmp_path / name, "ru")
        build_book(folder, "ru", tmp_path / name / "out" / "book.pdf", version="1")
        results.append((tmp_path / name / "out" / "book.pdf").read_bytes())
    assert results[0] == results[1]


def test_source_date_epoch_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's date of the sources is the book's date."""
    make_site(tmp_path, "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    build_book(tmp_path, "en", tmp_path / "b.pdf", date=datetime.date(2026, 1, 1))
    assert "9 September 2001" in reading.text_of(tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20010909")


def test_paper_and_black_and_white(tmp_path: Path) -> None:
    """A4 is A4, and the black-and-white book holds no colour at all."""
    make_site(tmp_path, "en")
    build_book(tmp_path, "en", tmp_path / "b.pdf", paper="a4", colour=False)
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
        coloured = [operator for sheet in pdf.pages
                    for operands, operator in pikepdf.parse_content_stream(sheet)
                    if str(operator) in ("rg", "RG")
                    and len(set(map(float, operands))) > 1]
    assert coloured == []


def test_only_some_chapters(tmp_path: Path) -> None:
    """A trainer's extract holds the chosen chapters; links to the others become words."""
    make_site(tmp_path, "en")
    report = build_book(tmp_path, "en", tmp_path / "b.pdf", only=("index", "words/*"))
    titles = [title for _, title, _ in reading.bookmarks(tmp_path / "b.pdf")]
    assert report.chapters == 3
    assert titles == ["Contents", "When it goes wrong", "Words we avoid", "Policy as a shield",
                      "Words to avoid", "About this book"]
    assert reading.links(tmp_path / "b.pdf")[2] == 0
    assert "chosen chapters only" in reading.text_of(tmp_path / "b.pdf")


def test_only_names_an_unknown_chapter(tmp_path: Path) -> None:
    """A chapter that isn't there is said so, with those that are."""
    make_site(tmp_path, "en")
    with pytest.raises(BookError, match="'scripts/lost-suitcas'.*scripts/lost-suitcase"):
        build_book(tmp_path, "en", tmp_path / "b.pdf", only=("scripts/lost-suitcas",))


def test_progress_is_told(tmp_path: Path) -> None:
    """Somebody who waits learns how far the book is."""
    make_site(tmp_path, "en")
    told: list[tuple[str, int, int]] = []
    build_book(tmp_path, "en", tmp_path / "b.pdf", progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] != "write"] == [
        ("read", 0, 1), ("read", 1, 1), ("typeset", 0, 1), ("done", 1, 1)]
    assert [step[1] for step in told if step[0] == "write"] == list(range(7))


def test_cards_never_break_over_a_page(tmp_path: Path) -> None:
    """However many cards there are, each stands whole on one page."""
    source = (FIXTURES / "en" / "scripts" / "lost-suitcase.html").read_text(encoding="utf-8")
    card = re.search(r"<figure.*?</figure>", source, re.DOTALL)[0]
    cards = "".join(card.replace('id="', f'id="n{n}.').replace("I'm sorry", f"Begin{n} " + "a " * n)
                    .replace("other town", f"other town End{n}") for n in range(60))
    make_site(tmp_path, "en", {"about": f"<h1>About</h1>{cards}"})
    build_book(tmp_path, "en", tmp_path / "b.pdf", only=("about",))
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "b.pdf").pages][3:]
    for n in range(60):
        pages = [text for text in texts if re.search(rf"Begin{n}\b", text)]
        assert len(pages) == 1
        assert re.search(rf"End{n}\b", pages[0])
