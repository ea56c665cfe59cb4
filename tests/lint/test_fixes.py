"""Fixes: what they mend, what they leave alone, and that a second run finds nothing to do."""

import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.checks.terms import Terms
from lint.checks.typography import typography
from lint.checks.yo import Yo
from lint.config import Config
from lint.diagnostics import Diagnostic, Fix
from lint.documents import Document, DocumentError
from lint.documents.yaml_tree import parse
from lint.fixes import choose, mend, splice
from lint.mending import one_round
from lint.project import Project
from lint.proof import proof
from lint.suppressions import scalars


def mended(text: str, found) -> str:
    """A text with the fixes of its findings."""
    return splice(text, choose(found))


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("en", 'He said "no".', "He said “no”."),
        ("ru", 'Он сказал "нет".', "Он сказал «нет»."),
        ("sv", 'Han sade "nej".', "Han sade ”nej”."),
        ("en", 'a 5" screen', 'a 5" screen'),
        ("en", '"one', '"one'),
        ("en", "two  spaces", "two spaces"),
        ("en", "  indent, end  ", "  indent, end  "),
        ("en", '("so")', "(“so”)"),
    ],
)
def test_typography(lang, text, right):
    """Paired straight marks and doubled spaces are mended; inches, edges and indents stay."""
    assert right == mended(text, typography(text, lang))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Еще ждем самолет", "Ещё ждём самолёт"),
        ("ЕЩЕ", "ЕЩЕ"),
        ("все, осел, небо, узнаем", "все, осел, небо, узнаем"),
        ("ребенок-то елки", "ребёнок-то ёлки"),
        ("бжезде", "бжезде"),
    ],
)
def test_yo_only_where_there_is_one_reading(text, right):
    """ё is written where the dictionary knows no other reading."""
    assert right == mended(text, Yo({})(text))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Я извиняюсь за это", "Извините за это"),
        ("ну, извиняюсь", "ну, извините"),
        ("your E-Mail now", "your Email now"),
        ("an e-mail", "an email"),
        ("{e-mail} e-mailed", "{e-mail} e-mailed"),
    ],
)
def test_terms(text, right):
    """Terms keep their capital; slots and longer words are left alone."""
    lang = "en" if text.isascii() else "ru"
    assert right == mended(text, Terms(lang, {"e-mail": "email"})(text))


def test_overlapping_fixes_wait():
    """Of two fixes that overlap the first is taken; unsafe ones only when asked for."""
    found = [
        Diagnostic("a/b", "note", 0, 3, "", fix=Fix(0, 3, "x", True)),
        Diagnostic("a/b", "note", 2, 4, "", fix=Fix(2, 4, "y", True)),
        Diagnostic("a/b", "note", 4, 5, "", fix=Fix(4, 5, "z")),
    ]
    assert "xde" == splice("abcde", choose(found))
    assert "xdz" == splice("abcde", choose(found, unsafe=True))


def test_unsound_fixes_are_left_out():
    """A fix that would change more than its own words is not applied; the others are."""
    text = "a: x\nb: y\n"
    found = [
        Diagnostic("a/b", "note", 3, 4, "", fix=Fix(3, 4, "1: 2", True)),
        Diagnostic("a/b", "note", 8, 9, "", fix=Fix(8, 9, "z", True)),
    ]
    new, fixes = mend(text, found, proof("a.yml"))
    assert ("a: x\nb: z\n", 1) == (new, len(fixes))


YAML = """\
# a comment
situation: a
phrases:
  - id: x   # kept
    step: ask
    say:
      en: "He said \\"no\\"  today"
      ru: 'Ещё: "ждет",  я извиняюсь'
      sv: >-
        Det "är"  bra
        så
"""


