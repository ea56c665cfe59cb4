"""The language server, by a real session over standard input and output."""

import pytest

from lint.documents import Document
from lint.phrases import load
from tests.lint.editor import Editor, applied

PHRASES = """\
situation: late-bag
title: {en: Late bag, ru: Багаж, sv: Sen väska}
sector: air
touchpoint: belt
owner: Desk
review_by: 2099-01-01
phrases:
  - id: own-it
    step: acknowledge
    channels: [desk]
    say:
      en: "🧳 Sorry, {name}: \\"it's our policy\\", we can't help."
      ru: 'Простите, {name}. Это наша политика.'
      sv: Förlåt, {name}. Vi ordnar det.
  - id: at-six
    step: time
    channels: [desk]
    say:
      en: You get it at {time}.
      ru: Он у вас в {time}.
      sv: Den är hos dig {time}.
"""
CATALOGUE = """\
currency: EUR
roles:
  - id: alone
    title: {en: You, ru: Вы, sv: Du}
cautions:
  - id: diet
    title: {en: anyone who fasts, ru: "тех, кто постится", sv: den som fastar}
items:
  - id: cost-paid
    title: {en: The cost is paid, ru: Расход оплачен, sv: Kostnaden betald}
    kind: plaster
    cost: 5-40
  - id: lounge
    title: {en: The lounge, ru: Зал, sv: Loungen}
    kind: lollipop
    sectors: [air]
  - id: dessert
    title: {en: A dessert, ru: Десерт, sv: En efterrätt}
    kind: lollipop
    sectors: [restaurant]
"""
PAGE = """\
---
title: "Late bag"
description: "Bag."
situation: late-bag
---

# Late bag 🧳

🧳🧳 It's our policy to wait.

/// say | late-bag.own-it
///

/// say | late-bag.no-such
///
"""


@pytest.fixture
def folder(tmp_path):
    """A small project."""
    (tmp_path / "lint.toml").write_text('paths = ["phrases", "docs"]\n', encoding="utf-8")
    for name in ("phrases", "docs/en/scripts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "phrases" / "late-bag.yml").write_text(PHRASES, encoding="utf-8")
    (tmp_path / "docs" / "en" / "scripts" / "late-bag.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def editor(folder):
    """A session in that project."""
    with Editor(folder) as session:
        session.phrases = folder / "phrases" / "late-bag.yml"
        session.page = folder / "docs" / "en" / "scripts" / "late-bag.md"
        yield session
    assert 0 == session.process.returncode
    assert "Traceback" not in session.errors, session.errors


def one(found: list, rule: str) -> dict:
    """The only finding of a rule, or of a category."""
    (match,) = [f for f in found if f["code"] == rule or f["code"].startswith(f"{rule}/")]
    return match


def words(text: str, where: dict) -> str:
    """What a range covers, counted in UTF-16."""
    line = text.split("\n")[where["start"]["line"]].encode("utf-16-le")
    return line[2 * where["start"]["character"] : 2 * where["end"]["character"]].decode("utf-16-le")


def test_findings_of_unsaved_phrases_are_at_their_words(editor):
    """A finding in an unsaved YAML text behind an emoji covers its words in UTF-16 units."""
    text = PHRASES.replace(", we can't help", " here")
    found = editor.open(editor.phrases, text)
    english, russian = [f for f in found if f["code"] == "policy/our-policy"]
    assert "policy" in words(text, english["range"])
    assert "политика" in words(text, russian["range"])
    assert (1, "lint") == (english["severity"], english["source"])


def test_findings_follow_the_typing(editor):
    """A corrected text has no finding any more, a broken one says where it is broken."""
    editor.open(editor.phrases, PHRASES)
    mended = PHRASES.replace("it's our policy", "here").replace("Это наша политика.", "Вот.")
    editor.type(editor.phrases, mended)
    assert [] == [f for f in editor.findings(editor.phrases) if f["code"].startswith("policy")]
    editor.type(editor.phrases, "situation: [a\nphrases:\n", 3)
    assert "syntax/yaml" in [f["code"] for f in editor.findings(editor.phrases)]
    editor.close(editor.phrases)
    assert [] == editor.findings(editor.phrases)


def test_typing_fast_is_checked_once(editor):
    """Of changes in quick succession only the last is checked."""
    editor.open(editor.phrases, PHRASES)
    for version in range(2, 12):
        editor.type(editor.phrases, PHRASES.replace("Late bag", f"Bag {version}"), version)
    editor.type(editor.phrases, PHRASES.replace("situation: late-bag", "situation: Late Bag"), 12)
    assert "Late Bag" in str(editor.findings(editor.phrases))


def test_pages_know_the_phrases(editor):
    """A page is told of an unknown phrase, and of its own words, at the right place."""
    found = editor.open(editor.page, PAGE, "markdown")
    assert "late-bag.no-such" == words(PAGE, one(found, "reference/unknown-phrase")["range"])
    assert "policy" in words(PAGE, one(found, "policy/our-policy")["range"])


def test_pages_follow_unsaved_phrases(editor):
    """A phrase that is written but not saved is known to the open page at once."""
    editor.open(editor.page, PAGE, "markdown")
    editor.open(editor.phrases, PHRASES.replace("id: at-six", "id: no-such"))
    assert "reference/unknown-phrase" not in [f["code"] for f in editor.findings(editor.page)]


def test_hover_gives_the_reason(editor):
    """The pointer on a finding shows its reason and rewrites; on a phrase, the phrase."""
    found = one(editor.open(editor.page, PAGE, "markdown"), "policy/our-policy")
    start = found["range"]["start"]
    answer = editor.at("hover", editor.page, start["line"], start["character"] + 1)
    assert found["code"] in answer["contents"]["value"]
    assert "\n- " in answer["contents"]["value"]
    line = PAGE.split("\n").index("/// say | late-bag.own-it")
    assert "it's our policy" in editor.at("hover", editor.page, line, 14)["contents"]["value"]
    assert editor.at("hover", editor.page, 6, 1) is None


def test_quick_fixes_keep_the_yaml_sound(editor):
    """Each rewrite put in place changes its own text, written as its quotes need it."""
    found = [f for f in editor.open(editor.phrases, PHRASES) if f["code"] == "policy/our-policy"]
    for finding, lang in zip(found, ("en", "ru"), strict=True):
        actions = editor.actions(editor.phrases, finding["range"], [finding])
        own = [a for a in actions if a.get("diagnostics") == [finding]]
        assert 1 <= len(own) <= 3
        for action in own:
            assert "quickfix" == action["kind"]
            text = applied(PHRASES, action["edit"]["changes"][editor.phrases.as_uri()])
            said = load(Document("a.yml", text)).phrases[0].say
            before = load(Document("a.yml", PHRASES)).phrases[0].say
            assert said[lang].text != before[lang].text
            assert said["sv"].text == before["sv"].text
            assert action["title"][2:40].rstrip("…") in said[lang].text


def test_quick_fixes_in_a_page(editor):
    """In Markdown a rewrite replaces the words themselves."""
    found = one(editor.open(editor.page, PAGE, "markdown"), "policy/our-policy")
    action = editor.actions(editor.page, found["range"], [found])[0]
    text = applied(PAGE, action["edit"]["changes"][editor.page.as_uri()])
    assert words(PAGE, found["range"]) not in text.split("\n")[8]
    assert text.split("\n")[8].startswith("🧳🧳 ")


def test_all_safe_fixes_at_once(editor):
    """The editor's fix-all applies what keeps the meaning."""
    text = PAGE.replace("It's our policy to wait.", 'Two  spaces and "quotes" here.')
    editor.open(editor.page, text, "markdown")
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 20, "character": 0}}
    (action,) = editor.actions(editor.page, everything, only=["source.fixAll"])
    fixed = applied(text, action["edit"]["changes"][editor.page.as_uri()])
    assert "🧳🧳 Two spaces and “quotes” here." == fixed.split("\n")[8]


