"""A script page at the desk: one wording per step, more on demand, and only those that fit."""

import pytest

from .conftest import LANGUAGES

PAGE = "scripts/overbooked-seat.html"
CHANNELS = {"desk": {"desk", "on-board"}, "phone": {"phone"},
            "writing": {"chat", "email", "letter", "sms", "review"}}  # fmt: skip
LIVE = ".mg-more:visible"


def ready(page):
    page.locator(".mg-more").first.wait_for(state="attached")


def cards(page):
    return page.locator(".mg-card:visible")


def pick(page, where):
    page.locator(f".mg-where__choice:has(input[value='{where}'])").click()


def channels(card):
    return set(card.get_attribute("data-channel").split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_wording_stands_open_for_each_step(open_page, address, lang):
    """The page is short at first; a button shows a step's other wordings and hides them again."""
    page = open_page(f"{address}/{lang}/{PAGE}", viewport={"width": 360, "height": 740})
    more = page.locator(LIVE)
    more.first.wait_for()
    short, everything = cards(page).count(), page.locator(".mg-card").count()
    assert short <= everything / 2
    hidden = int("".join(filter(str.isdigit, more.first.inner_text().split(":")[0])))
    more.first.focus()
    page.keyboard.press("Enter")
    assert more.first.get_attribute("aria-expanded") == "true"
    assert cards(page).count() == short + hidden
    page.keyboard.press("Enter")
    assert cards(page).count() == short
    for button in more.all():
        button.click()
    assert cards(page).count() == everything


@pytest.mark.parametrize("where", CHANNELS)
@pytest.mark.parametrize("name", [PAGE, "scripts/chat-unanswered.html", "scripts/dish-cold-or-late.html"])
def test_switch_keeps_what_fits_and_leaves_no_gap(open_page, http, where, name):
    """Every step still has words; they fit the channel wherever the step has any that do."""
    page = open_page(f"{http}/en/{name}?where={where}")
    ready(page)
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
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("?where=phone")
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
    """Printing shows every wording and no switch; so does a browser without JavaScript."""
    page = open_page(f"{http}/ru/{PAGE}?where=phone")
    ready(page)
    everything = page.locator(".mg-card").count()
    page.emulate_media(media="print")
    assert cards(page).count() == everything
    assert page.locator(".mg-where:visible, .mg-more:visible").count() == 0
    plain = open_page(f"{http}/ru/{PAGE}", java_script_enabled=False)
    assert cards(plain).count() == everything
    assert plain.locator(".mg-where:visible").count() == 0
