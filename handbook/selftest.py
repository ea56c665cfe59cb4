"""Which business are you: questions with scores, and results by their sum."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from handbook.cards import child
from handbook.facts import Facts
from handbook.labels import Labels
from lint.documents.yaml_tree import Mapping, Sequence

FILE = "business.yml"
"""Name of the file beside the phrases."""


def selftest(facts: Facts, labels: Labels) -> etree.Element:
    """Make the self-test.

    The first answer to a question counts 0, the next 1, and so on.

    Args:
        facts: The file of questions and results.
        labels: Words of the site's language.

    Returns:
        A ``div`` that can be printed and added up by hand; a script makes it answer.

    Raises:
        HandbookError: If a question has fewer than two answers, or the results don't begin at 0
            and rise.
    """
    words = labels.groups["selftest"]
    box = etree.Element("div", {"class": "mg-quiz", "data-mg-tool": "selftest"})
    for key in ("sum", "left"):
        box.set(f"data-{key}", words[key])
    questions = child(box, "ol", "mg-quiz__questions")
    most = 0
    for number, question in enumerate(facts.items(facts.root, "questions"), 1):
        item = child(questions, "li", "mg-quiz__question")
        child(item, "p", text=facts.text(question, "ask"), id=f"question-{number}")
        answers = question.get("answers")
        if not isinstance(answers, Sequence) or len(answers.items) < 2:
            raise facts.fault(question, "a question needs a list of at least two answers")
        listing = child(item, "ul", "mg-quiz__answers")
        for points, answer in enumerate(answers.items):
            line = child(listing, "li", data_points=str(points))
            text = facts.said(answer, "answers")
            child(line, "span", "mg-quiz__answer", text).tail = " "
            child(line, "span", "mg-quiz__points", f"({points})")
        most += len(answers.items) - 1
    child(box, "p", "mg-quiz__sum", words["how"], role="status")
    _results(box, facts, most, words)
    return box


def _results(box: etree.Element, facts: Facts, most: int, words: dict[str, str]) -> None:
    results = facts.items(facts.root, "results")
    starts = [facts.number(result, "from") for result in results]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] > most:
        node: Mapping = results[0] if results else facts.root
        raise facts.fault(node, f"results must begin at 0 and rise, up to {most}")
    ends = [start - 1 for start in starts[1:]] + [most]
    for result, start, end in zip(results, starts, ends, strict=True):
        section = child(box, "section", "mg-quiz__result", data_from=str(start))
        child(section, "h2", text=facts.text(result, "title"), id=facts.word(result, "id"))
        span = words["range"].format(first=start, last=end)
        child(section, "p", "mg-quiz__range", span)
        child(section, "p", text=facts.text(result, "text"))
        last = child(section, "p")
        child(last, "strong", text=words["next"]).tail = " "
        child(last, "span", text=facts.text(result, "next"))
