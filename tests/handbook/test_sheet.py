"""The one style sheet loses what no page can use, and nothing else."""

import pytest

from handbook.errors import HandbookError
from handbook.sheet import merged, names

from .conftest import ROOT

KNOWN = {"a", "b"}


@pytest.fixture
def sheet(tmp_path):
    """A function that puts sheets into one, for a site with the classes a and b."""

    def made(*texts, scripts=()):
        paths = [tmp_path / f"theme/{number}.css" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        home = tmp_path / "own"
        home.mkdir(exist_ok=True)
        one = merged(paths, home, ROOT / "node_modules", KNOWN, scripts)
        assert list(home.iterdir()) == []
        return one

    return made


@pytest.mark.parametrize("text,kept", [
    (".a{top:1px}.gone{top:2px}", ".a{top:1px}"),
    (".a .gone{top:1px}.b>p{top:2px}", ".b>p{top:2px}"),
    (".a:not(.gone){top:1px}", ".a:not(.gone){top:1px}"),
    (":is(.gone,.a) .b{top:1px}", ":is(.gone,.a) .b{top:1px}"),
    (".mg-new{top:1px}", ".mg-new{top:1px}"),
    ("@media print{.gone{top:1px}.a{top:2px}}@media screen{.gone{top:1px}}",
     "@media print{.a{top:2px}}"),
    ('p{content:"}.gone{"}', 'p{content:"}.gone{"}'),
    ("@media (max-width: 45em){.a{top:1px}}", "@media (max-width:45em){.a{top:1px}}"),
    ('.a{background:url("seam.svg")}', ".a{background:url(seam.svg)}"),
])  # fmt: skip
def test_only_rules_for_unknown_classes_go(sheet, text, kept):
    """A rule goes when it needs a class that neither pages nor scripts have."""
    assert sheet(text) == kept


def test_sheets_keep_their_order(sheet):
    """What comes later wins, as it did in sheets of their own."""
    assert sheet(".a{top:1px}", "p{top:2px}", ".a{top:3px}") == "p{top:2px}.a{top:3px}"


def test_named_values_that_nobody_asks_for_go(sheet):
    """A drawing behind a name goes with its rule's last user; scripts may ask for one too."""
    text = ':root{--on:1;--off:url("data:a;b{}");--seen:2;--old:3}p{order:var(--on)}'
    text += ".gone{order:var(--old)}"
    one = sheet(text, scripts=['getPropertyValue("--seen")'])
    assert one == ":root{--on:1;--seen:2}p{order:var(--on)}"


def test_classes_come_from_pages_and_words_of_scripts():
    """A script may set any class it has a word for."""
    found = names(['<p class="a b"><i class=c>'], ['x.classList.add("d-e")'])
    assert {"a", "b", "c", "d-e"} <= found


def test_a_sheet_that_cannot_be_read_is_told(sheet):
    """A fault in a sheet is an error in words, with the sheet's own complaint."""
    with pytest.raises(HandbookError, match="style sheets can't be put into one: .*Error: "):
        sheet("}{")


def test_a_missing_library_is_told(tmp_path):
    """Without the library the build says how to get it."""
    with pytest.raises(HandbookError, match="lightningcss is not installed; run npm ci"):
        merged([], tmp_path, tmp_path, KNOWN, [])
