"""Check the map of touchpoints: its build, its roles, and that it agrees with the phrases."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks import structure
from lint.checks.nearest import clip, did_you_mean, nearest
from lint.diagnostics import Diagnostic
from lint.documents.document import Document
from lint.documents.yaml_nodes import Mapping, Node, Scalar, Sequence
from lint.phrases import GENERAL, SECTORS, Field, PhraseFile

STAGE_FIELDS = (
    Field("id", "id", "Name of the stage in kebab-case."),
    Field("title", "texts", "The stage in a few words."),
    Field("about", "texts", "What the customer is doing then."),
    Field("small", "list", "Small extras for this stage, in each language.", False),
    Field("big", "list", "Big extras for this stage, in each language.", False),
    Field("touchpoints", "list", "Where we meet."),
)
"""Keys of a stage."""

TOUCHPOINT_FIELDS = (
    Field("sector", "choice", "The trade.", True, SECTORS),
    Field("place", "text", "The touchpoint, as phrase files name it."),
    Field("moment_of_truth", "choice", "Whether it decides.", False, ("yes", "no")),
    Field("who", "texts", "Who is there for the customer."),
    Field("quality", "texts", "What doing it well looks like."),
    Field("market", "texts", "What the customer gets everywhere."),
    Field("offer", "texts", "What we give beyond that."),
)
"""Keys of a touchpoint."""

ROLE_FIELDS = (
    Field("id", "id", "Name of the role in kebab-case."),
    Field("title", "texts", "The role as staff call it."),
    Field("owes", "texts", "What those behind the scenes owe those in front.", False),
    Field("touchpoints", "list", "Where the role works, as air/check-in.", False),
)
"""Keys of a role."""


def check(
    document: Document, root: Mapping, langs: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Find what is wrong with the map as such.

    Args:
        document: The map.
        root: Its keys.
        langs: Languages that each text has to be written in.

    Yields:
        Findings about its keys, places that come twice, and roles that don't fit the places.
    """
    lists = (Field("stages", "list", "The stages."), Field("roles", "list", "The roles."))
    top = Mapping(root.start)
    top.items = {one.name: root.items[one.name] for one in lists if one.name in root.items}
    yield from structure.fields(document, top, lists, "this file", langs)
    for stage in _mappings(root, "stages"):
        yield from structure.fields(document, stage, STAGE_FIELDS, "a stage", langs)
        for touchpoint in _mappings(stage, "touchpoints"):
            whose = f"touchpoint {clip(_text(touchpoint, 'place'))}"
            yield from structure.fields(document, touchpoint, TOUCHPOINT_FIELDS, whose, langs)
    for role in _mappings(root, "roles"):
        whose = f"role {clip(_text(role, 'id'))}"
        yield from structure.fields(document, role, ROLE_FIELDS, whose, langs)
    yield from _places(document, root)


def across(
    document: Document, root: Mapping, files: list[PhraseFile]
) -> Iterator[tuple[Document, Diagnostic]]:
    """Find touchpoints of phrases that the map lacks, and places of the map without a script.

    Args:
        document: The map.
        root: Its keys.
        files: All phrase files.

    Yields:
        The document a finding stands in, and the finding.
    """
    mapped = {key: place for key, place in _mapped(root)}
    used = set()
    for file in files:
        key = f"{file.sector}/{file.touchpoint}"
        used.add(key)
        node = file.node.get("touchpoint") if isinstance(file.node, Mapping) else None
        if file.sector == GENERAL or not isinstance(node, Scalar) or key in mapped:
            continue
        near = nearest(key, mapped)
        message = (
            f"The map has no touchpoint {clip(key)}{did_you_mean(near)} "
            f"Put it into a stage of {document.path}, or correct the name."
        )
        span = node.start, node.whole_end
        suggestions = (near.partition("/")[2],) if near.startswith(f"{file.sector}/") else ()
        rule = "touchpoint/unmapped"
        yield file.document, file.document.diagnostic(rule, "error", *span, message, suggestions)
    for key, node in mapped.items():
        if key not in used:
            message = (
                f"No script is for the touchpoint {clip(key)}. Write one "
                "(`lint new situation …`), or take it off the map."
            )
            rule, span = "touchpoint/without-script", (node.start, node.whole_end)
            yield document, document.diagnostic(rule, "error", *span, message)


def _places(document: Document, root: Mapping) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for key, place in _mapped(root):
        before = first.setdefault(key, place)
        if before is not place:
            line = document.position(before.start)[0]
            message = f"{clip(key)} is already in line {line}. A touchpoint stands in one stage."
            yield _at(document, "twice", place, message)
    served = set()
    for role in _mappings(root, "roles"):
        listed = role.get("touchpoints")
        for item in listed.items if isinstance(listed, Sequence) else []:
            if not isinstance(item, Scalar):
                continue
            served.add(item.text)
            if item.text not in first:
                near = nearest(item.text, first)
                message = (
                    f"The map has no touchpoint {clip(item.text)}{did_you_mean(near)} "
                    "A role names them as sector/place."
                )
                yield _at(document, "unknown", item, message, near)
    for key, place in first.items():
        if key not in served:
            message = f"No role works at {clip(key)}. Add it to the touchpoints of one."
            yield _at(document, "without-role", place, message)


def _mapped(root: Mapping) -> Iterator[tuple[str, Scalar]]:
    """List the touchpoints of the map: sector/place, and where the place is named."""
    for stage in _mappings(root, "stages"):
        for touchpoint in _mappings(stage, "touchpoints"):
            place = touchpoint.get("place")
            if isinstance(place, Scalar) and place.text:
                yield f"{_text(touchpoint, 'sector')}/{place.text}", place


def _mappings(node: Mapping, name: str) -> list[Mapping]:
    listed: Node | None = node.get(name)
    items = listed.items if isinstance(listed, Sequence) else []
    return [item for item in items if isinstance(item, Mapping)]


def _text(mapping: Mapping, key: str) -> str:
    value = mapping.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _at(
    document: Document, rule: str, node: Scalar, message: str, better: str = ""
) -> Diagnostic:
    suggestions = (better,) if better else ()
    span = node.start, node.whole_end
    return document.diagnostic(f"touchpoint/{rule}", "error", *span, message, suggestions)
