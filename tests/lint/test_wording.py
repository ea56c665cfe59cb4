"""Signals, overlaps and examples: what a rule does with the rest of the turn."""

import pytest

from lint.checks.protocol import principles
from lint.checks.wording import wording
from lint.compiler import compile_now
from lint.examples import test_rules as run_examples
from lint.matcher import Matcher
from lint.rules import load_all

SIGNALS = """\
category: signals
title: Signals
why: Evidence.
signals:
  - {name: offer, match: ["i can <refund>"], bad: [I can refund you.], good: [No.]}
  - {name: apology, match: ["sorry"], bad: [Sorry.], good: [No.]}
  - {name: cause, match: ["because"], bad: [Because.], good: [No.]}
principles:
  acknowledge: ["apology -cause"]
  value: ["offer +apology"]
"""
RULES = """\
category: refusal
title: A plain no
why: A no without a way forward.
source: [S4-11]
rules:
  - name: cannot
    match: ["(not|nothing) possible"]
    without: [offer]
    say: Here is what I can do.
    bad: [That is not possible.]
    good: ["That is not possible, but I can refund you."]
  - name: sorry-cannot
    match: ["is not possible"]
    with: [apology]
    severity: warning
    say: Here is what I can do.
    bad: ["Sorry, it is not possible."]
    good: [It is not possible.]
"""


@pytest.fixture
def folder(tmp_path):
    """A rule folder with signals and rules."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "signals.yml").write_text(SIGNALS, encoding="utf-8")
    (tmp_path / "en" / "refusal.yml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def rules(folder):
    """The matcher of that folder."""
    return Matcher(compile_now("en", (folder,)))


def test_without_looks_at_the_whole_turn(rules):
    """A refusal is no finding where the turn offers a way forward, in another sentence too."""
    assert ["refusal/cannot"] == [d.rule for d in wording("Sadly not possible.", rules)]
    assert [] == list(wording("Sadly not possible. But look: I can refund it.", rules))


def test_not_beside_looks_at_the_sentence_alone(folder):
    """A fault that no later promise heals stays a finding, whatever the next sentence offers."""
    path = folder / "en" / "refusal.yml"
    path.write_text(path.read_text("utf-8").replace("without:", "not-beside:"), encoding="utf-8")
    rules = Matcher(compile_now("en", (folder,)))
    (found,) = wording("Sadly not possible. But look: I can refund it.", rules)
    assert "refusal/cannot" == found.rule
    assert [] == list(wording("Not possible, but I can refund it. Nothing else?", rules))


def test_with_asks_for_a_signal(rules):
    """A rule with `with` fires only where the turn shows that signal."""
    found = [d.rule for d in wording("It is not possible. Sorry!", rules)]
    assert ["refusal/sorry-cannot", "refusal/cannot"] == found


def test_findings_carry_reason_and_remedy(rules):
    """A finding says why and what to say instead, at the right words."""
    text = "Well, not possible."
    (found,) = wording(text, rules)
    assert "not possible" == text[found.start : found.end]
    assert ("A no without a way forward.", ("Here is what I can do.",)) == (
        found.message,
        found.suggestions,
    )


def test_principles_need_all_signals_and_no_forbidden_one(rules):
    """A principle is covered by a turn that shows its signals and none that spoils them."""
    assert {"acknowledge"} == principles(["Sorry."], rules)
    assert set() == principles(["Sorry, because of the snow."], rules)
    assert set() == principles(["Hello."], rules)


def test_other_turns_may_show_a_signal(rules):
    """A signal behind a plus may stand in any turn of a talk; of a lone turn it is not asked."""
    assert {"acknowledge", "value"} == principles(["Sorry.", "I can refund you."], rules)
    assert set() == principles(["Hello.", "I can refund you."], rules)
    assert {"value"} == principles(["I can refund you."], rules)


def test_examples_that_misbehave_are_named(folder):
    """`lint test` names file, line and column of an example its rule misses or flags."""
    path = folder / "en" / "refusal.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("bad: [That is not possible.]", "bad: [Never.]"), encoding="utf-8")
    errors = list(run_examples(load_all("en", (folder,)), Matcher(compile_now("en", (folder,)))))
    assert [(str(path), 10, 11)] == [(e.path, e.line, e.column) for e in errors]
    assert "misses its own bad example" in errors[0].message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("say: Here is what I can do.\n    bad: [That", "bad: [That"), "what to say instead"),
        (("    good: [It is not possible.]\n", ""), "examples of both kinds"),
        (("without: [offer]", "without: [ofer]"), "no signal is named ofer"),
        (("severity: warning", "severity: warn"), "severity is one of"),
        (("match:", "mach:"), "did you mean match?"),
        (("name: sorry-cannot", "name: cannot"), "a second rule named cannot"),
        (("name: sorry-cannot", "name: Sorry Cannot"), "small Latin letters"),
        (("category: refusal", "category: policy"), "must be refusal"),
    ],
)
def test_faulty_rule_files_are_explained(folder, change, words):
    """A rule file that can't be used is an error in plain words with a place."""
    from lint.rules import RuleError

    path = folder / "en" / "refusal.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_now("en", (folder,))
    assert words in str(caught.value)
    assert caught.value.line > 0


def test_later_folder_overrides_a_rule(folder, tmp_path_factory):
    """A rule of the same id in a later folder replaces the earlier one; others stay."""
    house = tmp_path_factory.mktemp("house")
    (house / "en").mkdir()
    text = RULES.replace("(not|nothing) possible", "no can do").split("  - name: sorry")[0]
    text = text.replace("That is not possible", "No can do")
    (house / "en" / "refusal.yml").write_text(text, encoding="utf-8")
    rules = Matcher(compile_now("en", (folder, house)))
    assert [] == list(wording("Not possible.", rules))
    assert ["refusal/cannot"] == [d.rule for d in wording("No can do.", rules)]
    assert ["refusal/sorry-cannot"] == [d.rule for d in wording("Sorry: is not possible", rules)]
