"""The phrase guide: found by step, situation, channel and tone, and kept in the address."""

import pytest

from .conftest import LANGUAGES


def lines(page):
    return page.locator(".mg-line:visible")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_filters_narrow_the_list_and_live_in_the_address(open_page, address, lang):
    """What is chosen can be sent to a colleague and survives the language switch."""
    page = open_page(f"{address}/{lang}/phrases/index.html")
    page.locator(".mg-filters").wait_for()
    everything = lines(page).count()
    page.locator("select[name=step]").select_option("ask")
    page.locator("select[name=situation]").select_option("overbooked-seat")
    shown = lines(page).all_inner_texts()
    assert 0 < len(shown) < everything
    assert page.url.endswith("?step=ask&situation=overbooked-seat")
    assert page.locator(".mg-guide__step:visible").count() == 1
    page.reload()
    assert lines(page).all_inner_texts() == shown
    other = "ru" if lang != "ru" else "sv"
    page.locator(f".mg-languages a[hreflang={other}]").click()
    page.wait_for_url(f"**/{other}/phrases/index.html?step=ask&situation=overbooked-seat")
    assert lines(page).count() == len(shown)


def test_guide_works_by_keyboard(open_page, http):
    """Choosing, clearing and copying need no mouse."""
    page = open_page(f"{http}/en/phrases/index.html")
    page.locator("select[name=tone]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "tone=" in page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("/phrases/index.html")
    page.locator(".mg-line .mg-copy").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.mg-fill input, .mg-copy')")


def test_what_fits_nothing_says_so(open_page, http):
    """No result is told in words, and an unknown choice in an address is ignored."""
    page = open_page(f"{http}/en/phrases/index.html?step=nonsense&tone=warm")
    assert page.locator("select[name=step]").input_value() == ""
    assert page.locator("select[name=tone]").input_value() == "warm"
    page.goto(f"{http}/en/phrases/index.html?step=acknowledge&channel=sms&tone=formal")
    if not lines(page).count():
        assert "No phrase fits" in page.locator(".mg-filters__count").inner_text()


def test_guide_is_a_plain_list_without_javascript(open_page, address):
    """Without scripts every line stands under its step, and leads to its script."""
    page = open_page(f"{address}/sv/phrases/index.html", java_script_enabled=False)
    assert page.locator(".mg-filters").is_hidden()
    assert page.locator(".mg-guide__step").count() == 10
    page.locator(".mg-line a[href*='overbooked-seat']").first.click()
    assert "/sv/scripts/overbooked-seat.html#overbooked-seat." in page.url
