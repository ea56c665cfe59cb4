"""Opt-outs: bound to one phrase or paragraph, with a reason, and never for nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import Config
from lint.documents import Document
from lint.project import Project
from lint.single import check_document
from lint.verdicts import Verdicts

FILE = """\
phrases:
  - id: one
    say:
      en: It is our policy.{one}
  - id: two{two}
    say:
      en: >-
        Alas, it is
        our policy.
{three}  - id: three
    say:
      en: "# lint: allow policy: no comment, but our policy"
"""
ALLOW = "# lint: allow policy/our-policy: quoting the law"


def judged(path: str, text: str, config: Config | None = None) -> list[tuple[str, int]]:
    """Rule and line of the findings about wording and opt-outs in a file."""
    config = config or Config()
    record = check_document(Document(path, text), Project(config, keep=False).spoken)
    found = Verdicts(config, [record], whole=True).judge(record.found)
    return [(d.rule, d.line) for d in found if d.category in ("policy", "suppression", "syntax")]


OURS = "policy/our-policy"


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ({}, [(OURS, 4), (OURS, 9), (OURS, 12)]),
        ({"one": f"  {ALLOW}"}, [(OURS, 9), (OURS, 12)]),
        ({"two": f"  {ALLOW}"}, [(OURS, 4), (OURS, 12)]),
        ({"three": f"  {ALLOW}\n"}, [(OURS, 4), (OURS, 9)]),
        ({"three": f"  {ALLOW}\n  # more\n"}, [(OURS, 4), (OURS, 9)]),
        ({"three": f"  {ALLOW}\n\n"}, [(OURS, 4), (OURS, 14)]),
        ({"one": "  # lint: allow policy: a reason"}, [(OURS, 9), (OURS, 12)]),
        ({"one": "  # lint: allow excuse, policy: why"},
         [("suppression/unused", 4), (OURS, 9), (OURS, 12)]),
        ({"one": "  # lint: allow policy"},
         [(OURS, 4), ("suppression/unexplained", 4), (OURS, 9), (OURS, 12)]),
        ({"one": "  # lint: allow polici: why"},
         [(OURS, 4), ("suppression/unknown-rule", 4), (OURS, 9), (OURS, 12)]),
        ({"one": "  # lint: allow : why"},
         [(OURS, 4), ("suppression/no-rule", 4), (OURS, 9), (OURS, 12)]),
        ({"one": "  # lint: alow policy: why"},
         [(OURS, 4), ("suppression/no-rule", 4), (OURS, 9), (OURS, 12)]),
        ({"one": "  # see lint: nothing"}, [(OURS, 4), (OURS, 9), (OURS, 12)]),
    ],
)  # fmt: skip
def test_yaml(places, found):
    """A comment covers its phrase alone; one without reason, rule or use is a finding itself."""
    text = FILE.format(**{"one": "", "two": "", "three": "", **places})
    assert found == judged("a.yml", text)


def test_what_is_on_the_line_above_a_key_outside_phrases():
    """Outside the phrases an opt-out covers its own line, or the next where it stands alone."""
    text = "# lint: allow phrase/missing-key: a draft\nsituation: a\nphrases: []\n"
    assert [] == [rule for rule, _ in judged("a.yml", text) if rule.startswith("suppression")]


PAGE = "<!-- lint: allow policy: quoting the law -->"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{PAGE}\nOur policy.\n\nOur policy.\n", [(OURS, 4)]),
        (f"{PAGE}\n\nOur policy.\n\nOur policy.\n", [(OURS, 5)]),
        (f"Our policy. {PAGE}\n\nOur policy.\n", [(OURS, 3)]),
        (f"- Our policy. {PAGE}\n- Our policy.\n", [(OURS, 2)]),
        (f"Our policy.\n\n{PAGE}\n", [(OURS, 1), ("suppression/unused", 3)]),
        (f"`{PAGE}` our policy.\n", [(OURS, 1)]),
        (f"```\n{PAGE}\n```\n\nOur policy.\n", [(OURS, 5)]),
        ("<!-- lint: please -->\n\nOur policy.\n", [("suppression/no-rule", 1), (OURS, 3)]),
        ("<!-- lint: allow policy -->\n\nOur policy.\n",
         [("suppression/unexplained", 1), (OURS, 3)]),
        (f"---\ntitle: x\n---\n\n{PAGE}\n\n## Our policy\n\nOur policy.\n", [(OURS, 9)]),
    ],
)  # fmt: skip
def test_markdown(text, found):
    """A comment covers the paragraph it is in, or the next one; in code it is none."""
    assert found == judged("docs/en/a.md", text)


def test_a_rule_that_is_off_is_still_no_reason_to_complain():
    """An opt-out is used when it covers a finding, whatever the settings make of the finding."""
    text = FILE.format(one=f" {ALLOW}", two=f" {ALLOW}", three=f"  {ALLOW}\n")
    assert [] == judged("a.yml", text, Config(severities={"policy": "off"}))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(["# lint: allow policy: x", "<!-- lint: allow policy: x -->", "\n",
                                 "  ", "- id: a", "say:", " en: our policy", "|", '"', "```",
                                 "phrases:", "---", "/// say | a.b", "///", "> ", "lint:"]),
                max_size=20).map("".join), st.sampled_from(["a.yml", "docs/en/a.md"]))  # fmt: skip
def test_any_mixture_is_judged(text, path):
    """No mixture of opt-outs, keys, code and blocks makes the linter fail."""
    judged(path, text)
