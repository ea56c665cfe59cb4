"""The order of the pages."""

from pathlib import Path

import pytest

from handbook import labels
from handbook.errors import HandbookError
from handbook.navigation import navigation
from handbook.phrasebook import Phrasebook


def nav(book: Path, lang: str):
    return navigation(book / "docs" / lang, Phrasebook(book / "phrases"), labels.load(lang))


def test_scripts_stand_under_their_sector(book):
    """Pages follow the fixed order, scripts their sector, and folders their own title."""
    assert nav(book, "sv") == [
        "index.md",
        "principles.md",
        {"Scripts sv": [
            "scripts/index.md",
            {"Restaurang": ["scripts/cold-soup.md"]},
            {"Tåg": ["scripts/lost-item.md"]},
        ]},
        "about.md",
    ]  # fmt: skip


def test_new_page_needs_no_entry(book):
    """A page that appears is in the navigation, the page about the handbook stays last."""
    (book / "docs/en/check.md").write_text("# Check\n", encoding="utf-8")
    assert nav(book, "en")[-2:] == ["check.md", "about.md"]


def test_pages_follow_the_links_of_their_start_page(book):
    """A folder's start page orders the others by linking to them; the rest come by name."""
    folder = book / "docs/en/principles"
    folder.mkdir()
    links = "# Start\n\n- [Z](z.md#part)\n- [B](b.md)\n- [Z again](z.md)\n- [Out](../about.md)\n"
    (folder / "index.md").write_text(links, encoding="utf-8")
    for name in ("a", "b", "z"):
        (folder / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    expected = [f"principles/{name}.md" for name in ("index", "z", "b", "a")]
    assert {"Principles": expected} == nav(book, "en")[2]


def test_unknown_situation_names_the_page(book):
    """A script of a situation without phrases is told with its file."""
    (book / "phrases/cold-soup.yml").unlink()
    with pytest.raises(HandbookError) as error:
        nav(book, "en")
    assert "docs/en/scripts/cold-soup.md: there is no phrase file" in str(error.value)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_labels_are_whole(lang):
    """Each language has the same words, and a name for each step, channel, tone and sector."""
    english, own = labels.load("en"), labels.load(lang)
    assert own.words.keys() == english.words.keys()
    assert {name: group.keys() for name, group in own.groups.items()} == {
        name: group.keys() for name, group in english.groups.items()
    }


def test_labels_name_all_that_phrases_may_hold():
    """What the linter lets through has a name on the site."""
    from lint import phrases

    groups = labels.load("en").groups
    assert set(groups["steps"]) == set(phrases.STEPS)
    assert set(groups["channels"]) == set(phrases.CHANNELS)
    assert set(groups["tones"]) == set(phrases.TONES)
    assert set(groups["sectors"]) == set(phrases.SECTORS)
