"""Everybody can use every kind of page: axe-core finds nothing to complain about."""

from pathlib import Path

import pytest

from .conftest import LANGUAGES, ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "index.html", "principles.html", "principles/index.html", "principles/ten-steps.html",
    "scripts/index.html", "scripts/overbooked-seat.html", "words/index.html", "words/policy.html",
    "cases/index.html", "cases/seat-sold-twice.html", "phrases/index.html",
    "phrases/saving-face.html", "check.html", "practice.html", "touchpoints.html", "roles.html",
    "which-business.html", "loyalty.html", "learning.html", "compensation.html", "law.html",
    "glossary.html", "ledger.html", "about.html", "none.html",
)  # fmt: skip
"""One page of every type, and one that is not there."""

SIZES = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 768, "height": 1024},
    "desktop": {"width": 1440, "height": 900},
}
LOOKS = (("light", "phone"), ("dark", "desktop"), ("dark", "phone"), ("light", "desktop"))
"""Themes and sizes; each page is seen in two of them that differ in both."""

RUN = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])"


def use(page, name):
    """Bring what a page holds into the open: a filled form, findings, verdicts."""
    if name == "check.html":
        page.locator("[data-do=example]").click()
        page.locator(".mg-rewrite").first.wait_for()
        page.locator(".mg-rewrite").first.hover()
    elif name == "practice.html":
        page.locator(".mg-choices button").first.wait_for()
        for choice in page.locator(".mg-drill").first.locator(".mg-choices button").all():
            choice.click()
        page.locator(".mg-drill__form button").first.click()
        page.locator(".mg-arrow:not(:disabled)").first.click()
    elif name == "phrases/index.html":
        page.locator(".mg-line .mg-copy").first.wait_for()
        page.locator("select[name=tone]").select_option("brief")
        page.locator(".mg-line:visible .mg-copy").first.click()
    elif name == "which-business.html":
        for choice in page.locator(".mg-quiz__choice:first-child").all():
            choice.click()
    elif name == "scripts/overbooked-seat.html":
        page.locator(".mg-fold > summary:visible").first.click()
        page.locator(".mg-fold--then > summary:visible").first.click()
        page.locator(".mg-where__choice").nth(2).click()
        page.locator(".mg-copy:visible").first.click()
    elif name == "touchpoints.html":
        page.locator("select[name=sector]").select_option("hotel")


def seen(number):
    """Tell which pages are looked at in a look, and in which language.

    Pages take turns: every page comes once in each theme and once in each size, in two of the
    three languages, and a page in three comes on a tablet too.
    """
    if number == len(LOOKS):
        return [(page, LANGUAGES[(place + 2) % 3]) for place, page in enumerate(PAGES)][::3]
    return [
        (page, LANGUAGES[(place + number) % 3]) for place, page in enumerate(PAGES)
        if place % 2 == number // 2
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(len(LOOKS) + 1))
def test_axe_finds_nothing(open_page, http, number):
    """No page of any kind breaks a rule of axe-core, in either theme, on phone or desktop."""
    scheme, size = (*LOOKS, ("light", "tablet"))[number]
    settings = {"color_scheme": scheme, "viewport": SIZES[size], "reduced_motion": "reduce"}
    page = open_page(f"{http}/en/404.html", status=404, **settings)
    axe = Path(AXE).read_text(encoding="utf-8")
    found = {}
    for name, lang in seen(number):
        page.goto(f"{http}/{lang}/{name}")
        use(page, name)
        page.evaluate(axe)
        if violations := page.evaluate(RUN):
            found[f"{lang}/{name}"] = violations
    assert found == {}


def test_no_page_scrolls_sideways(open_page, http):
    """On the narrowest phone nothing is wider than the screen."""
    page = open_page(f"{http}/ru/index.html", status=404, viewport={"width": 320, "height": 640})
    wide = []
    for name in PAGES:
        page.goto(f"{http}/ru/{name}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_search_results_are_accessible(open_page, http):
    """With the search open and answering, axe-core still finds nothing."""
    page = open_page(f"{http}/en/index.html", reduced_motion="reduce")
    page.locator("[data-mg-find]").click()
    page.keyboard.type("suitcase")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(400)  # the panel fades in; half-faded text has too little contrast
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
