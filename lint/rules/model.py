"""Rule files: what may not be said, why, and what to say instead, as data.

A rule file holds the rules of one category in one language. `signals.yml` beside them holds what
a good turn shows (an exact time, an offer, an admission …): the same notation, but a signal is
evidence, not a fault; rules and the protocol check refer to signals by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lint.documents import Document
from lint.names import UsageError


class RuleError(UsageError):
    """A rule file that can't be used.

    Attributes:
        path: The file.
        line: 1-based line of the fault.
        column: 1-based column, in code points.
    """

    def __init__(self, path: str, line: int, column: int, message: str):
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.line, self.column, self.message = path, line, column, message


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a rule file and where it stands.

    Attributes:
        text: The text itself.
        document: The rule file.
        offset: Where its scalar begins, in code points.
    """

    text: str
    document: Document
    offset: int

    def error(self, message: str, within: int = 0) -> RuleError:
        """Make an error that points at this text, `within` code points into it."""
        line, column = self.document.position(min(self.offset + within, len(self.document.text)))
        return RuleError(self.document.path, line, column, message)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, or one signal.

    Attributes:
        category: The category's id; "signals" for a signal.
        name: Its name within the category.
        match: Patterns, any of which makes a finding.
        unless: Patterns that cancel a finding they touch in its sentence.
        present: Names of signals that must all be in the turn ("with").
        absent: Names of signals none of which may be in the turn ("without").
        beside: Names of signals none of which may be in its sentence ("not-beside").
        say: What to say instead, one to three lines.
        why: The reason; the category's own where the rule gives none.
        source: Where the rule comes from: ids of the ledger or of the evidence.
        severity: "error", "warning" or "note".
        bad: Examples the rule must catch.
        good: Near misses it must let pass.
    """

    category: str
    name: Text
    match: tuple[Text, ...]
    unless: tuple[Text, ...]
    present: tuple[Text, ...]
    absent: tuple[Text, ...]
    beside: tuple[Text, ...]
    say: tuple[str, ...]
    why: str
    source: tuple[str, ...]
    severity: str
    bad: tuple[Text, ...]
    good: tuple[Text, ...]

    @property
    def id(self) -> str:
        """Full id, `category/name`."""
        return f"{self.category}/{self.name.text}"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All rules of one category in one language.

    Attributes:
        category: The category's id.
        title: Its name, in the language of the rules.
        why: Why this kind of wording does harm, in the language of the rules.
        source: Ledger and evidence ids.
        severity: Severity of rules that name none.
        rules: The rules, in the order of the file.
        principles: For `signals.yml`: principle to alternatives, each a tuple of signal names
            that one turn must show; "-" before a name: that it must not show; "+": that any turn
            of the talk must show.
        path: The file.
    """

    category: str
    title: str
    why: str
    source: tuple[str, ...]
    severity: str
    rules: tuple[Rule, ...]
    principles: dict[str, tuple[tuple[str, ...], ...]]
    path: str

    def without(self, ids: set[str]) -> RuleFile:
        """The same file without the rules of these ids."""
        if not any(rule.id in ids for rule in self.rules):
            return self
        return replace(self, rules=tuple(rule for rule in self.rules if rule.id not in ids))
