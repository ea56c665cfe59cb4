"""The guide, the checker and the drills as they stand on a page before any script runs."""

import markdown
import pytest
from lxml import html

from handbook import labels
from handbook.errors import HandbookError

from .conftest import LANGUAGES, PHRASES, write

DRILLS = """\
drills:
  - {kind: fault, scene: "A *desk*.", line: "It's our <b>policy</b>.", answer: policy,
     choices: [policy]}
  - {kind: rewrite, scene: Phone., line: "It's our policy.", model: "I'll fix {item}.",
     shows: acknowledge}
  - {kind: order, scene: Hall., phrases: [lost-item.own-it, lost-item.look]}
"""


def render(block, book, lang="en"):
    write(book / f"practice/{lang}.yml", DRILLS)
    folders = {name: str(book / name) for name in ("phrases", "practice", "docs")}
    settings = {"lang": lang, **folders}
    done = markdown.markdown(
        f"/// {block}\n///", extensions=["handbook.blocks"],
        extension_configs={"handbook.blocks": settings},
    )  # fmt: skip
    return html.fragment_fromstring(done, create_parent="main")


def texts(tree, name):
    return [node.text_content().strip() for node in tree.find_class(name)]


def test_guide_is_a_plain_list_by_step(book):
    """Without a script the guide lists every line under its step, with a link to its script."""
    tree = render("guide", book)
    assert [section.get("data-step") for section in tree.find_class("mg-guide__step")] == [
        "acknowledge", "inform"
    ]  # fmt: skip
    assert len(tree.find_class("mg-line")) == 4
    assert "screen-only" in tree.xpath("//form/@class")[0]
    first = tree.find_class("mg-line")[0]
    assert first.xpath(".//a/@href") == ["../scripts/cold-soup.md#cold-soup.own-it"]
    assert texts(first, "mg-line__foot") == ["cold-soup desk, email, formal"]


def test_guide_offers_only_what_there_is(book):
    """The filters name all steps, and the situations, channels and tones that phrases have."""
    tree = render("guide", book, "sv")
    choices = {
        select.get("name"): [option.get("value") for option in select.iter("option")][1:]
        for select in tree.iter("select")
    }
    assert choices["step"][0] == "acknowledge" and len(choices["step"]) == 10
    assert choices["situation"] == ["cold-soup", "lost-item"]
    assert choices["channel"] == ["desk", "email"]
    assert choices["tone"] == ["warm", "formal"]


def test_guide_sets_apart_what_fits_every_situation(book):
    """Phrases for any situation have a group of their own, and link to their own page."""
    general = PHRASES.format(situation="saving-face", sector="any")
    write(book / "phrases/saving-face.yml", general)
    write(book / "docs/en/phrases/saving-face.md", "# Face\n\n/// say | saving-face.look\n///\n")
    tree = render("guide", book)
    groups = {
        group.get("label"): [option.get("value") for option in group]
        for group in tree.iter("optgroup")
    }
    assert groups == {
        "For any situation": ["saving-face"], "Situations": ["cold-soup", "lost-item"]
    }  # fmt: skip
    links = tree.xpath("//li[@data-situation='saving-face']//a/@href")
    assert links == ["../phrases/saving-face.md#saving-face.look"]


@pytest.mark.parametrize("block,name", [("guide", "mg-line__say"), ("practice", "mg-order__line")])
def test_text_from_files_stays_text(book, block, name):
    """HTML, entities and Markdown in phrases and drills are shown, not carried out."""
    tree = render(block, book)
    assert "I'm sorry, {name}. *We* lost <b>it</b> &lt; {item}." in texts(tree, name)
    assert tree.xpath("//b | //em") == []


def test_lamps_lead_to_the_principles(book):
    """The four lamps are links to the numbered headings, whatever these are called."""
    page = "# Four\n\n## 1. Own it\n\n## 2. Ge en exakt tid\n\n## 3. Сверх того {#extra}\n"
    write(book / "docs/en/principles.md", page)
    lamps = render("check", book).find_class("mg-lamp")
    assert [(lamp.get("data-principle"), lamp.get("href")) for lamp in lamps] == [
        ("acknowledge", "principles.md#1-own-it"),
        ("deadline", "principles.md#2-ge-en-exakt-tid"),
        ("value", "principles.md#extra"),
    ]


def test_checker_explains_itself_without_a_script(book):
    """The desk is for screens alone, and a sentence says what is needed."""
    tree = render("check", book, "ru")
    assert "screen-only" in tree.find_class("mg-check__desk")[0].get("class")
    assert "JavaScript" in tree.xpath("//noscript")[0].text_content()


def test_drills_have_their_answers_at_the_end(book):
    """Without a script, and on paper, the answers follow the exercises."""
    tree = render("practice", book)
    assert [item.get("data-kind") for item in tree.find_class("mg-drill")] == [
        "fault", "rewrite", "order"
    ]  # fmt: skip
    assert tree.find_class("mg-drill__line")[0].text_content().strip() == "It's our <b>policy</b>."
    answers = tree.xpath("//noscript")[0]
    assert answers.getnext() is None
    solved = [item.text_content().strip() for item in answers.xpath("./section/ol/li")]
    assert solved[1] == "I'll fix {item}."
    assert solved[2].index("I'm sorry") < solved[2].index("I'm looking")


def test_lines_to_order_are_mixed(book):
    """The exercise does not give its answer away."""
    items = render("practice", book).xpath("//ol[@class='mg-order']/li/@data-place")
    assert sorted(items) == ["0", "1"] and items != ["0", "1"]


@pytest.mark.parametrize("text,message", [
    ("drills: [", "en.yml:2:1:"),
    ("[]", "holds no list named drills"),
    ("drills: [{kind: quiz}]", "drill 1 has no kind; one of fault, rewrite, order is needed"),
    ("drills: [{kind: fault, scene: X, line: Y}]", "drill 1 (fault) lacks answer, choices"),
    ("drills: [{kind: order, scene: X, phrases: [a.b], line: Y}]",
     "drill 1 (order) has no use for line"),
    ("drills: [{kind: fault, scene: X, line: Y, answer: policy, choices: [command]}]",
     "drill 1 (fault) does not offer its own answer, policy"),
    ("drills: [{kind: order, scene: X, phrases: [lost-item.gone]}]",
     "there is no phrase lost-item.gone"),
])  # fmt: skip
def test_broken_drills_are_errors_that_help(book, text, message, monkeypatch):
    """What is wrong with a file of drills is told with the drill's number or the line."""
    monkeypatch.setattr(f"{__name__}.DRILLS", text)
    with pytest.raises(HandbookError) as error:
        render("practice", book)
    assert message in str(error.value)


def test_words_of_the_site_are_complete():
    """Each language has the same words, so that no page lacks one."""
    keys = [
        {(name, key) for name, group in labels.load(lang).groups.items() for key in group}
        | set(labels.load(lang).words)
        for lang in LANGUAGES
    ]
    assert keys[0] == keys[1] == keys[2]
