"""Practice: drills that are answered in the page and judged by the rules."""

import pytest

from handbook.drills import load

from .conftest import LANGUAGES, ROOT


def drills(lang):
    """The drills of a language as they stand on the page, with their numbers."""
    kinds = ("fault", "rewrite", "order")
    chosen = load(ROOT / "practice" / f"{lang}.yml")
    return [drill for kind in kinds for drill in chosen if drill.kind == kind]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_drill_can_be_solved(open_page, address, lang):
    """Right answers to all drills are taken as right, by the same rules as everywhere."""
    page = open_page(f"{address}/{lang}/practice.html")
    page.locator(".mg-choices button").first.wait_for()
    cards = page.locator(".mg-drill")
    for number, drill in enumerate(drills(lang)):
        card = cards.nth(number)
        if drill.kind == "fault":
            card.locator(f"[data-choice={drill.answer}] button").click()
        elif drill.kind == "rewrite":
            card.locator("textarea").fill(drill.model)
            card.locator("button[type=submit]").click()
        else:
            for place in range(len(drill.phrases)):
                item = card.locator(f".mg-order li[data-place='{place}']")
                while item.evaluate("item => [...item.parentNode.children].indexOf(item)") > place:
                    item.locator(".mg-arrow").first.click()
    assert page.locator(".mg-drill--solved").count() == cards.count() == len(drills(lang))
    assert str(len(drills(lang))) in page.locator(".mg-practice__score").inner_text()


def test_wrong_answers_are_told_why(open_page, http):
    """A wrong choice and a bad line are refused; the bad line with its reason."""
    page = open_page(f"{http}/en/practice.html")
    page.locator(".mg-choices button").first.wait_for()
    fault = page.locator(".mg-drill[data-kind=fault]").first
    fault.locator("[data-choice=command] button").click()
    assert fault.locator(".mg-verdict--bad").inner_text() == "Not that one. Look again."
    line = page.locator(".mg-drill[data-shows=acknowledge]").first
    for text, told in (
        ("Sorry!", "Write a whole sentence."),
        ("It's our policy to serve it like that.", "Policy as a shield"),
        ("Your soup comes back hot in a minute.", "Own it, and give no causes."),
    ):
        line.locator("textarea").fill(text)
        line.locator("button[type=submit]").click()
        assert told in line.locator(".mg-verdict--bad").inner_text()
    assert page.locator(".mg-drill--solved").count() == 0


def test_order_works_by_keyboard(open_page, http):
    """A line is moved with Enter, and the focus goes with it."""
    page = open_page(f"{http}/sv/practice.html")
    page.locator(".mg-choices button").first.wait_for()
    item = page.locator(".mg-order").first.locator("li").nth(1)
    place = item.get_attribute("data-place")
    item.locator(".mg-arrow").first.focus()
    page.keyboard.press("Enter")
    first = page.locator(".mg-order").first.locator("li").first
    assert first.get_attribute("data-place") == place
    assert page.evaluate("document.activeElement.closest('li').dataset.place") == place


def test_exercises_have_answers_without_javascript(open_page, address):
    """Without scripts the page is exercises with their answers at the end."""
    page = open_page(f"{address}/ru/practice.html", java_script_enabled=False)
    assert page.locator(".mg-drill").count() == len(drills("ru"))
    assert page.locator("noscript .mg-answers ol > li").count() > len(drills("ru"))
    assert page.locator(".mg-answers h2").is_visible()
