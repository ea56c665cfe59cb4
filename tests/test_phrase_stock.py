"""What the handbook holds in phrases: enough of them, and a choice of wordings at every step."""

from collections import defaultdict
from pathlib import Path

import pytest

from lint.documents import read
from lint.phrases import GENERAL, LANGS, STEPS, PhraseFile, load

ROOT = Path(__file__).parents[1]


def situations() -> list[PhraseFile]:
    """Read all phrase files of the handbook; other data beside them names no situation."""
    files = (load(read(str(path))) for path in sorted((ROOT / "phrases").glob("*.yml")))
    return [file for file in files if file.situation]


FILES = situations()
SCRIPTS = [file for file in FILES if file.sector != GENERAL]


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.situation)
def test_every_step_has_two_wordings(file):
    """Whoever leads through a case may choose, by tone or by channel."""
    ways = defaultdict(set)
    for phrase in file.phrases:
        ways[phrase.step].add((phrase.tones, phrase.channels))
    assert [step for step in STEPS if len(ways[step]) < 2] == []


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_phrases_enough(lang):
    """Six hundred lines in each language, forty of them for a customer who is mistaken."""
    lines = {phrase.full_id for file in FILES for phrase in file.phrases if lang in phrase.say}
    assert len(lines) >= 600
    assert len([name for name in lines if name.startswith("saving-face.")]) >= 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.situation)
def test_every_file_has_its_page_in_each_language(file):
    """Phrases for any situation have a page among the phrases, the others a script."""
    folder = "phrases" if file.sector == GENERAL else "scripts"
    pages = [ROOT / "docs" / lang / folder / f"{file.situation}.md" for lang in LANGS]
    assert [page for page in pages if not page.is_file()] == []
