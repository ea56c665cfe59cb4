"""The language server itself: which question of the editor goes where."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
import os
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from lint.checks.hearing import about
from lint.compiled import prepared
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.documents import Document
from lint.engine import rule_folders
from lint.guide import Guide
from lint.lsp import wire
from lint.lsp.completion import Sources, offers
from lint.lsp.desk import SETTINGS, Desk, House
from lint.lsp.hover import hover, used_phrase
from lint.lsp.places import Places
from lint.lsp.quickfix import quick_fixes, safe_fixes
from lint.names import MARKDOWN, SECOND_OPINION, YAML, UsageError

PAUSE = 0.2
"""Seconds without a key pressed after which a text is checked."""

FIX_ALL = "source.fixAll.lint"


class Server(LanguageServer):
    """The linter as a language server.

    Args:
        pause: Seconds to wait for the next change before checking.
    """

    def __init__(self, pause: float = PAUSE):
        try:
            version = importlib.metadata.version("makegood")
        except importlib.metadata.PackageNotFoundError:
            version = "0"
        super().__init__("lint", version, types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self._found: dict[str, tuple[Document, list[Diagnostic]]] = {}
        self._pause = pause
        self._waiting: dict[str, asyncio.Task[None]] = {}
        _connect(self)

    def path(self, uri: str) -> str | None:
        """Give the file of an address, or None where it is no file."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        return os.path.normpath(path) if path else None

    def read(self, uri: str) -> None:
        """Take a document's present text, and check it after a pause in typing."""
        path = self.path(uri)
        if path:
            self.desk.open(path, self.workspace.get_text_document(uri).source)
            self.check_soon(uri)

    def check_soon(self, uri: str) -> None:
        """Check a document once nothing has changed for a moment."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._check_later(uri))

    async def _check_later(self, uri: str) -> None:
        await asyncio.sleep(self._pause)
        self._waiting.pop(uri, None)
        path = self.path(uri) or ""
        self.check(path, uri)
        if path.lower().endswith(YAML):
            for other in self.desk.paths():
                if other.lower().endswith(MARKDOWN):
                    self.check(other, from_fs_path(other) or "")

    def check(self, path: str, uri: str) -> None:
        """Check an open document and send the client what was found."""
        places = self.places(path)
        if places is None:
            return
        found = self.desk.check(path)
        self._found[path] = places.document, found
        link = self._links(path)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                self._uris.get(path, uri),
                [wire.diagnostic(one, places, link(one)) for one in found],
            )
        )

    def findings(self, path: str) -> list[Diagnostic]:
        """Give the findings of an open document in its present state."""
        document = self.desk.opened(path)
        checked, found = self._found.get(path, (None, []))
        return found if document is checked else self.desk.check(path)

    def forget(self, path: str) -> None:
        """Take a document off the desk."""
        self.desk.close(path)
        self._found.pop(path, None)

    def places(self, path: str | None) -> Places | None:
        """Give the places of an open document, in the client's units."""
        document = self.desk.opened(path) if path else None
        if document is None:
            return None
        return Places(document, self.workspace.position_encoding or "utf-16")

    def house(self, path: str) -> House | None:
        """Give the project of a path; None where it has none that can be used."""
        with contextlib.suppress(UsageError):
            return self.desk.house(path)
        return None

    @property
    def _uris(self) -> dict[str, str]:
        """Addresses of the open documents as the client writes them."""
        opened = self.workspace.text_documents
        return {path: uri for uri in opened if (path := self.path(uri))}

    def _links(self, path: str):
        house = self.house(path)
        if house is None or not house.config.site_url:
            return lambda found: ""
        return Guide(house.config)


def rule_names(config: Config) -> dict[str, str]:
    """Give the rules of all languages in force: id to its reason."""
    folders = rule_folders(config)
    rules = [
        rule
        for lang in config.languages
        for rule in prepared(lang, folders)["rules"]
        if not rule["id"].startswith("signals/")
    ]
    names = {rule["id"]: rule["why"] for rule in rules}
    for category in sorted({name.partition("/")[0] for name in names}):
        names[f"{category}/{SECOND_OPINION}"] = about(category, rules)[0]
    return names


