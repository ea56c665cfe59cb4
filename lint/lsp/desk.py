"""The open texts of an editor, and what the linter finds in them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from lint.checks.pages import check_references
from lint.checks.protocol import Line, protocol
from lint.checks.wording import matcher
from lint.config import Config, find
from lint.diagnostics import Diagnostic
from lint.documents import Document, DocumentError
from lint.documents.markdown import is_script, page
from lint.engine import rule_folders
from lint.lsp.phrasebook import Phrasebook
from lint.names import MARKDOWN, YAML, UsageError
from lint.project import Project
from lint.records import Record
from lint.single import check_document, placed
from lint.verdicts import Verdicts

SETTINGS = ("pyproject.toml", "lint.toml")
"""Files that settings are read from."""


@dataclass(slots=True)
class House:
    """A project as it is while its settings stay the same.

    Attributes:
        config: The settings.
        project: The checks with these settings.
        phrasebook: Its phrases.
    """

    config: Config
    project: Project
    phrasebook: Phrasebook


class Desk:
    """What lies open in the editor.

    Args:
        folders: The folders the editor has open; settings are looked for there where a file
            has none above it.
    """

    def __init__(self, folders: tuple[Path, ...] = ()):
        self.folders = folders
        self._opened: dict[str, Document] = {}
        self._houses: list[House] = []

    def open(self, path: str, text: str) -> Document:
        """Put a text on the desk, or its next state.

        Args:
            path: Its file, absolute; it need not exist.
            text: The text as the editor has it.

        Returns:
            The document. A half of a character pair, as broken clients send, is replaced.
        """
        sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        document = Document(path, sound)
        self._opened[path] = document
        return document

    def close(self, path: str) -> None:
        """Take a text off the desk."""
        self._opened.pop(path, None)

    def opened(self, path: str) -> Document | None:
        """Give the text of a path, or None where it is not open."""
        return self._opened.get(path)

    def paths(self) -> list[str]:
        """List the paths of the open texts."""
        return list(self._opened)

    def forget(self) -> None:
        """Read rules and settings anew from now on."""
        self._houses.clear()
        matcher.cache_clear()

    def rests_on(self, path: str) -> bool:
        """Tell whether what is found depends on a file: settings, or rules in force."""
        folders = [folder for house in self._houses for folder in rule_folders(house.config)]
        return os.path.basename(path) in SETTINGS or any(_within(path, one) for one in folders)

    def house(self, path: str) -> House | None:
        """Give the project a path belongs to.

        Returns:
            The project, or None where the path is not among those its settings check.

        Raises:
            UsageError: If its settings can't be used.
        """
        config = self._config(Path(path))
        inside = any(_within(path, config.root / part) for part in (*config.paths, *config.phrases))
        if not inside or not path.lower().endswith((*YAML, *MARKDOWN)):
            return None
        for house in self._houses:
            if house.config == config:
                return house
        folders = [config.root / folder for folder in config.phrases]
        house = House(config, Project(config), Phrasebook(folders, self.opened))
        self._houses.append(house)
        return house

    def check(self, path: str) -> list[Diagnostic]:
        """Check an open text as it is now.

        Returns:
            What `lint check` would find in it; nothing for a text that is not open, or that
            `lint` without paths would not read.
        """
        document = self._opened.get(path)
        if document is None:
            return []
        try:
            house = self.house(path)
            return self._check(document, house) if house else []
        except UsageError as error:
            return [document.diagnostic("lint/settings", "error", 0, 0, str(error))]

    def _check(self, document: Document, house: House) -> list[Diagnostic]:
        if not document.text.strip():
            return []
        record = check_document(document, house.project.spoken)
        found = list(record.found)
        if record.kind == "page" and record.lang:
            found += self._across(document, record, house)
        return Verdicts(house.config, [record], False).judge(found)

    def _across(self, document: Document, record: Record, house: House) -> list[Diagnostic]:
        """Check what a page and the phrases it uses have to do with each other."""
        files = list(house.phrasebook.files())
        found = list(check_references([document], files, whole=False))
        phrases = {one.full_id: one for file in files for one in file.phrases if one.id}
        try:
            if is_script(document) and record.lang in house.config.languages:
                lines = [
                    Line(phrase.say[record.lang].text, phrase.step, h.start, h.end, h.argument)
                    for h in page(document).heads
                    if h.name == "say" and (phrase := phrases.get(h.argument))
                    if record.lang in phrase.say
                ]
                rules = house.project.spoken.rules(record.lang)
                found += [placed(one, document) for one in protocol(lines, rules, 0)]
        except DocumentError:
            pass
        return found

    def _config(self, path: Path) -> Config:
        config = find(path.parent)
        if config.source is None:
            for folder in self.folders:
                if _within(str(path), folder):
                    return find(folder)
        return replace(config, origin={})


def _within(path: str, folder: Path) -> bool:
    try:
        return os.path.commonpath([os.path.realpath(path), os.path.realpath(folder)]) == (
            os.path.realpath(folder)
        )
    except ValueError:
        return False
