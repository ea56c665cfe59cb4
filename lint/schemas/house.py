"""The JSON Schemas of the compensation catalogue and of the law floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lint import catalogue, law
from lint.schemas import TEXTS, mapping

CATALOGUE_SCHEMA = Path(__file__).with_name("compensation.schema.json")
LAW_SCHEMA = Path(__file__).with_name("law.schema.json")
"""Where the schemas are shipped."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def build_catalogue_schema() -> dict[str, Any]:
    """Build the schema of `compensation.yml`.

    Returns:
        A JSON Schema, draft 2020-12, whose titles and descriptions editors show.
    """
    return {
        "$schema": _DRAFT,
        "title": "Compensation catalogue",
        "description": "What may be given when something went wrong, and by whom.",
        **mapping(catalogue.FILE_FIELDS, roles="role", cautions="caution", items="item"),
        "$defs": {
            "texts": TEXTS,
            "role": {"title": "Role", **mapping(catalogue.ROLE_FIELDS)},
            "caution": {"title": "Caution", **mapping(catalogue.CAUTION_FIELDS)},
            "item": {"title": "Item", **mapping(catalogue.ITEM_FIELDS)},
        },
    }


def build_law_schema() -> dict[str, Any]:
    """Build the schema of `law.yml`.

    Returns:
        A JSON Schema, draft 2020-12.
    """
    return {
        "$schema": _DRAFT,
        "title": "Law floors",
        "description": "What the law gives the customer at least, with dates and sources.",
        **mapping(law.FILE_FIELDS, floors="floor"),
        "$defs": {"texts": TEXTS, "floor": {"title": "Floor", **mapping(law.FLOOR_FIELDS)}},
    }


def write_house_schemas() -> list[Path]:
    """Write both schemas to their places.

    Returns:
        The paths written.
    """
    for path, schema in (
        (CATALOGUE_SCHEMA, build_catalogue_schema()),
        (LAW_SCHEMA, build_law_schema()),
    ):
        text = json.dumps(schema, indent=2, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    return [CATALOGUE_SCHEMA, LAW_SCHEMA]
