"""Check the files of a project: each on its own, then what holds between them.

What is known of a file is kept between runs (see `lint.cache`), by its content, its path, the
rules, the settings and the linter's own code, so that a run reads only what has changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lint import cache, states
from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.names import HOUSE_FILES, MARKDOWN, YAML, is_house_file
from lint.records import Record, pack, pack_found, unpack, unpack_found
from lint.verdicts import Verdicts

if TYPE_CHECKING:
    from lint.checks.spoken import Spoken
    from lint.phrases import PhraseFile

_READABLE = (*YAML, *MARKDOWN)


class Project:
    """One run over some paths.

    Args:
        config: The settings in force.
        keep: Whether results are kept between runs, and those of earlier runs believed.

    Attributes:
        records: What is known of each checked file, by its absolute path.
    """

    def __init__(self, config: Config, keep: bool = True):
        self.config = config
        place = cache.folder() / "checked" if keep else None
        self._store = cache.Store(place)
        self._loaded: dict[str, PhraseFile | None] = {}
        self.records: dict[str, Record] = {}
        self._keys: dict[str, str] = {}

    @cached_property
    def _state(self) -> str:
        return states.state(self.config)

    @cached_property
    def _houses(self) -> list[Path]:
        """The files of the house, in the folders with phrases."""
        homes = [self.config.root / folder for folder in self.config.phrases]
        found = [home / name for home in homes for name in sorted(HOUSE_FILES)]
        return [path for path in found if path.is_file()]

    @cached_property
    def spoken(self) -> Spoken:
        """The checks of single texts; made when the first text has to be read."""
        from lint.checks.spoken import Spoken
        from lint.checks.wording import matcher
        from lint.engine import rule_folders

        folders = rule_folders(self.config)
        kept = cache.Store(cache.folder()).get(_READINGS)
        sound = isinstance(kept, dict) and len(kept) < _MOST_READINGS
        self._readings: dict[str, str] = kept if sound else {}
        self._known = len(self._readings)
        return Spoken(self.config, lambda lang: matcher(lang, folders), self._readings)

    def check(
        self, paths: list[Path], progress: Callable[[int, int], None] | None = None
    ) -> list[Diagnostic]:
        """Check files and folders; see `lint.engine.check_paths`."""
        files = list(dict.fromkeys(self.files(paths)))
        self.records.clear()
        for number, path in enumerate(files):
            self.records[os.path.abspath(path)] = self.record(path)
            if progress:
                progress(number + 1, len(files))
        whole = any(path.is_dir() for path in paths)
        found = [one for record in self.records.values() for one in record.found]
        found += self._across(whole)
        self.finish()
        return Verdicts(self.config, self.records.values(), whole).judge(found)

    def record(self, path: str) -> Record:
        """Give what is known of a file, from the cache where it is unchanged."""
        from lint.documents.reading import MAX_BYTES

        ending = os.path.splitext(path)[1].lower()
        try:
            with open(path, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            data = b""
        if not data.strip() or len(data) > MAX_BYTES or ending not in _READABLE:
            return self._fresh(path)
        name = cache.key(self._state, path, data)
        self._keys[os.path.abspath(path)] = name
        record = unpack(self._store.get(name), path)
        if record is None or (record.until and record.until < states.today()):
            record = self._fresh(path)
            self._store.put(name, pack(record))
        return record

    def _fresh(self, path: str) -> Record:
        from lint.documents import DocumentError, read
        from lint.phrases import PhraseFile
        from lint.single import check_document

        try:
            document = read(path)
        except DocumentError as error:
            return Record("other", path, [error.diagnostic])
        record = check_document(document, self.spoken)
        if isinstance(document.parsed, PhraseFile) and self._houses:
            self._loaded[os.path.abspath(path)] = document.parsed
        return record

    def files(self, paths: list[Path]) -> Iterator[str]:
        """List the files that paths stand for: of folders what can be read, and nothing hidden."""
        for path in paths:
            if path.is_dir():
                for place, folders, names in os.walk(path):
                    folders[:] = sorted(name for name in folders if not name.startswith("."))
                    for name in sorted(names):
                        if name.lower().endswith(_READABLE) and not name.startswith("."):
                            yield os.path.normpath(os.path.join(place, name))
            else:
                yield str(path)

    def _across(self, whole: bool) -> list[Diagnostic]:
        """Check what needs more than one file: references, and the protocol of scripts."""
        pages = [one for one in self.records.values() if one.kind == "page" and one.lang]
        homes = [self.config.root / folder for folder in self.config.phrases]
        others = [
            path
            for path in self.files([home for home in homes if home.is_dir()])
            if path.lower().endswith(YAML) and os.path.abspath(path) not in self.records
            and not is_house_file(path)
        ]
        whole = whole and not others
        facts = [path for path, one in self.records.items() if one.kind == "house"]
        found = list(self._beside())
        if not pages and not whole and not facts:
            return found
        known = {path: one for path, one in self.records.items() if one.kind == "phrases"}
        for path in others:
            if record := self._outline(path):
                known[os.path.abspath(path)] = record
        from lint.checks.pages import check_references
        from lint.remembered import RememberedDocument, RememberedFile

        found += check_references(
            [RememberedDocument(one) for one in pages],
            [RememberedFile(one) for one in known.values()],
            whole,
        )
        homes = {phrase.full_id: path for path, one in known.items() for phrase in one.phrases}
        for page in pages:
            if page.script and page.lang in self.config.languages:
                found += self._protocol(page, homes)
        for path in facts:
            found += self._facts(path, sorted(known))
        return found

    def _beside(self) -> Iterator[Diagnostic]:
        """Compare phrase files with the files of the house that are not checked themselves."""
        own = sorted(path for path, one in self.records.items() if one.kind == "phrases")
        for path in self._houses if own else ():
            place = os.path.abspath(path)
            if place in self.records:
                continue
            try:
                data = path.read_bytes()
            except OSError:
                continue
            self._keys[place] = cache.key(self._state, place, data)
            for one in self._facts(place, own):
                if one.path and os.path.abspath(one.path) in self.records:
                    yield one

    def _facts(self, path: str, files: list[str]) -> Iterator[Diagnostic]:
        """Compare a file of the house with all phrases, unless nothing of them has changed."""
        name = cache.key("facts", *(self._keys.get(one, "") for one in (path, *files)))
        kept = self._store.get(name)
        if kept is None:
            from lint.checks.house import across
            from lint.documents import DocumentError, read
            from lint.single import placed

            try:
                document = read(path)
                loaded = [file for one in files if (file := self._load(one))]
                pairs = [(one, placed(found, one)) for one, found in across(document, loaded)]
            except DocumentError:
                return
            kept = [[os.path.abspath(one.path), pack_found(found)] for one, found in pairs]
            self._store.put(name, kept)
        for place, found in kept:
            record = self.records.get(place)
            yield unpack_found(found, record.path if record else os.path.relpath(place))

    def _protocol(self, page: Record, homes: dict[str, str]) -> list[Diagnostic]:
        """Check a script, with the phrases it uses, unless nothing of them has changed."""
        uses = [head for head in page.heads if head.name == "say" and head.argument in homes]
        files = sorted({homes[head.argument] for head in uses})
        own = self._keys.get(os.path.abspath(page.path), "")
        name = cache.key("protocol", own, *(self._keys.get(file, "") for file in files))
        kept = self._store.get(name)
        if kept is not None:
            try:
                return [unpack_found(one, page.path) for one in kept]
            except (TypeError, ValueError):
                pass
        from lint.checks.protocol import Line, protocol
        from lint.remembered import RememberedDocument
        from lint.single import placed

        document = RememberedDocument(page)
        lines = []
        for head in uses:
            file = self._load(homes[head.argument])
            phrases = file.phrases if file else []
            phrase = next((one for one in phrases if one.full_id == head.argument), None)
            if phrase and page.lang in phrase.say:
                text = phrase.say[page.lang].text
                line = Line(text, phrase.step, head.start, head.end, head.argument)
                lines.append(line)
        rules = self.spoken.rules(page.lang)
        found = [placed(one, document) for one in protocol(lines, rules, 0)]
        self._store.put(name, [pack_found(one) for one in found])
        return found

    def _outline(self, path: str) -> Record | None:
        """Give the names of the phrases in a file that is not checked itself."""
        from lint.single import outline

        file = self._load(os.path.abspath(path))
        if file is None:
            return None
        data = file.document.text.encode(errors="surrogatepass")
        self._keys[os.path.abspath(path)] = cache.key(self._state, path, data)
        return outline(file)

    def _load(self, path: str) -> PhraseFile | None:
        if path not in self._loaded:
            from lint.documents import DocumentError, read
            from lint.phrases import load

            try:
                self._loaded[path] = load(read(path))
            except DocumentError:
                self._loaded[path] = None
        return self._loaded[path]

    def finish(self) -> None:
        """Keep which words were looked up, and sweep the cache."""
        if "spoken" in self.__dict__:
            if len(self._readings) > self._known:
                cache.Store(cache.folder()).put(_READINGS, self._readings)
            self._store.sweep()


_READINGS = cache.key("words that were looked up", "1")
_MOST_READINGS = 200_000
