"""Style sheets lose what no page can use, and nothing else."""

import pytest

from handbook.purge import names, purged, without_settings

KNOWN = {"a", "b"}


@pytest.mark.parametrize("sheet,kept", [
    (".a{x:1}.gone{x:2}", ".a{x:1}"),
    (".a .gone,.b>p{x:1}", ".b>p{x:1}"),
    (".a:not(.gone){x:1}", ".a:not(.gone){x:1}"),
    (":is(.gone,.a) .b{x:1}", ":is(.gone,.a) .b{x:1}"),
    (".own-new{x:1}", ".own-new{x:1}"),
    ("@media print{.gone{x:1}.a{x:2}}@media screen{.gone{x:1}}", "@media print{.a{x:2}}"),
    ("@font-face{src:url(x.gone)}@keyframes k{0%{x:1}}", "@font-face{src:url(x.gone)}@keyframes k{0%{x:1}}"),
    ('@import "x.css";p{content:"}.gone{"}', '@import "x.css";p{content:"}.gone{"}'),
])  # fmt: skip
def test_only_rules_for_unknown_classes_go(sheet, kept):
    """A selector goes when it needs a class that neither pages nor scripts have."""
    assert purged(sheet, KNOWN, "own-") == kept


def test_classes_come_from_pages_and_words_of_scripts():
    """A script may set any class it has a word for."""
    found = names(['<p class="a b"><i class=c>'], ['x.classList.add("d-e")'])
    assert {"a", "b", "c", "d-e"} <= found


def test_named_values_that_nobody_asks_for_go():
    """A drawing behind a name goes with its rule's last user."""
    sheet = ':root{--on:1;--off:url("data:a;b{}")}p{x:var(--on)}'
    assert without_settings(sheet) == ":root{--on:1;}p{x:var(--on)}"
