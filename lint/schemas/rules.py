"""The JSON Schemas of rule files and of families.yml, made from the keys their reader allows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lint.diagnostics import SEVERITIES
from lint.phrases import ID
from lint.rules.keys import FAMILY_KEYS, FILE_KEYS, RULE_KEYS, Key

RULE_SCHEMA = Path(__file__).with_name("rules.schema.json")
FAMILY_SCHEMA = Path(__file__).with_name("families.schema.json")
"""Where the schemas are shipped."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def build_rule_schema() -> dict[str, Any]:
    """Build the schema of a rule file, `signals.yml` included.

    Returns:
        A JSON Schema, draft 2020-12, whose titles and descriptions editors show.
    """
    signal_keys = {name: key for name, key in RULE_KEYS.items() if name != "say"}
    return {
        "$schema": _DRAFT,
        "title": "Rule file",
        "description": "Wording of one category that may not be said, in one language.",
        **_mapping(FILE_KEYS),
        "oneOf": [{"required": ["rules"]}, {"required": ["signals"]}],
        "$defs": {
            "texts": {
                "anyOf": [{"$ref": "#/$defs/text"},
                          {"type": "array", "items": {"$ref": "#/$defs/text"}}],
            },
            "text": {"type": ["string", "number"]},
            "rule": {
                "title": "Rule",
                "description": "One fault: what to find, what to say instead, examples.",
                **_mapping({**RULE_KEYS, "say": Key("texts", RULE_KEYS["say"].about, True)}),
            },
            "signal": {
                "title": "Signal",
                "description": "Evidence of good talk; no fault by itself.",
                **_mapping(signal_keys),
            },
        },
    }  # fmt: skip


def build_family_schema() -> dict[str, Any]:
    """Build the schema of a families.yml."""
    return {
        "$schema": _DRAFT,
        "title": "Word families",
        "description": "Forms of words that win over the dictionaries.",
        **_mapping(FAMILY_KEYS),
    }


def _mapping(keys: Mapping[str, Key]) -> dict[str, Any]:
    required = [name for name, key in keys.items() if key.required]
    return {
        "type": "object",
        "properties": {name: _value(name, key) for name, key in keys.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _value(name: str, key: Key) -> dict[str, Any]:
    lists = {"rules": "rule", "signals": "signal"}
    if key.kind in lists:
        items = {"$ref": f"#/$defs/{lists[key.kind]}"}
        shape: dict[str, Any] = {"type": "array", "items": items}
    elif key.kind == "texts":
        shape = {"$ref": "#/$defs/texts"}
    elif key.kind == "severity":
        shape = {"type": "string", "enum": list(reversed(SEVERITIES))}
    elif key.kind == "name":
        shape = {"type": "string", "pattern": f"^{ID.pattern}$"}
    elif key.kind == "principles":
        shape = {"type": "object", "additionalProperties": {"$ref": "#/$defs/texts"}}
    elif key.kind in ("families", "variants"):
        shape = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
    else:
        shape = {"type": "string", "pattern": r"\S"}
    return {"title": name.capitalize(), "description": key.about, **shape}
