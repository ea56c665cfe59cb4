"""The ledger leads somewhere: each row to pages, rules, checks and tests that exist."""

import ast
import functools
import importlib
from collections import Counter
from pathlib import Path

import markdown
import pytest
from lxml import html
from mkdocs.utils import meta
from pymdownx.slugs import slugify
from ruamel.yaml import YAML

from handbook.labels import load
from lint.rules import load_category

ROOT = Path(__file__).parents[1]
LANGS = ("en", "ru", "sv")
ROWS = {"S0": 42, "S1": 27, "S2": 28, "S3": 29, "S4": 38}
WAYS = {"page", "rule", "check", "test"}
LEDGER = YAML(typ="safe").load((ROOT / "ledger.yml").read_text(encoding="utf-8"))
SEEDS = "tests/lint/test_seeds.py"


def closers(way):
    """Rows with what closes them in one way, each once."""
    return sorted(
        {
            (row["id"], lang, found if isinstance(found, str) else found[lang])
            for row in LEDGER["rows"]
            for closer in row.get("closed_by", ())
            if (found := closer.get(way))
            for lang in LANGS
        }
    )


@functools.cache
def anchors(lang, page):
    """Ids that a page has once its blocks are made."""
    folders = {name: str(ROOT / name) for name in ("phrases", "practice", "docs")}
    done = markdown.markdown(
        meta.get_data((ROOT / "docs" / lang / page).read_text(encoding="utf-8"))[0],
        extensions=["attr_list", "def_list", "tables", "toc", "handbook.blocks"],
        extension_configs={
            "toc": {"slugify": slugify(case="lower")},
            "handbook.blocks": {"lang": lang, **folders},
        },
    )
    return set(html.fragment_fromstring(done, create_parent="main").xpath("//@id"))


@functools.cache
def functions(path):
    """Names of the functions of a module."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@functools.cache
def checks():
    """Words that the linter's checks are named with."""
    trees = (ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "lint/checks").glob("*.py"))
    return {n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant)}


def test_all_rows_are_there_once():
    """The ledger has each row of the five texts, in their order."""
    expected = [f"{seed}-{n:02}" for seed, last in ROWS.items() for n in range(1, last + 1)]
    assert expected == [row["id"] for row in LEDGER["rows"]]
    assert list(ROWS) == [source["id"] for source in LEDGER["sources"]]


@pytest.mark.parametrize("row", LEDGER["rows"], ids=lambda row: row["id"])
def test_row_is_closed_or_says_why_not(row):
    """A row has a known kind, a sentence in each language, and something that shows it."""
    assert row["kind"] in load("en").groups["ledger"]
    said = row["not_used"] if "not_used" in row else row["teaches"]
    assert list(LANGS) == [lang for lang, text in said.items() if text.strip()]
    ways = {key for closer in row.get("closed_by", ()) for key in closer}
    assert ways <= WAYS
    assert ("not_used" in row) == (not ways)


def test_only_three_rows_are_left_out():
    """What teaches nothing is named, and nothing else is left out."""
    assert ["S0-23", "S0-42", "S1-26"] == [r["id"] for r in LEDGER["rows"] if "not_used" in r]


@pytest.mark.parametrize("lang", LANGS)
def test_pages_and_their_anchors_exist(lang):
    """Each page is there in each language, with the place a row points at."""
    dead = []
    for row, own, page in closers("page"):
        path, _, anchor = page.partition("#")
        if own != lang:
            continue
        there = (ROOT / "docs" / lang / path).is_file()
        if not there or anchor and anchor not in anchors(lang, path):
            dead.append((row, page))
    assert [] == dead


def test_rules_exist():
    """Each rule and each category is there in the language it is named for."""
    dead = []
    for row, lang, found in closers("rule"):
        category, _, name = found.partition("/")
        names = {rule.name.text for rule in load_category(lang, category).rules} | {""}
        if name not in names:
            dead.append((row, lang, found))
    assert [] == dead


def test_checks_exist():
    """Each check of the linter is named in its code, in full or by its last part."""
    dead = [
        (row, name)
        for row, _, name in closers("check")
        if name not in checks() and name.partition("/")[2] not in checks()
    ]
    assert [] == dead


def test_tests_exist():
    """Each test is a function of its module."""
    dead = []
    for row, _, found in closers("test"):
        path, _, name = found.partition("::")
        if not (ROOT / path).is_file() or name not in functions(path):
            dead.append((row, found))
    assert [] == dead


def test_wordings_of_the_texts_are_among_the_examples():
    """A row closed by the examples of the seeds has an example there."""
    module = importlib.import_module(SEEDS.removesuffix(".py").replace("/", "."))
    examples = {
        f"{SEEDS}::test_forbidden_wording_is_heard": module.FORBIDDEN,
        f"{SEEDS}::test_recommended_wording_passes": module.RECOMMENDED,
    }
    missing = [
        (row, found)
        for row, _, found in closers("test")
        if found in examples and row not in {example[0] for example in examples[found]}
    ]
    assert [] == missing
    closed = {row for row, _, found in closers("test") if found in examples}
    assert set() == {example[0] for listed in examples.values() for example in listed} - closed


def test_no_row_says_what_another_says():
    """Each row has a sentence of its own, in each language."""
    for lang in LANGS:
        said = Counter(row["teaches"][lang] for row in LEDGER["rows"] if "teaches" in row)
        assert [] == [text for text, times in said.items() if times > 1]
