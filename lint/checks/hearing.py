"""What is heard in one turn of talk: the rules, and the second opinion beside them.

A finding of the second opinion is called `category/second-opinion`. It is a warning or a note,
never an error: a model can't say why, so it must not stop anyone's work. It also weighs what the
rules say: a finding stays as grave as its rule makes it if the model, knowing of it, is sure
enough of the sentences around it, or sure of an error's own; else it becomes a note, and a warning
or note is left out where the model thinks it likelier that they are fine. Rules that the model has not learnt to
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

_OWN = 0.9
"""So sure of the sentence of an error, the model does not ask its neighbours."""

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
        Findings in reading order: those of the rules, but of those of a category that share words
        or touch only the gravest and longest; and at most one of the second opinion for each
        paragraph of up to three sentences, or sentence of a longer one, in which the rules find
        nothing grave.
    """
    found = list(wording(text, rules))
    ear = model(rules.lang) if say.most != "off" else None
    if ear is None:
        return _clearest(found)
    out: list[Diagnostic] = []
    for start, end in paragraphs(text) if "\n" in text else [(0, len(text))]:
        own = _within(found, start, end)
        out += _moved(_paragraph(text[start:end], own, rules, ear, say), start)
    return _clearest(out)


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
    words = [quote.format(" ".join(text[start:end].split())) for start, end in thought.weighed]
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
    spans = _spoken(text) if known else []
    out = []
    for one in found:
        sure = _sureness(text, one, known, spans, ear) if one in known else 1.0
        if sure >= ear.trust:
            out.append(one)
        elif sure >= _QUIET or one.severity == "error":
            out.append(replace(one, severity="note"))
    for start, end in _stretches(text):
        own = _within(out, start, end)
        if all(one.severity == "note" for one in own):
            near = _within(known, start, end)
            opinion = second_opinion(text[start:end], rules, ear, say, near)
            if opinion and (not own or opinion.severity == "warning"):
                out += _moved([opinion], start)
    return sorted(out, key=lambda one: one.start)


def _stretches(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph into what is heard at a time: all of a short one, else each sentence.

    In a long one the good sentences would speak for a bad one: on 120 messages written for this
    question a third more of the bad sentences are heard one by one, with no more false alarms.
    """
    if sum(map(text.count, ".!?…")) < _AROUND:
        return [(0, len(text))]
    spans = _spoken(text)
    return spans if len(spans) > _AROUND else [(0, len(text))]


def _spoken(text: str) -> list[tuple[int, int]]:
    """Cut a text into the sentences that say something."""
    return [span for span in sentences(text) if CHUNK.search(text, *span)]


def _within(found: Sequence[Diagnostic], start: int, end: int) -> list[Diagnostic]:
    """Take the findings that begin in a part of a text, with places in that part."""
    return _moved([one for one in found if start <= one.start < end], -start)


def _moved(found: Sequence[Diagnostic], by: int) -> list[Diagnostic]:
    return [one.at(one.start + by, one.end + by) for one in found] if by else list(found)


def _clearest(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave one finding of those of a category that share words or touch: the gravest, longest."""
    last: dict[str, int] = {}
    dropped = set()
    for place, one in enumerate(found):
        before = last.get(one.category)
        if before is not None and one.start <= found[before].end + 1:
            dropped.add(place if _weight(one) <= _weight(found[before]) else before)
        if place not in dropped:
            last[one.category] = place
    return [one for place, one in enumerate(found) if place not in dropped]


def _weight(one: Diagnostic) -> tuple[int, int]:
    return SEVERITIES.index(one.severity), one.end - one.start


def _sureness(
    text: str, one: Diagnostic, known: list[Diagnostic], spans: list[tuple[int, int]], ear: Model
) -> float:
    """Tell how sure the model is that the sentences around a finding are bad, 0 to 1.

    Those beside an error don't speak for it where the model is sure of its own sentence.
    """
    places = [n for n, (start, end) in enumerate(spans) if start < one.end and one.start < end]
    if one.severity == "error":
        own = _badness(text, spans[places[0]][0], spans[places[-1]][1], known, ear)
        if own >= _OWN:
            return own
    first = max(min(places[0] - 1, len(spans) - _AROUND), 0)
    last = min(max(places[-1] + 1, _AROUND - 1), len(spans) - 1)
    return _badness(text, spans[first][0], spans[last][1], known, ear)


def _badness(text: str, start: int, end: int, known: list[Diagnostic], ear: Model) -> float:
    """Tell how sure the model is that a part of a text is bad, knowing what rules found in it."""
    near = [one for one in known if start <= one.start and one.end <= end]
    margin, _ = ear.margin(text[start:end])
    return ear.confidence(margin, evidence(near, end - start))


def _listed(words: list[str], joint: str) -> str:
    """Join words as the language does: "a, b and c"."""
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1])))
