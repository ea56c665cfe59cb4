"""What a reader does with the search: types anything, by keyboard alone, and gets there."""

import pytest

from .conftest import LANGUAGES

TYPED = {
    "typo": ("lugage not arived", "потеряный багажь", "försvunet bagaage"),
    "inflected": ("suitcases lost", "потерянными чемоданами", "väskornas försvinnande"),
    "plain letters": ("LOST SUITCASE", "чемодан потерян", "vaskan kom inte fram"),
    "other keyboard": ("дщые дгппфпу", "xtvjlfy ghjgfk", "ищкефззфв куымэылф"),
}
FORBIDDEN = {
    "en": ("that's against company policy", "words/policy"),
    "ru": ("у нас такие правила", "words/policy"),
    "sv": ("det är vår policy", "words/policy"),
}
NONSENSE = {"en": "qxzvwj", "ru": "щъжзщъ", "sv": "qxzvwj"}


def first(page):
    """Address of the first result."""
    link = page.locator(".md-search-result__link").first
    link.wait_for()
    return link.get_attribute("href")


def search(open_page, address, lang, text):
    """Open a start page, type into the search, and give the page."""
    page = open_page(f"{address}/{lang}/index.html")
    page.locator("[data-mg-find]").click()
    page.keyboard.insert_text(text)
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lost_suitcase_is_found_however_it_is_typed(open_page, address, lang):
    """Slips, endings, missing dots and the wrong keyboard all lead to the script."""
    page = search(open_page, address, lang, NONSENSE[lang])
    field = page.locator(".md-search__input")
    for how, typed in TYPED.items():
        field.fill(NONSENSE[lang])
        page.locator(".mg-search-help").wait_for()
        field.fill(typed[LANGUAGES.index(lang)])
        assert "scripts/lost-suitcase.html" in first(page), how


def test_swedish_compound_with_a_slip_is_still_taken_apart(open_page, address):
    """A compound that stands nowhere in the handbook, and is misspelt, leads to both its halves."""
    page = search(open_page, address, "sv", "felaktig hotelräkning")
    assert "scripts/wrong-hotel-bill.html" in first(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_forbidden_phrase_leads_to_what_to_say_instead(open_page, address, lang):
    """Who types a sentence to avoid sees it struck out, with words to say under it."""
    typed, expected = FORBIDDEN[lang]
    page = search(open_page, address, lang, typed)
    assert f"{expected}.html" in first(page)
    rule = page.locator(f".md-search-result__link[href*='{expected}.html'][href*='#']").first
    assert rule.locator("s").count() == 1
    assert rule.locator("p q").count() == 1
    target = rule.get_attribute("href").rpartition("#")[2]
    rule.click()
    page.wait_for_url(f"**/{lang}/{expected}.html*")
    assert page.locator(f"[id='{target}'] .mg-rule__say").count() == 1


def test_scripts_and_phrases_are_told_apart(open_page, http):
    """A script and its phrases are results of their own, and a phrase leads to its card."""
    page = search(open_page, http, "en", "we sold your seat twice")
    first(page)
    item = page.locator(".md-search-result__item").first
    assert item.locator(".mg-kind").all_inner_texts()[:2] == ["Script", "Phrase"]
    phrase = item.locator("a[href*='#overbooked-seat.']").first
    target = phrase.get_attribute("href").rpartition("#")[2]
    phrase.click()
    page.wait_for_url("**/scripts/overbooked-seat.html*")
    assert "sold" in page.locator(f"[id='{target}'] .mg-card__say").inner_text()


def test_keyboard_alone_goes_all_the_way(open_page, address):
    """Slash, words, down, enter: and the script is open."""
    page = open_page(f"{address}/en/principles.html")
    page.locator("article h1").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("charged twice")
    first(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scripts/charged-twice.html*")


def test_arrow_keeps_its_place_when_late_results_come(open_page, http):
    """Who goes down the list before the last letter's results are there is not thrown out of it."""
    page = search(open_page, http, "en", "charged twic")
    target = first(page)
    page.keyboard.press("ArrowDown")
    page.evaluate(
        "document.querySelector('.md-search-result__link').dataset.old = 1;"
        "const field = document.querySelector('.md-search__input');"
        "field.value = 'charged twice'; field.dispatchEvent(new Event('keyup'))"
    )
    page.wait_for_selector("[data-old]", state="detached")
    page.wait_for_function("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url(target.partition("?")[0] + "*")


def test_enter_takes_the_best_result(open_page, http):
    """Who is sure presses enter right after the words."""
    page = search(open_page, http, "en", "allergy ignored")
    first(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/scripts/allergy-ignored.html*")


def test_full_stop_of_the_cyrillic_keyboard_opens_the_search(open_page, http):
    """On a Russian keyboard the key of the slash types a full stop, and opens the search too."""
    page = open_page(f"{http}/ru/index.html")
    page.locator("[data-mg-find]").wait_for()
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: '.', code: 'Slash', bubbles: true, cancelable: true}))"
    )
    assert page.locator(".md-search__input").evaluate("field => field === document.activeElement")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_offers_a_way_on(open_page, address, lang):
    """Without a result there are examples to try and all situations, within reach of the arrows."""
    page = search(open_page, address, lang, NONSENSE[lang])
    help = page.locator(".mg-search-help")
    help.wait_for()
    page.keyboard.press("Enter")
    assert page.url.startswith(f"{address}/{lang}/index.html")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert first(page).startswith(address)
    assert help.count() == 0
    page.locator(".md-search__input").fill("")
    help.locator("a[href*='scripts/index.html']").click()
    page.wait_for_url(f"**/{lang}/scripts/index.html")


def test_finder_is_folded_on_phones_and_open_elsewhere(open_page, http):
    """On a phone one sees the sectors and opens one; on a desk all situations lie open."""
    phone = open_page(f"{http}/sv/index.html", viewport={"width": 390, "height": 844})
    link = phone.locator(".mg-sector a[href*='room-not-ready']")
    assert not link.is_visible()
    phone.locator(".mg-sector:has(a[href*='room-not-ready']) summary").click()
    link.click()
    phone.wait_for_url("**/scripts/room-not-ready.html")
    desk = open_page(f"{http}/sv/index.html", viewport={"width": 1280, "height": 800})
    assert desk.locator(".mg-sector a[href*='room-not-ready']").is_visible()
