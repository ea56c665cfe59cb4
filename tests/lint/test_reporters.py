"""Output formats: each against its golden file, SARIF against its schema."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lint import reporters
from lint.diagnostics import Diagnostic, Fix
from lint.reporters.sources import fingerprints
from lint.reporters.terminal import columns, cut

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
PROJECT = GOLDEN / "project"
SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def at(path: Path, words: str, rule: str, severity: str, message: str, **more) -> Diagnostic:
    """A finding at some words of a file."""
    text = path.read_text(encoding="utf-8")
    start = text.index(words)
    end = start + len(words)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    end_line, end_column = text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)
    return Diagnostic(
        rule, severity, start, end, message, path=str(path), line=line, column=column,
        end_line=end_line, end_column=end_column, **more,
    )  # fmt: skip


def sample() -> reporters.Run:
    """A run with findings of each severity, over one line and over two, with fixes and without."""
    phrases, page = PROJECT / "phrases/sample.yml", PROJECT / "docs/ru/страница с пробелом.md"
    quotes = page.read_text(encoding="utf-8").index('"')
    found = [
        at(page, '"', "typography/straight-quote", "note", "Прямая кавычка: в русском ставят «.",
           suggestions=("«",), fix=Fix(quotes, quotes + 1, "«", safe=True)),
        at(page, "правила |", "policy/our-rules", "warning", "Правила | причина *компании*."),
        at(phrases, "our policy", "policy/our-policy", "error",
           "A rule is the company's reason, not the customer's: 100% of them, or <more>.",
           suggestions=("Here is what I can do right now …", "Let me see what is possible.")),
        at(phrases, "Я извиняюсь", "register/excuse-myself", "warning", "Просите извинить вас.",
           suggestions=("Извините",), fix=Fix(0, 1, "x")),
        at(phrases, "not\n        possible", "refusal/cannot", "error", "A no without a way on."),
    ]  # fmt: skip
    pages = lambda one: f"https://handbook.example/{one.category}.html"  # noqa: E731
    return reporters.Run(found, files=2, seconds=0.25, width=80, root=PROJECT, explain=pages)


@pytest.mark.parametrize("name", reporters.names())
def test_each_format_is_as_it_was(name):
    """A format writes what its golden file holds; a new format brings its own."""
    path = next(GOLDEN.glob(f"{name}.*"), GOLDEN / f"{name}.txt")
    text = reporters.reporter(name)(sample()).replace(str(PROJECT), "project") + "\n"
    text = re.sub(r'"version": "\d[^"]*dev[^"]*"|"version": "0\.\d+\.\d+"', '"version": "0"', text)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no golden file: UPDATE_GOLDEN=1 pytest {__file__} writes one; read it"
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", reporters.names())
def test_each_format_can_say_that_there_is_nothing(name):
    """A run without findings is reported as well, in a form that can be read."""
    text = reporters.reporter(name)(reporters.Run([], files=3, root=PROJECT))
    if name in ("json", "gitlab"):
        assert [] == json.loads(text)
    if name == "junit":
        assert "0" == ElementTree.fromstring(text)[0].get("failures")


def test_sarif_is_valid():
    """The SARIF log holds to the schema of the standard, where that is installed."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    if not SCHEMA.is_file():
        pytest.skip("the schema comes with npm's @microsoft/jest-sarif")
    # One pattern of the standard's schema is no regular expression: a bracket too many.
    schema = json.loads(SCHEMA.read_text(encoding="utf-8").replace("{2}]?$", "{2}$"))
    validator = jsonschema_rs.validator_for(schema)
    for run in (sample(), reporters.Run([])):
        log = json.loads(reporters.reporter("sarif")(run))
        assert [] == [error.message for error in validator.iter_errors(log)]


def test_sarif_refers_to_what_it_holds():
    """Every result names a rule of the log, a region that is one, and a fingerprint of its own."""
    (run,) = json.loads(reporters.reporter("sarif")(sample()))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert region["startLine"] < region["endLine"] or region["startColumn"] < region["endColumn"]
        assert place["artifactLocation"]["uri"].isascii()
    names = [result["partialFingerprints"]["words/v1"] for result in run["results"]]
    assert len(set(names)) == len(names)


def test_fingerprints_stay_when_lines_move(tmp_path):
    """A finding has the same fingerprint after lines were added above it."""
    path = tmp_path / "a.md"
    names = []
    for text in ("our policy\n", "new\n\nour policy\n"):
        path.write_text(text, encoding="utf-8")
        from lint.reporters.sources import lines

        lines.cache_clear()
        names += fingerprints([at(path, "our policy", "policy/x", "error", "")], tmp_path)
    assert names[0] == names[1]


def test_text_fits_the_terminal():
    """No line is wider than the terminal, and the marks stand under the words."""
    for width in (60, 80, 100):
        run = replace(sample(), width=width, explain=lambda found: "")
        text = reporters.reporter("text")(run)
        body = text.split("\n")[:-1]
        assert [] == [line for line in body if columns(line) > width]
        shown = text.split("\n")
        for number, line in enumerate(shown):
            if set(line.strip()) == {"^"} and "our policy" in shown[number - 1]:
                before = columns(shown[number - 1].split("our policy")[0])
                assert (before, 10) == (len(line) - len(line.lstrip()), line.count("^"))


def test_colour_and_links_only_where_wanted():
    """Escape codes appear with colour, links with links, and neither without."""
    plain = reporters.reporter("text")(sample())
    colour = reporters.reporter("text")(replace(sample(), colour=True))
    links = reporters.reporter("text")(replace(sample(), colour=True, links=True))
    assert ("\x1b" in plain, "\x1b[31m" in colour, "\x1b]8;;" in colour) == (False, True, False)
    assert "\x1b]8;;https://handbook.example/policy.html\x1b\\" in links
    page = replace(sample(), links=True, explain=lambda found: "docs/en/words/policy.md")
    assert f"\x1b]8;;{Path('docs').absolute().as_uri()}/en/" in reporters.reporter("text")(page)


def test_quiet_and_statistics_are_short():
    """--quiet gives a line for each finding, --statistics one for each rule."""
    quiet = reporters.reporter("text")(replace(sample(), quiet=True)).split("\n")
    assert 5 == len(quiet)
    assert quiet[2].startswith("phrases/sample.yml:5:")
    counts = reporters.reporter("text")(replace(sample(), statistics=True)).split("\n")
    assert 6 == len(counts)
    assert any("typography/straight-quote  (1 with --fix)" in line for line in counts)


@pytest.mark.parametrize(("text", "room", "shown"), [("席を", 3, "席"), ("e\u0301x", 1, "e\u0301")])
def test_text_is_cut_by_columns(text, room, shown):
    """Wide characters take two columns, combining marks none."""
    assert shown == cut(text, room)
