"""The second opinion: what it may say, how it is told to be quiet, and where it is heard."""

import gzip
import json
import re
from pathlib import Path

import pytest

from corpus import part
from lint import check_text
from lint.audit.judge import Judge
from lint.checks.hearing import Say, heard
from lint.checks.wording import wording
from lint.config import Config, ConfigError, find
from lint.diagnostics import Diagnostic
from lint.engine import language
from lint.names import LANGS, MODELS, SECOND_OPINION
from lint.opinion import model
from lint.project import Project
from lint.rules import load_category
from lint.text import sentences
from lint.verdicts import Verdicts

ROOT = Path(__file__).parents[2]
LARGEST = 400_000
"""Bytes that the model of one language may have, compressed."""

PHRASES = """\
situation: a
phrases:
  - id: one
    step: acknowledge
    say:
      {lang}: >-
        {say}
    avoid:
      {lang}: >-
        {avoid}
"""
HOUSE = """\
category: policy
title: Policy
why: We call it a day ticket.
severity: error
rules:
  - {name: no-zebras, match: zebra pass, say: your day ticket, bad: [A zebra pass.], good: [No.]}
"""
FINE = {"en": "Here is your room key.", "ru": "Вот ваш ключ.", "sv": "Här är din nyckel."}


def silent(lang: str, count: int = 20) -> list[tuple[str, Diagnostic]]:
    """Lines of the corpus that no rule hears and the second opinion warns of."""
    found = []
    for row in (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(row)
        if part(line["id"]) == "train" and not set('"“”«»:') & set(line["text"]):
            heard = check_text(line["text"], lang)
            if [d.rule.partition("/")[2] for d in heard] == [SECOND_OPINION]:
                if heard[0].severity == "warning":
                    found.append((line["text"], heard[0]))
        if len(found) == count:
            break
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_names_words_reason_and_advice(lang):
    """Two or three groups of words that stand in the text are quoted; the category says the rest."""
    lines = silent(lang)
    assert 20 == len(lines)
    for text, found in lines:
        file = load_category(lang, found.category)
        reasons = {file.why, *(rule.why for rule in file.rules)}
        why = max((why for why in reasons if found.message.endswith(why)), key=len)
        quoted = re.findall("[“«”]([^“”«»]+)[”»]", found.message.removesuffix(why))
        assert 1 <= len(quoted) <= 3
        assert all(words in text for words in quoted)
        assert text[found.start : found.end].startswith(quoted[0])
        assert text[found.start : found.end].endswith(quoted[-1])
        assert any(found.suggestions == rule.say[: len(found.suggestions)] for rule in file.rules)


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_never_an_error_and_never_beside_a_grave_finding(lang):
    """It warns or notes, once for a short paragraph; beside a rule's note only to warn."""
    for row in (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()[::7]:
        text = json.loads(row)["text"]
        found = check_text(text, lang)
        opinions = [d for d in found if d.rule.endswith(SECOND_OPINION)]
        assert all(d.severity in ("warning", "note") for d in opinions)
        if opinions and "\n" not in text and len([*sentences(text.strip())]) <= 3:
            (opinion,) = opinions
            others = {d.severity for d in found if d is not opinion}
            assert others <= {"note"}
            assert "warning" == opinion.severity or not others


def test_each_paragraph_is_heard_on_its_own():
    """A rule that fires in one paragraph does not silence the opinion of the next."""
    (text, alone), *_ = silent("en")
    both = check_text(f"It's our policy.\n\n{text}", "en")
    assert ["policy", alone.category] == [d.category for d in both]
    shift = len("It's our policy.\n")
    assert both[1].end - both[1].start == alone.end - alone.start
    assert both[1].start in (alone.start + shift, alone.start + shift + 1)


def test_what_it_doubts_becomes_a_note():
    """A finding that it doubts is lowered to a note; of a category with an error one stays."""
    lowered = dropped = 0
    for lang in LANGS:
        rules = language(lang)
        for row in (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()[::12]:
            text = json.loads(row)["text"]
            own = {(d.rule, d.start): d for d in wording(text, rules)}
            told = {(d.rule, d.start): d for d in check_text(text, lang)
                    if not d.rule.endswith(SECOND_OPINION)}  # fmt: skip
            assert set(told) <= set(own)
            grave = {d.category for d in own.values() if d.severity == "error"}
            assert grave <= {d.category for d in check_text(text, lang)}
            changed = {d.severity for key, d in told.items() if d != own[key]}
            assert changed <= {"note"}
            lowered += bool(changed)
            dropped += len(told) < len(own)
    assert lowered and dropped


def test_a_rule_it_has_not_learnt_is_left_alone(tmp_path, monkeypatch):
    """A company's own rule stays as grave as the company made it, whatever the words around it."""
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "cache"))
    rules = tmp_path / "rules" / "en"
    rules.mkdir(parents=True)
    (rules / "policy.yml").write_text(HOUSE, encoding="utf-8")
    text = "Good morning! Your zebra pass is ready, have a lovely day."
    config = Config(root=tmp_path, rules=("rules",))
    found = Judge(config, "en")(text, "en")
    assert [("policy/no-zebras", "error")] == [(d.rule, d.severity) for d in found]


@pytest.mark.parametrize("lang", LANGS)
def test_what_it_has_no_lines_for_is_left_to_the_rules(lang):
    """Clichés, stiff words and gifts taken back are told as their rules tell them."""
    for category in ("cliche", "register", "retract"):
        for rule in load_category(lang, category).rules:
            for text in (example.text for example in rule.bad):
                told = {(d.rule, d.severity) for d in check_text(text, lang)}
                kept = {(d.rule, d.severity) for d in heard(text, language(lang), Say("off"))}
                assert {one for one in kept if one[0].startswith(category)} <= told, text


def test_a_grave_fault_stays_an_error_in_good_company():
    """Sentences beside an error don't speak for it where its own is surely bad."""
    text = "It's our policy. Your new room is 12, and I have put the bags there already."
    assert ["error"] == [found.severity for found in check_text(text, "en")]


def test_a_fault_in_a_long_good_letter_stays_an_error():
    """Only the sentences beside a fault speak for it, not a whole page of good ones."""
    good = "Good morning, Mr Berg. Your seat is 12A and your bag is on board. Dinner is at seven. "
    letter = good * 6 + "It's our policy, you should have read the terms. " * 3 + good * 6
    assert "error" in {found.severity for found in check_text(letter, "en")}


@pytest.mark.parametrize("lang", LANGS)
def test_a_fault_in_a_long_paragraph_is_heard_where_it_stands(lang):
    """Good sentences before and after do not drown what the second opinion hears alone."""
    lines = [text for text, _ in silent(lang) if len([*sentences(text)]) == 2]
    for text in lines:
        letter = f"{FINE[lang]} {FINE[lang]} {text} {FINE[lang]} {FINE[lang]}"
        (found,) = check_text(letter, lang)
        assert text in letter and letter.index(text) <= found.start < letter.index(text) + len(text)
    assert len(lines) > 5


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ru", "Вам необходимо заполнить форму."), ("sv", "Vi återkommer så snart som möjligt.")],
)
def test_a_fault_is_told_once(lang, text):
    """Several rules of a category that hear the same words make one finding."""
    assert 1 == len(check_text(text, lang)) < len(list(wording(text, language(lang))))


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_handbook_recommends_passes(lang):
    """What rules say instead is never warned of."""
    for rule in language(lang).rules:
        for line in rule["say"]:
            assert not [d for d in check_text(line, lang)
                        if d.rule.endswith(SECOND_OPINION) and d.severity == "warning"], line  # fmt: skip


