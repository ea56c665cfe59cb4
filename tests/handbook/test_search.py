"""The index of the search and the words people search with, as they are before any query."""

import json
from pathlib import Path

import pytest

from handbook import labels
from handbook.errors import HandbookError
from handbook.phrasebook import Phrasebook
from handbook.search import vocabulary, write_index
from handbook.search.worker import one_stemmer, use_search_worker

from .conftest import LANGUAGES, ROOT

MADE = {
    "config": {"lang": ["en"], "separator": " "},
    "docs": [
        {"location": page, "title": title, "text": text}
        for page, title, text in (
            ("scripts/lost-item.html", "Lost &amp; gone", "<p>It is gone.</p>"),
            ("scripts/lost-item.html#why", "Why", "<p>So <b>it</b> is.</p>"),
            ("scripts/lost-item.html#empty", "Nothing", ""),
            ("words/policy.html", "Policy", ""),
        )
    ],
}


@pytest.fixture
def index(book, tmp_path):
    """A function that writes the index of a language and reads it back."""

    def written(lang="en"):
        site = tmp_path / "made"
        for name in ("search/search_index.json", "words/policy.html"):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(json.dumps(MADE), encoding="utf-8")
        phrases = Phrasebook(book / "phrases")
        write_index(site, book / "docs" / lang, phrases, labels.load(lang), book / "corpus")
        light, text, script = (
            (site / "search" / name).read_text(encoding="utf-8")
            for name in ("search_index.json", "entries.json", "search_index.js")
        )
        assert script == f"var __index = {text}"
        assert json.loads(light)["docs"] == []
        return json.loads(text)

    return written


def entries(made, kind):
    return [entry for entry in made["docs"] if entry["kind"] == kind]


def test_pages_and_sections_are_plain_text(index):
    """Markup is gone, and a heading without text is no result."""
    made = index()
    script = entries(made, "script")[0]
    assert (script["title"], script["text"]) == ("Lost & gone", "It is gone.")
    sections = [(part["title"], part["text"]) for part in entries(made, "section")]
    assert sections == [("Why", "So it is.")]


def test_phrases_are_results_of_their_own(index):
    """A phrase carries what the customer says and the wrong line, and leads to its card."""
    phrases = {phrase["location"]: phrase for phrase in entries(index(), "phrase")}
    phrase = phrases["scripts/lost-item.html#lost-item.own-it"]
    assert phrase["avoid"] == ["It's our policy."]
    assert phrase["heard"] == "Where is it?"


def test_lines_people_say_lead_to_their_category(index, book):
    """Bad lines of one category are found on its page; others, and good ones, are not taken."""
    rows = [
        ("bad", ["policy"], "Rules are rules."), ("bad", ["policy", "command"], "Read the rules."),
        ("good", [], "Not so bad."), ("bad", ["excuse"], "We are busy."),
    ]  # fmt: skip
    (book / "corpus").mkdir()
    text = "\n".join(
        json.dumps({"label": label, "categories": categories, "text": line})
        for label, categories, line in rows
    )
    (book / "corpus/en.jsonl").write_text(text, encoding="utf-8")
    heard = [(line["location"], line["avoid"]) for line in entries(index(), "heard")]
    assert heard == [("words/policy.html#heard", ["Rules are rules."])]


def test_lines_said_most_often_are_heard_first(index, book, monkeypatch):
    """Of many lines those are kept that stand for the commonest beginnings, not the shortest."""
    monkeypatch.setattr("handbook.search.index.HEARD", 1)
    rows = ["No way.", "You should have rung first.", "You should have asked."]
    (book / "corpus").mkdir()
    text = "\n".join(
        json.dumps({"label": "bad", "categories": ["policy"], "text": line}) for line in rows
    )
    (book / "corpus/en.jsonl").write_text(text, encoding="utf-8")
    assert [line["avoid"] for line in entries(index(), "heard")] == [["You should have asked."]]


def test_rules_with_a_page_are_results(index):
    """Every rule of a category with a page gives its bad examples and what to say instead."""
    rules = entries(index("sv"), "rule")
    assert {rule["location"].partition("#")[0] for rule in rules} == {"words/policy.html"}
    assert all(rule["avoid"] for rule in rules)


def test_front_matter_adds_words(index, book):
    """A page may name words it should be found by."""
    page = book / "docs/en/scripts/lost-item.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", "---\nsearch_words: [umbrella]\n", 1), encoding="utf-8")
    assert "umbrella" in entries(index(), "script")[0]["words"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_lead_to_pages_that_exist(lang):
    """Each page that the vocabulary names is there, and each script is named."""
    words = vocabulary.load(lang)
    pages = {key.partition("#")[0] for key in words.pages}
    docs = ROOT / "docs" / lang
    assert [page for page in sorted(pages) if not (docs / f"{page}.md").is_file()] == []
    scripts = {f"scripts/{path.stem}" for path in (docs / "scripts").glob("*.md")}
    assert sorted(scripts - pages) == []


def test_faults_in_the_words_are_told_with_their_line(monkeypatch, tmp_path):
    """A vocabulary of the wrong shape names the line."""
    path = tmp_path / "vocabulary.py"
    (tmp_path / "en.yml").write_text("labels: {script: x}\nsynonyms: no list\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "__file__", str(path))
    with pytest.raises(HandbookError, match=r"en\.yml:1:"):
        vocabulary.load.__wrapped__("en")


def test_pages_start_our_worker():
    """The worker's name is changed at any depth."""
    page = '{"search": "../assets/javascripts/workers/search.1a2b3c.min.js"}'
    assert use_search_worker(page) == '{"search": "../assets/makegood/search.js"}'


def test_one_stemmer_is_cut_out_of_the_library():
    """Only the language's own stemmer stays; a library of another shape is told."""
    source = Path(ROOT, "node_modules/snowball-stemmers/snowball-stemmers.js").read_text("utf-8")
    cut = one_stemmer(source, "swedish")
    assert "swedishStemmer" in cut and "russianStemmer" not in cut
    assert len(cut) < len(source) / 10
    with pytest.raises(HandbookError, match="npm ci"):
        one_stemmer("exports.newStemmer = 1", "swedish")
