"""The cache: the same findings with and without it, whatever happens to its files."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.cache import Store, key, sealed, write
from lint.compiled import _CODE
from lint.config import Config
from lint.diagnostics import Diagnostic, Fix
from lint.project import Project
from lint.records import Allowance, HeadRecord, PhraseRecord, Record, pack, unpack

ROOT = Path(__file__).parents[2]
FILE = """\
situation: a
phrases:
  - id: one
    step: acknowledge
    say:
      en: It is our  policy.
"""
PAGE = "---\ntitle: A\nsituation: a\n---\n\n/// say | a.one\n///\n\n/// say | a.two\n///\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a phrase file and a script; gives its findings with the cache."""
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name, text in (("phrases/a.yml", FILE), ("docs/en/scripts/a.md", PAGE)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(keep: bool = True, config: Config | None = None) -> list[Diagnostic]:
        paths = [Path("phrases"), Path("docs")]
        return Project(config or Config(root=tmp_path), keep=keep).check(paths)

    return check


def entries(folder: Path) -> list[Path]:
    """The results that are kept."""
    return sorted((folder / "cache" / "checked").glob("??/*"))


def test_a_warm_run_says_the_same_and_reads_nothing(project, tmp_path, monkeypatch):
    """The second run finds what the first found, without looking into any file."""
    first = project()
    assert first == project(keep=False)
    assert {"protocol", "reference", "policy", "typography"} <= {d.category for d in first}
    monkeypatch.setattr("lint.documents.reading.from_bytes", None)
    assert first == project()


def test_a_change_is_seen(project, tmp_path):
    """New content, new settings and a new neighbour give what a run without cache gives."""
    project()
    phrases = tmp_path / "phrases" / "a.yml"
    phrases.write_text(FILE.replace("our  policy", "our mistake"), encoding="utf-8")
    assert project(keep=False) == project()
    config = Config(root=tmp_path, house_terms={"en": {"mistake": "fault"}})
    assert project(False, config) == project(True, config)
    assert "house/term" in {d.rule for d in project(True, config)}
    more = FILE.replace("situation: a", "situation: b")
    (tmp_path / "phrases" / "b.yml").write_text(more, encoding="utf-8")
    assert project(keep=False) == project()
    (tmp_path / "docs/en/scripts/a.md").unlink()
    assert project(keep=False) == project()


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"[]", None])
def test_damage_is_ignored(project, tmp_path, damage):
    """An entry that was cut, overwritten or made a folder is as good as none."""
    first = project()
    for path in entries(tmp_path):
        if damage is None:
            path.unlink()
            path.mkdir()
        else:
            path.write_bytes(damage)
    assert first == project()


def test_damaged_or_older_rules_are_made_anew(lint, tmp_path):
    """Compiled rules that were cut, changed or left by another version are as good as none."""
    home = tmp_path / "cache"

    def run():
        told = lint("check", "-", "--lang", "sv", "--no-cache", stdin="Det är vår policy.",
                    MAKEGOOD_CACHE=str(home)).out  # fmt: skip
        return re.sub(r"[\d.]+ s\b", "", told)

    first = run()
    assert "policy/" in first
    for damage in (
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"patterns"', b'"patters_"'),
        lambda data: sealed(data[16:].replace(b'"ways"', b'"_ays"')),
        lambda data: sealed(b"3"),
    ):
        files = sorted(home.glob("sv-*.json"))
        assert 2 == len(files)
        for path in files:
            path.write_bytes(damage(path.read_bytes()))
        assert first == run()
    for path in files:
        path.unlink()
        path.mkdir()
    assert first == run()