def test_settings_turn_it_down_or_off():
    """Off is silent and leaves rules alone; note takes warnings down; thresholds move it."""
    text, found = silent("sv")[0]
    rules = language("sv")
    assert [] == heard(text, rules, Say("off"))
    assert ["note"] == [d.severity for d in heard(text, rules, Say("note"))]
    assert ["note"] == [d.severity for d in heard(text, rules, Say("warning", warning=1.0))]
    assert [] == heard(text, rules, Say("warning", warning=1.0, note=1.0))
    sure = model("sv").opinion(text, 0).confidence
    assert [found] == heard(text, rules, Say("warning", warning=sure, note=sure))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("opinion-thresholds = 0.5", "must be a table"),
        ("[opinion-thresholds]\nwarnin = 0.9", "did you mean warning?"),
        ("[opinion-thresholds]\nnote = 85", "a share between 0 and 1"),
        ("[opinion-thresholds]\nnote = true", "a share between 0 and 1"),
    ],
)
def test_wrong_thresholds_are_named(tmp_path, text, words):
    """A threshold that can't be is refused with file and remedy."""
    (tmp_path / "lint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(words)):
        find(tmp_path)


def test_no_setting_makes_it_an_error():
    """A category that is set to error lifts its rules, not its second opinion."""
    _, found = silent("en")[0]
    for name in (found.category, found.rule):
        config = Config(severities={name: "error"})
        assert ["warning"] == [d.severity for d in Verdicts(config, [], False).judge([found])]
    assert [] == Verdicts(Config(severities={found.rule: "off"}), [], False).judge([found])
    assert [] == Verdicts(Config(ignore=(found.category,)), [], False).judge([found])


@pytest.mark.parametrize("lang", LANGS)
def test_a_bad_example_counts_as_caught(lang, tmp_path, monkeypatch):
    """`avoid:` may hold what only the second opinion hears; with it off, the example is lost."""
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "cache"))
    text, _ = silent(lang)[0]
    path = tmp_path / "phrases" / "a.yml"
    path.parent.mkdir()
    path.write_text(PHRASES.format(lang=lang, say=FINE[lang], avoid=text), encoding="utf-8")
    names = {}
    for level in ("warning", "off"):
        config = Config(root=tmp_path, languages=(lang,), second_opinion=level)
        names[level] = {d.rule for d in Project(config).check([path])}
    assert {"phrase/avoid-not-caught"} == names["off"] - names["warning"]


