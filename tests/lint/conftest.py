"""Fixtures of the linter's tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lint.compiler import compile_now
from lint.matcher import Matcher

ROOT = Path(__file__).parents[2]

_RULE = """\
category: policy
title: Policy
why: Because.
source: [S4-31]
severity: error
rules:
  - name: sample
    match: {match}
    unless: {unless}
    say: Here is what I can do now.
    bad: [Sample.]
    good: [Sample.]
"""


@pytest.fixture
def rule(tmp_path):
    """Build a matcher of one rule from patterns: `rule("a ...2 b", unless=["c"], lang="ru")`."""

    def build(*match: str, unless=(), lang: str = "en", families: str = "") -> Matcher:
        folder = tmp_path / lang
        folder.mkdir(exist_ok=True)
        text = _RULE.format(match=list(map(str, match)), unless=list(map(str, unless)))
        (folder / "policy.yml").write_text(text, encoding="utf-8")
        (folder / "families.yml").write_text(families or "families: {}\n", encoding="utf-8")
        return Matcher(compile_now(lang, (tmp_path,)))

    return build


@pytest.fixture
def found(rule):
    """Give the words a pattern finds in a text."""

    def find(pattern: str, text: str, **options) -> list[str]:
        return [text[hit.start : hit.end] for hit in rule(pattern, **options).find(text)]

    return find


@pytest.fixture
def lint(tmp_path):
    """Run the real command in an empty folder: `lint("check", "a.yml", stdin="…")`."""

    def run(*arguments: str, stdin: str | bytes = "", cwd: Path = tmp_path, **env: str):
        import os

        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "lint", *map(str, arguments)],
            input=data,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            timeout=120,
        )
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in done.err, done.err
        return done

    return run
