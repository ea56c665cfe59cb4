"""Who answers for a page, and since when nobody has read it again."""

import datetime
from pathlib import Path

import pytest
from lxml import html

from handbook import labels
from handbook.build import build
from handbook.phrasebook import Phrasebook
from handbook.progress import Progress
from handbook.trust import day, reviews

ROOT = Path(__file__).parents[2]


def script_page(book, review_by="2099-05-01", more="", report=None):
    path = book / "phrases/lost-item.yml"
    head = f"owner: Desk <1>\nreview_by: {review_by}\n{more}phrases:\n"
    text = path.read_text(encoding="utf-8").replace("phrases:\n", head, 1)
    path.write_text(text, encoding="utf-8")
    if report is not None:
        config = book / "mkdocs.yml"
        lines = [
            f"  report: {report!r}" if line.startswith("  report:") else line
            for line in config.read_text(encoding="utf-8").splitlines()
        ]
        config.write_text("\n".join(lines), encoding="utf-8")
    assert build(book, Progress(), ["sv"])
    return html.parse(str(book / "site/sv/scripts/lost-item.html"))


def test_script_tells_who_answers_for_it(book):
    """Owner, last and next reading come from the phrase file."""
    page = script_page(book, more="reviewed: 2026-02-03\n")
    told = page.xpath("//footer[@class='mg-trust']//dd")
    assert [entry.text_content() for entry in told] == ["Desk <1>", "3 februari 2026", "1 maj 2099"]
    assert page.xpath("//footer[@class='mg-trust']//time/@datetime") == ["2026-02-03", "2099-05-01"]


@pytest.mark.parametrize("lang", ["ru", "sv"])
def test_owners_are_named_in_the_language_of_the_page(lang):
    """Each owner of the handbook has a name of its own there; another stays as it is written."""
    told = reviews(Phrasebook(ROOT / "phrases"), labels.load(lang))
    written = reviews(Phrasebook(ROOT / "phrases"), labels.load("en"))
    assert {name for name in told if told[name]["owner"] == written[name]["owner"]} == {
        name for name in written if written[name]["owner"] is None
    }


@pytest.mark.parametrize("review_by,hidden", [("2020-05-01", []), ("2099-05-01", [""])])
def test_overdue_page_says_so(book, review_by, hidden):
    """The badge stands right under the title, in sight only once the day has passed."""
    badge = script_page(book, review_by).xpath("//h1/following-sibling::*[1]")[0]
    assert badge.get("data-mg-review") == review_by
    assert badge.xpath("@hidden") == hidden


def test_page_without_a_day_has_no_badge(book):
    """A day that is none is not shown as one; the linter complains about it."""
    page = script_page(book, "soon")
    assert page.xpath("//*[@data-mg-review]") == []
    assert len(page.xpath("//footer[@class='mg-trust']//dd")) == 1


@pytest.mark.parametrize("report,link", [
    ("mailto:a@b.example?subject={title}", ["mailto:a@b.example?subject=Lost-Item"]),
    ("https://tracker.example/new?page={page}",
     ["https://tracker.example/new?page=scripts/lost-item.md"]),
    ("", []),
])  # fmt: skip
def test_readers_can_report_a_situation(book, report, link):
    """The link of the configuration names the page it is on; without one there is none."""
    page = script_page(book, report=report)
    assert page.xpath("//footer[@class='mg-trust']//p/a/@href") == link


def test_day_is_overdue_from_the_next_one_on():
    """On the day itself there is still time."""
    words = labels.load("ru")
    today = datetime.date(2027, 5, 1)
    assert day("2027-05-01", words, today) == {
        "iso": "2027-05-01", "text": "1 мая 2027", "past": False
    }  # fmt: skip
    assert day("2027-04-30", words, today)["past"]
    assert day("later", words) is None
