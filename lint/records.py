"""What is known of one checked file, in a form that can be kept between runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lint.diagnostics import Diagnostic, Fix

Place = tuple[int, int, int, int, int, int]
"""Start and end (offsets), line and column of the start, line and column of the end."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """An opt-out written in a file.

    Attributes:
        names: Rule ids or categories it allows.
        reason: Why; empty where none is given.
        first: Start of what it covers.
        last: End of what it covers, exclusive.
        place: Where it is written.
    """

    names: tuple[str, ...]
    reason: str
    first: int
    last: int
    place: Place

    def covers(self, found: Diagnostic) -> bool:
        """Tell whether a finding of the same file is allowed."""
        inside = self.first <= found.start < self.last
        return inside and not {found.rule, found.category}.isdisjoint(self.names)


@dataclass(slots=True)
class PhraseRecord:
    """One phrase, as other files need it.

    Attributes:
        id: Its id; empty if it has none.
        full_id: The id pages use.
        place: Where it is named.
        first: Start of its entry.
        last: End of its entry, exclusive.
    """

    id: str
    full_id: str
    place: Place
    first: int
    last: int


@dataclass(slots=True)
class HeadRecord:
    """The head of a block of a page; see `lint.documents.md_containers.Head`."""

    name: str
    argument: str
    start: int
    end: int
    slashes: int
    closed: bool


@dataclass(slots=True)
class Record:
    """All that is known of a file.

    Attributes:
        kind: "phrases", "house", "page" or "other".
        path: The file, as it was named.
        found: Its findings, before any opt-out or setting of severities.
        allowances: Its opt-outs.
        phrases: The phrases of a phrase file.
        lang: The language of a page; empty if unknown.
        script: Whether a page is a script.
        heads: The blocks of a page.
        stray: Spans of block ends that close nothing.
        places: For offsets of a page, line and column.
        until: The last day on which the findings hold, as 2027-05-01; empty for ever.
    """

    kind: str
    path: str
    found: list[Diagnostic] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    phrases: list[PhraseRecord] = field(default_factory=list)
    lang: str = ""
    script: bool = False
    heads: list[HeadRecord] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    until: str = ""


def pack_found(found: Diagnostic) -> list[Any]:
    """Turn a finding into plain data; its path is left out."""
    fix = found.fix
    return [
        found.rule, found.severity, found.start, found.end, found.message, found.suggestions,
        found.line, found.column, found.end_line, found.end_column,
        [fix.start, fix.end, fix.text, fix.safe] if fix else None,
    ]  # fmt: skip


def unpack_found(data: list[Any], path: str) -> Diagnostic:
    """Turn plain data back into a finding."""
    rule, severity, start, end, message, suggestions, line, column, end_line, end_column, fix = data
    return Diagnostic(
        rule, severity, start, end, message, tuple(suggestions), path,
        line, column, end_line, end_column, Fix(*fix) if fix else None,
    )  # fmt: skip


def pack(record: Record) -> list[Any]:
    """Turn a record into plain data; its path is left out."""
    return [
        record.kind,
        [pack_found(found) for found in record.found],
        [[a.names, a.reason, a.first, a.last, a.place] for a in record.allowances],
        [[p.id, p.full_id, p.place, p.first, p.last] for p in record.phrases],
        record.lang,
        record.script,
        [[h.name, h.argument, h.start, h.end, h.slashes, h.closed] for h in record.heads],
        record.stray,
        [[offset, *place] for offset, place in record.places.items()],
        record.until,
    ]


def unpack(data: Any, path: str) -> Record | None:
    """Turn plain data back into a record; None where it is not what `pack` gives."""
    try:
        kind, found, allowances, phrases, lang, script, heads, stray, places, until = data
        return Record(
            kind=kind,
            path=path,
            found=[unpack_found(one, path) for one in found],
            allowances=[
                Allowance(tuple(names), reason, first, last, tuple(place))
                for names, reason, first, last, place in allowances
            ],
            phrases=[
                PhraseRecord(id, full_id, tuple(place), first, last)
                for id, full_id, place, first, last in phrases
            ],
            lang=lang,
            script=script,
            heads=[HeadRecord(*one) for one in heads],
            stray=[(start, end) for start, end in stray],
            places={offset: (line, column) for offset, line, column in places},
            until=until,
        )
    except (TypeError, ValueError):
        return None