@pytest.mark.parametrize(
    ("line", "offered", "first"),
    [
        ("/// say | ", "late-bag.at-six", "late-bag.at-six"),
        ("/// say | late-bag.a", "late-bag.at-six", "late-bag.at-six"),
        ("Come at {", "time", "name"),
        ("<!-- lint: allow poli", "policy/our-policy", None),
    ],
)
def test_completion_in_pages(editor, line, offered, first):
    """Phrase ids, slots and rule names are offered where they belong."""
    text = PAGE + "\n" + line
    editor.open(editor.page, text, "markdown")
    items = editor.at("completion", editor.page, text.count("\n"), len(line))["items"]
    assert offered in [item["label"] for item in items]
    if first:
        assert first == min(items, key=lambda item: item["sortText"])["label"]
    edit = next(item for item in items if item["label"] == offered)["textEdit"]
    done = applied(text, [edit]).split("\n")[-1]
    assert done.endswith(offered) and len(done) >= len(line.rstrip("ploi"))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("    step: ", "follow_up"),
        ("    step: fol", "follow_up"),
        ("    channels: [desk, ", "on-board"),
        ("    channels:\n      - ", "on-board"),
        ("    tone: ", "formal"),
        ("      en: Come at {", "time"),
        ("    # lint: allow ", "policy/our-policy"),
    ],
)
def test_completion_in_phrase_files(editor, line, offered):
    """Steps, channels, tones, slots and rule names are offered in a text that is half written."""
    text = PHRASES + "  - id: new\n" + line
    editor.open(editor.phrases, text)
    last = text.split("\n")[-1]
    items = editor.at("completion", editor.phrases, text.count("\n"), len(last))["items"]
    assert offered in [item["label"] for item in items]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("    step: value\n    offers: ", "lounge"),
        ("    step: value\n    offers: [lounge, d", "lounge"),
        ("    step: restore\n    offers:\n      - c", "cost-paid"),
        ("    step: restore\n    offers:\n      - cost-paid\n      - ", "cost-paid"),
    ],
)
def test_completion_of_what_a_phrase_offers(editor, folder, lines, first):
    """Ids of the catalogue are offered, those that fit the trade and the step first."""
    (folder / "phrases" / "compensation.yml").write_text(CATALOGUE, encoding="utf-8")
    text = f"{PHRASES}  - id: new\n{lines}"
    editor.open(editor.phrases, text)
    last = text.split("\n")[-1]
    items = editor.at("completion", editor.phrases, text.count("\n"), len(last))["items"]
    assert ["cost-paid", "dessert", "lounge"] == sorted(item["label"] for item in items)
    best = min(items, key=lambda item: item["sortText"])
    assert first == best["label"]
    assert "The cost is paid" in str(items) and "plaster" in str(items)
    done = applied(text, [best["textEdit"]]).split("\n")[-1]
    assert done == last[: len(last) - (last[-1] in "cd")] + first


