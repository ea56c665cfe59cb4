"""The real content, built once for all tests that need it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three sites, built from the content of the repository."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "handbook.cli", "build", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return out
