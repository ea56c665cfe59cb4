"""A script page at the desk: one wording per step, more on demand, and only those that fit."""

import pytest

from .conftest import LANGUAGES, unfold

PAGE = "scripts/overbooked-seat.html"
CHANNELS = {"desk": {"desk", "on-board"}, "phone": {"phone"},
            "writing": {"chat", "email", "letter", "sms", "review"}}  # fmt: skip
OTHERS = ".mg-fold--others:visible > summary"


def ready(page):
    """Wait for the switch to work: the links to other languages then have a query or none."""
    page.locator(".mg-fold--others").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)


def cards(page):
    return page.locator(".mg-card:visible")


def pick(page, where):
    page.locator(f".mg-where__choice:has(input[value='{where}'])").click()


def channels(card):
    return set(card.get_attribute("data-channel").split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_four_lines_can_be_read_in_a_minute(open_page, address, lang):
    """A phone shows one line of each principle, the first one at once, and few words besides."""
    page = open_page(f"{address}/{lang}/{PAGE}", viewport={"width": 360, "height": 740})
    ready(page)
    assert cards(page).count() == 4
    first = page.locator(".mg-card__say:visible").first.bounding_box()
    assert first["y"] + first["height"] < 600
    words = page.evaluate("""() => {
      for (const one of document.querySelectorAll(
        ".mg-hidden, .mg-card--lead .mg-card__head, legend, .mg-trust")) one.remove()
      return document.querySelector("article").innerText.split(/\\s+/).length
    }""")
    assert words < 220


def test_folds_open_by_keyboard(open_page, address):
    """Further wordings unfold and fold again, and so does everything else on the page."""
    page = open_page(f"{address}/en/{PAGE}")
    ready(page)
    others = page.locator(OTHERS).first
    hidden = int("".join(filter(str.isdigit, others.inner_text())))
    others.focus()
    page.keyboard.press("Enter")
    assert cards(page).count() == 4 + hidden
    page.keyboard.press("Enter")
    assert cards(page).count() == 4
    unfold(page)
    assert cards(page).count() == page.locator(".mg-card").count()


@pytest.mark.parametrize("where", CHANNELS)
@pytest.mark.parametrize("name", [PAGE, "scripts/chat-unanswered.html", "scripts/dish-cold-or-late.html"])
def test_switch_keeps_what_fits_and_leaves_no_gap(open_page, http, where, name):
    """Every step still has words; they fit the channel wherever the step has any that do."""
    page = open_page(f"{http}/en/{name}?where={where}")
    ready(page)
    unfold(page)
    steps = page.evaluate("""() => {
      const all = [...document.querySelectorAll(".mg-card")], steps = []
      for (const card of all) {
        const step = card.className.match(/mg-card--(\\w+)/)[1]
        if (!steps.length || steps.at(-1).step !== step) steps.push({ step, cards: [] })
        const shown = getComputedStyle(card).display !== "none"
        steps.at(-1).cards.push({ channels: card.dataset.channel.split(" "), shown })
      }
      return steps
    }""")
    for step in steps:
        shown = [set(card["channels"]) for card in step["cards"] if card["shown"]]
        fit = [card for card in step["cards"] if CHANNELS[where] & set(card["channels"])]
        assert shown, step
        assert not fit or CHANNELS[where] & shown[0], step


def test_switch_lives_in_the_address_and_is_remembered(open_page, http):
    """The choice goes along with a link, a change of language, and to the next script."""
    page = open_page(f"{http}/en/{PAGE}")
    ready(page)
    page.locator(".mg-where input").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**?where=desk")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**?where=phone")
    assert all("phone" in channels(card) for card in cards(page).all()[:2])
    page.locator(".mg-languages a[hreflang=sv]").click()
    page.wait_for_url(f"**/sv/{PAGE}?where=phone")
    page.goto(f"{http}/sv/scripts/late-delivery.html")
    ready(page)
    assert page.locator(".mg-where input:checked").get_attribute("value") == "phone"
    pick(page, "")
    page.goto(f"{http}/sv/{PAGE}")
    ready(page)
    assert page.locator(".mg-where input:checked").get_attribute("value") == ""


def test_link_to_a_folded_wording_shows_it(open_page, address):
    """Who comes from the search or the guide sees the line they came for."""
    page = open_page(f"{address}/en/{PAGE}?where=desk#overbooked-seat.own-it-letter")
    card = page.locator("[id='overbooked-seat.own-it-letter']")
    card.wait_for()
    assert card.locator(".mg-card__say").is_visible()


def test_paper_and_readers_without_scripts_get_all(open_page, http):
    """Printing shows every wording and no switch; without JavaScript all folds still open."""
    page = open_page(f"{http}/ru/{PAGE}?where=phone")
    ready(page)
    everything = page.locator(".mg-card").count()
    page.emulate_media(media="print")
    assert cards(page).count() == everything
    assert page.locator(".mg-where:visible, .mg-fold--others > summary:visible").count() == 0
    assert page.locator(".mg-card__avoid .mg-label:visible").count() > 3
    plain = open_page(f"{http}/ru/{PAGE}", java_script_enabled=False)
    assert plain.locator(".mg-where:visible").count() == 0
    while closed := plain.locator("details:not([open]) > summary:visible").all():
        closed[0].click()
    assert cards(plain).count() == everything
