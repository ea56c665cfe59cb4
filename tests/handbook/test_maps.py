"""The map of touchpoints, the roles, the self-test and the calculator, as they stand on a page."""

import csv
import json
import re
import shutil
import subprocess

import markdown
import pytest
from lxml import html

from handbook.errors import HandbookError
from handbook.loyalty import DEFAULT, EXAMPLES, Case, number, sums

from .conftest import LANGUAGES, ROOT, write

NODE = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node")
SUMS = (ROOT / "handbook/theme/assets/makegood/loyalty-sums.js").as_uri()
MAP = """\
stages:
  - id: before
    title: {en: Before, ru: До, sv: Före}
    about: {en: They look., ru: Смотрят., sv: Man tittar.}
    small: [{en: A photo, ru: Снимок, sv: En bild}]
    big: [{en: A <b>band</b>, ru: Оркестр, sv: En orkester}]
    touchpoints:
      - sector: rail
        place: platform
        moment_of_truth: "yes"
        who: {en: a host, ru: дежурный, sv: en värd}
        quality: {en: On time., ru: Вовремя., sv: I tid.}
        market: {en: a sign, ru: табло, sv: en skylt}
        offer: {en: a bus, ru: автобус, sv: en buss}
  - id: after
    title: {en: After, ru: После, sv: Efter}
    about: {en: They tell., ru: Рассказывают., sv: Man berättar.}
    touchpoints:
      - sector: restaurant
        place: table
        who: {en: a waiter, ru: официант, sv: en servitör}
        quality: {en: Warm., ru: Тепло., sv: Varmt.}
        market: {en: again, ru: снова, sv: igen}
        offer: {en: now, ru: сейчас, sv: nu}
roles:
  - id: host
    title: {en: Host, ru: Дежурный, sv: Värd}
    touchpoints: [rail/platform, restaurant/table]
  - id: cook
    title: {en: Cook, ru: Повар, sv: Kock}
    owes: {en: the minute, ru: минуту, sv: minuten}
"""
QUIZ = """\
questions:
  - ask: {en: "Why?", ru: "Почему?", sv: "Varför?"}
    answers: [{en: No, ru: Нет, sv: Nej}, {en: Well, ru: Ну, sv: Tja}, {en: Yes, ru: Да, sv: Ja}]
  - ask: {en: "How?", ru: "Как?", sv: "Hur?"}
    answers: [{en: A, ru: А, sv: A}, {en: B, ru: Б, sv: B}]
results:
  - {id: low, from: 0, title: {en: Low, ru: Мало, sv: Lågt},
     text: {en: T, ru: Т, sv: T}, next: {en: N, ru: Н, sv: N}}
  - {id: high, from: 2, title: {en: High, ru: Много, sv: Högt},
     text: {en: T, ru: Т, sv: T}, next: {en: N, ru: Н, sv: N}}
"""


@pytest.fixture
def town(book):
    """The small handbook, with a map and a self-test; its two situations have touchpoints."""
    for name, more in (("lost-item", "platform\ncontact_level: high"), ("cold-soup", "table")):
        path = book / f"phrases/{name}.yml"
        text = path.read_text(encoding="utf-8")
        write(path, text.replace("phrases:", f"touchpoint: {more}\nphrases:", 1))
    write(book / "phrases/touchpoints.yml", MAP)
    write(book / "phrases/business.yml", QUIZ)
    return book


def render(block, folder, lang="en"):
    settings = {"lang": lang, **{name: str(folder / name) for name in ("phrases", "docs")}}
    done = markdown.markdown(
        f"/// {block}\n///", extensions=["handbook.blocks"],
        extension_configs={"handbook.blocks": settings},
    )  # fmt: skip
    return html.fragment_fromstring(done, create_parent="main")


def texts(tree, name):
    return [" ".join(node.text_content().split()) for node in tree.find_class(name)]


def test_map_follows_the_stages(town):
    """Stages come in order with stable ids; a touchpoint has its three parts and its scripts."""
    tree = render("touchpoints", town)
    assert tree.xpath("//h2/@id") == ["before", "after"]
    first = tree.find_class("mg-touch")[0]
    assert texts(first, "mg-touch__head") == ["Rail: Platform moment of truth"]
    assert texts(first, "mg-touch__meta") == ["Contact: high · There for the customer: a host"]
    assert [node.text for node in first.iter("dt")] == ["Algorithm", "Quality", "Exceed"]
    assert first.xpath(".//a/@href") == ["scripts/lost-item.md"]
    pair = [[part.text.strip() for part in side] for side in first.find_class("mg-touch__pair")[0]]
    assert pair == [["Everywhere", "a sign"], ["Here", "a bus"]]
    assert texts(tree, "mg-extras")[0].endswith("One big extra A <b>band</b>")


