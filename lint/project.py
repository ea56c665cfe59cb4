"""Check the files of a project: phrase files, pages, and what holds between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lint.checks import pages, protocol, structure
from lint.checks.wording import wording
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.documents import Document, DocumentError, markdown, read
from lint.documents.yaml_tree import Scalar
from lint.matcher import Matcher
from lint.phrases import PhraseFile, load
from lint.rules.model import LANGS

_YAML, _MARKDOWN = (".yml", ".yaml"), (".md", ".markdown")
_SPOKEN = ("say", "prose")


class Project:
    """One run over some paths.

    Args:
        config: The settings in force.
        rules: Gives the matcher of a language.
    """

    def __init__(self, config: Config, rules: Callable[[str], Matcher]):
        self.config = config
        self.rules = rules
        self.found: list[Diagnostic] = []
        self.files: dict[Path, PhraseFile] = {}
        self.pages: dict[Path, Document] = {}

    def check(
        self, paths: list[Path], progress: Callable[[int, int], None] | None
    ) -> list[Diagnostic]:
        """Check files and folders; see `lint.engine.check_paths`."""
        files = list(self._files(paths))
        for number, path in enumerate(files):
            try:
                self._file(path)
            except DocumentError as error:
                self.found.append(error.diagnostic)
            if progress:
                progress(number + 1, len(files))
        self._across(paths)
        kept = filter(self._wanted, dict.fromkeys(self.found))
        return sorted(kept, key=lambda d: (d.path or "", d.line or 0, d.column or 0, d.rule))

    def _files(self, paths: list[Path]) -> Iterator[Path]:
        for path in paths:
            if path.is_dir():
                for inner in sorted(path.rglob("*")):
                    hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
                    if inner.suffix in _YAML + _MARKDOWN and not hidden and not inner.is_dir():
                        yield inner
            else:
                yield path

    def _file(self, path: Path) -> None:
        if path.suffix in _YAML:
            self._phrases(read(path))
        elif path.suffix in _MARKDOWN:
            self._page(path, read(path))
        else:
            kinds = ", ".join(_YAML + _MARKDOWN)
            read(path)
            message = f"not a kind of file the linter reads ({kinds}): name a phrase file or a page"
            self.found.append(
                Diagnostic("file/unknown-kind", "error", 0, 0, message, (), str(path), 1, 1, 1, 1)
            )

    def _phrases(self, document: Document) -> None:
        file = load(document)
        self.files[Path(document.path).resolve()] = file
        self.found += [_place(d, document) for d in structure.check(file)]
        for phrase in file.phrases:
            for lang, scalar in phrase.say.items():
                if lang in LANGS:
                    for found in wording(scalar.text, self._rules(lang)):
                        span = scalar.source_span(found.start, found.end)
                        self.found.append(_place(found.at(*span), document))
            for lang, scalar in phrase.avoid.items():
                if lang in LANGS and scalar.text.strip():
                    self._avoid(scalar.text, scalar.source_span, lang, document)

    def _page(self, path: Path, document: Document) -> None:
        lang = pages.page_lang(path)
        if lang is None:
            message = f"can't tell the language: put the page under docs/<{'|'.join(LANGS)}>/"
            self.found.append(_place(Diagnostic("page/language", "error", 0, 0, message), document))
            return
        self.pages[path.resolve()] = document
        rules = self._rules(lang)
        for passage in markdown.passages(document, lang):
            if passage.role in _SPOKEN:
                for found in wording(passage.text, rules):
                    span = passage.source_span(found.start, found.end)
                    self.found.append(_place(found.at(*span), document))
            elif passage.role == "avoid":
                self._avoid(passage.text, passage.source_span, lang, document)

    def _avoid(self, text: str, source_span, lang: str, document: Document) -> None:
        """A bad example has to be caught, or it teaches nothing."""
        if not any(found.severity != "note" for found in wording(text, self._rules(lang))):
            message = (
                "no rule catches this bad example: make the fault plainer, "
                "or add a rule that hears it"
            )
            span = source_span(0, len(text))
            self.found.append(
                _place(Diagnostic("phrase/avoid-not-caught", "error", *span, message), document)
            )

    def _across(self, paths: list[Path]) -> None:
        """Check what needs more than one file: references, and the protocol of scripts."""
        whole = any(path.is_dir() for path in paths)
        for folder in self.config.phrases:
            for path in sorted((self.config.root / folder).glob("*.y*ml")):
                if path.resolve() not in self.files:
                    whole = False
                    try:
                        self.files[path.resolve()] = load(read(path))
                    except DocumentError:
                        continue
        for found in pages.check_references(self.pages.values(), self.files.values(), whole):
            self.found.append(found)
        phrases = {p.full_id: p for file in self.files.values() for p in file.phrases}
        for path, document in self.pages.items():
            self._protocol(path, document, phrases)

    def _protocol(self, path: Path, document: Document, phrases: dict) -> None:
        if not markdown.is_script(document):
            return
        lang = pages.page_lang(path)
        lines = [
            protocol.Line(phrases[name].say[lang].text, phrases[name].step, start, end, name)
            for name, start, end in markdown.references(document)
            if name in phrases and lang in phrases[name].say
        ]
        for found in protocol.protocol(lines, self._rules(lang), 0):
            self.found.append(_place(found, document))

    def _rules(self, lang: str) -> Matcher:
        rules = self.rules(lang)
        rules.trim()
        return rules

    def _wanted(self, found: Diagnostic) -> bool:
        names = (found.rule, found.category)
        if any(name in self.config.ignore for name in names):
            return False
        return not self.config.select or any(name in self.config.select for name in names)




def _place(found: Diagnostic, document: Document) -> Diagnostic:
    line, column = document.position(found.start)
    end_line, end_column = document.position(found.end)
    return replace(
        found,
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
    )
