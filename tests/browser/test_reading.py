"""What a reader does: look around, switch language, search, copy a line."""

import gzip

import pytest

from .conftest import LANGUAGES, unfold

SUITCASE = {"en": "suitcase", "ru": "чемодана", "sv": "resväskan"}
MISSING = {"en": "not here", "ru": "нет", "sv": "finns inte"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_finds_the_suitcase(open_page, address, lang):
    """Typing what happened into the search leads to the script, from a folder too."""
    page = open_page(f"{address}/{lang}/index.html")
    page.locator("[data-mg-find]").click()
    page.keyboard.type(SUITCASE[lang])
    result = page.locator(".md-search-result__link[href*='lost-suitcase']").first
    result.wait_for()
    result.click()
    page.wait_for_url("**/scripts/lost-suitcase.html*")
    assert page.locator("html").get_attribute("lang") == lang


def test_slash_opens_the_search(open_page, address):
    """One key from anywhere on a page leads to the search."""
    page = open_page(f"{address}/en/scripts/late-delivery.html")
    page.locator("article h1").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("plug")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "plug"


@pytest.mark.parametrize("name", ["index.html", "scripts/lost-suitcase.html", "words/policy.html"])
def test_language_switch_stays_on_the_page(open_page, address, name):
    """The other languages are one click away, on the same page."""
    page = open_page(f"{address}/en/{name}")
    for lang in ("ru", "sv", "en"):
        page.locator(f".mg-languages a[hreflang={lang}]").click()
        page.wait_for_url(f"**/{lang}/{name}")
        assert page.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize("locale,lang", [("sv-SE", "sv"), ("ru-RU", "ru"), ("fi-FI", "en")])
def test_start_follows_the_browser(open_page, address, locale, lang):
    """The start of the three sites opens the one in the reader's language."""
    page = open_page(f"{address}/index.html", locale=locale)
    page.wait_for_url(f"**/{lang}/index.html")


def pasted(page):
    """What the clipboard holds, as a reader would find out."""
    page.locator("article h1").click()
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")
    return page.locator(".md-search__input").input_value()


def test_copy_takes_the_line_alone(open_page, address):
    """The button copies the line to say, without marks and labels, and says that it did."""
    page = open_page(f"{address}/en/scripts/overbooked-seat.html")
    card = page.locator(".mg-card:not(:has(.mg-card__say .slot)):visible").first
    line = card.locator(".mg-card__say p").inner_text()
    card.locator(".mg-copy").click()
    card.locator(".mg-copy--done").wait_for()
    assert page.locator("[role=status]", has_text="Copied").count() == 1
    assert pasted(page) == line


def test_slots_are_filled_in_before_copying(open_page, address):
    """A line with slots asks for them first, by keyboard alone; empty ones stay as they are."""
    page = open_page(f"{address}/sv/scripts/overbooked-seat.html")
    unfold(page)
    card = page.locator(".mg-card:has(.mg-card__say .slot + .slot)").first
    line = card.locator(".mg-card__say p").text_content()
    slots = card.locator(".mg-card__say .slot").all_text_contents()
    card.locator(".mg-copy").focus()
    page.keyboard.press("Enter")
    assert card.locator(".mg-copy").get_attribute("aria-expanded") == "true"
    page.keyboard.type("14.20 <b>")
    page.keyboard.press("Enter")
    card.locator(".mg-copy--done").wait_for()
    assert pasted(page) == line.replace(slots[0], "14.20 <b>")


def test_names_are_remembered_and_times_are_not(open_page, http):
    """On the next card the customer's name is already there; a time belongs to its own line."""
    page = open_page(f"{http}/en/scripts/overbooked-seat.html")
    unfold(page)
    typed = {"name": "Ms Berg", "time": "14:20"}
    for slot, value in typed.items():
        cards = page.locator(f".mg-card:has(.mg-card__say .slot:text-is('{{{slot}}}'))")
        label = cards.nth(0).locator(".slot", has_text=f"{{{slot}}}").first.get_attribute("title")
        for card in (cards.nth(0), cards.nth(1)):
            card.locator(".mg-copy").click()
        first, second = (card.get_by_label(label, exact=True).first for card in page.locator(
            ".mg-card:has(.mg-fill)").all()[-2:])  # fmt: skip
        first.fill(value)
        page.keyboard.press("Escape")
    assert page.locator(".slot--filled").count() >= 1


def test_without_javascript_links_still_lead_everywhere(open_page, address):
    """Situations and languages are plain links; what needs a script stays hidden."""
    page = open_page(f"{address}/en/index.html", java_script_enabled=False)
    assert page.locator("[data-mg-find]").is_hidden()
    page.locator(".mg-sector:has(a[href*='lost-suitcase']) summary").click()
    page.locator(".mg-sector a[href*='lost-suitcase']").click()
    page.wait_for_load_state()
    assert page.locator(".mg-copy").first.is_hidden()
    page.locator(".mg-languages a[hreflang=ru]").click()
    assert page.url.endswith("/ru/scripts/lost-suitcase.html")
    page.goto(f"{address}/index.html")
    page.locator("a[hreflang=sv]").click()
    assert page.url.endswith("/sv/index.html")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_missing_page_helps_on(open_page, http, lang):
    """An address that leads nowhere answers in its language and offers the search."""
    page = open_page(f"{http}/{lang}/scripts/none.html", status=404)
    assert MISSING[lang] in page.locator("h1").inner_text()
    page.locator("article [data-mg-find]").click()
    page.keyboard.type(SUITCASE[lang])
    page.locator(".md-search-result__link[href*='lost-suitcase']").first.wait_for()


def test_theme_follows_the_system_and_the_reader(open_page, http):
    """Dark systems get the dark colours, and one click changes that for good."""
    page = open_page(f"{http}/en/index.html", color_scheme="dark")
    body = page.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for=__palette_0]").click()
    assert body.get_attribute("data-md-color-scheme") == "default"
    page.reload()
    assert body.get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_first_page_is_light(open_page, http, site, lang):
    """The first page costs at most 250 KB, compressed as servers do it."""
    page = open_page(f"{http}/{lang}/404.html")
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(f"{http}/{lang}/index.html", wait_until="networkidle")
    bodies = [(site / url.removeprefix(http).lstrip("/")).read_bytes() for url in set(addresses)]
    assert len(bodies) > 10
    assert sum(min(len(body), len(gzip.compress(body))) for body in bodies) <= 250_000
