"""Every study that a page leans on stands among the sources, in each language."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LANGS = ("en", "ru", "sv")
NAME = r"(?:(?:de|Van|Ван|де) )?[A-ZА-ЯЁÅÄÖ][^\W\d_]+(?:-[A-ZА-ЯЁ][^\W\d_]+)?"
OTHERS = r"(?: and (?:others|colleagues)| m\.fl\.| med flera| и соавторы| с коллегами)?"
CITED = re.compile(rf"({NAME}(?:(?:, | and | och | и ){NAME})*){OTHERS},? \(?((?:19|20)\d\d)\b")
JOIN = re.compile(r", | and | och | и ")
DATE = re.compile(r"\d+ $")


def cited(text):
    """Names and year of each study that a text names."""
    flat = re.sub(r"\s+", " ", text)
    return [
        (tuple(JOIN.split(found[1])), found[2])
        for found in CITED.finditer(flat)
        if not DATE.search(flat[: found.start()])
    ]


def entries(lang):
    """Lines of the list of sources, in one piece each."""
    text = (ROOT / "docs" / lang / "sources.md").read_text(encoding="utf-8")
    parts = re.split(r"\n(?=- )|\n\n", text)
    return [re.sub(r"\s+", " ", part) for part in parts if part.startswith("- ")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_citation_is_among_the_sources(lang):
    """Whoever is named with a year has an entry with that name and that year."""
    listed = [(entry.partition(":")[0], entry) for entry in entries(lang)]
    missing, seen = [], 0
    for page in sorted((ROOT / "docs" / lang).rglob("*.md")):
        if page.name in ("sources.md", "about.md"):
            continue
        for names, year in cited(page.read_text(encoding="utf-8")):
            seen += 1
            if not any(year in head and all(n in head for n in names) for head, _ in listed):
                missing.append((page.name, names, year))
    assert [] == missing
    assert seen > 60


def test_sources_are_the_same_in_every_language():
    """Each language lists the same journals and the same links, each study once."""
    facts = [
        sorted(re.findall(r"\]\((\S+)\)| ((?:19|20)\d\d)[,:]", " ".join(entries(lang))))
        for lang in LANGS
    ]
    assert facts[0] == facts[1] == facts[2]
    assert 1 == len({len(entries(lang)) for lang in LANGS})


@pytest.mark.parametrize("lang", LANGS)
def test_claims_of_research_name_their_study(lang):
    """Where a page has a paragraph of evidence, it names a study with its year."""
    head = {"en": "**Evidence.**", "ru": "**Чем подтверждено.**", "sv": "**Det här vet vi.**"}[lang]
    bare, seen = [], 0
    for page in sorted((ROOT / "docs" / lang / "principles").glob("*.md")):
        _, found, text = page.read_text(encoding="utf-8").partition(head)
        seen += bool(found)
        if found and not cited(text):
            bare.append(page.name)
    assert [] == bare
    assert seen > 15
