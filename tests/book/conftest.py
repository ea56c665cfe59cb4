"""Books made once and read by many tests."""

from pathlib import Path

import pytest

from handbook.book import build_book
from tests.book.sites import make_site

LANGUAGES = ("en", "ru", "sv")


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The book of the fixture site in each language."""
    folder = tmp_path_factory.mktemp("books")
    made = {}
    for lang in LANGUAGES:
        make_site(folder, lang)
        made[lang] = build_book(folder, lang, folder / f"{lang}.pdf", version="1.2").out
    return made


@pytest.fixture(autouse=True)
def no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caller's SOURCE_DATE_EPOCH out of the tests."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
