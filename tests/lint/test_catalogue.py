"""The compensation catalogue and the law floors, checked by the real command in a small project."""

import json
import re

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

from lint.schemas.house import (
    CATALOGUE_SCHEMA, LAW_SCHEMA, build_catalogue_schema, build_law_schema,
)  # fmt: skip

from .conftest import ROOT

CATALOGUE = """\
owner: Head of service
review_by: 2999-01-01
currency: EUR
roles:
  - id: alone
    title: {en: You, ru: Вы сами, sv: Du}
cautions:
  - id: harm
    title: {en: the harmed, ru: пострадавших, sv: skadade}
    situations: [hurt-guest]
items:
  - id: hot-plate
    title: {en: A hot plate, ru: Горячее блюдо, sv: En varm rätt}
    kind: plaster
    repays: thing
    size: small
    moment: now
    cost: 3-20
    grant: alone
    sectors: [restaurant, hotel]
    alternatives: [dessert]
    when: {en: It was cold., ru: Остыло., sv: Den var kall.}
    market_standard: {en: The same plate., ru: Та же тарелка., sv: Samma tallrik.}
    our_offer: {en: A new plate., ru: Новая тарелка., sv: En ny tallrik.}
    confirmed_by: {en: the chef nods, ru: повар кивнул, sv: kocken nickar}
    review_by: 2999-01-01
  - id: dessert
    title: {en: Dessert, ru: Десерт, sv: Efterrätt}
    kind: lollipop
    repays: thing
    size: small
    moment: now
    cost: 3-9
    grant: alone
    not_for: [harm]
    alternatives: [cheese]
    when: {en: They still sit., ru: Гости за столом., sv: De sitter kvar.}
    market_standard: {en: Nothing., ru: Ничего., sv: Ingenting.}
    our_offer: {en: For the table., ru: На весь стол., sv: Till bordet.}
    review_by: 2999-01-01
  - id: cheese
    title: {en: Cheese, ru: Сыр, sv: Ost}
    kind: lollipop
    repays: thing
    size: small
    moment: now
    cost: 3-9
    grant: alone
    alternatives: [dessert]
    when: {en: They still sit., ru: Гости за столом., sv: De sitter kvar.}
    market_standard: {en: Nothing., ru: Ничего., sv: Ingenting.}
    our_offer: {en: A plate to share., ru: Тарелка на всех., sv: Ett fat att dela.}
    review_by: 2999-01-01
"""
PHRASES = """\
situation: cold-dish
sector: restaurant
touchpoint: table
owner: Head waiter
review_by: 2999-01-01
phrases:
  - id: new-plate
    step: restore
    channels: [desk]
    offers: [hot-plate]
    say: {en: Here is your dish., ru: Вот ваше блюдо., sv: Här är din rätt.}
  - id: sweet-or-salt
    step: value
    channels: [desk]
    offers: [dessert, cheese]
    say:
      en: On us, dessert or cheese?
      ru: "За наш счёт: десерт или сыр?"
      sv: "Vi bjuder: efterrätt eller ost?"
"""
HURT = PHRASES.replace("cold-dish", "hurt-guest").replace("[dessert, cheese]", "[cheese]")
LAW = """\
owner: Lawyers
review_by: 2999-01-01
floors:
  - id: rail-late
    title: {en: Late trains, ru: Опоздание поезда, sv: Sena tåg}
    sectors: [rail]
    where: {en: Sweden, ru: Швеция, sv: Sverige}
    floor: {en: A quarter back., ru: Четверть цены., sv: En fjärdedel åter.}
    source: The agency
    link: https://agency.example/rail
    checked_on: 2026-11-21
    review_by: 2999-01-01
"""


