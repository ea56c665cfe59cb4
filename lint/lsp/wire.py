"""Findings, offers and fixes in the protocol's own terms."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from lint.diagnostics import Diagnostic
from lint.lsp.completion import PHRASE, RULE, SLOT_NAME, VALUE, Offer
from lint.lsp.places import Places
from lint.lsp.quickfix import QuickFix

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_KINDS = {
    PHRASE: types.CompletionItemKind.Reference,
    SLOT_NAME: types.CompletionItemKind.Variable,
    VALUE: types.CompletionItemKind.EnumMember,
    RULE: types.CompletionItemKind.Constant,
}


def diagnostic(found: Diagnostic, places: Places, link: str = "") -> types.Diagnostic:
    """Write a finding.

    Args:
        found: The finding.
        places: The document's places.
        link: Address of the page to read about it; "" for none.
    """
    message = found.message
    if found.suggestions:
        message += "\n→ " + "\n→ ".join(found.suggestions)
    return types.Diagnostic(
        range=places.range(found.start, found.end),
        message=message,
        severity=_SEVERITIES[found.severity],
        code=found.rule,
        code_description=types.CodeDescription(link) if link else None,
        source="lint",
    )


def completion_item(offer: Offer, offset: int, places: Places) -> types.CompletionItem:
    """Write an offer that replaces what stands between its start and the cursor."""
    return types.CompletionItem(
        label=offer.text,
        kind=_KINDS[offer.kind],
        detail=offer.about or None,
        filter_text=offer.text,
        sort_text=f"{offer.rank:03}{offer.text}",
        text_edit=types.TextEdit(places.range(offer.start, offset), offer.text),
    )


def code_action(
    fix: QuickFix, uri: str, places: Places, shown: Iterable[types.Diagnostic]
) -> types.CodeAction:
    """Write a quick fix.

    Args:
        fix: The change.
        uri: The document's address.
        places: The document's places.
        shown: The findings as the client knows them, to tell which one it mends.
    """
    where = places.range(fix.found.start, fix.found.end)
    mends = [one for one in shown if one.code == fix.found.rule and one.range == where]
    edit = types.TextEdit(places.range(fix.edit.start, fix.edit.end), fix.edit.text)
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=mends or None,
        is_preferred=fix.preferred or None,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )
