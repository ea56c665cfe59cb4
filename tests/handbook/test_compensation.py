"""The catalogue and the law floors as they stand on a page before any script runs."""

import markdown
import pytest
from lxml import html

from handbook.errors import HandbookError

from .conftest import LANGUAGES, write

CATALOGUE = """\
owner: Head of service
review_by: 2999-01-01
currency: EUR
roles:
  - id: alone
    title: {en: You, ru: Вы сами, sv: Du}
cautions:
  - id: diet
    title: {en: those on a <diet>, ru: тех, sv: den som bantar}
items:
  - id: dessert
    title: {en: "Dessert & *more*", ru: Десерт, sv: Efterrätt}
    kind: lollipop
    repays: thing
    size: small
    moment: now
    cost: 3-9
    grant: alone
    sectors: [restaurant, hotel]
    not_for: [diet]
    alternatives: [ride]
    when: {en: They still sit., ru: Гости за столом., sv: De sitter kvar.}
    market_standard: {en: Nothing., ru: Ничего., sv: Ingenting.}
    our_offer: {en: For the table., ru: На весь стол., sv: Till bordet.}
    review_by: 2999-01-01
  - id: ride
    title: {en: A ride, ru: Такси, sv: Skjuts}
    kind: plaster
    repays: service
    size: big
    moment: now
    cost: 5-50
    grant: alone
    alternatives: [dessert]
    when: {en: It is late., ru: Поздно., sv: Det är sent.}
    market_standard: {en: A bus., ru: Автобус., sv: En buss.}
    our_offer: {en: A taxi., ru: Такси., sv: En taxi.}
    confirmed_by: {en: the driver knows, ru: водитель знает, sv: föraren vet}
    review_by: 2999-01-01
"""
LAW = """\
owner: Lawyers
review_by: 2999-01-01
floors:
  - id: rail-late
    title: {en: Late trains, ru: Опоздание, sv: Sena tåg}
    sectors: [rail]
    where: {en: Sweden, ru: Швеция, sv: Sverige}
    floor: {en: A quarter back., ru: Четверть цены., sv: En fjärdedel åter.}
    source: The agency
    link: https://agency.example/rail
    checked_on: 2026-11-21
    review_by: 2020-02-03
"""


def render(body, book, lang="en"):
    write(book / "phrases/compensation.yml", CATALOGUE)
    write(book / "phrases/law.yml", LAW)
    folders = {name: str(book / name) for name in ("phrases", "practice", "docs")}
    done = markdown.markdown(
        body, extensions=["handbook.blocks"],
        extension_configs={"handbook.blocks": {"lang": lang, **folders}},
    )  # fmt: skip
    return html.fragment_fromstring(done, create_parent="main")


def offering(book, items):
    """Let a phrase of the small book offer something."""
    path = book / "phrases/cold-soup.yml"
    text = path.read_text(encoding="utf-8")
    write(path, text.replace("    tone: formal\n", f"    tone: formal\n    offers: {items}\n"))


def test_catalogue_is_a_plain_list_by_kind(book):
    """Without a script every item stands under its kind, its id an anchor for links."""
    tree = render("/// compensation\n///", book)
    sections = tree.find_class("mg-guide__step")
    assert ["plaster", "lollipop"] == [one.get("data-kind") for one in sections]
    assert [["ride"], ["dessert"]] == [
        [item.get("id") for item in one.find_class("mg-item")] for one in sections
    ]
    assert "screen-only" in tree.xpath("//form/@class")[0]
    assert ["#dessert", "#ride"] == tree.xpath("//*[@class='mg-item__links']//a/@href")


def test_an_item_tells_who_when_how_much_and_for_whom(book):
    """What the file says stands on the page as text, nothing of it as markup."""
    tree = render("/// compensation\n///", book)
    item = tree.get_element_by_id("dessert")
    assert "Dessert & *more*" == item.xpath("string(.//strong)")
    assert "3 to 9 EUR" in item.text_content() and "You" in item.text_content()
    names = [node.text_content() for node in item.iter("dt")]
    values = [node.text_content().strip() for node in item.iter("dd")]
    said = dict(zip(names, values, strict=True))
    assert ("Nothing.", "For the table.") == (said["Elsewhere"], said["With us"])
    assert ("those on a <diet>", "Hotel") == (said["Not for"], said["Only for"].split(", ")[-1])
    ride = tree.get_element_by_id("ride")
    assert "the driver knows" in ride.text_content()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_filters_offer_kind_trade_role_and_size(book, lang):
    """The fields are those the lines carry, whatever the language."""
    tree = render("/// compensation\n///", book, lang)
    names = [select.get("name") for select in tree.iter("select")]
    assert ["kind", "sector", "grant", "size"] == names
    item = tree.get_element_by_id("ride")
    assert ("alone", "big") == (item.get("data-grant"), item.get("data-size"))
    trades = [option.get("value") for option in list(tree.iter("select"))[1]][1:]
    assert trades == item.get("data-sector").split()
    assert "restaurant hotel" == tree.get_element_by_id("dessert").get("data-sector")


def test_a_card_names_what_its_phrase_gives(book):
    """The card of a phrase says what it gives, in the site's language."""
    offering(book, "[dessert, ride]")
    tree = render("/// say | cold-soup.own-it\n///", book, "sv")
    (line,) = tree.find_class("mg-card__gives")
    assert ["Ger", "Efterrätt", "Skjuts"] == [one.text_content() for one in line]
    assert [] == tree.xpath("//*[@class='mg-card__gives']//a")


def test_a_card_of_a_phrase_that_gives_nothing_stays_as_it_was(book):
    """No empty line is shown."""
    assert [] == render("/// say | cold-soup.own-it\n///", book).find_class("mg-card__gives")


def test_an_unknown_item_stops_the_build(book):
    """A card never names something that the catalogue does not have."""
    offering(book, "[desert]")
    with pytest.raises(HandbookError, match="cold-soup.own-it offers desert"):
        render("/// say | cold-soup.own-it\n///", book)


def test_a_dead_alternative_stops_the_build_with_its_line(book, monkeypatch):
    """The message names file and line."""
    monkeypatch.setattr(__name__ + ".CATALOGUE", CATALOGUE.replace("[ride]", "[rode]"))
    with pytest.raises(HandbookError, match=r"compensation\.yml:21: nothing is named rode"):
        render("/// compensation\n///", book)


def test_floors_show_source_and_dates(book):
    """Each floor says where it holds, where it is from, and when that was last compared."""
    tree = render("/// law\n///", book)
    assert ["rail-late"] == tree.xpath("//h2/@id")
    assert ["https://agency.example/rail"] == tree.xpath("//dd/a/@href")
    text = tree.text_content()
    assert "21 November 2026" in text and "3 February 2020" in text and "Sweden" in text


def test_an_overdue_floor_is_marked(book, monkeypatch):
    """The badge shows at once, and carries the day for readers of an old build."""
    (badge,) = render("/// law\n///", book).find_class("mg-overdue")
    assert ("2020-02-03", None) == (badge.get("data-mg-review"), badge.get("hidden"))
    monkeypatch.setattr(__name__ + ".LAW", LAW.replace("2020-02-03", "2999-02-03"))
    (badge,) = render("/// law\n///", book).find_class("mg-overdue")
    assert badge.get("hidden") is not None
