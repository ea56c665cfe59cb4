"""The protocol check: does a script do the four things every customer is owed?

Two kinds of evidence: the steps a script declares, and the words themselves. What counts as
evidence in the words is data: `rules/<lang>/signals.yml`. Source: design.md, section 6; S0-32…S0-40.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint.diagnostics import Diagnostic
from lint.matcher import Matcher

PRINCIPLES = {
    "acknowledge": ("acknowledge",),
    "deadline": ("time", "contact"),
    "value": ("value", "details"),
    "follow_up": ("follow_up",),
}
"""Each principle with the steps that carry it."""

APOLOGY_WORDS = 25
"""Longest apology, in words: more lowers satisfaction (evidence E03)."""

_LACKS = {
    "acknowledge": "no line owns the fault: say sorry and whose mistake it is, in one breath, "
    "without causes",
    "deadline": "no line names a time to set a watch by and says who gets back, and when",
    "value": "no line gives something beyond the repair, or none asks for one way to reach them",
    "follow_up": "no line calls back later to say what was fixed and what has changed",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script.

    Attributes:
        text: What is said.
        step: The step it declares, one of `lint.phrases.STEPS`.
        start: Where the page refers to it, first code point.
        end: End of that reference, exclusive.
        phrase: Full id of the phrase.
    """

    text: str
    step: str
    start: int
    end: int
    phrase: str


def principles(turns: Sequence[str], rules: Matcher) -> set[str]:
    """Tell which of the four principles the words of a conversation cover.

    Args:
        turns: What staff say, turn by turn.
        rules: The matcher of their language.

    Returns:
        A subset of `PRINCIPLES`. One turn alone is judged by itself: what another turn may
        show, such as the question for a contact beside a gift, is not asked of it.
    """
    shown = [{hit.rule for hit in rules.find(turn)} for turn in turns]
    talk = set().union(*shown) if len(shown) > 1 else None
    return {
        principle
        for principle, alternatives in rules.principles.items()
        if any(_met(signals, seen, talk) for signals in alternatives for seen in shown)
    } & PRINCIPLES.keys()


def _met(signals: Sequence[str], seen: set[int], talk: set[int] | None) -> bool:
    for signal in signals:
        number = int(signal.lstrip("-+"))
        if signal.startswith("+"):
            met = talk is None or number in talk
        else:
            met = (number in seen) != signal.startswith("-")
        if not met:
            return False
    return True


def protocol(lines: Sequence[Line], rules: Matcher, end: int) -> Iterator[Diagnostic]:
    """Check one script.

    Args:
        lines: The lines of the script in the order of the page.
        rules: The matcher of its language.
        end: A place on the page, in code points, for what the script lacks as a whole.

    Yields:
        An error for each principle that no step or no words cover; warnings for a missing
        question, a missing repair, a value that merely repeats the repair, and long or
        doubled apologies.
    """
    steps = {line.step for line in lines}
    spoken = principles([line.text for line in lines], rules)
    for principle, carriers in PRINCIPLES.items():
        missing = [step for step in carriers if step not in steps]
        if missing:
            names = " and ".join(missing)
            yield _lack(principle, end, f"the script has no step {names}: {_LACKS[principle]}")
        elif principle not in spoken:
            line = next(line for line in lines if line.step == carriers[0])
            yield Diagnostic(
                f"protocol/{principle}",
                "error",
                line.start,
                line.end,
                f"the steps are there, but in their words {_LACKS[principle]}",
            )
    for step, remedy in (
        ("ask", "ask what matters most to them; never assume"),
        ("restore", "say what puts the loss right, before anything on top"),
    ):
        if step not in steps:
            yield _lack(step, end, f"the script has no step {step}: {remedy}", "warning")
    yield from _restored_twice(lines)
    for line in lines:
        yield from _apologies(line, rules)


def _lack(name: str, end: int, message: str, severity: str = "error") -> Diagnostic:
    return Diagnostic(f"protocol/{name}", severity, end, end, message)


def _restored_twice(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    repairs = {_bare(line.text): line for line in lines if line.step == "restore"}
    for line in lines:
        if line.step == "value" and _bare(line.text) in repairs:
            yield Diagnostic(
                "protocol/same-value",
                "warning",
                line.start,
                line.end,
                "the same thing can't be both the repair and the extra: give something on top",
            )


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _apologies(line: Line, rules: Matcher) -> Iterator[Diagnostic]:
    apology = next(
        (n for n, rule in enumerate(rules.rules) if rule["id"] == "signals/apology"), None
    )
    hits = [hit for hit in rules.find(line.text) if hit.rule == apology]
    if len(hits) > 1:
        yield Diagnostic(
            "protocol/apology-twice",
            "warning",
            line.start,
            line.end,
            "two apologies in one turn: after the first, say what you will do (evidence E03, E07)",
        )
    elif hits and line.step == "acknowledge" and len(line.text.split()) > APOLOGY_WORDS:
        yield Diagnostic(
            "protocol/apology-length",
            "warning",
            line.start,
            line.end,
            f"this apology is {len(line.text.split())} words long: keep it to {APOLOGY_WORDS}",
        )
