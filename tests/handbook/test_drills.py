"""The drills of the handbook: what they call wrong is caught, what they call right is clean."""

from pathlib import Path

import pytest

from handbook import labels
from handbook.drills import load
from lint import check_text, find_principles

from .conftest import LANGUAGES, ROOT


def drills(lang):
    return load(Path(ROOT, "practice", f"{lang}.yml"))


def categories(text, lang):
    return {found.category for found in check_text(text, lang)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_lines_are_caught(lang):
    """The rules find each wrong line, in the category of the answer and in no other on offer."""
    spotted = [drill for drill in drills(lang) if drill.answer]
    assert [(drill.line, {drill.answer}) for drill in spotted] == [
        (drill.line, categories(drill.line, lang) & set(drill.choices)) for drill in spotted
    ]
    assert [d.line for d in drills(lang) if d.line and not categories(d.line, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_models_are_clean_and_show_what_is_asked(lang):
    """One good answer to each exercise passes the judge that readers meet."""
    models = [drill for drill in drills(lang) if drill.model]
    assert [(drill.model, categories(drill.model, lang)) for drill in models] == [
        (drill.model, set()) for drill in models
    ]
    lacking = [
        drill.model for drill in models
        if drill.shows and drill.shows not in find_principles([drill.model], lang)
    ]  # fmt: skip
    assert lacking == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_example_of_the_checker_shows_something(lang):
    """Each line of the example draft has something to find."""
    example = labels.load(lang).groups["check"]["example_text"].splitlines()
    assert len(example) == 3
    assert [line for line in example if not check_text(line, lang)] == []


def test_every_language_has_the_same_drills():
    """A dozen and more, of the same kinds in the same order."""
    shapes = [[(d.kind, d.answer, d.shows, d.phrases) for d in drills(lang)] for lang in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]
    assert len(shapes[0]) >= 12