def test_lines_for_customers_are_heard_and_prose_is_not(tmp_path, monkeypatch):
    """Phrases and what staff say on pages are heard; a page's own prose is not talk."""
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "cache"))
    text, found = silent("en")[0]
    path = tmp_path / "docs" / "en" / "a.md"
    path.parent.mkdir(parents=True)
    config = Config(root=tmp_path, languages=("en",))
    for page, expected in ((f"{text}\n", set()), (f"/// staff\n{text}\n///\n", {found.rule})):
        path.write_text(f"---\ntitle: A\n---\n\n{page}", encoding="utf-8")
        rules = {d.rule for d in Project(config).check([path])}
        assert expected == {rule for rule in rules if rule.endswith(SECOND_OPINION)}


def test_audit_explain_and_opt_out_know_it(lint, tmp_path):
    """The audit counts it, `lint explain` tells of it, an opt-out with a reason is followed."""
    text, found = silent("en")[0]
    tally = Judge(Config(), "en").batch([(1, text, "en")])
    assert {found.rule: 1} == dict(tally.rules)
    assert [] == Judge(Config(second_opinion="off"), "en")(text, "en")
    told = lint("explain", found.rule, "--lang", "en")
    assert 0 == told.returncode
    assert "never an error" in told.out
    path = tmp_path / "phrases" / "a.yml"
    path.parent.mkdir()
    phrase = PHRASES.format(lang="en", say=text, avoid="It's our policy.")
    path.write_text(phrase, encoding="utf-8")
    assert found.rule in lint("check", "phrases").out
    allow = f"# lint: allow {found.rule}: a line we discuss"
    path.write_text(phrase.replace("- id: one", f"- id: one  {allow}"), encoding="utf-8")
    done = lint("check", "phrases")
    assert f"warning  {found.rule}" not in done.out
    assert "suppression/" not in done.out


@pytest.mark.parametrize("lang", LANGS)
def test_models_are_small(lang):
    """A model weighs at most 400 KB compressed."""
    data = (MODELS / f"{lang}.bin").read_bytes()
    assert len(gzip.compress(data)) <= LARGEST


def test_another_model_makes_kept_results_stale(tmp_path, monkeypatch):
    """What was kept of a file is not believed once the model has changed."""
    from lint import states

    before = states.state(Config())
    for path in MODELS.glob("*.bin"):
        (tmp_path / path.name).write_bytes(path.read_bytes() + b"\0")
    monkeypatch.setattr(states, "MODELS", tmp_path)
    assert before != states.state(Config())
    assert states.state(Config(second_opinion="off")) != before
