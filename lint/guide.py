"""The page to read about a finding: on the handbook's site, or the file it is built from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lint.config import Config
from lint.diagnostics import Diagnostic
from lint.names import LANGS, YAML
from lint.reporters.sources import lines

_LANG_KEY = re.compile(rf"\s*(?:- )?[\"']?({'|'.join(LANGS)})[\"']?:")
_BACK = 30


class Guide:
    """Gives pages to read.

    Args:
        config: The settings in force.
        lang: The language of a bare text.
    """

    def __init__(self, config: Config, lang: str | None = None):
        self.config = config
        self.lang = lang or config.languages[0]
        self._page = cache(self._look)

    def __call__(self, found: Diagnostic) -> str:
        """Give the address of the page about a finding's category.

        Args:
            found: The finding.

        Returns:
            An address under `site-url`, else the path of the page's source; "" if there is none.
        """
        return self._page(found.category, self._lang(found))

    def _look(self, category: str, lang: str) -> str:
        for folder in self.config.paths:
            page = self.config.root / folder / lang / "words" / f"{category}.md"
            if page.is_file():
                if self.config.site_url:
                    return f"{self.config.site_url.rstrip('/')}/{lang}/words/{category}.html"
                try:
                    return page.relative_to(Path.cwd()).as_posix()
                except ValueError:
                    return page.as_posix()
        return ""

    def _lang(self, found: Diagnostic) -> str:
        """Tell the language of a finding by its folder, or by the key above it."""
        if found.path is None:
            return self.lang
        path = Path(found.path)
        if path.suffix.lower() not in YAML:
            folders = reversed(path.absolute().parts[:-1])
            return next((folder for folder in folders if folder in LANGS), self.lang)
        source = lines(found.path)
        last = min(found.line or 1, len(source))
        for line in reversed(source[max(last - _BACK, 0) : last]):
            if key := _LANG_KEY.match(line):
                return key[1]
        return self.lang