@pytest.mark.parametrize(
    ("line", "offered"),
    [("    grant: ", ["alone"]), ("    not_for: [", ["diet"]),
     ("    alternatives: [cost-paid, ", ["cost-paid", "dessert", "lounge"])],
)  # fmt: skip
def test_completion_within_the_catalogue(editor, line, offered):
    """The catalogue's own roles, cautions and items are offered where it names them."""
    path = editor.phrases.with_name("compensation.yml")
    path.write_text(CATALOGUE, encoding="utf-8")
    editor.open(path, CATALOGUE + line)
    items = editor.at("completion", path, CATALOGUE.count("\n"), len(line))["items"]
    assert offered == sorted(item["label"] for item in items)


def test_an_item_that_is_not_saved_is_offered(editor):
    """What is being written in the catalogue counts in the phrase files at once."""
    path = editor.phrases.with_name("compensation.yml")
    path.write_text(CATALOGUE, encoding="utf-8")
    editor.open(path, CATALOGUE.replace("id: lounge", "id: bar"))
    text = PHRASES + "  - id: new\n    offers: "
    editor.open(editor.phrases, text)
    items = editor.at("completion", editor.phrases, text.count("\n"), 12)["items"]
    assert ["bar", "cost-paid", "dessert"] == sorted(item["label"] for item in items)


def test_no_catalogue_offers_nothing(editor):
    """Without a catalogue, or with one that can't be read, nothing is offered and nothing breaks."""
    text = PHRASES + "  - id: new\n    step: value\n    offers: "
    editor.open(editor.phrases, text)
    assert [] == editor.at("completion", editor.phrases, text.count("\n"), 12)["items"]
    editor.phrases.with_name("compensation.yml").write_text("items: [", encoding="utf-8")
    assert [] == editor.at("completion", editor.phrases, text.count("\n"), 12)["items"]


def test_definition_leads_to_the_phrase(editor):
    """From a script, the phrase's id in its file is found."""
    editor.open(editor.page, PAGE, "markdown")
    line = PAGE.split("\n").index("/// say | late-bag.own-it")
    answer = editor.at("definition", editor.page, line, 14)
    assert editor.phrases.as_uri() == answer["uri"]
    assert "own-it" == words(PHRASES, answer["range"])
    assert editor.at("definition", editor.page, 0, 0) is None


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 2)])
def test_positions_are_counted_as_the_client_counts(folder, encoding, units):
    """Behind two emoji and a space, a finding begins where the agreed encoding has it."""
    page = folder / "docs" / "en" / "scripts" / "late-bag.md"
    with Editor(folder, [encoding]) as session:
        assert encoding == session.server["capabilities"]["positionEncoding"]
        text = "🧳🧳 policy: it's our policy.\n"
        found = one(session.open(page, text, "markdown"), "policy/our-policy")
        code_points = found["range"]["start"]["character"] - units
        assert text[2 + code_points :].lower().startswith(("it", "our", "policy"))


def test_other_files_are_left_alone(editor, folder):
    """A file that `lint` would not read has no findings, whatever stands in it."""
    assert [] == editor.open(folder / "README.md", "It's our policy.", "markdown")
    assert [] == editor.open(folder / "compose.yml", "services: [")
    assert [] == editor.open(folder / "phrases" / "notes.txt", "It's our policy.")


def test_broken_settings_are_told(editor, folder):
    """Settings that can't be used are a finding, and once mended are believed again."""
    editor.open(editor.phrases, PHRASES)
    (folder / "lint.toml").write_text("pathss = []\n", encoding="utf-8")
    changes = [{"uri": (folder / "lint.toml").as_uri(), "type": 2}]
    editor.tell("workspace/didChangeWatchedFiles", changes=changes)
    assert "did you mean paths?" in one(editor.findings(editor.phrases), "lint/settings")["message"]
    (folder / "lint.toml").write_text('ignore = ["policy"]\n', encoding="utf-8")
    editor.tell("workspace/didChangeWatchedFiles", changes=changes)
    assert [] == [f for f in editor.findings(editor.phrases) if f["code"].startswith("policy")]


def test_a_terminal_is_told_how(lint):
    """`lint lsp --help` explains itself."""
    assert "language server" in lint("lsp", "--help").out + lint("--help").out
