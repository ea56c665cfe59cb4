"""The house rules that a machine can hold: import arrows, module length, one fact in one place."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS = [
    {"cli", "commands", "lsp", "__main__"},
    {"watching", "progress", "guide", "mending", "scaffolds", "history", "translations"},
    {"audit", "engine", "project", "examples", ""},
    {"known", "verdicts", "single", "proof", "remembered"},
    {"checks", "suppressions"},
    {"matcher", "runner", "compiled", "compiler", "rules", "phrases", "automaton", "schemas",
     "catalogue", "law", "signs", "index", "gate", "pairs", "shares", "states", "spellers", "opinion"},
    {"patterns", "families", "documents", "dictionaries", "features"},
    {"records"},
    {"text", "diagnostics", "config", "settings", "names", "cache", "collecting"},
]
"""Modules of lint from the top down; a module may import its own layer and those below."""

SIDE = {"reporters": {"diagnostics"}, "fixes": {"diagnostics"},
        "baseline": {"diagnostics", "names"}}
"""Modules beside the layers, with what they may import."""


def modules(package: str) -> list[Path]:
    """Python files of a package."""
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Full names of the modules a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def layer(part: str) -> int:
    """Number of the layer a module of lint stands in, from the top."""
    found = [number for number, parts in enumerate(LAYERS) if part in parts]
    assert found, f"lint.{part} stands in no layer of tests/test_architecture.py"
    return found[0]


@pytest.mark.parametrize("path", modules("lint"), ids=lambda p: str(p.relative_to(ROOT)))
def test_lint_imports_point_downward(path):
    """Each module of lint imports only from its own layer or below, and never the handbook."""
    parts = path.relative_to(ROOT / "lint").with_suffix("").parts
    own = "" if parts[0] == "__init__" else parts[0]
    used = {name.split(".")[1] for name in imports(path) if name.startswith("lint.")}
    used = {name for name in used if (ROOT / "lint" / name).exists() or (ROOT / "lint" / f"{name}.py").exists()}
    assert not any(name.split(".")[0] == "handbook" for name in imports(path))
    if own in SIDE:
        assert used - {own} <= SIDE[own]
    else:
        below = {name for name in used if name not in SIDE and layer(name) < layer(own)}
        assert set() == below


@pytest.mark.parametrize("package", ["lint", "handbook"])
def test_modules_stay_small(package):
    """No module is longer than 300 lines."""
    long = {p.name: n for p in modules(package) if (n := len(p.read_text().splitlines())) > 300}
    assert {} == long


def test_pages_are_the_same_in_every_language():
    """docs/en, docs/ru and docs/sv hold the same files."""
    pages = [
        {str(p.relative_to(ROOT / "docs" / lang)) for p in (ROOT / "docs" / lang).rglob("*.md")}
        for lang in ("en", "ru", "sv")
    ]
    assert pages[0] == pages[1] == pages[2]


def test_nothing_names_a_place_on_one_machine():
    """No tracked text names a folder of one machine, and none marks unfinished work."""
    done = subprocess.run(
        ["git", "grep", "-nIE", r"(^|[^a-z])/(work|root|tmp)/|TODO|FIXME|lorem ipsum", "--",
         ":!*.lock", ":!package-lock.json", ":!tests/test_architecture.py"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "" == done.stdout
