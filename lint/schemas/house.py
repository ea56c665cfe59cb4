"""The JSON Schemas of the compensation catalogue and of the law floors."""

from __future__ import annotations

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