@pytest.mark.parametrize("lang,name", [("ru", "Поезд: Платформа"), ("sv", "Tåg: Perrong")])
def test_map_speaks_the_language_of_the_site(town, lang, name):
    """Names of trades and places come from the site's own words."""
    assert texts(render("touchpoints", town, lang), "mg-touch__head")[0].startswith(name)


def test_roles_have_scripts_or_owe_something(town):
    """A role has the closest contact of its touchpoints and all their scripts."""
    host, cook = render("roles", town).xpath("//tbody/tr")
    assert [cell.text_content().strip() for cell in host][:2] == ["Host", "high"]
    assert host.xpath(".//a/@href") == ["scripts/lost-item.md", "scripts/cold-soup.md"]
    assert [cell.text_content().strip() for cell in cook] == ["Cook", "behind the scenes", "the minute"]


def test_self_test_can_be_added_up_on_paper(town):
    """Each answer shows its points, each result its range."""
    tree = render("selftest", town)
    assert texts(tree, "mg-quiz__points") == ["(0)", "(1)", "(2)", "(0)", "(1)"]
    assert texts(tree, "mg-quiz__range") == ["0 to 1 points", "2 to 3 points"]
    assert tree.xpath("//input") == []


@pytest.mark.parametrize("block,file,old,new,message", [
    ("touchpoints", "touchpoints", "{en: a sign, ru: табло, sv: en skylt}", "{ru: табло}",
     "touchpoints.yml:13: market has no text in en; lint check"),
    ("touchpoints", "touchpoints", "place: table", "place: bar",
     "touchpoints.yml:19: no script is for the touchpoint restaurant/bar"),
    ("touchpoints", "touchpoints", "stages:", "steps:", "touchpoints.yml:1: needs a list named"),
    ("touchpoints", "touchpoints", MAP, "- a\n", "touchpoints.yml:1: holds no keys"),
    ("touchpoints", "touchpoints", MAP, "stages: [", "touchpoints.yml:1:10:"),
    ("roles", "touchpoints", "restaurant/table]", "restaurant/bar]",
     "touchpoints.yml:28: no script is for the touchpoint restaurant/bar"),
    ("roles", "touchpoints", "    owes: {en: the minute, ru: минуту, sv: minuten}\n", "",
     "touchpoints.yml:29: owes has no text in en"),
    ("selftest", "business", "from: 2", "from: 9", "business.yml:7: results must begin at 0"),
    ("selftest", "business", "from: 2", "from: two",
     "business.yml:9: from must be a whole number, not two"),
    ("selftest", "business", "[{en: A, ru: А, sv: A}, {en: B, ru: Б, sv: B}]", "[]",
     "business.yml:4: a question needs a list of at least two answers"),
])  # fmt: skip
def test_broken_facts_are_errors_that_help(town, block, file, old, new, message):
    """What is wrong with a file of facts is told with file and line."""
    path = town / f"phrases/{file}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))
    with pytest.raises(HandbookError) as error:
        render(block, town)
    assert message in str(error.value)


def test_missing_file_of_facts_is_named(town):
    """Without the file the page says which one it needs."""
    (town / "phrases/touchpoints.yml").unlink()
    with pytest.raises(HandbookError, match=r"touchpoints\.yml"):
        render("touchpoints", town)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_our_map_has_every_script(lang):
    """The map begins before the first contact, ends after the goodbye and links all scripts."""
    tree = render("touchpoints", ROOT, lang)
    stages = tree.xpath("//h2/@id")
    assert (stages[0], stages[-1], len(stages)) == ("before", "after", 8)
    pages = {f"scripts/{p.name}" for p in (ROOT / "docs" / lang / "scripts").glob("*.md")}
    linked = tree.xpath("//a/@href")
    assert pages - {"scripts/index.md"} == set(linked)
    assert len(linked) == len(set(linked))
    for touchpoint in tree.find_class("mg-touch"):
        assert len(touchpoint.xpath(".//dt")) == 3
        assert len(touchpoint.xpath(".//dd//a")) >= 1
        for name in ("mg-touch__meta", "mg-touch__market", "mg-touch__offer"):
            assert all(texts(touchpoint, name))
    assert set(linked) == set(render("roles", ROOT, lang).xpath("//a/@href"))


