"""The blocks, from Markdown to HTML."""

import markdown
import pytest
from lxml import html

from handbook.errors import HandbookError
from lint.rules import load_category


def render(text, book, lang="en"):
    settings = {"handbook.blocks": {"lang": lang, "phrases": str(book / "phrases")}}
    extensions = ["attr_list", "handbook.blocks"]
    done = markdown.markdown(text, extensions=extensions, extension_configs=settings)
    return html.fragment_fromstring(done, create_parent="main")


def texts(tree, name):
    return [node.text_content().strip() for node in tree.find_class(name)]


def test_say_shows_the_whole_card(book):
    """A card has step and number, line, slots, wrong line, channels, tone and a copy button."""
    tree = render("/// say | lost-item.own-it\n///", book, "ru")
    assert texts(tree, "mg-step__mark") == ["1"]
    assert texts(tree, "mg-step__name") == ["Признать"]
    assert texts(tree, "mg-card__say") == ["Простите, {name}. Мы потеряли {item}."]
    assert texts(tree, "slot") == ["{name}", "{item}"]
    assert tree.find_class("mg-card__avoid")[0].find("s").text == "У нас такие правила."
    assert texts(tree, "mg-chip") == ["стойка", "почта", "официально"]
    assert tree.find_class("mg-card__say")[0].get("lang") == "ru"
    button = tree.find_class("mg-copy")[0]
    assert (button.tag, button.get("type"), button.get("data-copied")) == (
        "button", "button", "Скопировано"
    )  # fmt: skip


def test_step_without_principle_has_no_number(book):
    """Only the steps that carry one of the four principles are numbered."""
    tree = render("/// say | lost-item.look\n///", book)
    assert texts(tree, "mg-step__mark") == [""]
    assert texts(tree, "mg-chip") == ["desk"]


def test_phrase_text_stays_text(book):
    """HTML, entities and Markdown in a phrase are shown, not carried out."""
    tree = render("/// say | lost-item.own-it\n///", book)
    assert texts(tree, "mg-card__say") == ["I'm sorry, {name}. *We* lost <b>it</b> &lt; {item}."]
    assert tree.xpath("//b | //em") == []


def test_wrong_line_can_be_left_out(book):
    """The option `avoid: false` leaves the wrong line out."""
    tree = render("/// say | lost-item.own-it\n    avoid: false\n///", book)
    assert tree.find_class("mg-card__avoid") == []


def test_same_phrase_twice_keeps_ids_single(book):
    """A phrase that a page shows twice is a target for links only once."""
    tree = render("/// say | lost-item.look\n///\n\n/// say | lost-item.look\n///", book)
    assert [card.get("id") for card in tree.find_class("mg-card")] == ["lost-item.look", None]


@pytest.mark.parametrize("text,message", [
    ("/// say | lost-item.own-ti\n///",
     "there is no phrase lost-item.own-ti; did you mean lost-item.own-it?"),
    ("/// say | lost-tiem.own-it\n///",
     "there is no phrase lost-tiem.own-it; did you mean lost-item.own-it?"),
    ("/// say\n///", "“/// say” needs situation.phrase-id after a bar"),
    ("/// staff | me\nHello.\n///", "“/// staff | me” takes nothing after the bar"),
    ("/// say | lost-item.look\n    avoid: maybe\n///",
     "“/// say | lost-item.look” has an option it can't use (options: avoid)"),
    ("/// say | lost-item.look\navoid: false\n///",
     "“/// say | lost-item.look” holds text; options stand right under it, four spaces in, "
     "and nothing else may"),
    ("/// words | polizy\n///", "no rules for polizy in en; did you mean policy?"),
])  # fmt: skip
def test_mistakes_are_errors_that_help(book, text, message):
    """Whatever can't be shown stops the build and says what would be right."""
    with pytest.raises(HandbookError) as error:
        render(text, book)
    assert str(error.value) == message


def test_phrase_without_this_language_is_an_error(book):
    """A line that is missing in the site's language is not replaced by another language's."""
    path = book / "phrases/lost-item.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(", sv: Jag letar.", ""), "utf-8")
    with pytest.raises(HandbookError) as error:
        render("/// say | lost-item.look\n///", book, "sv")
    assert str(error.value) == "the phrase lost-item.look has no line in sv"


def test_broken_phrase_file_is_told_with_its_line(book):
    """A phrase file that is no YAML is named with line and column."""
    (book / "phrases/lost-item.yml").write_text("phrases:\n  - id: [\n", encoding="utf-8")
    with pytest.raises(HandbookError) as error:
        render("/// say | lost-item.look\n///", book)
    assert f"{(book / 'phrases/lost-item.yml').as_posix()}:" in str(error.value)


@pytest.mark.parametrize("kind,who", [
    ("customer", "Kunden"), ("staff", "Du"), ("avoid", "Inte så här")
])  # fmt: skip
def test_turns_hold_markdown(book, kind, who):
    """A turn of a conversation says whose it is and keeps its Markdown."""
    tree = render(f"/// {kind}\nHej, *nu* {{time}}.\n///", book, "sv")
    turn = tree.find_class(f"mg-turn--{kind}")[0]
    assert texts(turn, "mg-turn__who") == [who]
    assert texts(turn, "mg-turn__words") == ["Hej, nu {time}."]
    assert turn.xpath(".//em")[0].text == "nu"
    assert texts(turn, "slot") == ["{time}"]


def test_slots_in_code_stay_code(book):
    """Only running text has slots."""
    tree = render("Write `{time}` as {time}.", book)
    assert texts(tree, "slot") == ["{time}"]
    assert tree.xpath("//code")[0].text == "{time}"


def test_words_come_from_the_rules(book):
    """A page of words shows each rule of its category as the rule file has it."""
    rules = load_category("en", "policy")
    tree = render("/// words | policy\n///", book)
    assert texts(tree, "mg-rules__why") == [rules.why.strip()]
    assert [card.get("id") for card in tree.find_class("mg-rule")] == [
        rule.name.text for rule in rules.rules
    ]
    crossed = [s.text_content() for s in tree.find_class("mg-rule")[0].iter("s")]
    assert crossed == [bad.text for bad in rules.rules[0].bad]
