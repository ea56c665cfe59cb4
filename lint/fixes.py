"""Fixes put into a text: those that may be applied, none overlapping, each proven sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lint.diagnostics import Diagnostic, Fix

Sound = Callable[[str, str, Sequence[Fix]], bool]
"""Tells from the old text, the new one and the fixes whether nothing but their spans changed."""


def choose(found: Iterable[Diagnostic], unsafe: bool = False) -> list[Fix]:
    """Choose the fixes that can be applied together.

    Args:
        found: Findings of one text.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        Fixes by place. Of two that overlap, the later one waits for the next round.
    """
    fixes = {one.fix for one in found if one.fix and (one.fix.safe or unsafe)}
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end, fix.text)):
        if not chosen or fix.start >= chosen[-1].end and fix.start > chosen[-1].start:
            chosen.append(fix)
    return chosen


def splice(text: str, fixes: Iterable[Fix]) -> str:
    """Replace the spans of fixes.

    Args:
        text: The text they were made for.
        fixes: Fixes by place, none overlapping.

    Returns:
        The new text.
    """
    parts, last = [], 0
    for fix in fixes:
        parts += [text[last : fix.start], fix.text]
        last = fix.end
    return "".join([*parts, text[last:]])


def mend(
    text: str, found: Iterable[Diagnostic], sound: Sound, unsafe: bool = False
) -> tuple[str, list[Fix]]:
    """Apply fixes, leaving out each that would change more than its own words.

    Args:
        text: The text.
        found: Its findings.
        sound: Proves a change by reading the text again.
        unsafe: Whether fixes that may change the meaning are wanted too.

    Returns:
        The new text, and the fixes that made it.
    """
    fixes = choose(found, unsafe)
    if not fixes:
        return text, []
    new = splice(text, fixes)
    if sound(text, new, fixes):
        return new, fixes
    single = [fix for fix in fixes if sound(text, splice(text, [fix]), [fix])]
    new = splice(text, single)
    if single and sound(text, new, single):
        return new, single
    return (splice(text, single[:1]), single[:1]) if single else (text, [])
