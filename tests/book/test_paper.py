"""What one works with on the screen is of use on paper: lists, boxes, tables, answers."""

import re
from pathlib import Path

import pypdf
import pytest

from handbook.book import BookError, build_book
from handbook.book.onefile import build_one_file
from handbook.book.ties import split
from handbook.book.words import load
from tests.book import reading
from tests.book.sites import make_site

LINE = """\
<li class="mg-line"><p class="mg-line__say">{say}</p><p class="mg-line__foot">\
<a href="scripts/lost-suitcase.html#{place}">The suitcase stayed behind</a> {where}</p></li>"""
GUIDE = f"""\
<h1>About</h1><div class="mg-guide" data-mg-tool="guide"><form class="mg-filters screen-only">
<label>Never on paper<select><option>x</option></select></label></form>
<section class="mg-guide__step"><h2 id="own"><span class="mg-step">\
<span aria-hidden="true" class="mg-step__mark">1</span><span class="mg-step__name">Own it</span>\
</span></h2><ul class="mg-lines">\
{LINE.format(say="Never said twice.", place="lost-suitcase.time", where="desk")}\
{LINE.format(say="Nor is this.", place="lost-suitcase.time", where="letter")}</ul></section></div>
"""
CHECK = """\
<h1>About</h1><p>Paste it here.</p><div class="mg-check" data-mg-tool="check">
<div class="mg-check__desk screen-only"><textarea>x</textarea></div>
<section class="mg-lamps screen-only"><ul><li><a class="mg-lamp" href="principles.html">
<span aria-hidden="true">1</span><span class="mg-lamp__name">Say sorry</span></a></li></ul>
</section></div><h2>After the desk</h2>"""
PRACTICE = """\
<h1>About</h1><div class="mg-practice" data-mg-tool="practice">
<section class="mg-drills"><h2>Spot</h2><p class="mg-drills__how">Pick one.</p><ol>
<li class="mg-drill" data-kind="fault"><p>Scene</p><ul class="mg-choices"><li>Policy</li>
<li>Command</li></ul></li></ol></section>
<section class="mg-drills"><h2>Order</h2><p class="mg-drills__how">Move them.</p><ol>
<li class="mg-drill" data-kind="order"><p>Scene</p><ol class="mg-order">
<li data-place="2">Third line</li><li data-place="0">First line</li><li data-place="1">Second line
</li></ol></li></ol></section>
<noscript><section class="mg-answers"><h2>Answers</h2><h3>Spot</h3><ol><li><p>It is policy</p></li>
</ol><h3>Order</h3><ol><li><ol><li>First line</li><li>Second line</li><li>Third line</li></ol></li>
</ol></section></noscript></div>"""
SHEET = """\
<h1>About</h1><div data-mg-tool="worth"><form class="screen-only"><label>
<span class="mg-label">Visits</span><input type="number" value="20"></label></form>
<dl><div><dt>Worth</dt><dd>100,000</dd></div></dl></div>"""


def made(folder: Path, article: str) -> Path:
    """Make a book with that article on its last page."""
    make_site(folder, "en", {"about": article})
    return build_book(folder, "en", folder / "b.pdf").out


def test_guide_becomes_an_index(tmp_path: Path) -> None:
    """Phrases stand in their scripts once; the guide tells the pages of each step."""
    book = made(tmp_path, GUIDE)
    pages = {title: number for _, title, number in reading.bookmarks(book)}
    text = re.sub(r"\s+", " ", pypdf.PdfReader(book).pages[pages["About"] - 1].extract_text())
    entry = re.search(r"Own it The suitcase stayed behind (\d+)", text)
    assert int(entry[1]) - pages["The suitcase stayed behind"] in (0, 1)
    assert [word for word in ("Never on paper", "Never said twice") if word in text] == []
    build_one_file(tmp_path, "en", tmp_path / "b.html")
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    place = r'<a href="#chapter-\d/lost-suitcase.time">'
    assert re.search(f"The suitcase stayed behind: {place}desk</a>; {place}letter</a>", page)


def test_checker_becomes_a_list_to_tick_off(tmp_path: Path) -> None:
    """On paper a draft is held against the principles and the kinds of words to avoid."""
    text = reading.text_of(made(tmp_path, CHECK)).replace("\xa0", " ")
    own = load("en")
    assert own["check_intro"] in text
    assert re.search(rf"{re.escape(own['check_lamps'])} Say sorry \(p. \d+\)", text)
    assert re.search(rf"{re.escape(own['check_kinds'])} Policy as a shield \(p. \d+\)", text)
    assert "After the desk" in text
    assert "Paste it here" not in text


