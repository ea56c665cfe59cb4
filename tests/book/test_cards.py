"""Pocket cards: one for each situation, cut from sheets of A4."""

from pathlib import Path

import page
import pikepdf
import pypdf
import pytest

from handbook.book import BookError
from handbook.book.cards import build_cards
from tests.book import reading
from tests.book.conftest import LANGUAGES
from tests.book.sites import make_site

PHRASES = """\
situation: {name}
title: {{en: "{title}", ru: "Чемодан {title}", sv: "Väskan {title}"}}
sector: air
touchpoint: desk
owner: Desk
review_by: 2027-05-01
phrases:
  - id: one
    step: acknowledge
    channels: [desk]
    say: {{en: "I'm sorry.", ru: "{{name}}, простите.", sv: "Förlåt, {{name}}."}}
    avoid: {{en: "Not us.", ru: "Это не мы.", sv: "Det är inte vi."}}
  - id: two
    step: time
    channels: [phone]
    say: {{en: "Call at {{time}}.", ru: "Позвоню в {{time}}.", sv: "Ringer {{time}}."}}
  - id: three
    step: time
    channels: [phone]
    tone: brief
    say: {{en: "{more}", ru: "В {{time}}.", sv: "Klockan {{time}}."}}
"""
ITEMS = "".join(f"<li><strong>Point {n}.</strong> Words {n}.</li>" for n in (1, 2, 3, 4))
PRINCIPLES = f"<h1>The four</h1><ol>{ITEMS}</ol>"


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    """A folder with the phrases of five situations."""
    folder = tmp_path / "phrases"
    folder.mkdir()
    for name in ("alpha", "bravo", "charlie", "delta", "echo"):
        (folder / f"{name}.yml").write_text(
            PHRASES.format(name=name, title=name, more="At {time}."), encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose principles are a numbered list."""
    for lang in LANGUAGES:
        make_site(tmp_path / "site", lang, {"principles": PRINCIPLES})
    return tmp_path / "site"


def test_phrases_for_any_situation_have_no_card(site: Path, phrases: Path, tmp_path: Path) -> None:
    """A card leads through one case; lines that belong to none stay in the guide."""
    general = PHRASES.replace("sector: air", "sector: any")
    (phrases / "saving-face.yml").write_text(
        general.format(name="saving-face", title="face", more="At {time}."), encoding="utf-8")
    report = build_cards(site, "en", tmp_path / "c.pdf", phrases=phrases)
    titles = [title for _, title, _ in reading.bookmarks(tmp_path / "c.pdf")]
    assert "face" not in titles
    assert report.chapters == len(titles) == 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cards_of_every_situation(site: Path, phrases: Path, tmp_path: Path, lang: str) -> None:
    """Six cards fill two sheets of A4, are bookmarked, and conform to PDF/UA."""
    report = build_cards(site, lang, tmp_path / "c.pdf", phrases=phrases)
    assert (report.chapters, report.pages) == (6, 2)
    assert len(reading.bookmarks(tmp_path / "c.pdf")) == 6
    assert page.validate_pdf(str(tmp_path / "c.pdf"), profile="ua1").is_compliant
    with pikepdf.open(tmp_path / "c.pdf") as pdf:
        assert [round(float(side)) for side in pdf.pages[1].mediabox] == [0, 0, 595, 842]
        assert str(pdf.Root.Lang) == lang


def test_card_holds_the_spoken_words(site: Path, phrases: Path, tmp_path: Path) -> None:
    """A card has one line for each step, the brief one where there is a choice."""
    build_cards(site, "ru", tmp_path / "c.pdf", phrases=phrases, only=("alpha",))
    text = reading.text_of(tmp_path / "c.pdf")
    lines = ("Чемодан alpha", "{name}, простите.", "Признать", "В {time}.", "Это не мы.")
    assert [line for line in lines if line not in text] == []
    assert "Позвоню" not in text


def test_role_chooses_the_lines(site: Path, phrases: Path, tmp_path: Path) -> None:
    """Somebody on the phone gets what is said there, and only situations with such lines."""
    build_cards(site, "en", tmp_path / "c.pdf", phrases=phrases, role="phone")
    text = reading.text_of(tmp_path / "c.pdf")
    assert ("At {time}." in text, "I'm sorry" in text) == (True, False)
    report = build_cards(site, "en", tmp_path / "w.pdf", phrases=phrases, role="written")
    assert report.chapters == 1


def test_cards_are_the_same_bytes_again(site: Path, phrases: Path, tmp_path: Path) -> None:
    """Two builds give the same file."""
    for name in ("one", "two"):
        build_cards(site, "sv", tmp_path / name / "c.pdf", phrases=phrases)
    assert (tmp_path / "one" / "c.pdf").read_bytes() == (tmp_path / "two" / "c.pdf").read_bytes()


def test_long_lines_are_set_smaller(site: Path, phrases: Path, tmp_path: Path) -> None:
    """A card with many words stays one card."""
    (phrases / "alpha.yml").write_text(PHRASES.format(
        name="alpha", title="alpha", more="One more word, and then another. " * 25), "utf-8")
    report = build_cards(site, "en", tmp_path / "c.pdf", phrases=phrases, only=("alpha",))
    assert report.pages == 1
    assert len(pypdf.PdfReader(tmp_path / "c.pdf").pages) == 1


@pytest.mark.parametrize(("options", "reason"), [
    ({"role": "driver"}, "no role is called 'driver'; there are: front, phone, written"),
    ({"only": ("zulu",)}, "no situation is called 'zulu'; there are: alpha"),
])
def test_wrong_choice_is_told(site: Path, phrases: Path, tmp_path: Path, options: dict,
                              reason: str) -> None:
    """A role or situation that doesn't exist is said so, with those that do."""
    with pytest.raises(BookError, match=reason):
        build_cards(site, "en", tmp_path / "c.pdf", phrases=phrases, **options)


def test_card_with_too_many_words_is_named(site: Path, phrases: Path, tmp_path: Path) -> None:
    """Words that can't fit on a card at any size name the situation."""
    (phrases / "alpha.yml").write_text(PHRASES.format(
        name="alpha", title="Alpha case", more="word " * 900), "utf-8")
    with pytest.raises(BookError, match="Alpha case.*do not fit"):
        build_cards(site, "en", tmp_path / "c.pdf", phrases=phrases, only=("alpha",))


def test_missing_list_of_principles_is_told(phrases: Path, tmp_path: Path) -> None:
    """Without a numbered list of four there is no card of the principles, and that is said."""
    make_site(tmp_path / "site", "en", {"principles": "<h1>The four</h1><p>None.</p>"},
              nav=("index", "principles", "about"))
    with pytest.raises(BookError, match=r"en/principles\.html: .*four principles"):
        build_cards(tmp_path / "site", "en", tmp_path / "c.pdf", phrases=phrases)
