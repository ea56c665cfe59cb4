"""New situations and rules, the state of translations, and the files for hooks and servers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.documents import Document, DocumentError
from lint.documents.yaml_tree import Mapping, parse
from lint.names import LANGS

ROOT = Path(__file__).parents[2]


def test_a_new_situation_lacks_only_what_has_to_be_written(lint, tmp_path):
    """Every finding about it is an empty key, a place to write, or the protocol's words."""
    (tmp_path / "lint.toml").write_text("", encoding="utf-8")
    assert 0 == lint("new", "situation", "lost-pram").returncode
    done = lint("check", "--quiet", "--ignore", "protocol")
    rules = {line.rpartition("[")[2].rstrip("]") for line in done.out.splitlines()}
    assert {"phrase/empty-text", "page/empty-text", "page/to-write"} == rules
    text = (tmp_path / "phrases/lost-pram.yml").read_text(encoding="utf-8")
    empty = sum(line.rstrip().endswith(":") for line in text.split("\n"))
    containers = text.count("title:") + text.count("say:") + text.count("phrases:")
    assert empty - containers == done.out.count("phrase/empty-text")


def test_a_new_situation_is_clean_once_it_is_written(lint, tmp_path):
    """When every empty key is filled in, the build of the files is without a finding."""
    (tmp_path / "lint.toml").write_text("", encoding="utf-8")
    lint("new", "situation", "lost-pram")
    path = tmp_path / "phrases/lost-pram.yml"
    filled = {"sector": "air", "touchpoint": "gate", "contact_level": "low", "severity": "C",
              "owner": "Gate", "review_by": "2999-01-01", "channels": "desk"}  # fmt: skip
    lines = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        name = line.strip().rstrip(":")
        value = filled.get(name) or (f"Text {number}" if name in LANGS else "")
        lines.append(f"{line} {value}" if line.strip().endswith(":") and value else line)
    path.write_text("\n".join(lines), encoding="utf-8")
    done = lint("check", "phrases", "--quiet")
    assert "" == "\n".join(line for line in done.out.splitlines() if "[phrase/" in line)


@pytest.mark.parametrize("name", ["Lost Pram", "a/b", "-a", "ä", ""])
def test_names_are_in_kebab_case(lint, name):
    """Another name is refused with a reason."""
    assert 2 == lint("new", "situation", name or " ").returncode


def test_nothing_is_overwritten(lint, tmp_path):
    """A situation that is there stays as it is."""
    lint("new", "situation", "lost-pram")
    before = (tmp_path / "phrases/lost-pram.yml").read_bytes()
    done = lint("new", "situation", "lost-pram")
    assert (2, True) == (done.returncode, "there already" in done.err)
    assert before == (tmp_path / "phrases/lost-pram.yml").read_bytes()


def test_a_new_rule_is_named_until_it_is_whole(lint, tmp_path):
    """The linter names what is empty, one place after another, until the rule can be used."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "lint.toml").write_text('rules = ["rules"]\n', encoding="utf-8")
    assert 0 == lint("new", "rule", "policy/house-edict", "--lang", "en").returncode
    path = tmp_path / "rules/en/policy.yml"
    steps = [
        ("title:\n", "title: Policy\n"),
        ("why:\n", "why: Because.\n"),
        ("match:\n      - \n", "match:\n      - house edict\n"),
        ("say:\n      - \n", "say:\n      - Here is what I can do.\n"),
        ("bad: []", "bad: [The house edict.]"),
        ("good: []", "good: [The house.]"),
    ]
    for old, new in steps:
        done = lint("test", "--lang", "en")
        assert (2, True) == (done.returncode, str(path) in done.err)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert "house-edict" not in lint("test", "--lang", "en").err
    again = lint("new", "rule", "policy/house-edict", "--lang", "en")
    assert (2, True) == (again.returncode, "there already" in again.err)
    assert 0 == lint("new", "rule", "policy/other", "--lang", "en").returncode
    assert 2 == path.read_text(encoding="utf-8").count("- name:")


def git(folder: Path, *arguments: str, date: str = "2026-01-01T00:00:00Z") -> None:
    """Run git in a folder at some time."""
    env = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=env, check=True, capture_output=True)


FILE = """\
situation: a
phrases:
  - id: one
    say:
      en: One.
      ru: Раз.
      sv: Ett.
  - id: two
    say:
      en: Two.
      ru: Два.