@pytest.fixture
def findings(lint, tmp_path):
    """Write a project and give what the linter says of our files: place, rule, severity."""

    def check(catalogue=CATALOGUE, phrases=PHRASES, law=LAW, hurt=""):
        folder = tmp_path / "phrases"
        folder.mkdir(exist_ok=True)
        files = {"compensation": catalogue, "cold-dish": phrases, "law": law, "hurt-guest": hurt}
        for name, text in files.items():
            if text:
                (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        done = lint("check", "phrases", "--format", "json", "--no-cache")
        found = json.loads(done.out)
        found = found if isinstance(found, list) else found["findings"]
        return [one for one in found if re.match("catalogue|law|protocol|phrase", one["rule"])]

    return check


def places(found):
    """File, line, column, rule and severity of each finding."""
    return [
        (one["path"].rpartition("/")[2], one["line"], one["column"], one["rule"], one["severity"])
        for one in found
    ]


def without_situation(text):
    """The catalogue without the caution that names the situation of another test."""
    return text.replace("    situations: [hurt-guest]\n", "")


def changed(text, old, new):
    """A text with one change."""
    assert old in text
    return without_situation(text.replace(old, new, 1))


def test_a_sound_project_is_silent(findings):
    """Nothing is said where phrases and catalogue agree; the catalogue is no situation."""
    assert [] == findings(without_situation(CATALOGUE))


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "rule", "severity"),
    [
        ("alternatives: [dessert]", "alternatives: [desert]", 20, 20, "catalogue/dead-alternative",
         "error"),
        ("alternatives: [cheese]", "alternatives: [dessert]", 35, 20, "catalogue/dead-alternative",
         "error"),
        ("grant: alone", "grant: all", 18, 12, "catalogue/unknown-role", "error"),
        ("not_for: [harm]", "not_for: [harms]", 34, 15, "catalogue/unknown-caution", "error"),
        ("cost: 3-20", "cost: 20-3", 17, 11, "catalogue/cost", "error"),
        ("cost: 3-20", "cost: some", 17, 11, "phrase/bad-range", "error"),
        ("kind: plaster", "kind: plasters", 13, 11, "phrase/unknown-kind", "error"),
        ("    confirmed_by: {en: the chef nods, ru: повар кивнул, sv: kocken nickar}\n", "", 11, 9,
         "catalogue/unconfirmed", "error"),
        ("id: cheese", "id: dessert", 40, 9, "catalogue/duplicate-id", "error"),
        ("    size: small\n", "", 11, 5, "phrase/missing-key", "error"),
        ("ru: Сыр, ", "", 41, 5, "phrase/missing-language", "error"),
        ("    review_by: 2999-01-01\n  - id: dessert", "    review_by: 2020-02-03\n  - id: dessert",
         25, 16, "catalogue/review-overdue", "error"),
        ("    review_by: 2999-01-01\n  - id: dessert", "    review_by: someday\n  - id: dessert",
         25, 16, "catalogue/review-date", "error"),
    ],
)  # fmt: skip
def test_faults_of_the_catalogue_are_named_at_their_place(
    findings, old, new, line, column, rule, severity
):
    """Each fault is found where it stands."""
    found = places(findings(changed(CATALOGUE, old, new)))
    assert ("compensation.yml", line, column, rule, severity) in found


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "rule", "severity"),
    [
        ("[dessert, cheese]", "[dessert, chese]", 15, 23, "catalogue/unknown-item", "error"),
        ("    offers: [dessert, cheese]\n", "", 12, 9, "catalogue/missing-offer", "error"),
        ("[dessert, cheese]", "[hot-plate]", 15, 14, "catalogue/plaster-as-extra", "warning"),
        ("[dessert, cheese]", "[hot-plate]", 15, 14, "protocol/same-value", "warning"),
        ("[dessert, cheese]", "dessert", 15, 13, "catalogue/one-choice", "warning"),
        ("[hot-plate]", "[dessert]", 10, 14, "catalogue/lollipop-first", "warning"),
        ("step: restore", "step: inform", 10, 14, "catalogue/offer-step", "error"),
        ("sector: restaurant", "sector: air", 10, 14, "catalogue/sector", "error"),
        ("[dessert, cheese]", "[Dessert]", 15, 14, "phrase/bad-id", "error"),
    ],
)
def test_phrases_and_catalogue_have_to_agree(findings, old, new, line, column, rule, severity):
    """What a phrase offers is there, fits, and leaves the customer a choice."""
    found = places(findings(without_situation(CATALOGUE), changed(PHRASES, old, new)))
    assert ("cold-dish.yml", line, column, rule, severity) in found


def test_an_item_nobody_offers_is_noted(findings):
    """A dead item is a note at its name."""
    found = places(findings(without_situation(CATALOGUE), changed(PHRASES, ", cheese", "")))
    assert ("compensation.yml", 40, 9, "catalogue/unused-item", "note") in found


