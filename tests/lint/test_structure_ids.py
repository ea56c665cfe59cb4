"""Every finding that no rule file makes has its explanation: ids are read from the code itself."""

import ast
import re
from pathlib import Path

import pytest

from lint import catalogue, law, phrases
from lint.checks import house, touchpoints
from lint.checks.explained import explained
from lint.checks.protocol import PRINCIPLES
from lint.diagnostics import SEVERITIES

ROOT = Path(__file__).parents[2]
CATEGORIES = sorted({name.partition("/")[0] for name in explained()})
ID = re.compile(rf"(?:{'|'.join(CATEGORIES)})/[a-z][a-z_-]*")
PUT = re.compile(rf"f.(?:(?:{'|'.join(CATEGORIES)})/\{{|\{{[\w.]*category\}}/\{{|"
                 r"\{[\w.]*category\}/[a-z])")  # fmt: skip
APART = ("checks/explained.py", "compiled.py", "commands/", "rules/", "schemas/")
"""Modules that make no findings, but name rules or files."""

FIELDS = [
    field
    for module in (phrases, catalogue, law, house, touchpoints)
    for fields in vars(module).values()
    if isinstance(fields, tuple)
    for field in fields
    if isinstance(field, phrases.Field)
]
NOUNS = {f.name.rstrip("s") if f.kind == "choices" else f.name for f in FIELDS if f.values}
REVIEWS = {f"review-{name}" for name in ("date", "far", "overdue", "soon")}
COMPUTED = {
    "phrase: 'unknown-' + noun.replace('_', '-')": {
        f"phrase/unknown-{noun.replace('_', '-')}" for noun in NOUNS
    },
    "phrase: f'bad-{declared.kind}'": {
        f"phrase/bad-{f.kind}" for f in FIELDS if f.kind in ("range", "link")
    },
    "f'catalogue/{rule}'": {
        f"catalogue/{name}" for name in ("dead-alternative", "unknown-caution", "unknown-role")
    },
    "f'protocol/{principle}'": {f"protocol/{name}" for name in PRINCIPLES},
    "protocol: principle": {f"protocol/{name}" for name in PRINCIPLES},
    "protocol: step": {"protocol/ask", "protocol/restore"},
    "f'{category}/duplicate-id'": {"catalogue/duplicate-id", "law/duplicate-id"},
    "f\"{category}/{found.rule.partition('/')[2]}\"": {
        f"{category}/{name}" for category in ("catalogue", "house", "law") for name in REVIEWS
    },
}
"""Ids that are put together, as the code does it (behind the category that a helper adds), to
what can come of it."""


def written(path: Path) -> tuple[set[str], set[str]]:
    """Give the ids that a module names whole, and the expressions that it puts others together by."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    whole = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    whole, put = {text for text in whole if ID.fullmatch(text)}, set()
    helpers: dict[str, tuple[str, int]] = {}
    inside: set[ast.AST] = set()
    for function in (n for n in nodes if isinstance(n, ast.FunctionDef)):
        names = [one.arg for one in function.args.args]
        for node in ast.walk(function):
            if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                head, last = node.values
                if isinstance(head, ast.Constant) and isinstance(last, ast.FormattedValue):
                    category, name = head.value.rstrip("/"), ast.unparse(last.value)
                    if category in CATEGORIES and head.value.endswith("/") and name in names:
                        helpers[function.name] = category, names.index(name)
                        inside.add(node)
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in helpers:
                category, place = helpers[node.func.id]
                name = node.args[place]
                if isinstance(name, ast.Constant):
                    whole.add(f"{category}/{name.value}")
                else:
                    put.add(f"{category}: {ast.unparse(name)}")
        elif isinstance(node, ast.JoinedStr) and node not in inside:
            text = ast.unparse(node)
            if PUT.match(text) and "SECOND_OPINION" not in text:
                put.add(text)
    return whole, put


def emitted() -> tuple[set[str], set[str]]:
    """Give what all modules that make findings name, and put together."""
    whole, put = set(), set()
    for path in sorted((ROOT / "lint").rglob("*.py")):
        if not str(path.relative_to(ROOT / "lint").as_posix()).startswith(APART):
            ids, expressions = written(path)
            whole |= ids
            put |= expressions
    return whole, put


def test_every_id_has_its_explanation():
    """What the code can emit and what the table explains are the same ids."""
    whole, put = emitted()
    assert set(COMPUTED) == put
    assert set(explained()) == whole.union(*COMPUTED.values())


def test_explanations_are_sentences():
    """Each says what is wrong and what to do, and how grave it is."""
    for name, about in explained().items():
        assert about.severity in SEVERITIES, name
        for text in (about.wrong, about.remedy):
            assert text.endswith((".", "…")) and text[0].isupper(), (name, text)


def test_explain_and_rules_know_the_checks_of_files(lint):
    """Both commands know such an id; a category has all of its checks, a near miss its right name."""
    done = lint("explain", "phrase/unknown-key")
    assert (0, 1) == (done.returncode, done.out.count("phrase/"))
    assert "→ " in done.out and "error" in done.out
    category = lint("explain", "suppression").out
    assert {"no-rule", "unexplained", "unknown-rule", "unused"} == set(
        re.findall(r"^suppression/(\S+)", category, re.M)
    )
    assert "did you mean touchpoint/unmapped?" in lint("explain", "touchpoint/unmaped").err
    assert set(explained()) <= {line.split()[-1] for line in lint("rules").out.splitlines()}


@pytest.mark.parametrize("name", ["register", "register/excuse-myself"])
def test_a_category_of_both_kinds_is_explained_whole(lint, name):
    """A check is explained beside the rules of its category."""
    assert "register/excuse-myself  warning" in lint("explain", name, "--lang", "ru").out
