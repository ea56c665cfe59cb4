"""The baseline: known findings by phrase and words, new ones fail, stale ones are told."""

import json

import pytest

FILE = """\
phrases:
  - id: one
    say:
      en: It is our policy.
  - id: two
    say:
      en: Here our policy says no.
"""


@pytest.fixture
def project(lint, tmp_path):
    """A folder with a phrase file whose findings are in the baseline; gives a check of it."""
    path = tmp_path / "a.yml"
    path.write_text(FILE, encoding="utf-8")
    assert 0 == lint("baseline", ".").returncode

    def check(text: str = FILE):
        path.write_text(text, encoding="utf-8")
        done = lint("check", ".", "--baseline", "lint-baseline.json", "--format", "json",
                    "--select", "policy,baseline")  # fmt: skip
        return done.returncode, [(d["rule"], d["line"]) for d in json.loads(done.out)]

    return check


def test_known_findings_do_not_fail(project):
    """What was recorded is left out, wherever its lines have gone."""
    assert (0, []) == project()
    assert (0, []) == project("# new\n\n" + FILE)
    one, two = FILE[9:].split("  - id: two")
    assert (0, []) == project(f"phrases:\n  - id: two{two}{one}")


def test_new_findings_fail(project):
    """The same words in another phrase, or once more in this one, are new."""
    more = FILE + "  - id: three\n    say:\n      en: It is our policy.\n"
    assert (1, [("policy/our-policy", 10)]) == project(more)
    twice = FILE.replace("It is our policy.", "It is our policy. Yes, it is our policy.")
    code, found = project(twice)
    assert (1, 1) == (code, len(found))


def test_what_was_mended_is_stale(project, tmp_path):
    """An entry that is found no more is a warning at its line of the baseline."""
    code, found = project(FILE.replace("It is our policy.", "Here it is."))
    lines = (tmp_path / "lint-baseline.json").read_text(encoding="utf-8").split("\n")
    (line,) = [n for n, text in enumerate(lines, 1) if '"a.one"' in text or ".one" in text and "our-policy" in text]
    assert (0, [("baseline/stale", line)]) == (code, found)


def test_files_that_are_not_checked_are_not_stale(lint, project, tmp_path):
    """Checking one file says nothing about the entries of another that is still there."""
    (tmp_path / "b.yml").write_text("phrases: []\n", encoding="utf-8")
    done = lint("check", "b.yml", "--baseline", "lint-baseline.json")
    assert "stale" not in done.out


@pytest.mark.parametrize("text", ["", "{}", "[]", "nothing", '{"findings": [{}]}', '{"findings": 3}'])
def test_a_broken_baseline_is_told(lint, tmp_path, text):
    """A file that is no baseline is refused in plain words."""
    (tmp_path / "a.yml").write_text(FILE, encoding="utf-8")
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    done = lint("check", "a.yml", "--baseline", "b.json")
    assert (2, True) == (done.returncode, "no baseline" in done.err)
    assert 2 == lint("check", "a.yml", "--baseline", "none.json").returncode
