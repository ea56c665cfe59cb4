"""Words that the site itself needs, in each language: steps, channels, sectors, buttons."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from lint.checks.protocol import PRINCIPLES
from lint.phrases import LANGS as LANGUAGES

PRINCIPLE_OF_STEP = {
    step: number for number, steps in enumerate(PRINCIPLES.values(), 1) for step in steps
}
"""Number of the principle a step serves; steps that serve none are absent."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The site's own words in one language.

    Args:
        lang: Code of the language, for example ``"sv"``.
        words: Single words and phrases by key, for example ``"copy"``.
        groups: Names by group and key, for example ``groups["steps"]["ask"]``.
    """

    lang: str
    words: dict[str, str]
    groups: dict[str, dict[str, str]]

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def name(self, group: str, key: str) -> str:
        """Name one member of a group.

        Args:
            group: ``"steps"``, ``"channels"``, ``"tones"`` or ``"sectors"``.
            key: The member as it is written in phrase files.

        Returns:
            The name in this language, or the key itself where no name is known.
        """
        return self.groups.get(group, {}).get(key, key)


@functools.cache
def load(lang: str) -> Labels:
    """Read the words of one language.

    Args:
        lang: Code of the language.

    Returns:
        Its labels, read from ``handbook/locale/<lang>.yml``.

    Raises:
        ValueError: If there are no labels in that language.
    """
    path = Path(__file__).with_name("locale") / f"{lang}.yml"
    if not path.is_file():
        raise ValueError(f"no labels in the language {lang!r}; known are {', '.join(LANGUAGES)}")
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    words = {key: value for key, value in data.items() if isinstance(value, str)}
    groups = {key: dict(value) for key, value in data.items() if isinstance(value, dict)}
    return Labels(lang, words, groups)