def test_a_file_is_mended_in_place(lint, tmp_path):
    """Comments, order, quoting, line ends, mark and mode stay; a second run changes nothing."""
    path = tmp_path / "a.yml"
    data = b"\xef\xbb\xbf" + YAML.replace("\n", "\r\n").encode()
    path.write_bytes(data)
    path.chmod(0o640)
    diff = lint("check", path, "--diff")
    assert (1, data) == (diff.returncode, path.read_bytes())
    assert '+      ru: \'Ещё: «ждёт», извините\'' in diff.out
    lint("check", path, "--fix")
    right = YAML.replace('\\"no\\"  today', "“no” today").replace('"ждет",  я извиняюсь', "«ждёт», извините")
    right = right.replace('"är"  bra', "”är” bra").replace("\n", "\r\n")
    assert b"\xef\xbb\xbf" + right.encode() == path.read_bytes()
    assert 0o640 == stat.S_IMODE(path.stat().st_mode)
    before = path.read_bytes()
    lint("check", path, "--fix")
    assert before == path.read_bytes()
    assert 0 == lint("check", path, "--diff").returncode
    assert ["a.yml"] == os.listdir(tmp_path)


def test_a_link_stays_a_link(lint, tmp_path):
    """Mending a file by its link changes the file and keeps the link."""
    (tmp_path / "real.yml").write_text(YAML, encoding="utf-8")
    (tmp_path / "a.yml").symlink_to("real.yml")
    lint("check", "a.yml", "--fix")
    assert (tmp_path / "a.yml").is_symlink()
    assert "«ждёт»" in (tmp_path / "real.yml").read_text(encoding="utf-8")


def test_markdown_keeps_code_breaks_and_tables(lint, tmp_path):
    """Only prose is mended: code, hard line breaks and the columns of tables stay."""
    folder = tmp_path / "docs" / "en"
    folder.mkdir(parents=True)
    path = folder / "a.md"
    path.write_text('# A  b\n\nSay "yes",  not `a  "b"`.  \nNext\n\n| "a"  x  | b |\n|---|---|\n\n    a  "c"\n')
    lint("check", path, "--fix")
    right = '# A b\n\nSay “yes”, not `a  "b"`.  \nNext\n\n| “a” x  | b |\n|---|---|\n\n    a  "c"\n'
    assert right == path.read_text(encoding="utf-8")


def test_an_allowed_finding_is_not_mended(lint, tmp_path):
    """What an opt-out allows, and what is not selected, stays as it is."""
    path = tmp_path / "a.yml"
    text = YAML.replace("# kept", "# lint: allow typography: a quotation")
    path.write_text(text, encoding="utf-8")
    lint("check", path, "--fix", "--ignore", "register")
    assert text == path.read_text(encoding="utf-8")


PIECES = [*"ab еёё\"'«»:#-{}[]|>\\\n\t  .,!?яй", "еще", "  ", ' "', '" ', "извиняюсь", "я "]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
STYLES = ["{}", "'{}'", '"{}"', "|\n        {}", ">-\n        {}", "&a {}"]


def yaml(text: str, style: str) -> str:
    """A phrase file with a text in some style; it may not be valid."""
    body = text.replace("\n", "\n        ")
    return f"phrases:\n  - id: x\n    say:\n      ru: {style.format(body)}\n      en: fine\n"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WORDS, style=st.sampled_from(STYLES))
def test_fixing_changes_only_its_scalar_and_twice_is_once(text, style):
    """A round of fixes changes no key and no other text; where none is left, nothing changes."""
    source = yaml(text, style)
    project = Project(Config(), keep=False)
    try:
        before = [scalar.text for scalar in scalars(parse(Document("a.yml", source)))]
    except DocumentError:
        assert (source, []) == one_round(Document("a.yml", source), project)
        return
    for _ in range(20):
        new, fixes = one_round(Document("a.yml", source), project)
        after = [scalar.text for scalar in scalars(parse(Document("a.yml", new)))]
        assert len(before) == len(after)
        changed = [n for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        assert len(changed) <= 1
        if not fixes:
            assert source == new
            break
        source, before = new, after
    else:
        pytest.fail("fixing never ends")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=200) | WORDS, lang=st.sampled_from(["en", "ru", "sv"]))
def test_any_page_is_mended_without_a_crash(text, lang):
    """Any text as a page: fixes end, and the text without them is the same."""
    project = Project(Config(), keep=False)
    source = text
    for _ in range(20):
        new, fixes = one_round(Document(f"docs/{lang}/a.md", source, False), project)
        if not fixes:
            assert source == new
            break
        source = new
    else:
        pytest.fail("fixing never ends")
