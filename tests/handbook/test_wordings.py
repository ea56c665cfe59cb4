"""What of a script page folds, and where the switch stands."""

import xml.etree.ElementTree as etree

import pytest

from handbook import labels
from handbook.wordings import fold

SCRIPT = """<div><h1>T</h1><p>What</p><h2>Three questions</h2><p>Answers</p>
<h2>Own it</h2><p>Advice</p>
<figure id="a" class="mg-card mg-card--acknowledge"><p class="mg-card__customer">Where?</p>
<blockquote>A</blockquote><p class="mg-card__avoid">Wrong</p></figure>
<figure id="b" class="mg-card mg-card--acknowledge"/>
<p>Between</p><figure id="c" class="mg-card mg-card--acknowledge"/>
<p>Before d</p><figure id="d" class="mg-card mg-card--time"/>
<h2>Again</h2><figure id="e" class="mg-card mg-card--time"/><p>After e</p>
<h2>Who to call</h2><p>Lead</p></div>"""


def folded(text, lang="en"):
    root = etree.fromstring(text)
    fold(root, labels.load(lang))
    return root


def fold_of(root, kind):
    return [box for box in root.iter("details") if f"mg-fold--{kind}" in box.get("class")]


def test_one_line_of_each_part_stands_open():
    """Outside of folds there are the title, the switch, and of each part its heading and a card."""
    root = folded(SCRIPT)
    seen = [one.get("id") or one.tag for one in root if one.tag != "details"]
    assert seen == ["h1", "form", "h2", "a", "h2", "e", "p"]
    assert [one.get("class") for one in root.iter("h2")] == [
        None, "mg-act", "mg-act", None,
    ]  # fmt: skip
    leads = [one.get("id") for one in root if "mg-card--lead" in one.get("class", "")]
    assert leads == ["a", "e"]


@pytest.mark.parametrize("kind,summary,inside", [
    ("before", "What happened, and who owns it", ["What", "Three questions", "Answers"]),
    ("how", "When and how", ["Advice"]),
    ("others", "Other wordings: 2", ["b", "Between", "c"]),
    ("then", "Then: Give an exact time", ["d"]),
    ("know", "Who to call", ["Lead"]),
    ("aside", "Not like this", ["Where?", "Wrong"]),
])  # fmt: skip
def test_folds_say_what_is_in_them(kind, summary, inside):
    """Each fold is a plain element of HTML, named by what opening it shows."""
    (box, *more) = fold_of(folded(SCRIPT), kind)
    assert "".join(box[0].itertext()) == summary and box[0].tag == "summary"
    held = [one.get("id") or "".join(one.itertext()) for one in box[1:]]
    assert [one for one in held if one.strip() != "When and howBefore d"] == inside
    assert [("".join(one[-1].itertext())) for one in more] == ["Before d"] * (kind == "how")


def test_warning_stays_in_sight():
    """A warning on top of a script stands right under the title, outside of the fold."""
    root = folded(SCRIPT.replace("<p>What</p>", '<p>What</p><div class="admonition warning"/>'))
    assert [one.tag for one in root][:4] == ["h1", "div", "details", "form"]


def test_nothing_is_lost():
    """Every card and every word of the page is still there, once."""
    before, after = (["".join(root.itertext()) for root in (etree.fromstring(SCRIPT), folded(SCRIPT))])
    for words in ("What", "Three questions", "Answers", "Advice", "Where?", "Wrong", "Between",
                  "Before d", "After e", "Lead"):  # fmt: skip
        assert before.count(words) == 1 <= after.count(words)
    assert sorted(card.get("id") for card in folded(SCRIPT).iter("figure")) == list("abcde")


def test_switch_stands_above_the_first_part():
    """It comes right before the first heading with cards, with all choices named."""
    root = folded(SCRIPT, "sv")
    tags = [child.tag for child in root]
    assert tags[:4] == ["h1", "details", "form", "h2"]
    switch = root.find("form")
    assert [one.get("value") for one in switch.iter("input")] == ["", "desk", "phone", "writing"]
    assert switch.find(".//legend").text == "Var pratar ni?"


def test_page_with_single_wordings_has_no_switch():
    """Where there is nothing to choose from, there is no switch; a page without cards stays."""
    single = folded('<div><h2>T</h2><figure class="mg-card mg-card--ask"/><p>x</p></div>')
    assert [one.tag for one in single] == ["h2", "figure", "p"]
    text = "<div><h1>T</h1><p>x</p><h2>U</h2><p>y</p></div>"
    assert etree.tostring(folded(text)) == etree.tostring(etree.fromstring(text))
