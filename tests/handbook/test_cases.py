"""The cases: the blocks `heard` and `arc`, and the pages in three languages."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from lxml import html

from handbook.book import build_book
from handbook.errors import HandbookError
from handbook.heard import gravest
from lint import check_paths, check_text, find_principles
from tests.book import reading
from tests.book.sites import make_site

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "sv")
CASES = sorted(path.name for path in (ROOT / "docs/en/cases").glob("*.md"))
TOLD = [name for name in CASES if name != "index.md"]
FAILED = [name for name in TOLD if name != "train-and-ship.md"]
ARC = "/// arc\n- 1: A ticket & time.\n- -3: Told to wait,\n  for nobody says what.\n- 0: A seat.\n///"


def render(text, lang="en"):
    settings = {"lang": lang, "docs": str(ROOT / "docs"), "phrases": str(ROOT / "phrases")}
    done = markdown.markdown(
        text, extensions=["handbook.blocks"], extension_configs={"handbook.blocks": settings}
    )
    return html.fragment_fromstring(done, create_parent="main")


def texts(tree, name):
    return [" ".join(node.text_content().split()) for node in tree.find_class(name)]


def findings(line, lang):
    return gravest(check_text(line, lang))


def turns(path, kind):
    found = re.findall(rf"^/// {kind}\n(.*?)\n///$", path.read_text("utf-8"), re.S | re.M)
    return [" ".join(turn.split()) for turn in found]


def test_heard_line_shows_what_the_linter_says():
    """Each fault is quoted from the line, named with a link to its page, and followed by words."""
    tree = render("/// heard\nIt's our *policy*. Calm down!\n///")
    assert texts(tree, "mg-turn__words") == ["It's our policy. Calm down!"]
    assert [q.text for q in tree.iter("q")] == ["our policy", "Calm down"]
    names = tree.find_class("mg-heard__name")
    assert [name.get("href") for name in names] == ["../words/policy.md", "../words/command.md"]
    found = findings("It's our policy. Calm down!", "en")
    assert texts(tree, "mg-heard__why") == [one.message for one in found]
    assert all(words.startswith("Better, for") for words in texts(tree, "mg-heard__better"))


def test_quote_never_starts_inside_a_word():
    """What is found after an apostrophe is quoted with the word before it."""
    tree = render("/// heard\nSee. That's not our department.\n///")
    assert next(tree.iter("q")).text == "That's not our department"


def test_reason_is_told_once_on_a_page():
    """The second line with the same fault names it without repeating why it does harm."""
    tree = render("/// heard\nIt's our policy.\n///\n\n/// heard\nOur policy says no.\n///")
    assert len(tree.find_class("mg-heard__name")) == 2
    assert len(tree.find_class("mg-heard__why")) == 1


def test_one_fault_of_a_kind_is_enough():
    """Two findings of one category in a line are shown as one, the graver."""
    line = "Успокойтесь. Вам необходимо заполнить форму."
    assert len(check_text(line, "ru")) > 1
    assert len(render(f"/// heard\n{line}\n///", "ru").find_class("mg-heard__name")) == 1


@pytest.mark.parametrize(("lang", "line", "told"), [
    ("en", "Here is your passport.", "The linter finds nothing in this line."),
    ("ru", "На какой адрес вам привезти багаж?", "Линтер в этой фразе ничего не нашёл."),
    ("sv", "Här är ditt pass.", "Granskaren hittar inget i den här raden."),
])  # fmt: skip
def test_clean_line_is_called_clean(lang, line, told):
    """A line without a fault is shown all the same, and the page says that nothing was found."""
    assert texts(render(f"/// heard\n{line}\n///", lang), "mg-heard__none") == [told]


def test_arc_is_a_drawing_and_a_list():
    """The drawing has a dot for each point, higher for better, and the list says the same."""
    tree = render(ARC)
    assert texts(tree, "mg-arc__number") == ["1", "2", "3"]
    heights = [int(dot.get("cy")) for dot in tree.find_class("mg-arc__dot")]
    assert heights[0] < heights[2] < heights[1]
    items = [" ".join(item.text_content().split()) for item in tree.iter("li")]
    assert items == ["+1 A ticket & time.", "−3 Told to wait, for nobody says what.", "0 A seat."]
    label = tree.xpath("//svg/@aria-label")
    assert label == ["How the customer felt, step by step: +1, −3, 0"]
    assert tree.xpath("//@style | //style | //script") == []


@pytest.mark.parametrize(("text", "message"), [
    ("/// heard\n///", "“/// heard” is empty; write in it what was said"),
    ("/// arc\n- 1: A.\n- 4: B.\n- 0: C.\n///",
     "“/// arc” can't use the line “- 4: B.”; write a level from -3 to 3 and what happened: "
     "“- -2: She waits.”"),
    ("/// arc\n- 1: A.\n- 2: B.\n///", "“/// arc” has 2 points; 3 to 10 can be drawn"),
    ("/// arc\n" + "- 1: A.\n" * 11 + "///", "“/// arc” has 11 points; 3 to 10 can be drawn"),
])  # fmt: skip
def test_mistakes_are_errors_that_help(text, message):
    """A block that can't be shown stops the build and says what would be right."""
    with pytest.raises(HandbookError) as error:
        render(text)
    assert str(error.value) == message


