"""The practice page as HTML: exercises on top, answers below for paper and for no script."""

from __future__ import annotations

import random
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from handbook.cards import add_line, child, step_mark
from handbook.drills import KINDS, Drill
from handbook.errors import HandbookError
from handbook.labels import Labels
from handbook.phrasebook import Phrasebook
from handbook.rulebook import category
from lint.checks.protocol import PRINCIPLES
from lint.phrases import Phrase

_TOLD = (
    "right", "wrong", "clean", "again", "short", "same", "lacks", "score", "model_label",
    "moved", "order_right", "order_wrong",
)  # fmt: skip
"""What the script says, taken along as attributes."""


def practice(drills: Sequence[Drill], phrasebook: Phrasebook, labels: Labels) -> etree.Element:
    """Make the practice page.

    Args:
        drills: The exercises.
        phrasebook: The phrases that exercises of the kind "order" are made of.
        labels: Words of the site's language.

    Returns:
        A ``div`` with one section per kind, and the answers in a ``noscript``.

    Raises:
        HandbookError: If a drill names a category or a phrase that does not exist.
    """
    words = labels.groups["practice"]
    box = etree.Element("div", {
        "class": "mg-practice", "data-mg-tool": "practice", "data-search-exclude": "",
    })  # fmt: skip
    told = {key: words[key] for key in _TOLD} | labels.groups["findings"]
    for key, text in told.items():
        box.set(f"data-{key.replace('_', '-')}", text)
    score = words["score"].format(n=0, all=len(drills))
    child(box, "p", "mg-practice__score screen-only", score, role="status")
    answers = etree.Element("section", {"class": "mg-answers"})
    child(answers, "h2", text=words["answers"], id="answers")
    for kind in KINDS:
        chosen = [drill for drill in drills if drill.kind == kind]
        if chosen:
            section = child(box, "section", "mg-drills")
            child(section, "h2", text=words[kind], id=kind)
            child(section, "p", "mg-drills__how", words[f"{kind}_how"])
            child(answers, "h3", text=words[kind])
            listing, solved = child(section, "ol"), child(answers, "ol")
            for drill in chosen:
                item = child(listing, "li", "mg-drill", data_kind=kind)
                child(item, "p", "mg-drill__scene", drill.scene)
                _MAKERS[kind](drill, item, child(solved, "li"), phrasebook, labels)
    child(box, "noscript").append(answers)
    return box


def _fault(
    drill: Drill, item: etree.Element, answer: etree.Element, book: Phrasebook, labels: Labels
) -> None:
    add_line(child(child(item, "blockquote", "mg-drill__line", lang=labels.lang), "p"), drill.line)
    choices = child(item, "ul", "mg-choices")
    for name in drill.choices:
        child(choices, "li", text=category(labels.lang, name).title, data_choice=name)
    child(answer, "p", text=category(labels.lang, drill.answer).title)


def _rewrite(
    drill: Drill, item: etree.Element, answer: etree.Element, book: Phrasebook, labels: Labels
) -> None:
    add_line(child(child(item, "blockquote", "mg-drill__line", lang=labels.lang), "p"), drill.line)
    if drill.shows:
        item.set("data-shows", drill.shows)
        number = list(PRINCIPLES).index(drill.shows) + 1
        goal = child(item, "p", "mg-drill__goal")
        child(goal, "span", "mg-step__mark", str(number), aria_hidden="true")
        child(goal, "span", text=labels.name("practice", f"goal_{drill.shows}"))
    form = child(item, "form", "mg-drill__form screen-only")
    field = child(form, "label", "mg-field")
    child(field, "span", "mg-label", labels.name("practice", "yours"))
    child(field, "textarea", "mg-drill__text", rows="3", lang=labels.lang)
    child(form, "button", "mg-button mg-button--strong", labels.name("practice", "judge"),
          type="submit")  # fmt: skip
    model = child(item, "p", "mg-drill__model", hidden="hidden", lang=labels.lang)
    for place in (model, child(answer, "p", lang=labels.lang)):
        add_line(place, drill.model)


def _order(
    drill: Drill, item: etree.Element, answer: etree.Element, book: Phrasebook, labels: Labels
) -> None:
    phrases = [book.phrase(name) for name in drill.phrases]
    right = list(range(len(phrases)))
    # The same mix in every build and in every language.
    order = random.Random(" ".join(drill.phrases)).sample(right, len(right))
    if order == right:
        order.reverse()
    listing = child(item, "ol", "mg-order", lang=labels.lang)
    for number, place in enumerate(order):
        line = child(listing, "li", data_place=str(place))
        _arrows(line, phrases[place], labels, number == 0, number == len(order) - 1)
        _line(line, phrases[place], labels)
    solved = child(answer, "ol", lang=labels.lang)
    for phrase in phrases:
        _line(child(solved, "li"), phrase, labels)


def _arrows(
    item: etree.Element, phrase: Phrase, labels: Labels, first: bool, last: bool
) -> None:
    arrows = child(item, "span", "mg-arrows screen-only")
    text = phrase.say[labels.lang].text if labels.lang in phrase.say else ""
    for sign, key, stuck in (("↑", "up", first), ("↓", "down", last)):
        name = labels.name("practice", key).replace("{line}", text)
        button = child(arrows, "button", "mg-arrow", sign, type="button", aria_label=name)
        if stuck:
            button.set("disabled", "disabled")


def _line(item: etree.Element, phrase: Phrase, labels: Labels) -> None:
    if labels.lang not in phrase.say:
        raise HandbookError(f"the phrase {phrase.full_id} has no line in {labels.lang}")
    mark = step_mark(phrase.step, labels)
    mark.set("hidden", "hidden")
    item.append(mark)
    add_line(child(item, "span", "mg-order__line"), phrase.say[labels.lang].text)


_MAKERS = {"fault": _fault, "rewrite": _rewrite, "order": _order}