def test_answers_stand_at_the_back(tmp_path: Path) -> None:
    """Exercises tell the page of their answers; lines in order are answered by numbers."""
    book = made(tmp_path, PRACTICE)
    pages = {title: number for _, title, number in reading.bookmarks(book)}
    assert pages["Answers"] > pages["About"]
    sheets = [re.sub(r"\s+", " ", sheet.extract_text())
              for sheet in pypdf.PdfReader(book).pages]
    asked, answered = sheets[pages["About"] - 1], sheets[pages["Answers"] - 1]
    assert f"Answers (p. {pages['Answers']})" in asked.replace("\xa0", " ")
    assert "It is policy" not in asked
    assert "Tick one." in asked and "Number the lines." in asked
    assert "It is policy" in answered
    assert "The numbers from the top: 3, 1, 2." in answered


def test_answers_must_fit_the_exercises(tmp_path: Path) -> None:
    """An answer too many or too few is told, with its page."""
    odd = PRACTICE.replace("<h3>Order</h3>", "<h3>Order</h3><ol><li><ol><li>x</li></ol></li></ol>")
    with pytest.raises(BookError, match=r"^en/about\.html: there are 1 exercises .* 2 answers"):
        made(tmp_path, odd)


def test_calculator_becomes_a_table_to_fill_in(tmp_path: Path) -> None:
    """What a form asks for and what comes out of it are rows with an example."""
    text = reading.text_of(made(tmp_path, SHEET))
    assert "Example Yours Visits 20 Worth 100,000" in text


@pytest.mark.parametrize(("article", "reason"), [
    ("<div data-mg-tool='dial'><button>x</button></div>", "“dial” leaves nothing on paper"),
    ("<p>a <blink>b</blink></p>", "no way to print the element <blink>"),
    ("<p><math><mi>x</mi></math></p>", "no way to print the element <math>"),
])
def test_unknown_construct_is_named(tmp_path: Path, article: str, reason: str) -> None:
    """What the book can't carry over stops it, with the page, instead of being lost."""
    with pytest.raises(BookError, match=rf"^en/about\.html: .*{reason}"):
        made(tmp_path, f"<h1>About</h1>{article}")


def test_parts_of_a_line_stay_apart(tmp_path: Path) -> None:
    """Words that only style keeps apart on the screen don't run together on paper."""
    text = reading.text_of(made(tmp_path, (
        '<h1>About</h1><p class="mg-item__meta"><span>small</span><span>at once</span></p>'
        '<p><span class="mg-label">Here</span><span>a call</span></p>'
        '<p class="x"><q class="mg-hit">said</q><a href="principles.html">kind</a></p>')))
    for line in ("small · at once", "Here: a call", "“said” kind"):
        assert line in text


def test_several_meanings_of_a_term_stand_under_it(tmp_path: Path) -> None:
    """A term with two meanings is printed once, with both."""
    text = reading.text_of(made(tmp_path, "<h1>About</h1><dl><dt>Gate</dt><dd>one thing</dd>"
                                          "<dd>another thing</dd><dt>Till</dt><dd>price</dd></dl>"))
    assert "Gate: one thing another thing Till: price" in text


def test_link_to_something_on_the_screen_only_leads_to_its_chapter(tmp_path: Path) -> None:
    """A place that is not printed is replaced by the start of the page it is on."""
    make_site(tmp_path, "en", {"about": '<h1>About</h1><div class="screen-only" id="desk">x</div>'
                                        '<p><a href="#desk">see there</a></p>'})
    book = build_book(tmp_path, "en", tmp_path / "b.pdf").out
    assert reading.links(book)[2] == 0


@pytest.mark.parametrize(("text", "parts"), [
    ("I am looking after it.", ("I am looking ", "after it.")),
    ("By {time} it is there.", ("By {time} it ", "is there.")),
    ("Two words.", ("Two words.", "")),
    ("A Donaudampfschifffahrtsgesellschaft captain.",
     ("A Donaudampfschifffahrtsgesellschaft captain.", "")),
])
def test_last_two_words_are_kept_together(text: str, parts: tuple[str, str]) -> None:
    """A line is parted before its last two words, unless they are too long to be tied."""
    assert split(text) == parts


def test_no_word_stands_alone_on_the_last_line_of_a_card(tmp_path: Path) -> None:
    """Whatever the length of a phrase, its last line holds more than one word or slot."""
    cards = "".join(
        f'<figure class="mg-card"><blockquote class="mg-card__say"><p>{"ab " * n}'
        f'and so {"<span class=slot>{time}</span>" if n % 2 else "on"} E{n}x.</p></blockquote>'
        "</figure>" for n in range(10, 70))
    book = made(tmp_path, f"<h1>About</h1>{cards}")
    lines = [line for sheet in pypdf.PdfReader(book).pages
             for line in sheet.extract_text().splitlines() if re.search(r"E\d\dx", line)]
    assert len(lines) == 60
    assert [line for line in lines if len(line.split()) < 2] == []
