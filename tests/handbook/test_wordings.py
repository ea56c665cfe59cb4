"""Which wordings of a script page fold, and where the switch stands."""

import xml.etree.ElementTree as etree

from handbook import labels
from handbook.wordings import fold

SCRIPT = """<div><h1>T</h1><p>What</p><h2>Own it</h2>
<figure id="a" class="mg-card mg-card--acknowledge"/><figure id="b" class="mg-card mg-card--acknowledge"/>
<p>Between</p><figure id="c" class="mg-card mg-card--acknowledge"/><figure id="d" class="mg-card mg-card--time"/>
<h2>Again</h2><figure id="e" class="mg-card mg-card--time"/></div>"""


def folded(text, lang="en"):
    root = etree.fromstring(text)
    fold(root, labels.load(lang))
    return root


def test_every_wording_but_the_first_of_a_step_folds():
    """Words between two wordings part nothing; another step and a heading do."""
    more = [card.get("id") for card in folded(SCRIPT).iter("figure") if card.get("data-more") == ""]
    assert more == ["b", "c"]


def test_switch_stands_above_the_heading_of_the_steps():
    """It comes right before the first heading that holds cards, with all choices named."""
    root = folded(SCRIPT, "sv")
    tags = [child.tag for child in root]
    assert tags[:4] == ["h1", "p", "form", "h2"]
    switch = root.find("form")
    assert [one.get("value") for one in switch.iter("input")] == ["", "desk", "phone", "writing"]
    assert switch.find(".//legend").text == "Var pratar ni?"


def test_page_with_single_wordings_has_no_switch():
    """Where there is nothing to choose from, nothing is added."""
    text = '<div><h2>T</h2><figure class="mg-card mg-card--ask"/><p>x</p></div>'
    assert etree.tostring(folded(text)) == etree.tostring(etree.fromstring(text))
