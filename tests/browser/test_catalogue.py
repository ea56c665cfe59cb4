"""Plasters and lollipops: found by kind, trade, role and size; law floors; links from cards."""

from .test_guide import lines


def follow(page, selector):
    """Unfold what hides the first such link, as a reader would, and follow it."""
    link = page.locator(selector).first
    for fold in link.locator("xpath=ancestor::details").all():
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
    link.click()
    page.wait_for_load_state()


def test_filters_of_the_catalogue_live_in_the_address(open_page, address):
    """What is chosen narrows the list, can be sent on, and is kept by the language switch."""
    page = open_page(f"{address}/en/compensation.html")
    page.locator(".mg-filters").wait_for()
    everything = lines(page).count()
    page.locator("select[name=kind]").select_option("lollipop")
    page.locator("select[name=sector]").select_option("clinic")
    shown = lines(page).count()
    assert 0 < shown < everything
    assert page.url.endswith("?kind=lollipop&sector=clinic")
    assert 1 == page.locator(".mg-guide__step:visible").count()
    page.locator(".mg-languages a[hreflang=sv]").click()
    page.wait_for_url("**/sv/compensation.html?kind=lollipop&sector=clinic")
    assert shown == lines(page).count()


def test_catalogue_works_by_keyboard(open_page, http):
    """Choosing and clearing need no mouse, and nothing is offered to copy."""
    page = open_page(f"{http}/ru/compensation.html")
    page.locator("select[name=grant]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.url.endswith("?grant=shift-lead")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("/compensation.html")
    assert 0 == page.locator(".mg-line .mg-copy").count()


def test_an_alternative_that_is_filtered_out_is_shown_when_followed(open_page, http):
    """A link within the list never leads to nothing."""
    page = open_page(f"{http}/en/compensation.html?sector=restaurant&kind=lollipop")
    hidden = page.locator("#points")
    assert hidden.is_hidden()
    page.goto(f"{http}/en/compensation.html?sector=restaurant&kind=lollipop#points")
    hidden.wait_for(state="visible")
    assert page.url.endswith("/compensation.html#points")


def test_catalogue_is_a_plain_list_without_javascript(open_page, address):
    """Without scripts all items stand there, and a card of a script leads to its item."""
    page = open_page(f"{address}/sv/scripts/late-delivery.html", java_script_enabled=False)
    follow(page, ".mg-card__gives a")
    assert page.url.endswith("/sv/compensation.html#brought-to-the-door")
    page.locator(".mg-filters").wait_for(state="hidden")
    assert page.locator("#brought-to-the-door").is_visible()
    assert 40 < lines(page).count()


def test_law_floors_are_reached_from_a_script(open_page, address):
    """A script that mentions the law leads to the floor, with its dates."""
    page = open_page(f"{address}/en/scripts/long-delay-gate.html")
    follow(page, "article a[href*='law.html']")
    assert page.url.endswith("/en/law.html#eu-air-care")
    assert "21 November 2026" in page.locator("article").inner_text()