def test_a_caution_forbids_its_items_in_a_situation(findings):
    """What is not for the harmed can't be offered to them."""
    found = places(findings(hurt=HURT.replace("[cheese]", "[dessert, cheese]")))
    assert [("hurt-guest.yml", 15, 14, "catalogue/not-for", "error")] == found


def test_one_phrase_file_alone_is_held_to_the_catalogue(lint, findings):
    """A hook that checks only what has changed still hears of an unknown item, and of no other."""
    findings(CATALOGUE, changed(PHRASES, "[hot-plate]", "[hot-plates]"))
    done = lint("check", "phrases/cold-dish.yml", "--format", "json")
    found = json.loads(done.out)
    found = found if isinstance(found, list) else found["findings"]
    assert [("cold-dish.yml", 10, 14, "catalogue/unknown-item", "error")] == places(found)
    assert "hot-plate" in found[0]["message"]


def test_a_caution_about_no_situation_is_an_error(findings):
    """The situation a caution names has to be there."""
    found = places(findings())
    assert [("compensation.yml", 10, 18, "catalogue/unknown-situation", "error")] == found


def test_without_a_catalogue_nothing_is_asked(findings):
    """A project that has no catalogue is not told to name offers."""
    bare = changed(PHRASES, "    offers: [dessert, cheese]\n", "")
    assert [] == findings(catalogue="", phrases=bare)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "rule"),
    [
        ("    review_by: 2999-01-01", "    review_by: 2020-02-03", 12, 16, "law/review-overdue"),
        ("2026-11-21", "2026-13-01", 11, 17, "law/checked-on"),
        ("2026-11-21", "2999-06-01", 11, 17, "law/checked-on"),
        ("https://agency", "agency", 10, 11, "phrase/bad-link"),
        ("    source: The agency\n", "", 4, 5, "phrase/missing-key"),
        ("  - id: rail-late\n", "  - id: rail-late\n  - id: rail-late\n", 5, 9,
         "law/duplicate-id"),
    ],
)  # fmt: skip
def test_law_floors_are_dated_and_have_a_source(findings, old, new, line, column, rule):
    """A floor that is stale, undated or without a source is an error at its place."""
    found = places(findings(without_situation(CATALOGUE), law=changed(LAW, old, new)))
    assert ("law.yml", line, column, rule, "error") in found


def test_an_overdue_fact_is_named(findings):
    """The message says which item is overdue, and since when."""
    law = changed(LAW, "    review_by: 2999-01-01", "    review_by: 2020-02-03")
    found = findings(without_situation(CATALOGUE), law=law.replace("2026-11-21", "2019-01-01"))
    assert 1 == len(found)
    assert found[0]["message"].startswith("rail-late: The review was due on 2020-02-03.")


@pytest.mark.parametrize("text", ["[]", "items: x", "items: [x]", "items: [{}]", "a: b: c", "x"])
def test_broken_files_are_findings(lint, tmp_path, text):
    """A file that is no catalogue at all gets findings, not a crash."""
    (tmp_path / "phrases").mkdir()
    for name in ("compensation", "law"):
        (tmp_path / f"phrases/{name}.yml").write_text(text, encoding="utf-8")
    done = lint("check", "phrases", "--no-cache")
    assert (1, "") == (done.returncode, done.err)
    assert "compensation.yml" in done.out and "law.yml" in done.out


@pytest.mark.parametrize(
    ("path", "build", "name"),
    [
        (CATALOGUE_SCHEMA, build_catalogue_schema, "compensation"),
        (LAW_SCHEMA, build_law_schema, "law"),
    ],
)
def test_shipped_schemas_are_sound_and_hold_for_our_files(path, build, name):
    """The schemas are what the declarations make, and editors accept our own files."""
    schema = build()
    assert schema == json.loads(path.read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    file = ROOT / f"phrases/{name}.yml"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../lint/schemas/{path.name}\n")
    yaml = YAML(typ="base", pure=True)
    assert [] == [str(error) for error in jsonschema_rs.validator_for(schema).iter_errors(
        yaml.load(text)
    )]  # fmt: skip
