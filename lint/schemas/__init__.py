"""The JSON Schema of phrase files, for editors; made from the declarations in `lint.phrases`.

The file beside this module is its output. To write it again after a change:
`python -m lint.schemas`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lint.phrases import FILE_FIELDS, ID, LANG_NAMES, LANGS, PHRASE_FIELDS, Field

PHRASE_SCHEMA = Path(__file__).with_name("phrases.schema.json")
"""Where the schema is shipped."""


def build_phrase_schema() -> dict[str, Any]:
    """Build the schema of a phrase file.

    Returns:
        A JSON Schema, draft 2020-12, whose titles and descriptions editors show.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Phrase file",
        "description": "What staff may say in one situation, in three languages.",
        **_mapping(FILE_FIELDS),
        "$defs": {
            "texts": {
                "title": "Text in each language",
                "description": "The same slots in each language; quote a text that has a colon.",
                "type": "object",
                "properties": {
                    lang: {"title": LANG_NAMES[lang], "type": "string", "pattern": r"\S"}
                    for lang in LANGS
                },
                "required": list(LANGS),
                "additionalProperties": False,
            },
            "phrase": {
                "title": "Phrase",
                "description": "One line staff may say.",
                **_mapping(PHRASE_FIELDS),
            },
        },
    }


def write_phrase_schema() -> Path:
    """Write the schema to `PHRASE_SCHEMA`.

    Returns:
        The path written.
    """
    text = json.dumps(build_phrase_schema(), indent=2, ensure_ascii=False)
    PHRASE_SCHEMA.write_text(text + "\n", encoding="utf-8")
    return PHRASE_SCHEMA


def _mapping(declared: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {one.name: _value(one) for one in declared},
        "required": [one.name for one in declared if one.required],
        "additionalProperties": False,
    }


def _value(declared: Field) -> dict[str, Any]:
    title = declared.name.replace("_", " ").capitalize()
    head = {"title": title, "description": declared.about}
    choice = {"type": "string", "enum": list(declared.values)}
    kinds: dict[str, dict[str, Any]] = {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$"},
        "text": {"type": "string", "pattern": r"\S"},
        "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "choice": choice,
        "choices": {
            "anyOf": [choice, {"type": "array", "items": choice, "minItems": 1,
                               "uniqueItems": True}],
        },
        "texts": {"$ref": "#/$defs/texts"},
        "phrases": {"type": "array", "items": {"$ref": "#/$defs/phrase"}, "minItems": 1},
    }  # fmt: skip
    return {**head, **kinds[declared.kind]}