"""


def test_translations_by_the_history_of_lines(lint, tmp_path):
    """Missing texts are named; one is older when only English was changed after it."""
    git(tmp_path, "init", "-q")
    path = tmp_path / "phrases" / "a.yml"
    path.parent.mkdir()
    path.write_text(FILE, encoding="utf-8")
    for lang in ("en", "ru", "sv"):
        (tmp_path / "docs" / lang).mkdir(parents=True)
        (tmp_path / "docs" / lang / "x.md").write_text("x\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    assert ["sv  missing  a.two: say  (phrases/a.yml:8)"] == lint("translate-status").out.split("\n")[:1]
    path.write_text(FILE.replace("en: One.", "en: The one."), encoding="utf-8")
    (tmp_path / "docs/en/x.md").write_text("y\n", encoding="utf-8")
    git(tmp_path, "commit", "-qam", "two", date="2026-02-01T00:00:00Z")
    out = lint("translate-status", "--lang", "ru").out.split("\n")
    assert ["ru  older    a.one: say  (phrases/a.yml:6)", "ru  older    x.md  (docs/ru/x.md)"] == out[:2]
    assert "ru: 0 missing, 2 older than en" == out[2]


def test_translations_without_a_history(lint, tmp_path):
    """Outside of a repository only what is missing is told."""
    path = tmp_path / "phrases" / "a.yml"
    path.parent.mkdir()
    path.write_text(FILE, encoding="utf-8")
    done = lint("translate-status", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (1, True) == (done.returncode, "no git history" in done.out)
    assert "a.two: say" in done.out


def tree(name: str) -> dict:
    """A YAML file of the project as plain data."""

    def plain(node):
        if isinstance(node, Mapping):
            return {key: plain(value) for key, (_, value) in node.items.items()}
        return [plain(item) for item in node.items] if hasattr(node, "items") else node.text

    return plain(parse(Document(name, (ROOT / name).read_text(encoding="utf-8"))))


def test_hooks_call_options_that_exist(lint):
    """What the hooks run is understood by the command."""
    for hook in tree(".pre-commit-hooks.yaml"):
        command = hook["entry"].split()
        assert "lint" == command[0]
        assert lint(*command[1:], "--help").returncode == 0


def test_the_action_checks_reports_and_keeps_the_status(tmp_path):
    """Its step marks lines, writes SARIF and a summary, and fails as the check does."""
    step = next(s for s in tree("action.yml")["runs"]["steps"] if s.get("id") == "check")
    bin = tmp_path / "makegood" / "bin"
    bin.mkdir(parents=True)
    command = bin / "lint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n')
    command.chmod(0o755)
    for text, status in (("It is our policy.", 1), ("Fine.", 0)):
        (tmp_path / "a.md").unlink(missing_ok=True)
        page = tmp_path / "docs" / "en" / "a.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text + "\n", encoding="utf-8")
        env = {**os.environ, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(tmp_path),
               "GITHUB_OUTPUT": str(tmp_path / "out"), "GITHUB_STEP_SUMMARY": str(tmp_path / "sum"),
               "GITHUB_ACTIONS": "true", "PATHS": "docs", "OPTIONS": "--ignore page"}  # fmt: skip
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=env,
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert status == done.returncode, done.stderr
        assert bool(status) == ("::error file=docs/en/a.md,line=1" in done.stdout)
        assert "sarif=" in (tmp_path / "out").read_text()
        assert "### Wording" in (tmp_path / "sum").read_text(encoding="utf-8")
        assert '"version": "2.1.0"' in (tmp_path / "makegood.sarif").read_text(encoding="utf-8")


def test_the_guide_to_settings_names_settings_that_exist(tmp_path):
    """The example of settings in EDITORS.md is read without complaint."""
    from lint.config import find

    text = (ROOT / "EDITORS.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    (tmp_path / "pyproject.toml").write_text(example, encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    assert ("warning", 180) == (find(tmp_path).fail_on, find(tmp_path).review_interval)


def test_schemas_of_rules_are_those_that_are_shipped():
    """The shipped schemas are what the reader's keys give, and our rule files hold to them."""
    import json

    import jsonschema_rs

    from lint.schemas.rules import (
        FAMILY_SCHEMA,
        RULE_SCHEMA,
        build_family_schema,
        build_rule_schema,
    )

    assert build_rule_schema() == json.loads(RULE_SCHEMA.read_text(encoding="utf-8"))
    assert build_family_schema() == json.loads(FAMILY_SCHEMA.read_text(encoding="utf-8"))
    schemas = {"rules": build_rule_schema(), "families": build_family_schema()}
    validators = {name: jsonschema_rs.validator_for(one) for name, one in schemas.items()}
    for path in sorted((ROOT / "lint/rules").glob("*/*.yml")):
        name = "families" if path.stem == "families" else "rules"
        first = f"# yaml-language-server: $schema=../../schemas/{name}.schema.json\n"
        assert path.read_text(encoding="utf-8").startswith(first), path
        try:
            data = tree(str(path.relative_to(ROOT)))
        except DocumentError:
            pytest.fail(f"{path} is no YAML")
        assert [] == [e.message for e in validators[name].iter_errors(data)], path
