"""Check your wording: the page hears what the command line hears, and helps to mend it."""

import json
import random

import pytest

from handbook import labels
from lint import check_text, find_principles
from tests.lint.test_twin import lines

from .conftest import LANGUAGES, ROOT

ASK = """lines => {
  const points = (text, unit) => Array.from(text.slice(0, unit)).length
  return lines.map(text => [
    makegood.check(text).map(({ rule, severity, start, end, message, suggestions }) =>
      [rule, severity, points(text, start), points(text, end), message, suggestions]),
    [...makegood.principles(makegood.turnsOf(text))].sort(),
  ])
}"""


def drafts(lang, count):
    """Real and generated lines, and drafts of several paragraphs made of them."""
    single = lines(lang, count)
    chance = random.Random(lang)
    return single[: count - 200] + [
        chance.choice(["\n", "\n\n", "\r\n", "\u2028", "\x85"]).join(chance.sample(single, 4))
        for _ in range(200)
    ]


def open_checker(open_page, address, lang="en", **settings):
    page = open_page(f"{address}/{lang}/check.html", **settings)
    page.wait_for_function("globalThis.makegood")
    page.evaluate("makegood.ready()")
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_command_line_agree(open_page, http, lang):
    """On 2,000 real and generated drafts both hear the same, rules and second opinion alike."""
    texts = drafts(lang, 2000)
    assert len(texts) == 2000
    heard = set()
    page = open_checker(open_page, http, lang)
    for text, (found, covered) in zip(texts, page.evaluate(ASK, texts), strict=True):
        expected = [
            [d.rule, d.severity, d.start, d.end, d.message, list(d.suggestions)]
            for d in check_text(text, lang)
        ]
        turns = [line for line in text.splitlines() if line.strip()]
        assert expected == found, text
        heard |= {rule for rule, *_ in found}
        assert sorted(find_principles(turns, lang)) == covered, text
    assert len(heard) > 50
    assert any(rule.endswith("/second-opinion") for rule in heard)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_faults_are_underlined_while_one_writes(open_page, address, lang):
    """Each finding is marked in the draft and explained below it, with words to take instead."""
    page = open_checker(open_page, address, lang)
    text = labels.load(lang).groups["check"]["example_text"].strip()
    page.locator("#mg-draft").press_sequentially(text)
    found = check_text(text, lang)
    quotes = [text[d.start : d.end] for d in found]
    cards = page.locator(".mg-finding")
    assert cards.locator(".mg-finding__quote").all_inner_texts() == quotes
    assert page.locator(".mg-draft__marks .mg-mark--error").count() >= 1
    marked = page.locator(".mg-draft__marks").evaluate("box => box.textContent")
    assert marked.rstrip("\u200b") == text
    assert cards.first.locator(".mg-rewrite").all_inner_texts() == list(found[0].suggestions)
    assert found[0].message in cards.first.inner_text()


def test_click_replaces_the_words(open_page, address):
    """A rewrite takes the place of the whole sentence, can be undone, and waits for its gap."""
    page = open_checker(open_page, address)
    draft = page.locator("#mg-draft")
    draft.fill("Hello Ms Berg. It's our policy, sorry about that. Have a good day.")
    choice = page.locator(".mg-rewrite").first
    words = choice.inner_text()
    choice.hover()
    hint = page.locator(".mg-mark--hint").all_inner_texts()
    assert "".join(hint) == "It's our policy, sorry about that."
    choice.click()
    assert draft.input_value() == f"Hello Ms Berg. {words} Have a good day."
    assert page.locator(".mg-finding").count() == 0
    page.keyboard.press("Control+Z")
    assert "our policy" in draft.input_value()


def test_keyboard_is_enough(open_page, http):
    """Tab leads from the draft to the first rewrite, Enter takes it, and writing goes on."""
    page = open_checker(open_page, http)
    page.locator("#mg-draft").focus()
    page.keyboard.type("It's our policy.")
    page.locator(".mg-rewrite").first.wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.mg-rewrite')"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "mg-draft"
    assert "policy" not in page.locator("#mg-draft").input_value()


