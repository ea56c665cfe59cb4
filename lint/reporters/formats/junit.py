"""JUnit XML: for CI servers that show test results."""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree

from lint.reporters import Run
from lint.reporters.sources import shown_path, words

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(run: Run) -> str:
    """Write findings as JUnit test cases; errors and warnings fail, notes are skipped.

    Args:
        run: The run to report.

    Returns:
        An XML document; a run without findings holds one passed case.
    """
    suites = ElementTree.Element("testsuites", name="lint")
    for path, group in groupby(run.found, key=lambda found: found.path):
        name = shown_path(path, run.root)
        cases = list(group)
        failures = sum(found.severity != "note" for found in cases)
        suite = ElementTree.SubElement(
            suites, "testsuite", name=name, tests=str(len(cases)), failures=str(failures),
            errors="0", skipped=str(len(cases) - failures),
        )  # fmt: skip
        for found in cases:
            case = ElementTree.SubElement(
                suite, "testcase", classname=name, file=name, line=str(found.line),
                name=f"{found.rule} at {found.line}:{found.column}",
            )  # fmt: skip
            kind = "skipped" if found.severity == "note" else "failure"
            outcome = ElementTree.SubElement(case, kind, message=_clean(found.message))
            outcome.text = _clean("\n→ ".join((words(found), *found.suggestions)))
    if not run.found:
        suite = ElementTree.SubElement(
            suites, "testsuite", name="lint", tests="1", failures="0", errors="0", skipped="0"
        )
        ElementTree.SubElement(suite, "testcase", classname="lint", name=f"{run.files} files")
    ElementTree.indent(suites)
    xml = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)
