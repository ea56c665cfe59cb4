"""The notation: what is read, what is refused, and what patterns find."""

import pytest

from lint.compiler import compile_now
from lint.matcher import Matcher
from lint.patterns import PatternError, parse


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("our policy", "It is our policy.", ["our policy"]),
        ("our [internal] policy", "our internal policy, our policy", ["our internal policy", "our policy"]),
        ("(no|not) now", "Not now.", ["Not now"]),
        ("not ...2 refund", "We do not ever give refund", ["not ever give refund"]),
        ("not ...2 refund", "not one two three refund", []),
        ("policy & company", "the policy of this company", ["policy of this company"]),
        ("policy & company", "company has a policy", ["company has a policy"]),
        ("^ wait", "Wait here. I wait.", ["Wait"]),
        ("wait $", "Wait here. I wait.", ["wait"]),
        ("are you sure ?", "Are you sure? You are sure.", ["Are you sure"]),
        ("are you sure ?", "Are you sure.", []),
        ("sure* thing", "surely thing", ["surely thing"]),
        ("*policy", "reisepolicy", ["reisepolicy"]),
        ("by {time}", "by {time} or by {new_time}, by {name}", ["by {time}", "by {new_time}"]),
        ("by {}", "by {name}", ["by {name}"]),
        ("at #clock", "at 14:20, at 14.05, at 25:00, at 7", ["at 14:20", "at 14.05"]),
        ("in #number minutes", "in 15 minutes", ["in 15 minutes"]),
        ("do not", "I don't, I don’t, I dont, I do not", ["don't", "don’t", "dont", "do not"]),
        ("don't know", "I do not know", ["do not know"]),
        ("a b", "a, — «b»", ["a, — «b"]),
        ("to day", "to. Day", []),
        ("a b", "a\n\nb", []),
        ("a b", "a\nb", ["a\nb"]),
    ],
)  # fmt: skip
def test_pattern_finds(found, pattern, text, expected):
    """Each part of the notation finds what the grammar promises, and no more."""
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "offset"),
    [("(a", 0), ("a)", 1), ("a ...9 b", 2), ("a & b & c", 6), ("& a", 0), ("<>", 0), ("a % b", 2),
     ("#sum", 0), ("a || b", 3), ("", 0), ("[]", 1)],
)  # fmt: skip
def test_broken_pattern_names_its_place(pattern, offset):
    """A pattern that can't be read says where."""
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert offset == caught.value.offset


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("[a] [b]", "match everything"),
        ("...3", "match everything"),
        ("4ever", "can never match"),
        ("<nosuchword>", "no dictionary knows <nosuchword>"),
        ("(a", "not closed"),
    ],
)
def test_unusable_rule_names_file_line_and_column(rule, tmp_path, match, words):
    """A pattern that could never or always match is an error at its own place."""
    from lint.rules import RuleError

    with pytest.raises(RuleError) as caught:
        rule(match)
    assert words in str(caught.value)
    assert (str(tmp_path / "en" / "policy.yml"), 8) == (caught.value.path, caught.value.line)


def test_unless_cancels_what_it_touches(rule):
    """An `unless` that overlaps or touches a finding in its sentence cancels it; farther off not."""
    rules = rule("our policy", unless=["privacy", "our policy changed"])
    assert [0] == [hit.rule for hit in rules.find("It is our policy.")]
    assert [] == rules.find("our policy changed")
    assert [] == rules.find("See our policy privacy.")
    assert 1 == len(rules.find("Privacy matters here, and it is our policy."))


def test_exception_of_a_file_holds_for_all_its_rules(rule, tmp_path):
    """An `unless` above the rules cancels the findings of each of them."""
    rule("our policy")
    file = tmp_path / "en" / "policy.yml"
    text = file.read_text(encoding="utf-8")
    second = text[text.index("  - name") :].replace("sample", "second").replace("our", "their")
    file.write_text(text.replace("rules:", "unless: [privacy]\nrules:") + second, encoding="utf-8")
    rules = Matcher(compile_now("en", (tmp_path,)))
    assert 2 == len(rules.find("It is our policy. It is their policy."))
    assert [] == rules.find("Our privacy policy. Their policy privacy.")


def test_longest_match_without_gap_and_shortest_with_gap(found):
    """A pattern reports the longest words it can, or the shortest where it has a gap."""
    assert ["no refund at all"] == found("no refund [at all]", "no refund at all")
    assert ["no b c"] == found("no ...3 c", "no b c x c")


def test_own_families_win_and_may_hold_others(found):
    """A family of the project's own list wins, and may contain families."""
    own = "families:\n  verdict: guilty <policy>\n  policy: policee\n"
    assert ["guilty", "policee"] == found("<verdict>", "guilty policy policee", families=own)


def test_variants_stand_for_words(found):
    """A spelling listed as a variant is found as the word it stands for."""
    own = "variants:\n  u: you\n"
    assert ["u forgot", "You forgot"] == found("you forgot", "u forgot! You forgot!", families=own)