def test_our_self_test_has_nine_questions_and_three_results():
    """The three kinds of business are told apart by nine questions."""
    tree = render("selftest", ROOT)
    assert len(tree.find_class("mg-quiz__question")) == 9
    assert tree.xpath("//h2/@id") == ["only-one", "like-everyone", "cannot-give-up"]
    assert texts(tree, "mg-quiz__range")[-1] == "13 to 18 points"


@pytest.mark.parametrize("lang,hundred,verdict", [
    ("en", "100,000", "The quarrel is about 60. At stake is 100,000. That is 1 to 1,667:"),
    ("ru", "100\u00a0000", "Спор о сумме 60. На кону 100\u00a0000. Это 1 к 1\u00a0667:"),
    ("sv", "100\u00a0000", "Tvisten gäller 60. På spel står 100\u00a0000. Det är 1 mot 1\u00a0667:"),
])  # fmt: skip
def test_calculator_is_worked_out_without_a_script(lang, hundred, verdict):
    """The usual numbers come to 100,000, with the cost of the quarrel beside it."""
    tree = render("calculator", ROOT, lang)
    out = {node.get("data-out"): node.text_content() for node in tree.xpath("//*[@data-out]")}
    assert out["total"] == hundred
    assert out["verdict"].startswith(verdict)
    values = {field.get("name"): float(field.get("value")) for field in tree.iter("input")}
    assert Case(**values) == DEFAULT and values["years"] == 20
    assert "screen-only" in tree.xpath("//form/@class")[0]


def test_examples_reach_from_a_few_thousand_to_half_a_million():
    """The table shows both ends of the range and what one customer's advertising would mend."""
    row = render("calculator", ROOT).find_class("mg-worth__row--total")[0]
    assert [cell.text for cell in row.iter("td")] == ["3,600", "100,000", "500,000"]
    assert [sums(case)["recoveries"] for case in EXAMPLES.values()] == [4, 5, 5]


def test_page_and_book_work_out_the_same():
    """The script in the browser gives the sums and writes the numbers as the page does."""
    cases = [*EXAMPLES.values(), Case(12.5, 3, 0.5, 2, 1.5, 33.3, 7, 99),
             Case(-5, 10, 20, 1, 1, 30, 60, 300), Case(1e9, 1e3, 99, 0, 0, 1, 0, 0),
             Case(1, 1, 1, 0, 0, 50, 0.3, 0.9)]  # fmt: skip
    script = (
        f'import {{ sums, written }} from "{SUMS}"\nimport {{ readFileSync }} from "node:fs"\n'
        'const { cases, values } = JSON.parse(readFileSync(0, "utf8"))\n'
        'const langs = ["en", "ru", "sv"]\n'
        "console.log(JSON.stringify([cases.map(sums), "
        "langs.map(lang => values.map(value => written(value, lang)))]))\n"
    )
    names = Case.__dataclass_fields__
    values = [0, 7, 1000, 3600, 100_000, 500_000, 12_345_678]
    given = {"cases": [{n: getattr(case, n) for n in names} for case in cases], "values": values}
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", script], input=json.dumps(given), check=True,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    found, written = json.loads(done.stdout)
    assert [sums(case) for case in cases] == found
    assert [[number(value, lang) for value in values] for lang in LANGUAGES] == written


@pytest.mark.parametrize("text,value", [
    ("12,5", 12.5), (" 7 ", 7), ("", 0), ("-3", 0), ("abc", 0), ("1e999", 0),
])  # fmt: skip
def test_anything_may_be_typed(text, value):
    """What is no number, or below zero, counts as 0; a comma is a decimal point."""
    script = f'import {{ amount }} from "{SUMS}"\nconsole.log(amount({json.dumps(text)}))\n'
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) == value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_log_to_download_has_the_columns_of_the_page(lang):
    """The table of the log names the same columns as the file beside it, in a form Excel reads."""
    page = (ROOT / f"docs/{lang}/learning.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", page, re.MULTILINE)[1:]
    data = (ROOT / f"docs/{lang}/incident-log.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, example = csv.reader(data.decode("utf-8-sig").splitlines())
    assert head == named
    assert len(example) == len(head) and all(example)
