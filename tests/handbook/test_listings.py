"""The pages that list others, and the finder, made from the data."""

import markdown
import pytest
from lxml import html

from handbook import labels
from handbook.errors import HandbookError
from handbook.finder import sectors
from handbook.phrasebook import Phrasebook

from .conftest import LANGUAGES, write


def render(block, book, lang="en"):
    settings = {"lang": lang, **{name: str(book / name) for name in ("phrases", "docs")}}
    done = markdown.markdown(
        f"/// {block}\n///", extensions=["handbook.blocks"],
        extension_configs={"handbook.blocks": settings},
    )  # fmt: skip
    return html.fragment_fromstring(done, create_parent="main")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scripts_are_listed_by_sector(book, lang):
    """Each sector has a heading with an id that is the same in all languages, and its scripts."""
    tree = render("scripts", book, lang)
    assert tree.xpath("//h2/@id") == ["restaurant", "rail"]
    assert tree.xpath("//a/@href") == ["cold-soup.md", "lost-item.md"]


def test_categories_are_listed_with_a_reason(book):
    """A category is listed when it has a page, by the page's title, with one sentence."""
    for name in ("policy", "cliche", "command"):
        write(book / f"docs/en/words/{name}.md", f'---\ntitle: "The {name}"\n---\n')
    tree = render("categories", book)
    assert [a.text for a in tree.xpath("//a")] == ["The command", "The policy", "The cliche"]
    reasons = [span.text for span in tree.xpath("//span")]
    assert all(reason.endswith(".") for reason in reasons)


def test_finder_goes_from_sector_to_place_to_script(book):
    """The finder's data hold names in the site's language."""
    found = sectors(book / "docs/sv", Phrasebook(book / "phrases"), labels.load("sv"))
    assert [sector.key for sector in found] == ["restaurant", "rail"]
    assert [script.page for script in found[1].scripts] == ["lost-item.md"]


def test_script_without_phrases_is_told(book):
    """A page that names an unknown situation stops the build with its path."""
    write(book / "docs/en/scripts/new.md", "---\nsituation: new\n---\n")
    with pytest.raises(HandbookError, match=r"new\.md: there is no phrase file"):
        sectors(book / "docs/en", Phrasebook(book / "phrases"), labels.load("en"))
