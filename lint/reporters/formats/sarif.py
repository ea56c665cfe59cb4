"""SARIF 2.1.0: for code scanning and editors that read it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from urllib.parse import quote

from lint.reporters import Run
from lint.reporters.sources import fingerprints, shown_path

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(run: Run) -> str:
    """Write findings as a SARIF log.

    Args:
        run: The run to report.

    Returns:
        A SARIF 2.1.0 log with the rules that fired, their help, the findings with fingerprints
        that stay when lines move, and fixes where there are any.
    """
    rules: dict[str, dict] = {}
    results = []
    for found, name in zip(run.found, fingerprints(run.found, run.root), strict=True):
        rules.setdefault(found.rule, _rule(found, run))
        results.append(_result(found, name, list(rules).index(found.rule), run))
    driver = {
        "name": "lint",
        "fullName": "Makegood lint",
        "version": _version(),
        "rules": list(rules.values()),
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"ROOT": {"description": {"text": "the checked project"}}},
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _version() -> str:
    try:
        return version("makegood")
    except PackageNotFoundError:
        return "0"


def _rule(found, run: Run) -> dict:
    text = " → ".join((found.message, *found.suggestions))
    rule = {
        "id": found.rule,
        "shortDescription": {"text": found.rule.replace("/", ": ").replace("-", " ")},
        "fullDescription": {"text": found.message},
        "help": {"text": text, "markdown": "\n".join((found.message, "", *(f"- {s}" for s in found.suggestions)))},
        "defaultConfiguration": {"level": found.severity},
        "properties": {"category": found.category},
    }
    if page := run.explain(found):
        rule["helpUri"] = page
    return rule


def _region(found) -> dict:
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }


def _fixed(found) -> dict:
    """Give the region a fix replaces, by offsets where it is not the finding's own."""
    fix = found.fix
    if (fix.start, fix.end) == (found.start, found.end):
        return _region(found)
    return {"charOffset": fix.start, "charLength": fix.end - fix.start}


def _artifact(found, run: Run) -> dict:
    path = shown_path(found.path, run.root)
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "ROOT"}


def _result(found, fingerprint: str, rule: int, run: Run) -> dict:
    artifact = _artifact(found, run)
    result = {
        "ruleId": found.rule,
        "ruleIndex": rule,
        "level": found.severity,
        "message": {"text": "\n→ ".join((found.message, *found.suggestions))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(found)}}],
        "partialFingerprints": {"words/v1": fingerprint},
    }
    if found.fix:
        replacement = {"deletedRegion": _fixed(found), "insertedContent": {"text": found.fix.text}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": "Mend the words"}, "artifactChanges": [change]}]
    return result
