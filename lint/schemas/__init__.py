"""The JSON Schema of phrase files, for editors; made from the declarations in `lint.phrases`.

The file beside this module is its output. To write it again after a change:
`python -m lint.schemas`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lint.phrases import FILE_FIELDS, ID, LANG_NAMES, LANGS, LINK, PHRASE_FIELDS, RANGE, Field

PHRASE_SCHEMA = Path(__file__).with_name("phrases.schema.json")
"""Where the schema is shipped."""

TEXTS = {
    "title": "Text in each language",
    "description": "The same slots in each language; quote a text that has a colon.",
    "type": "object",
    "properties": {
        lang: {"title": LANG_NAMES[lang], "type": "string", "pattern": r"\S"} for lang in LANGS
    },
    "required": list(LANGS),
    "additionalProperties": False,
}
"""Schema of a text in each language."""


def build_phrase_schema() -> dict[str, Any]:
    """Build the schema of a phrase file.

    Returns:
        A JSON Schema, draft 2020-12, whose titles and descriptions editors show.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Phrase file",
        "description": "What staff may say in one situation, in three languages.",
        **mapping(FILE_FIELDS),
        "$defs": {
            "texts": TEXTS,
            "phrase": {
                "title": "Phrase",
                "description": "One line staff may say.",
                **mapping(PHRASE_FIELDS),
            },
        },
    }


def write_schema(path: Path, schema: dict[str, Any]) -> Path:
    """Write a schema to its place.

    Args:
        path: Where it is shipped.
        schema: The schema.

    Returns:
        The path written.
    """
    text = json.dumps(schema, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def mapping(declared: tuple[Field, ...], **lists: str) -> dict[str, Any]:
    """Build the schema of a mapping.

    Args:
        declared: Its keys.
        **lists: For each key of the kind `list`, the definition of its members.

    Returns:
        A JSON Schema; texts refer to the definition `texts`.
    """
    return {
        "type": "object",
        "properties": {one.name: _value(one, lists.get(one.name, "")) for one in declared},
        "required": [one.name for one in declared if one.required],
        "additionalProperties": False,
    }


def _value(declared: Field, member: str) -> dict[str, Any]:
    title = declared.name.replace("_", " ").capitalize()
    head = {"title": title, "description": declared.about}
    choice = {"type": "string", "enum": list(declared.values)}
    name = {"type": "string", "pattern": f"^{ID.pattern}$"}
    kinds: dict[str, dict[str, Any]] = {
        "id": name,
        "text": {"type": "string", "pattern": r"\S"},
        "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "choice": choice,
        "choices": _one_or_more(choice),
        "ids": _one_or_more(name),
        "range": {"type": "string", "pattern": f"^{RANGE.pattern}$"},
        "link": {"type": "string", "pattern": f"^{LINK.pattern}$"},
        "list": {"type": "array", "items": {"$ref": f"#/$defs/{member}"}, "minItems": 1},
        "texts": {"$ref": "#/$defs/texts"},
        "phrases": {"type": "array", "items": {"$ref": "#/$defs/phrase"}, "minItems": 1},
    }  # fmt: skip
    return {**head, **kinds[declared.kind]}


def _one_or_more(one: dict[str, Any]) -> dict[str, Any]:
    several = {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}
    return {"anyOf": [one, several]}
