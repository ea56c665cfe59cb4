"""The cards of the handbook as HTML elements: one phrase, one rule, one turn of a talk.

Text from data files goes in as text and nothing else: `literal` guards it against both
HTML and Markdown.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown.util import AtomicString

from handbook.labels import PRINCIPLE_OF_STEP, Labels
from lint.phrases import SLOT, TONES, Phrase
from lint.rules import Rule


Gift = tuple[str, str]
"""Name of something given, and a link to its place in the catalogue; empty for none."""


def literal(text: str) -> AtomicString:
    """Protect text so that it is shown character by character.

    Args:
        text: Any text.

    Returns:
        The text for an element; Markdown leaves it alone. Ampersands are written out
        because the serializer would let a ready-made ``&lt;`` pass as an entity.
    """
    return AtomicString(text.replace("&", "&amp;"))


def child(
    parent: etree.Element, tag: str, css: str = "", text: str = "", **attributes: str
) -> etree.Element:
    """Add an element.

    Args:
        parent: Where to add it.
        tag: Name of the element.
        css: Its classes.
        text: Its text, shown literally.
        **attributes: Further attributes; ``_`` in a name stands for ``-``.

    Returns:
        The new element.
    """
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, {"class": css, **named} if css else named)
    if text:
        element.text = literal(text)
    return element


def add_line(parent: etree.Element, text: str, labels: Labels | None = None) -> None:
    """Add a line to say, its slots marked.

    Args:
        parent: Element without content.
        text: The line, with ``{slots}``.
        labels: Words that tell what each slot stands for; none if nobody fills it in.
    """
    position, last = 0, None
    for match in SLOT.finditer(text):
        before = literal(text[position : match.start()])
        if last is None:
            parent.text = before
        else:
            last.tail = before
        last = child(parent, "span", "slot", match[0])
        if labels:
            last.set("title", slot_name(match[1], labels))
        position = match.end()
    rest = literal(text[position:])
    if last is None:
        parent.text = rest
    else:
        last.tail = rest


def slot_name(slot: str, labels: Labels) -> str:
    """Say what a slot stands for.

    Args:
        slot: Its name without braces, for example ``"end_time"``.
        labels: Words of the site's language.

    Returns:
        The name given to it there, or to the kind it ends in, or its own with spaces.
    """
    names = labels.groups["slots"]
    return names.get(slot) or names.get(slot.rpartition("_")[2]) or slot.replace("_", " ")


def phrase_card(
    phrase: Phrase, labels: Labels, show_avoid: bool, anchor: str, gives: Iterable[Gift] = ()
) -> etree.Element:
    """Make the card of one phrase.

    Args:
        phrase: The phrase; it has a line in the language of `labels`.
        labels: Words of the site's language.
        show_avoid: Whether to show how the line is said wrong, where the phrase tells.
        anchor: Id of the card; empty for none.
        gives: What the line gives, with the place where that is explained.

    Returns:
        A ``figure`` with the step, what the customer says, the line, a copy button, chips
        and the wrong line.
    """
    lang = labels.lang
    card = etree.Element(
        "figure", {
            "class": f"mg-card mg-card--{phrase.step}", "data-search-exclude": "",
            "data-channel": " ".join(phrase.channels),
        },
    )  # fmt: skip
    if anchor:
        card.set("id", anchor)
    head = child(card, "figcaption", "mg-card__head", data_search_exclude="")
    head.append(step_mark(phrase.step, labels))
    if lang in phrase.customer:
        customer = child(card, "p", "mg-card__customer", lang=lang)
        child(customer, "span", "mg-label", labels["customer"])
        add_line(child(customer, "q"), phrase.customer[lang].text)
    say = child(card, "blockquote", "mg-card__say", lang=lang)
    add_line(etree.SubElement(say, "p"), phrase.say[lang].text, labels)
    foot = child(card, "div", "mg-card__foot", data_search_exclude="")
    child(
        foot, "button", "mg-copy", labels["copy"],
        type="button", data_copied=labels["copied"],
    )  # fmt: skip
    _chips(foot, phrase, labels)
    _gifts(card, list(gives), labels)
    if show_avoid and lang in phrase.avoid:
        avoid = child(card, "p", "mg-card__avoid", lang=lang)
        child(avoid, "span", "mg-label", labels["avoid"])
        add_line(child(avoid, "s"), phrase.avoid[lang].text)
    return card


def step_mark(step: str, labels: Labels) -> etree.Element:
    """Make the mark of a step: its name, and the number of the principle it serves.

    Args:
        step: Id of the step, for example ``"follow_up"``.
        labels: Words of the site's language.

    Returns:
        A ``span``; a step that serves no principle has a mark without a number.
    """
    mark = etree.Element("span", {"class": "mg-step"})
    number = PRINCIPLE_OF_STEP.get(step)
    if number is None:
        child(mark, "span", "mg-step__mark", aria_hidden="true")
    else:
        child(mark, "span", "mg-step__mark", str(number), aria_hidden="true")
        child(mark, "span", "mg-hidden", labels["principle"].format(number=number) + ": ")
    child(mark, "span", "mg-step__name", labels.name("steps", step))
    return mark


def _gifts(card: etree.Element, gives: list[Gift], labels: Labels) -> None:
    if gives:
        line = child(card, "p", "mg-card__gives", data_search_exclude="")
        child(line, "span", "mg-label", labels.name("compensation", "gives"))
        for name, href in gives:
            if href:
                child(line, "a", text=name, href=href)
            else:
                child(line, "span", text=name)


def _chips(parent: etree.Element, phrase: Phrase, labels: Labels) -> None:
    names = [labels.name("channels", channel) for channel in phrase.channels]
    names += [labels.name("tones", tone) for tone in phrase.tones if tone != TONES[0]]
    if names:
        chips = child(parent, "ul", "mg-chips", aria_label=labels["channels_label"])
        for name in names:
            child(chips, "li", "mg-chip", name)


def turn(kind: str, who: str, lang: str) -> tuple[etree.Element, etree.Element]:
    """Make one turn of a conversation, or a bad example.

    Args:
        kind: ``"customer"``, ``"staff"`` or ``"avoid"``.
        who: Who speaks, or the warning over a bad example.
        lang: Language of the turn.

    Returns:
        The turn and, inside it, the element for the words.
    """
    box = etree.Element("div", {"class": f"mg-turn mg-turn--{kind}", "lang": lang})
    child(box, "p", "mg-turn__who mg-label", who)
    return box, child(box, "div", "mg-turn__words")


def rule_card(rule: Rule, labels: Labels) -> etree.Element:
    """Make the card of one rule: what to say instead, what not to say, what is fine.

    Args:
        rule: The rule.
        labels: Words of the rule's language.

    Returns:
        A ``section`` whose id is the rule's name.
    """
    card = etree.Element("section", {
        "class": "mg-rule", "id": rule.name.text, "lang": labels.lang, "data-search-exclude": "",
    })  # fmt: skip
    _examples(card, "avoid", labels["avoid"], "s", (bad.text for bad in rule.bad))
    _examples(card, "say", labels["instead"], "span", rule.say)
    _examples(card, "fine", labels["fine"], "span", (good.text for good in rule.good))
    return card


def _examples(
    card: etree.Element, kind: str, label: str, tag: str, lines: Iterable[str]
) -> None:
    lines = list(lines)
    if not lines:
        return
    box = child(card, "div", f"mg-rule__{kind}")
    child(box, "p", "mg-label", label)
    listing = child(box, "ul")
    for line in lines:
        add_line(child(child(listing, "li"), tag), line)
