"""A small handbook in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "sv")
PHRASES = """\
situation: {situation}
sector: {sector}
phrases:
  - id: own-it
    step: acknowledge
    channels: [desk, email]
    tone: formal
    say:
      en: "I'm sorry, {{name}}. *We* lost <b>it</b> &lt; {{item}}."
      ru: Простите, {{name}}. Мы потеряли {{item}}.
      sv: Förlåt, {{name}}. Vi tappade bort {{item}}.
    avoid:
      en: It's our policy.
      ru: У нас такие правила.
      sv: Det är vår policy.
    customer:
      en: Where is it?
      ru: Где?
      sv: Var är den?
  - id: look
    step: inform
    channels: [desk]
    say: {{en: I'm looking., ru: Ищу., sv: Jag letar.}}
"""
SCRIPT = "---\ntitle: {title}\nsituation: {situation}\n---\n# {title}\n\n{body}\n"


def write(path: Path, text: str) -> Path:
    """Write a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A handbook with two situations in three languages, built from our own theme."""
    for name in ("mkdocs.yml", "mkdocs.ru.yml", "mkdocs.sv.yml"):
        write(tmp_path / name, (ROOT / name).read_text(encoding="utf-8"))
    for name in ("handbook", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    for situation, sector in (("lost-item", "rail"), ("cold-soup", "restaurant")):
        text = PHRASES.format(situation=situation, sector=sector)
        write(tmp_path / f"phrases/{situation}.yml", text)
    for lang in LANGUAGES:
        docs = tmp_path / "docs" / lang
        write(docs / "index.md", f"---\ntitle: Start {lang}\n---\n# Start {lang}\n\nWords.\n")
        write(docs / "about.md", "# About\n")
        write(docs / "principles.md", "# Four\n\n## 1. Own it\n\n## 2. Time\n")
        write(docs / "scripts/index.md", f"---\ntitle: Scripts {lang}\n---\n# All\n")
        for situation in ("lost-item", "cold-soup"):
            body = f"/// say | {situation}.own-it\n///\n"
            page = SCRIPT.format(title=situation.title(), situation=situation, body=body)
            write(docs / f"scripts/{situation}.md", page)
    return tmp_path
