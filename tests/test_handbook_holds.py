"""What every script page answers, and how much of some things the handbook holds."""

import re
from pathlib import Path

import pytest

from handbook.facts import Facts
from lint.rules import load_category

ROOT = Path(__file__).parents[1]
LANGS = ("en", "ru", "sv")
HEADS = {
    "questions": {
        "en": "Three questions, three answers", "ru": "Три вопроса, три ответа",
        "sv": "Tre frågor, tre svar",
    },
    "knock-on": {"en": "What else breaks", "ru": "Что ещё сорвётся", "sv": "Det här faller också"},
    "cues": {"en": "Eyes, hands, voice", "ru": "Глаза, руки, голос", "sv": "Blick, händer, röst"},
}  # fmt: skip


def sections(page):
    """The sections of a page by their headings."""
    parts = re.split(r"^## (.+)\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def scripts(lang):
    """The script pages of a language."""
    return [p for p in sorted((ROOT / "docs" / lang / "scripts").glob("*.md")) if p.stem != "index"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_script_answers_the_three_questions(lang):
    """What happened, what do I do now, will I get what I paid for: each has its answer."""
    wrong = []
    for page in scripts(lang):
        listed = re.split(r"^\d\. ", sections(page)[HEADS["questions"][lang]], flags=re.MULTILINE)
        answered = [one for one in listed[1:] if re.match(r"\*[^*]+[?]\*\s+\S", one)]
        if len(answered) != 3:
            wrong.append(page.name)
    assert [] == wrong
    assert 46 == len(scripts(lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["knock-on", "cues"])
def test_every_script_lists_what_else_breaks_and_what_hands_do(lang, kind):
    """No script leaves out the losses that follow, or the cues for eyes, hands and voice."""
    short = [
        page.name
        for page in scripts(lang)
        if sections(page).get(HEADS[kind][lang], "").count("\n- ") < 1
    ]
    assert [] == short


def test_there_are_ten_treats_to_choose_from():
    """The catalogue has ten small things that may be given at once on top."""
    facts = Facts(ROOT / "phrases/compensation.yml", "sv")
    treats = [
        facts.word(item, "id")
        for item in facts.items(facts.root, "items")
        if (facts.word(item, "kind"), facts.word(item, "size")) == ("lollipop", "small")
    ]
    assert len(treats) >= 10


@pytest.mark.parametrize("lang", LANGS)
def test_many_ways_to_blame_the_customer_are_known(lang):
    """Ten wordings and more that put the mistake on the customer are examples to be caught."""
    rules = load_category(lang, "blame-customer").rules
    assert len({bad.text for rule in rules for bad in rule.bad}) >= 10


@pytest.mark.parametrize("lang", LANGS)
def test_the_ten_tensions_are_settled(lang):
    """Each of the ten disagreements says what the handbook does."""
    text = (ROOT / "docs" / lang / "principles/tensions.md").read_text(encoding="utf-8")
    assert [f"t{n}" for n in range(1, 11)] == re.findall(r"\{: #(t\d+)\}", text)