def _connect(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def ready(_: types.InitializedParams) -> None:
        roots = (server.path(folder.uri) for folder in server.workspace.folders.values())
        server.desk.folders = tuple(Path(root) for root in roots if root)
        if not server.desk.folders and server.workspace.root_path:
            server.desk.folders = (Path(server.workspace.root_path),)
        _watch(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.read(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.read(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        path = server.path(uri)
        if path:
            server.forget(path)
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        changed = (server.path(change.uri) or "" for change in params.changes)
        if any(server.desk.rests_on(path) for path in changed):
            server.desk.forget()
        for uri in list(server.workspace.text_documents):
            server.check_soon(uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        path = server.path(params.text_document.uri)
        places = server.places(path)
        house = server.house(path) if path else None
        if places is None or house is None or path is None:
            return None
        offset = places.offset(params.position)
        phrases = house.phrasebook.phrases()
        answer = hover(places.document, offset, server.findings(path), phrases)
        if answer is None:
            return None
        text, start, end = answer
        content = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(content, places.range(start, end))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        path = server.path(uri)
        places = server.places(path)
        if places is None or path is None:
            return []
        found = server.findings(path)
        only = params.context.only or [types.CodeActionKind.QuickFix]
        wanted = [str(getattr(kind, "value", kind)) for kind in only]
        answer = []
        if any(kind in ("", "quickfix") for kind in wanted):
            start, end = places.offset(params.range.start), places.offset(params.range.end)
            for fix in quick_fixes(places.document, start, end, found):
                answer.append(wire.code_action(fix, uri, places, params.context.diagnostics))
        if any(FIX_ALL == kind or FIX_ALL.startswith(f"{kind}.") for kind in wanted if kind):
            fixes = safe_fixes(places.document, found)
            edits = [types.TextEdit(places.range(f.start, f.end), f.text) for f in fixes]
            if edits:
                change = types.WorkspaceEdit(changes={uri: edits})
                title = "Apply all fixes that keep the meaning"
                answer.append(types.CodeAction(title=title, kind=FIX_ALL, edit=change))
        return answer

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=["|", "{", ".", " ", "/", ":", "[", ","]),
    )
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        path = server.path(params.text_document.uri)
        places = server.places(path)
        house = server.house(path) if path else None
        if places is None or house is None:
            return None
        sources = Sources(
            house.phrasebook.phrases,
            house.phrasebook.slots,
            lambda: {
                **{one.rule: one.message for one in server.findings(places.document.path)},
                **rule_names(house.config),
            },
            house.phrasebook.catalogue,
        )
        offset = places.offset(params.position)
        items = [
            wire.completion_item(offer, offset, places)
            for offer in offers(places.document, offset, sources)
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        path = server.path(params.text_document.uri)
        places = server.places(path)
        house = server.house(path) if path else None
        if places is None or house is None:
            return None
        phrases = house.phrasebook.phrases()
        phrase, _, _ = used_phrase(places.document, places.offset(params.position), phrases)
        if phrase is None:
            return None
        encoding = server.workspace.position_encoding or "utf-16"
        there = Places(phrase.file.document, encoding)
        uri = server._uris.get(os.path.normpath(phrase.file.path), from_fs_path(phrase.file.path))
        return types.Location(uri or "", there.range(phrase.key.start, phrase.key.end))


def _watch(server: Server) -> None:
    """Ask the client to tell when settings, rules, phrases or pages change on disk."""
    able = server.client_capabilities.workspace
    watched = able.did_change_watched_files if able else None
    if watched and watched.dynamic_registration:
        patterns = [f"**/{name}" for name in SETTINGS]
        patterns += [f"**/*{ending}" for ending in (*YAML, *MARKDOWN)]
        options = types.DidChangeWatchedFilesRegistrationOptions(
            [types.FileSystemWatcher(pattern) for pattern in patterns]
        )
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        server.client_register_capability(
            types.RegistrationParams([types.Registration("lint-files", method, options)])
        )
