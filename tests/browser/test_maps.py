"""The map, the self-test and the calculator in a browser, with and without scripts."""

import pytest

from .conftest import LANGUAGES


def out(page, name):
    return page.locator(f"[data-out={name}]").inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize("lang,thousand", [("en", "500,000"), ("ru", "500 000"), ("sv", "500 000")])
def test_calculator_follows_what_is_typed(open_page, address, lang, thousand):
    """Numbers of one's own change every sum and the verdict, written as the language does."""
    page = open_page(f"{address}/{lang}/loyalty.html")
    page.locator(".mg-worth__form").wait_for()
    page.locator("[name=spend]").fill("1000")
    assert out(page, "total") == thousand
    assert thousand in out(page, "verdict")
    page.locator("[name=quarrel]").fill("400000")
    even = page.locator("[data-mg-tool=loyalty]").get_attribute("data-even")
    assert out(page, "verdict")[:12] == even[:12]
    page.locator("[name=quarrel]").fill("")
    none = page.locator("[data-mg-tool=loyalty]").get_attribute("data-none")
    assert out(page, "verdict") == none


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("answer,result", [(0, "only-one"), (1, "like-everyone"), (2, "cannot-give-up")])
def test_self_test_ends_in_one_of_three(open_page, http, lang, answer, result):
    """Always the first, second or third answer leads to the first, second or third kind."""
    page = open_page(f"{http}/{lang}/which-business.html")
    page.locator(".mg-quiz__choice").first.wait_for()
    questions = page.locator(".mg-quiz__question")
    for number in range(questions.count()):
        assert page.locator(".mg-quiz__result--own").count() == 0
        questions.nth(number).locator(".mg-quiz__choice").nth(answer).click()
    own = page.locator(".mg-quiz__result--own h2")
    assert own.get_attribute("id") == result
    assert own.inner_text() in page.locator(".mg-quiz__sum").inner_text()


def test_self_test_works_by_keyboard(open_page, http):
    """One question is one stop of the tab key; arrows move between its answers."""
    page = open_page(f"{http}/en/which-business.html")
    page.locator(".mg-quiz__choice").first.wait_for()
    page.locator(".mg-quiz input").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".mg-quiz input:checked").get_attribute("value") == "1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "question-1"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_dead_without_javascript(open_page, address, lang):
    """Without scripts the sums stand there, the fields don't, and the test has its points."""
    page = open_page(f"{address}/{lang}/loyalty.html", java_script_enabled=False)
    assert out(page, "total").replace(",", " ") == "100 000"
    assert not page.locator(".mg-worth__form").is_visible()
    page.goto(f"{address}/{lang}/which-business.html")
    assert page.locator(".mg-quiz__points").count() == 27
    assert page.locator(".mg-quiz input").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_map_shows_one_trade(open_page, address, lang):
    """On the map a trade can be picked; its touchpoints stay, and the address says so."""
    page = open_page(f"{address}/{lang}/touchpoints.html", viewport={"width": 360, "height": 740})
    page.locator(".mg-filters").wait_for()
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.locator("select[name=sector]").select_option("bank")
    shown = page.locator(".mg-touch:visible")
    assert set(shown.evaluate_all("all => all.map(one => one.dataset.sector)")) == {"bank"}
    assert str(shown.count()) in page.locator(".mg-filters__count").inner_text()
    assert page.url.endswith("?sector=bank")
    assert page.evaluate("document.documentElement.scrollHeight") < tall / 2
    page.locator(".mg-filters [type=reset]").click()
    assert page.locator(".mg-touch:visible").count() == page.locator(".mg-touch").count()


@pytest.mark.parametrize("name", ["touchpoints", "roles", "which-business", "loyalty", "learning"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_fit_a_phone(open_page, http, lang, name):
    """No page of these is wider than a phone of 360 pixels."""
    page = open_page(f"{http}/{lang}/{name}.html", viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_log_can_be_taken_along(open_page, http):
    """The log is a file beside the page."""
    page = open_page(f"{http}/sv/learning.html")
    answer = page.request.get(page.locator("a[href$='.csv']").evaluate("link => link.href"))
    assert answer.ok and answer.text().lstrip("\ufeff").startswith("När,Kontaktpunkt")