def test_cards_stay_while_only_their_places_move(open_page, http):
    """Writing on elsewhere does not rebuild what a reader may be pointing at."""
    page = open_checker(open_page, http)
    draft = page.locator("#mg-draft")
    draft.fill("It's our policy.")
    page.locator(".mg-finding").first.evaluate("card => { card.dataset.same = 'yes' }")
    draft.press("Home")
    page.keyboard.type("Hello. ")
    assert page.locator(".mg-finding[data-same]").count() == 1
    page.locator(".mg-finding__quote").click()
    chosen = "document.getSelection().toString()"
    assert page.evaluate(chosen) == "our policy"


def test_lamps_show_the_principles(open_page, http):
    """A lamp lights for each principle that the words carry, and leads to its explanation."""
    page = open_checker(open_page, http)
    page.locator("#mg-draft").fill("I'm sorry. We sold your seat twice, and that is our mistake.")
    lit = page.locator(".mg-lamp--on")
    assert lit.evaluate_all("lamps => lamps.map(lamp => lamp.dataset.principle)") == ["acknowledge"]
    assert lit.locator(".mg-lamp__state").inner_text() == "said"
    assert page.locator(".mg-lamp__state", has_text="missing").count() == 3
    lit.click()
    page.wait_for_url("**/principles.html#*")
    target = page.url.partition("#")[2]
    assert page.locator(f"[id='{target}']").count() == 1


def test_reason_leads_to_the_page_of_its_kind(open_page, http):
    """The name of the category is a link to the rule among the words we avoid."""
    page = open_checker(open_page, http)
    page.locator("#mg-draft").fill("It's our policy.")
    page.locator(".mg-finding__why a").click()
    page.wait_for_url("**/words/policy.html#our-policy")
    assert page.locator("#our-policy").count() == 1


def test_quote_begins_with_a_whole_word(open_page, http):
    """A finding that begins inside a contraction quotes all of it."""
    page = open_checker(open_page, http)
    page.locator("#mg-draft").fill("Sorry. That's not our department.")
    page.get_by_text("That's not our department", exact=True).first.wait_for()


def test_draft_is_text_whatever_it_holds(open_page, http):
    """HTML in a draft is shown as it is written, and nothing of it runs."""
    page = open_checker(open_page, http)
    text = "<img src=x onerror=alert(1)> It's <b>our policy</b>, &amp; {name}."
    page.locator("#mg-draft").fill(text)
    assert page.locator(".mg-draft__marks img, .mg-findings b").count() == 0
    marked = page.locator(".mg-draft__marks").evaluate("box => box.textContent")
    assert marked.rstrip("\u200b") == text


def test_nothing_leaves_the_page(open_page, http):
    """Writing and mending asks for nothing, stores nothing and changes no address."""
    page = open_checker(open_page, http)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.url
    page.locator("#mg-draft").fill("It's our policy, Ms Berg.")
    page.locator(".mg-rewrite").first.click()
    page.wait_for_timeout(300)
    assert (asked, page.url) == ([], before)
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie")
    assert "Berg" not in kept


def test_page_explains_itself_without_javascript(open_page, address):
    """Without scripts there is an explanation with links instead of a dead field."""
    page = open_page(f"{address}/ru/check.html", java_script_enabled=False)
    assert page.locator("#mg-draft").is_hidden()
    assert "JavaScript" in page.locator("noscript").inner_text()
    assert page.locator(".mg-lamp").count() == 4
    page.locator(".mg-lamp").first.click()
    assert "/ru/principles.html#" in page.url


def test_rules_of_the_page_are_those_of_the_linter(site):
    """What the page loads is the linter's own compiled data, but for pairs it has no use for."""
    from lint.compiled import compiled

    for lang in LANGUAGES:
        script = (site / lang / "assets/makegood/rules.js").read_text(encoding="utf-8")
        quoted = script.strip().removeprefix("globalThis.makegoodRules=JSON.parse(")
        data = json.loads(json.loads(quoted.removesuffix(")")))
        own = compiled(lang)
        own["patterns"] = [pattern[:5] for pattern in own["patterns"]]
        assert data["rules"] == own
        assert all((site / lang / page).is_file() for page in data["pages"].values())
    assert (ROOT / "handbook/theme/assets/makegood/matcher.js").is_file()
