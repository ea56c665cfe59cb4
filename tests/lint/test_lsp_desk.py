"""The language server's answers, without the protocol: any text, any place."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position

from lint import catalogue
from lint.documents import Document
from lint.fixes import splice
from lint.lsp.completion import Sources, offers
from lint.lsp.desk import Desk
from lint.lsp.hover import hover
from lint.lsp.places import Places
from lint.lsp.quickfix import quick_fixes, safe_fixes
from lint.phrases import load
from tests.lint.test_lsp import CATALOGUE, PAGE, PHRASES

PIECES = st.sampled_from(
    ["it's our policy", "Это наша политика", "🧳", "\ufeff", "\r\n", "\r", "\n", "\u2028", "é", "\t",
     "phrases:\n", "  - id: a\n", "    offers: ", "    step: value\n", "grant: ", "[", "    say:\n", "      en: ", '"', "'", ">-\n        ", "{", "}", ": ",
     "---\n", "/// say | ", "///", "<!-- lint: allow ", "# lint: allow ", "\ud800", "\0", "  ", "`"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A project with one file of phrases."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "lint.toml").write_text('paths = ["phrases", "docs"]\n', encoding="utf-8")
    for name in ("phrases", "docs/en"):
        (folder / name).mkdir(parents=True)
    (folder / "phrases" / "late-bag.yml").write_text(PHRASES, encoding="utf-8")
    return folder


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["phrases/late-bag.yml", "docs/en/a.md"]), st.data())
def test_no_text_upsets_the_desk(folder, text, name, data):
    """Whatever is typed, each answer comes, and lies within the text."""
    desk = Desk((folder,))
    path = str(folder / name)
    document = desk.open(path, text)
    found = desk.check(path)
    for one in found:
        assert 0 <= one.start <= one.end <= len(document.text)
    offset = data.draw(st.integers(0, len(document.text)))
    phrases = desk.house(path).phrasebook.phrases()
    hover(document, offset, found, phrases)
    rules, shop = {"policy/our-policy": "why"}, catalogue.load(Document("compensation.yml", CATALOGUE))
    sources = Sources(lambda: phrases, lambda: ["time"], lambda: rules, lambda: shop)
    for offer in offers(document, offset, sources):
        assert 0 <= offer.start <= offset
    for fix in quick_fixes(document, 0, len(document.text), found):
        splice(document.text, [fix.edit])
    safe_fixes(document, found)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
@example("\ufeffa\r\n🧳b\rc\n", "utf-16")
def test_positions_lead_back(text, encoding):
    """A position of an offset leads back to it, but for the middle of a line end."""
    document = Document("a.yml", text)
    places = Places(document, encoding)
    for offset in range(len(document.text) + 1):
        if document.text[offset - 1 : offset + 1] != "\r\n" or not offset:
            assert offset == places.offset(places.position(offset))


@given(TEXTS, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_any_position_is_somewhere(text, line, character):
    """A position far outside the text is taken into it."""
    document = Document("a.yml", text)
    assert 0 <= Places(document).offset(Position(line, character)) <= len(document.text)


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("We can't, it's our policy, sorry.", "plain"),
        ('"We can\'t, it\'s our \\"policy\\", sorry."', '"'),
        ("'We can''t, it''s our policy, sorry.'", "'"),
        (">-\n        We can't, it's\n        our policy, sorry.", ">"),
        ("|\n        We can't, it's our policy,\n        sorry.", "|"),
    ],
)
@pytest.mark.parametrize("rewrite", ["Sorry: here # is \"what\" it's", "Let me see: \\ok"])
def test_rewrites_fit_every_style_of_text(folder, written, style, rewrite):
    """In each YAML style a rewrite with awkward marks changes one text, to just the words meant."""
    text = PHRASES.replace('"🧳 Sorry, {name}: \\"it\'s our policy\\", we can\'t help."', written)
    desk = Desk((folder,))
    path = str(folder / "phrases" / "late-bag.yml")
    document = desk.open(path, text)
    (found,) = [
        one.at(*_span(document, "our policy" if style != '"' else "our"))
        for one in desk.check(path)[:1]
    ]
    from dataclasses import replace

    found = replace(found, suggestions=(rewrite,), fix=None)
    (fix,) = quick_fixes(document, found.start, found.end, [found])
    before = load(document).phrases[0].say["en"]
    after = load(Document(path, splice(text, [fix.edit]))).phrases[0].say
    meant = "our" if style == '"' else "our policy"
    assert before.text.replace(meant, rewrite, 1) == after["en"].text
    assert "Förlåt, {name}. Vi ordnar det." == after["sv"].text


def _span(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


def test_settings_above_the_file_decide(folder, tmp_path):
    """A file outside every project has no findings; one inside belongs to the nearest settings."""
    desk = Desk((folder,))
    stray = str(tmp_path / "note.md")
    desk.open(stray, "It's our policy.")
    assert [] == desk.check(stray)
    page = str(folder / "docs" / "en" / "a.md")
    desk.open(page, PAGE)
    assert "policy/our-policy" in [one.rule for one in desk.check(page)]
    desk.close(page)
    assert [] == desk.check(page)
