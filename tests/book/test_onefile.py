"""The one-file handbook: everything in one page that asks for nothing from outside."""

import re
from pathlib import Path

import pytest
from lxml import html

from handbook.book import BookError
from handbook.book.onefile import build_one_file
from tests.book.conftest import LANGUAGES
from tests.book.sites import make_site
from tests.book.test_refusals import HOSTILE


@pytest.fixture
def made(tmp_path: Path) -> dict[str, Path]:
    """The one-file handbook of the fixture site in each language."""
    for lang in LANGUAGES:
        make_site(tmp_path, lang)
        build_one_file(tmp_path, lang, tmp_path / f"{lang}.html")
    return {lang: tmp_path / f"{lang}.html" for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_within_the_file_or_to_the_web(made: dict[str, Path], lang: str) -> None:
    """Links to other pages of the site have become links within the file."""
    page = html.fromstring(made[lang].read_text(encoding="utf-8"))
    goals = page.xpath("//a/@href")
    places = set(page.xpath("//@id"))
    inner = [goal[1:] for goal in goals if goal.startswith("#")]
    assert len(inner) >= 10
    assert [goal for goal in inner if goal not in places] == []
    assert {goal for goal in goals if not goal.startswith("#")} == {
        "https://example.org/recovery", "https://example.org/a/study.html"}
    assert len(places) == len(page.xpath("//@id"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_asked_from_outside(made: dict[str, Path], lang: str) -> None:
    """No style, script, font or picture is fetched, and the browser is told to fetch none."""
    text = made[lang].read_text(encoding="utf-8")
    page = html.fromstring(text)
    assert {source.partition(",")[0] for source in page.xpath("//@src")} == {
        "data:image/svg+xml;base64"}
    assert page.xpath("//link | //iframe | //form | //object") == []
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "never printed" not in text


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """What looks like HTML on a page is shown, not run."""
    article = "".join("<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
                      for text in HOSTILE)
    make_site(tmp_path, "en", {"about": f"<h1>&lt;script&gt;x()&lt;/script&gt;</h1>{article}"
                               '<p onclick="x()" style="x">y<img alt="z" onerror="x()" '
                               'src="assets/arc.svg"></p><p><a href="javascript:x()">w</a></p>'})
    build_one_file(tmp_path, "en", tmp_path / "b.html")
    page = html.fromstring((tmp_path / "b.html").read_text(encoding="utf-8"))
    lines = [line.text_content() for line in page.iter("p")]
    assert [text for text in HOSTILE if text not in lines] == []
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//@onclick | //@onerror | //@style | //a[contains(@href,'script:')]") == []


def test_same_bytes_from_different_folders(tmp_path: Path) -> None:
    """Two builds in two places give the same file."""
    results = []
    for name in ("one", "two/deeper"):
        make_site(tmp_path / name, "ru")
        build_one_file(tmp_path / name, "ru", tmp_path / name / "b.html", version="1")
        results.append((tmp_path / name / "b.html").read_bytes())
    assert results[0] == results[1]


def test_broken_link_names_the_page(tmp_path: Path) -> None:
    """A link that leads nowhere stops the file and names the page."""
    make_site(tmp_path, "en", {"about": '<h1>About</h1><p><a href="gone.html">x</a></p>'})
    with pytest.raises(BookError, match=r"^en/about\.html: .*gone\.html"):
        build_one_file(tmp_path, "en", tmp_path / "b.html")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_is_part_of_the_file(made: dict[str, Path], lang: str) -> None:
    """The search box is labelled in the language of the handbook."""
    page = html.fromstring(made[lang].read_text(encoding="utf-8"))
    assert page.get("lang") == lang
    assert page.xpath("//label[@for='look']")[0].text_content()
    assert re.search(r"\{count\}", page.xpath("//output/@data-found")[0])
