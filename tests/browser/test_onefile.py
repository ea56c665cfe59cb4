"""The handbook as one file, opened from a folder as from a stick."""

from pathlib import Path

import pytest

from handbook.book.onefile import build_one_file

from .conftest import LANGUAGES

ASKED = {
    "en": ("SUITCASE left", "Suitcase left behind"),
    "ru": ("чемодан не прилетёл", "Чемодан не прилетел"),
    "sv": ("Sen leverans", "Sen leverans"),
}
"""What is typed, and the situation that must come first."""


@pytest.fixture(scope="module", params=LANGUAGES)
def single(request, site, tmp_path_factory) -> tuple[str, Path]:
    """The single file of one language."""
    out = tmp_path_factory.mktemp("stick") / f"makegood-{request.param}.html"
    build_one_file(site, request.param, out)
    return request.param, out


def test_search_finds_and_leads_there(single, open_page):
    """What is typed is found, counted, and shown where it stands after one click."""
    lang, out = single
    page = open_page(out.as_uri(), viewport={"width": 390, "height": 800})
    page.keyboard.press("/")
    asked, expected = ASKED[lang]
    page.keyboard.type(asked)
    page.wait_for_selector("#found a")
    titles = page.locator("#found strong").all_inner_texts()
    assert titles[0] == expected
    assert any(letter.isdigit() for letter in page.locator("#count").inner_text())
    goal = page.locator("#found a").first.get_attribute("href").removeprefix("#")
    page.locator("#found a").first.click()
    place = page.locator(f'[id="{goal}"]')
    page.wait_for_function("!document.querySelector('#found a')")
    assert place.is_visible()
    assert place.evaluate("part => { const top = part.getBoundingClientRect().top;"
                          " return top > -2 && top < innerHeight }")


def test_search_says_when_nothing_is_found(single, open_page):
    """A word the handbook does not have is answered in words, and Escape empties the box."""
    _, out = single
    page = open_page(out.as_uri())
    page.fill("#look", "xqzwv")
    assert page.locator("#found a").count() == 0
    assert page.locator("#count").inner_text() == page.locator("#count").get_attribute("data-none")
    page.keyboard.press("Escape")
    assert page.input_value("#look") == ""
