"""The keys of rule files: what the reader allows and what editors are told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key.

    Attributes:
        kind: `name` (kebab-case), `text`, `texts` (a list, or one), `severity`, `rules`,
            `signals`, `principles`, `families` or `variants`.
        about: What it is for, shown by editors.
        required: Whether a rule file must have it.
    """

    kind: str
    about: str
    required: bool = False


FILE_KEYS = {
    "category": Key("name", "The category's id, the same as the file's name.", True),
    "title": Key("text", "Its name, in the language of the rules.", True),
    "why": Key("text", "Why this wording does harm; shown with every finding.", True),
    "source": Key("texts", "Ids of the ledger or of the evidence."),
    "severity": Key("severity", "Severity of rules that name none; error if left out."),
    "unless": Key("texts", "Patterns that cancel a finding of any rule of the file."),
    "rules": Key("rules", "The rules."),
    "signals": Key("signals", "In signals.yml: what a good turn shows."),
    "principles": Key("principles", "In signals.yml: the signals each principle needs."),
}
"""Keys of a rule file."""

RULE_KEYS = {
    "name": Key("name", "Names the fault, not the remedy.", True),
    "match": Key("texts", "Patterns, any of which makes a finding.", True),
    "unless": Key("texts", "Patterns that cancel a finding they overlap or touch."),
    "with": Key("texts", "Signals that must be in the turn."),
    "without": Key("texts", "Signals that cancel the finding when they are in the turn."),
    "not-beside": Key("texts", "Signals that cancel the finding when they are in its sentence."),
    "say": Key("texts", "What to say instead, one to three lines."),
    "why": Key("text", "The reason, where it differs from the category's."),
    "source": Key("texts", "Ids of the ledger or of the evidence."),
    "severity": Key("severity", "error, warning or note."),
    "bad": Key("texts", "Examples the rule must catch.", True),
    "good": Key("texts", "Near misses it must let pass.", True),
}
"""Keys of one rule or signal."""

FAMILY_KEYS = {
    "families": Key("families", "Names of word families with all their forms."),
    "variants": Key("variants", "Spellings with the words they stand for."),
}
"""Keys of families.yml."""
