"""What is heard in one turn of talk: the rules, and the second opinion beside them.

A finding of the second opinion is called `category/second-opinion`. It is a warning or a note,
never an error: a model can't say why, so it must not stop anyone's work. It also weighs what the
rules say: a finding stays as grave as its rule makes it if the model, knowing of it, is as sure of
the sentences around it as a warning asks; else it becomes a note, and a warning or note is left
out where the model thinks it likelier that they are fine. Rules that the model has not learnt to
weigh, such as a company's own, are left alone.
The browser's twin is `handbook/theme/assets/makegood/hearing.js`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lint.checks.wording import wording
from lint.config import Config
from lint.diagnostics import SEVERITIES, Diagnostic
from lint.matcher import Matcher
from lint.names import SECOND_OPINION
from lint.opinion import Model, model
from lint.text import CHUNK, paragraphs, sentences

_ADVICE = 2
"""Suggestions that are given."""

_AROUND = 3
"""Sentences in which a finding is weighed, if there are as many: the model learns from lines of
one to three."""

EVIDENCE = 5
"""Numbers in the evidence of rules."""

_QUIET = 0.5
"""A warning or note of a rule in words that are bad with less confidence than this is left out."""

_MOST_RULES = 3
"""So many rules that find something, or more, count alike."""

_TELL = {
    "en": ("No rule is sure of it, but lines of this kind sound like this; {} weighed most. ",
           "“{}”", " and "),
    "ru": ("Правила в этом не уверены, но так звучат подобные фразы; "
           "больше всего весит вот что: {}. ", "«{}»", " и "),
    "sv": ("Ingen regel är säker, men så här låter andra repliker av samma slag; "
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
        each paragraph in which the rules find nothing grave.
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


def evidence(found: Sequence[Diagnostic], length: int) -> tuple[float, ...]:
    """Put what rules found into the numbers that the model weighs.

    Args:
        found: Findings of rules in some words.
        length: Code points of these words.

    Returns:
        Whether there is an error, a warning, a note (0 or 1); how many rules found something, up
        to 3; the greatest share of the words that an error or warning takes. Empty where nothing
        was found.
    """
    if not found:
        return ()
    levels = {one.severity for one in found}
    grave = [one.end - one.start for one in found if one.severity != "note"]
    return (
        *(float(level in levels) for level in SEVERITIES[::-1]),
        min(len({one.rule for one in found}), _MOST_RULES),
        max(grave, default=0) / length,
    )


def second_opinion(
    text: str, rules: Matcher, ear: Model, say: Say, found: Sequence[Diagnostic] = ()
) -> Diagnostic | None:
    """Tell what the model thinks of a paragraph in which rules found `found`; None if unsure."""
    warning = ear.warning if say.warning is None else say.warning
    note = min(ear.note if say.note is None else say.note, warning)
    thought = ear.opinion(text, note, evidence(found, len(text)))
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
    """Soften what the model doubts; add its own opinion where that leaves no grave finding."""
    known = [one for one in found if one.rule in ear.rules]
    spans = [span for span in sentences(text) if CHUNK.search(text, *span)] if known else []
    out = []
    for one in found:
        sure = _sureness(text, one, known, spans, ear) if one in known else 1.0
        if sure >= ear.trust:
            out.append(one)
        elif sure >= _QUIET or one.severity == "error":
            out.append(replace(one, severity="note"))
    if all(one.severity == "note" for one in out):
        opinion = second_opinion(text, rules, ear, say, known)
        if opinion and (not out or opinion.severity == "warning"):
            out = sorted([*out, opinion], key=lambda one: one.start)
    return out


def _sureness(
    text: str, one: Diagnostic, known: list[Diagnostic], spans: list[tuple[int, int]], ear: Model
) -> float:
    """Tell how sure the model is that the sentences around a finding are bad, 0 to 1."""
    places = [n for n, (start, end) in enumerate(spans) if start < one.end and one.start < end]
    first = max(min(places[0] - 1, len(spans) - _AROUND), 0)
    last = min(max(places[-1] + 1, _AROUND - 1), len(spans) - 1)
    start, end = spans[first][0], spans[last][1]
    near = [other for other in known if start <= other.start and other.end <= end]
    margin, _ = ear.margin(text[start:end])
    return ear.confidence(margin, evidence(near, end - start))


def _listed(words: list[str], joint: str) -> str:
    """Join words as the language does: "a, b and c"."""
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1])))