def test_compiled_rules_are_named_by_all_code_that_makes_them():
    """A change of any module that the compiler uses makes compiled rules anew."""
    seen, stack = set(), ["compiler", "index"]
    while stack:
        name = stack.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in ast.walk(ast.parse((ROOT / "lint" / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lint."):
                inner = node.module.removeprefix("lint.").replace(".", "/")
                package = (ROOT / "lint" / inner).is_dir()
                stack.append(f"{inner}/__init__" if package else inner)
    read_yaml = {name for name in seen if name.startswith("documents/")} | {"diagnostics", "records"}
    assert seen - read_yaml <= set(_CODE)


def test_an_entry_of_another_shape_is_ignored(tmp_path):
    """Sound JSON that is no record is not believed."""
    for data in (None, [], {}, 3, ["page"], [["x"]] * 10):
        assert unpack(data, "a.yml") is None


def test_a_folder_that_cannot_be_written_is_no_fault(project, tmp_path, monkeypatch):
    """Without a place to keep anything the run goes on."""
    first = project()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MAKEGOOD_CACHE", str(tmp_path / "file" / "cache"))
    assert first == project()


def test_no_cache_keeps_nothing(project, tmp_path):
    """Without the cache no result is written."""
    project(keep=False)
    assert [] == entries(tmp_path)


def test_runs_at_the_same_time_do_not_disturb_each_other(project, tmp_path):
    """Runs that fill the same empty cache at once all find the same."""
    command = [sys.executable, "-m", "lint", "check", "phrases", "docs", "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=tmp_path)
            for _ in range(3)]  # fmt: skip
    found = [json.loads(run.communicate()[0]) for run in runs]
    assert found[0] == found[1]
    assert len(project()) == len(found[0])
    assert [] == list((tmp_path / "cache").rglob("*.tmp"))


def test_a_review_that_comes_near_is_not_kept_for_ever(project, tmp_path, monkeypatch):
    """Findings that depend on the day are looked at again when it has come."""
    phrases = tmp_path / "phrases" / "a.yml"
    phrases.write_text("review_by: 2999-01-01\n" + FILE, encoding="utf-8")
    assert [] == [d for d in project() if d.rule.startswith("phrase/review")]
    monkeypatch.setattr("lint.states.today", lambda: "2999-02-01")
    monkeypatch.setattr("lint.checks.reviews.REVIEW_NOTICE", 400_000)
    assert ["phrase/review-soon"] == [d.rule for d in project() if d.rule.startswith("phrase/review")]


def test_records_survive_packing():
    """A record is the same after it was packed as JSON."""
    place = (1, 2, 3, 4, 5, 6)
    record = Record(
        "page", "a.md",
        [Diagnostic("a/b", "note", 1, 2, "x", ("y",), "a.md", 1, 2, 3, 4, Fix(1, 2, "z", True))],
        [Allowance(("a", "b"), "why", 1, 2, place)],
        [PhraseRecord("x", "a.x", place, 1, 9)], "en", True,
        [HeadRecord("say", "a.x", 1, 2, 3, True)], [(1, 2)], {1: (2, 3)}, "2027-01-01",
    )  # fmt: skip
    assert record == unpack(json.loads(json.dumps(pack(record))), "a.md")


def test_keys_tell_their_parts_apart():
    """Moving a character from one part to the next makes another key."""
    assert key("ab", "c") != key("a", "bc")
    assert key("a", b"b") == key("a", "b")


def test_a_store_gives_back_what_was_put(tmp_path):
    """What was put is there; what cannot be written in UTF-8 is left out."""
    store = Store(tmp_path)
    store.put("abcd", {"å": 1})
    store.put("efgh", "\ud800")
    assert ({"å": 1}, None, None) == (store.get("abcd"), store.get("efgh"), store.get("none"))
    write(tmp_path / "a" / "b", b"x")
    assert b"x" == (tmp_path / "a" / "b").read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode(errors="ignore")),
       name=st.sampled_from(["a.yml", "docs/en/a.md", "a.txt", "docs/ru/a.markdown"]))  # fmt: skip
def test_any_bytes_are_checked_without_a_crash(tmp_path_factory, data, name):
    """Whatever a file holds, the findings are the same with a cold and a warm cache."""
    folder = tmp_path_factory.mktemp("any")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    config = Config(root=folder)
    first = Project(config).check([path])
    assert first == Project(config).check([path]) == Project(config, keep=False).check([path])
    for found in first:
        assert 0 <= found.start <= found.end
        assert (found.line or 0) >= 1
