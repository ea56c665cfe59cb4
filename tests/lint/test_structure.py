"""The build of phrase files, and what holds between them and the pages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks.pages import check_references, page_lang
from lint.checks.structure import check
from lint.config import Config
from lint.documents import Document, DocumentError
from lint.engine import check_paths
from lint.phrases import load

TODAY = date(2026, 11, 21)
FILE = """\
situation: overbooked-seat
title: {en: Sold twice, ru: Продано дважды, sv: Dubbelbokad}
sector: air
touchpoint: check-in
contact_level: medium
severity: B
owner: Airport service desk
review_by: 2027-05-01
phrases:
  - id: own-it
    step: acknowledge
    channels: [desk, phone]
    tone: warm
    say:
      en: I'm sorry, {name}. It leaves at {time}.
      ru: Простите, {name}. Вылет в {time}.
      sv: Förlåt, {name}. Det går {time}.
    customer: {en: "Why me?", ru: "Почему я?", sv: "Varför jag?"}
  - id: ask
    step: ask
    channels: [desk]
    say:
      en: Who waits for you?
      ru: Кто вас ждёт?
      sv: Vem väntar på dig?
"""


def found(text: str, path: str = "phrases/overbooked-seat.yml"):
    """Findings about a phrase file."""
    return list(check(load(Document(path, text)), TODAY))


def change(old: str, new: str) -> str:
    """The sound file with one change."""
    assert FILE.count(old) >= 1
    return FILE.replace(old, new, 1)


def test_a_sound_file_is_silent():
    """Nothing is said about a file as it should be."""
    assert [] == found(FILE)


@pytest.mark.parametrize(
    ("old", "new", "rule", "place", "words"),
    [
        ("sector: air", "sektor: air", "unknown-key", (3, 1), "`sector`"),
        ("sector: air\n", "", "missing-key", (1, 1), "sector: air"),
        ("    step: ask\n", "", "missing-key", (19, 5), "phrase ask"),
        ("sector: air", "sector: airline", "unknown-sector", (3, 9), "air, hotel"),
        ("sector: air", "sector: [air]", "wrong-type", (3, 9), "must be text"),
        ("medium", "mid", "unknown-contact-level", (5, 16), "low, medium, high"),
        ("severity: B", "severity: b", "unknown-severity", (6, 11), "`B`"),
        ("step: ask", "step: asks", "unknown-step", (20, 11), "`ask`"),
        ("[desk, phone]", "[desk, fone]", "unknown-channel", (12, 22), "`phone`"),
        ("[desk, phone]", "[]", "wrong-type", (12, 15), "Write some of: desk"),
        ("tone: warm", "tone: cold", "unknown-tone", (13, 11), "warm, brief, formal"),
        ("      ru: Кто вас ждёт?\n", "", "missing-language", (22, 5), "Russian"),
        ("      ru: Кто", "      rus: Кто", "unknown-language", (24, 7), "en, ru, sv"),
        ("ru: Кто вас ждёт?", "ru:", "empty-text", (24, 7), "is empty"),
        ("ru: Кто вас ждёт?", "ru: ' '", "empty-text", (24, 7), "is empty"),
        ("ru: Кто вас ждёт?", "ru: ~", "empty-text", (24, 7), "is empty"),
        ("ru: Кто вас ждёт?", "ru: {name}", "wrong-type", (24, 11), "in quotes"),
        ("en: Who waits", "en: Who {Waits_For}", "malformed-slot", (23, 15), "{waits_for}"),
        ("en: Who waits", "en: Who {{x}}", "malformed-slot", (23, 15), "Write {x}"),
        ("en: Who waits", "en: Who {x", "malformed-slot", (23, 15), "no closing"),
        ("en: Who waits", "en: Who x}", "malformed-slot", (23, 16), "no opening"),
        ("ru: Кто вас", "ru: Кто {имя} вас", "malformed-slot", (24, 15), "small Latin"),
        ("в {time}.", "скоро.", "slots-differ", (16, 11), "{time} of English and Swedish"),
        ("Кто вас", "Кто {name} вас", "slots-differ", (24, 15), "Only this text"),
        ("в {time}.", "в {tiem}.", "slots-differ", (16, 37), "Did you mean {time}?"),
        ("Who waits for you?", "Is it room #12?", "cut-off", (23, 22), "double quotes"),
        ("id: ask", "id: Ask me", "bad-id", (19, 9), "kebab-case"),
        ("id: ask", "id: own-it", "duplicate-id", (19, 9), "line 10"),
        ("situation: overbooked-seat", "situation: seat", "situation-name", (1, 12), "overbooked"),
        ("owner: Airport service desk", "owner:", "empty-text", (7, 1), "is empty"),
        ("2027-05-01", "2027-02-30", "review-date", (8, 12), "calendar"),
        ("2027-05-01", "next spring", "review-date", (8, 12), "2027-05-01"),
        ("2027-05-01", "2026-11-20", "review-overdue", (8, 12), "was due"),
        ("2027-05-01", "2026-12-21", "review-soon", (8, 12), "30 days"),
        ("en: Who waits for you?", "en: I'm sorry, {name}. It leaves at {time}.",
         "duplicate-text", (23, 11), "own-it in line 15"),
        ("    channels: [desk]\n    say:\n", "    channels: [desk]\n    say: x\n    x:\n",
         "wrong-type", (22, 10), "each language"),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(old, new, rule, place, words):
    """Rule, line and column are right, and the message says what to write instead."""
    same = [one for one in found(change(old, new)) if one.rule == f"phrase/{rule}"]
    assert [place] == [(one.line, one.column) for one in same]
    assert words in same[0].message


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [
        ("2027-05-01", "2026-12-20", "note"),
        ("2027-05-01", "2026-11-21", "note"),
        ("2027-05-01", "2026-11-20", "error"),
        ("Who waits for you?", "I'm sorry, {name}. It leaves at {time}.", "warning"),
    ],
)
def test_severity_follows_the_weight(old, new, severity):
    """A review that comes near is a note, one that is past an error, a repetition a warning."""
    assert severity in {one.severity for one in found(change(old, new))}


def test_a_review_far_away_is_not_mentioned():
    """The notice begins thirty days before."""
    assert [] == found(change("2027-05-01", "2026-12-22"))


def test_suggestion_is_the_nearest_right_word():
    """A wrong word carries the right one for the editor."""
    finding = found(change("step: acknowledge", "step: acknowlege"))[0]
    assert ("acknowledge",) == finding.suggestions


@pytest.mark.parametrize(
    ("text", "rule"),
    [("hello", "wrong-type"), ("[a]", "wrong-type"), ("phrases: []", "missing-key"),
     ("phrases: x", "wrong-type"), ("phrases: [x]", "wrong-type"),
     ("phrases: [{}]", "missing-key")],
)  # fmt: skip
def test_files_of_the_wrong_make_are_told_what_to_be(text, rule):
    """A file that is no phrase file at all gets findings, not a crash."""
    assert f"phrase/{rule}" in {one.rule for one in found(text)}


def test_positions_count_code_points_in_any_scalar():
    """A slot after an emoji, an escape and a folded line is found at its own column."""
    text = change("en: Who waits for you?", 'en: "😀 \\u0041\n        b {X} c"')
    finding = next(one for one in found(text) if one.rule == "phrase/malformed-slot")
    assert (24, 11, 24, 14) == (
        finding.line, finding.column, finding.end_line, finding.end_column,
    )  # fmt: skip


@given(st.recursive(
    st.sampled_from(["x", "own-it", "{a", "{{b}}", "", "~", "2027-01-01", "desk", "ё"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "say", "en", "ru", "phrases", "step", "review_by", "tone", "zz"]),
        inner, max_size=4,
    ),
    max_leaves=12,
))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_tree_is_judged_without_a_crash(data):
    """Whatever the shape of a file, each finding has a rule, a place and a full sentence."""
    import json

    text = json.dumps(data, ensure_ascii=False)
    try:
        findings = found(text)
    except DocumentError:
        return
    for one in findings:
        assert one.rule.startswith("phrase/")
        assert one.line >= 1
        assert 0 <= one.start <= one.end <= len(text)
        assert one.message.endswith((".", "`", "?"))


def pages_of(tmp_path, **texts: str) -> list[Document]:
    """Pages in the folders en, ru and sv, named by language."""
    made = []
    for lang in ("en", "ru", "sv"):
        folder = tmp_path / "docs" / lang / "scripts"
        folder.mkdir(parents=True, exist_ok=True)
        if lang in texts:
            (folder / "a.md").write_text(texts[lang], encoding="utf-8")
            made.append(Document(str(folder / "a.md"), texts[lang]))
    return made


def test_references_are_answered_or_named(tmp_path):
    """An unknown id is an error with the nearest right one, an unused phrase a warning."""
    text = "# A\n\n/// say | overbooked-seat.own\n///\n\n/// say | overbooked-seat.ask\n///\n"
    pages = pages_of(tmp_path, en=text, ru=text, sv=text)
    files = [load(Document("phrases/overbooked-seat.yml", FILE))]
    findings = list(check_references(pages, files))
    unknown = [one for one in findings if one.rule == "reference/unknown-phrase"]
    unused = [one for one in findings if one.rule == "reference/unused-phrase"]
    assert [(3, 11, ("overbooked-seat.own-it",))] * 3 == [
        (one.line, one.column, one.suggestions) for one in unknown
    ]
    assert [("warning", 10, 9)] == [(one.severity, one.line, one.column) for one in unused]
    assert len(findings) == 4


def test_unused_phrases_are_not_claimed_of_a_part(tmp_path):
    """When only some pages were read, no phrase is called unused and no page missing."""
    pages = pages_of(tmp_path, en="text")
    files = [load(Document("phrases/overbooked-seat.yml", FILE))]
    assert [] == list(check_references(pages, files, whole=False))


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("/// say\n///\n", "reference/unknown-phrase", "names no phrase"),
        ("/// say | nowhere.x\n///\n", "reference/unknown-phrase", "phrases/nowhere.yml"),
        ("/// say | overbooked-seat.zzzzzzz\n///\n", "reference/unknown-phrase", "ask, own-it"),
        ("/// custmer\ntext\n///\n", "page/unknown-block", "`customer`"),
        ("/// customer\ntext\n", "page/unclosed-block", "line of ///"),
        ("text\n\n///\n", "page/stray-block-end", "close no block"),
    ],
)
def test_faulty_blocks_are_named(tmp_path, text, rule, words):
    """Each fault of a block has its own words."""
    files = [load(Document("phrases/overbooked-seat.yml", FILE))]
    findings = list(check_references(pages_of(tmp_path, en=text), files, whole=False))
    assert [rule] == [one.rule for one in findings]
    assert words in findings[0].message


def test_a_page_that_a_language_lacks_is_named(tmp_path):
    """Each missing page is told once, at a page that is there."""
    findings = list(check_references(pages_of(tmp_path, ru="text", sv="text"), []))
    assert ["page/missing-language"] == [one.rule for one in findings]
    assert "docs/en/scripts/a.md" in findings[0].message
    assert "ru" == page_lang(findings[0].path)


def test_a_page_with_broken_front_matter_is_left_to_its_own_finding(tmp_path):
    """The other pages are checked all the same."""
    pages = pages_of(tmp_path, en="---\ntitle: a: b\n---\n", ru="/// say\n///\n", sv="x")
    findings = list(check_references(pages, [], whole=False))
    assert ["reference/unknown-phrase"] == [one.rule for one in findings]


def test_drills_are_no_phrases(tmp_path):
    """A file of drills is left alone, and says so in one note."""
    drills = "drills:\n  - kind: fault\n    line: It's our policy.\n    answer: policy\n"
    (tmp_path / "en.yml").write_text(drills, encoding="utf-8")
    (one,) = check_paths([tmp_path], Config(root=tmp_path))
    assert ("file/drills", "note", 1) == (one.rule, one.severity, one.line)
