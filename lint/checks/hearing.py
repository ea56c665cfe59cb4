"""What is heard in one turn of talk: the rules first, the second opinion where they are silent.

A finding of the second opinion is called `category/second-opinion`. It is a warning or a note,
never an error: a model can't say why, so it must not stop anyone's work. It also listens to what
rules say: a finding whose sentence, with its neighbours, the model thinks fine becomes a note.
The browser's twin is `handbook/theme/assets/makegood/hearing.js`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from lint.checks.wording import wording
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.matcher import Matcher
from lint.names import SECOND_OPINION
from lint.opinion import Model, model
from lint.text import paragraphs, sentences

_ADVICE = 2
"""Suggestions that are given."""

_MOST_OF_IT = 0.5
"""Share of the characters of what is said."""

_TELL = {
    "en": ("No rule names these words, but they sound like lines of this kind; {} weighed most. ",
           "“{}”", " and "),
    "ru": ("Ни одно правило не называет этих слов, но так звучат подобные фразы; "
           "больше всего весит вот что: {}. ", "«{}»", " и "),
    "sv": ("Ingen regel nämner de här orden, men de låter som andra av samma slag; "
           "tyngst väger {}. ", "”{}”", " och "),
}  # fmt: skip


class Say(NamedTuple):
    """How far the second opinion may go.

    Attributes:
        most: "off", "note" or "warning": its gravest finding.
        warning: The least confidence of a warning, 0 to 1; None for what training found.
        note: The least confidence of a note, likewise.
    """

    most: str = "warning"
    warning: float | None = None
    note: float | None = None


def say_of(config: Config) -> Say:
    """Give what the settings say of the second opinion."""
    limits = config.opinion_thresholds
    return Say(config.second_opinion, limits.get("warning"), limits.get("note"))


def heard(text: str, rules: Matcher, say: Say = Say()) -> list[Diagnostic]:  # noqa: B008
    """Find what should not be said in a turn.

    Args:
        text: One turn: what is said or written in one go.
        rules: The matcher of the text's language.
        say: How far the second opinion may go.

    Returns:
        Findings in reading order: those of the rules, and at most one of the second opinion for
        each paragraph in which no rule finds anything.
    """
    found = list(wording(text, rules))
    ear = model(rules.lang) if say.most != "off" else None
    if ear is None:
        return found
    if "\n" not in text:
        return _paragraph(text, found, rules, ear, say)
    out: list[Diagnostic] = []
    for start, end in paragraphs(text):
        own = [one.at(one.start - start, one.end - start)
               for one in found if start <= one.start < end]  # fmt: skip
        for one in _paragraph(text[start:end], own, rules, ear, say):
            out.append(one.at(one.start + start, one.end + start))
    return out


def caught(text: str, rules: Matcher, say: Say) -> bool:
    """Tell whether a bad example is caught: by a rule beyond a note, or by the second opinion."""
    if any(one.severity != "note" for one in wording(text, rules)):
        return True
    ear = model(rules.lang) if say.most != "off" else None
    return ear is not None and second_opinion(text, rules, ear, say) is not None


def second_opinion(text: str, rules: Matcher, ear: Model, say: Say) -> Diagnostic | None:
    """Tell what the model thinks of a paragraph; None where it is unsure."""
    warning = ear.warning if say.warning is None else say.warning
    note = min(ear.note if say.note is None else say.note, warning)
    thought = ear.opinion(text, note)
    if thought is None or not thought.weighed:
        return None
    sure = thought.confidence >= warning and say.most == "warning"
    tell, quote, joint = _TELL[rules.lang]
    words = [quote.format(text[start:end]) for start, end in thought.weighed]
    why, advice = about(thought.category, rules.rules)
    return Diagnostic(
        rule=f"{thought.category}/{SECOND_OPINION}",
        severity="warning" if sure else "note",
        start=thought.weighed[0][0],
        end=thought.weighed[-1][1],
        message=tell.format(_listed(words, joint)) + why,
        suggestions=advice,
    )


def about(category: str, rules: list[dict]) -> tuple[str, tuple[str, ...]]:
    """Give the reason and the advice of a category.

    Args:
        category: Its id.
        rules: Rules of the compiled data.

    Returns:
        The reason that most of its rules give, and what the first of those says instead.
    """
    own = [rule for rule in rules if rule["id"].startswith(f"{category}/")]
    reasons = Counter(rule["why"] for rule in own)
    if not reasons:
        return "", ()
    why = reasons.most_common(1)[0][0]
    return why, tuple(next(rule for rule in own if rule["why"] == why)["say"][:_ADVICE])


def _paragraph(
    text: str, found: list[Diagnostic], rules: Matcher, ear: Model, say: Say
) -> list[Diagnostic]:
    """Add the second opinion where rules are silent; soften a lone warning that it doubts."""
    if not found:
        opinion = second_opinion(text, rules, ear, say)
        return [opinion] if opinion else []
    spans = list(sentences(text))
    return [
        one if one.severity == "note" or _sounds_bad(text, one, spans, ear)
        else replace(one, severity="note")
        for one in found
    ]  # fmt: skip


def _sounds_bad(text: str, one: Diagnostic, spans: list[tuple[int, int]], ear: Model) -> bool:
    """Tell whether a finding's sentence and its neighbours can't excuse it.

    The model must find fault with them too, unless it knows nothing of the category, or there is
    little to excuse it by: the finding is most of what is said.
    """
    if one.category not in ear.categories:
        return True
    places = [n for n, (start, end) in enumerate(spans) if start < one.end and one.start < end]
    first, last = max(places[0] - 1, 0), min(places[-1] + 1, len(spans) - 1)
    around = text[spans[first][0] : spans[last][1]]
    if one.end - one.start > _MOST_OF_IT * len(around.strip()):
        return True
    return ear.confidence(ear.margin(around)[0]) >= ear.clear


def _listed(words: list[str], joint: str) -> str:
    """Join words as the language does: "a, b and c"."""
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1])))