def test_linter_leaves_heard_lines_alone_and_reads_arcs(tmp_path):
    """A line as it was said is a quotation; the words of an arc are ours and are checked."""
    page = tmp_path / "docs/en/cases/one.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "# One\n\n/// heard\nIt's our policy.\n///\n\n"
        "/// arc\n- 1: A ticket.\n- 0: It is our policy.\n- 0: Home.\n///\n", "utf-8",
    )  # fmt: skip
    found = [(found.rule, found.line) for found in check_paths([page])]
    assert ("policy/our-policy", 9) in found
    assert {line for _, line in found} == {9}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("kind", ["heard", "customer", "staff", "arc"])
def test_case_has_the_same_turns_in_each_language(name, kind):
    """The three languages tell the same case, turn by turn."""
    counts = {len(turns(ROOT / f"docs/{lang}/cases/{name}", kind)) for lang in LANGUAGES}
    assert len(counts) == 1
    assert counts != {0}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_talk_done_well_is_clean(lang, name):
    """No line of a talk done well gets an error or a warning."""
    said = turns(ROOT / f"docs/{lang}/cases/{name}", "staff")
    assert [] == [
        found for line in said for found in check_text(line, lang) if found.severity != "note"
    ]


@pytest.mark.parametrize("name", FAILED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_talk_done_well_has_all_four_principles(lang, name):
    """Where something went wrong, the talk done well owns it, names a time, gives and calls back."""
    said = turns(ROOT / f"docs/{lang}/cases/{name}", "staff")
    assert find_principles(said, lang) == {"acknowledge", "deadline", "value", "follow_up"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_at_the_desk_is_heard(lang):
    """Each staff line of the seat sold twice gets the kinds of finding it is the example of."""
    expected = [
        {"excuse", "command"}, {"ignorance"}, {"excuse"}, set(), {"ignorance"}, {"favour"},
        {"retract"}, {"command"}, {"ignorance"},
    ]  # fmt: skip
    said = turns(ROOT / f"docs/{lang}/cases/seat-sold-twice.md", "heard")
    found = [{found.category for found in findings(line, lang)} for line in said]
    assert len(found) == len(expected)
    assert [] == [
        (line, kinds) for line, kinds, wanted in zip(said, found, expected, strict=True)
        if not kinds or not wanted <= kinds
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_good_and_bad_talks_are_told_apart(lang):
    """The linter hears nearly every line as it was said: it misses two of a talk at most."""
    clean = {
        name: sum(not findings(line, lang) for line in turns(
            ROOT / f"docs/{lang}/cases/{name}", "heard"))
        for name in TOLD
    }  # fmt: skip
    assert max(clean.values()) <= 2, clean


@pytest.mark.parametrize("lang", LANGUAGES)
def test_book_prints_what_was_said_and_felt(tmp_path, lang):
    """The book has the line as it was said, what was found, the drawing and its list."""
    name = "seat-sold-twice.md"
    talk = (ROOT / f"docs/{lang}/cases/{name}").read_text("utf-8").partition("---\n\n")[2]
    page = html.tostring(render(talk, lang), encoding="unicode")
    make_site(tmp_path, lang, {"about": re.sub(r'href="\.\./[^"]*"|href="[^"]*\.md"', "", page)})
    made = build_book(tmp_path, lang, tmp_path / "b.pdf", version="1").out
    text = " ".join(reading.text_of(made).split())
    said = turns(ROOT / f"docs/{lang}/cases/{name}", "heard")[0]
    assert said in text
    assert all(found.message in text for found in findings(said, lang))
    arc = html.fragment_fromstring(page).find_class("mg-arc__drawing")[0].get("aria-label")
    assert arc in reading.figures(made)
