"""YAML text into a tree that knows where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint.collecting import uncollected
from lint.documents.c_parser import c_parser, slow_events, too_old_for
from lint.documents.document import Document, DocumentError
from lint.documents.yaml_nodes import Mapping, Node, Scalar, Sequence

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "parse"]

MAX_DEPTH = 64
"""Levels of nesting; nobody writes more by hand, and what walks a tree may recurse."""
MAX_GROWTH = 20
"""How many times its own length a document may stand for through aliases."""
_FREE_GROWTH = 100_000


def parse(document: Document, end: int | None = None) -> Node:
    """Read a document, or its beginning, as YAML.

    Aliases stand for the anchor's own node, and `<<` brings in the keys of other mappings.

    Args:
        document: The document.
        end: Where the YAML ends (front matter); None is the end of the text.

    Returns:
        The root of the tree.

    Raises:
        DocumentError: If the YAML is malformed (`syntax/yaml`), a key comes twice in a mapping
            (`syntax/duplicate-key`), or there is nothing in it (`file/empty`).
    """
    text = document.text if end is None else document.text[:end]
    if text.startswith("\ufeff"):
        raise _fault(document, text, None)
    module = c_parser()
    try:
        with uncollected():
            composer = _Composer(document, module)
            try:
                root = composer.compose(iter(module.CParser(text).get_event, None))
            except module.YAMLError as error:
                if not too_old_for(text, error):
                    raise
                composer = _Composer(document, module)
                try:
                    root = composer.compose(slow_events(text))
                except module.YAMLError:
                    raise error from None
    except module.YAMLError as error:
        raise _fault(document, text, error) from None
    except UnicodeEncodeError:
        raise _fault(document, text, None) from None
    if root is None or (isinstance(root, Scalar) and not root.text and root.style == "plain"):
        message = "There is nothing in this file but comments or blank lines. Fill it or delete it."
        raise DocumentError.at(document, 0, 0, "file/empty", message)
    if composer.aliased:
        _refuse_bomb(root, document)
    return root


def _fault(document: Document, text: str, error: Any) -> DocumentError:
    """Explain what the parser refused; most runs never need the words for it."""
    from lint.documents.yaml_errors import explain, unreadable_character

    return explain(document, text, error) if error else unreadable_character(document, text)


class _Composer:
    """Builds the tree from the parser's events, without recursion.

    `target` is what the next node goes into: the list of roots, a list, or a mapping's items;
    `key` is the mapping's key that waits for its value.
    """

    def __init__(self, document: Document, module: Any) -> None:
        self.document = document
        self.module = module
        self.anchors: dict[str, Node] = {}
        self.open: list[tuple[Mapping | Sequence, Any]] = []
        self.aliased = self.started = False

    def compose(self, events: Iterator[Any]) -> Node | None:
        """Read all events into a tree; one loop without calls, as this is where the time goes."""
        document, opened, module = self.document, self.open, self.module
        scalar_event, mapping_event = module.ScalarEvent, module.MappingStartEvent
        mapping_end, list_end = module.MappingEndEvent, module.SequenceEndEvent
        list_event = module.SequenceStartEvent
        roots: list[Node] = []
        target: Any = roots
        key: Any = None
        name = ""
        for event in events:
            kind = type(event)
            if kind is scalar_event:
                text = event.value
                node: Any = Scalar(text, event.start_mark.index, event.end_mark.index, document)
                if event.anchor is not None or event.ctag is not None:
                    self.properties(event, node)
                if key is not None:
                    target[name] = (key, node)
                    key = None
                elif type(target) is dict:
                    if text in target:
                        raise self.twice(node, target[text][0])
                    key, name = node, text
                else:
                    target.append(node)
            elif kind is mapping_event or kind is list_event:
                node = (Mapping if kind is mapping_event else Sequence)(event.start_mark.index)
                if event.anchor is not None:
                    self.anchors[event.anchor] = node
                opened.append((node, target))
                self.place(node, target, key)
                target, key = node.items, None
            elif kind is mapping_end or kind is list_end:
                node, target = opened.pop()
                end = event.end_mark.index
                if end != event.start_mark.index:
                    node.closed = end
                if kind is mapping_end and "<<" in node.items:
                    self.merge(node)
            else:
                key = self.other(event, target, key)
                name = key.text if key else ""
        return roots[0] if roots else None

    def properties(self, event: Any, node: Scalar) -> None:
        """Note a scalar's anchor, and let it begin after its anchor and tag."""
        from lint.documents.scalar_map import skip_properties

        node.start = skip_properties(self.document.text, node.start, node.end)
        if event.anchor is not None:
            self.anchors[event.anchor] = node

    def other(self, event: Any, target: Any, key: Scalar | None) -> Scalar | None:
        """Read an alias or the start of a document; returns the key that then waits."""
        kind = type(event)
        start, end = event.start_mark.index, event.end_mark.index
        if kind is self.module.AliasEvent:
            node = self.resolve(event.anchor, start, end)
            if key is None and type(target) is dict and type(node) is Scalar:
                key = Scalar(node.text, start, end, self.document)
                if key.text in target:
                    raise self.twice(key, target[key.text][0])
                return key
            self.place(node, target, key)
            return None
        if kind is self.module.DocumentStartEvent:
            if self.started:
                message = "A second document begins here. Keep one in a file: remove this `---`."
                raise self.error(start, end, message)
            self.started = True
        return key

    def place(self, node: Node, target: Any, key: Scalar | None) -> None:
        """Put a list, a mapping or an alias where it belongs."""
        if key is not None:
            target[key.text] = (key, node)
        elif type(target) is list:
            target.append(node)
        else:
            message = "A key must be text, not a list or a mapping. Put it in quotes."
            raise self.error(node.start, node.start, message)
        if len(self.open) > MAX_DEPTH:
            message = f"More than {MAX_DEPTH} levels of nesting. Take something out."
            raise self.error(node.start, node.start, message)

    def resolve(self, name: str, start: int, end: int) -> Node:
        """Find what an alias stands for."""
        node = self.anchors.get(name)
        if node is None:
            message = (
                f"*{name} refers to nothing: there is no &{name} above. "
                "If the text is meant to begin with an asterisk, put it in quotes."
            )
            raise self.error(start, end, message)
        if any(node is container for container, _ in self.open):
            message = f"*{name} stands inside its own &{name}, so it would never end. Remove it."
            raise self.error(start, end, message)
        self.aliased = True
        return node

    def merge(self, mapping: Mapping) -> None:
        """Bring in the keys of the mappings named by `<<`; the mapping's own keys win."""
        key, value = mapping.items["<<"]
        if key.style != "plain":
            return
        sources = value.items if isinstance(value, Sequence) else [value]
        if not all(isinstance(source, Mapping) for source in sources):
            message = "`<<` needs a mapping, as in `<<: *base`."
            raise self.error(key.start, key.end, message)
        del mapping.items["<<"]
        for source in sources:
            for name, pair in source.items.items():  # type: ignore[union-attr]
                mapping.items.setdefault(name, pair)

    def error(self, start: int, end: int, message: str) -> DocumentError:
        return DocumentError.at(self.document, start, end, "syntax/yaml", message)

    def twice(self, key: Scalar, first: Scalar) -> DocumentError:
        line = self.document.position(first.start)[0]
        message = (
            f"The key `{key.text}` is already in line {line}. "
            "Keep one of the two, or give this one another name."
        )
        rule = "syntax/duplicate-key"
        return DocumentError.at(self.document, key.start, key.end, rule, message)


def _refuse_bomb(root: Node, document: Document) -> None:
    """Refuse a tree whose aliases make it stand for far more text than the file holds."""
    allowed = _FREE_GROWTH + MAX_GROWTH * len(document.text)
    sizes: dict[int, int] = {}

    def size(node: Node) -> int:
        if isinstance(node, Scalar):
            return 1 + len(node.text)
        known = sizes.get(id(node))
        if known is None:
            values: Any = node.items
            if isinstance(node, Mapping):
                values = [value for _, value in node.items.values()]
            known = sizes[id(node)] = 1 + sum(map(size, values))
        return known

    if size(root) > allowed:
        message = (
            "The aliases in this file repeat each other until it stands for more than "
            f"{allowed} characters. Write the texts out instead."
        )
        raise DocumentError.at(document, root.start, root.start, "syntax/yaml", message)
