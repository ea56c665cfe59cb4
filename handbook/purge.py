"""Style sheets without the rules that no page can use.

A theme styles far more than one site shows, and a browser must read all of it before it shows the
first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_CHOICE = re.compile(r":(?:not|is|where|has|host)\(")
_WORD = re.compile(r"[\w-]+")
_NAMED = re.compile(r'class="?([^">]*)')
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;{}"'])*"""
_SETTING = re.compile(rf"(?<=[{{;])(--[\w-]+):{_VALUE}(?:;|(?=}}))")
_GROUPS = ("@media", "@supports", "@layer", "@container")


def names(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Collect the names of classes that a site uses.

    Args:
        pages: Its pages.
        scripts: Its scripts; each word in them may be a class that they set.

    Returns:
        The names, and many words that are none.
    """
    lists = {found for page in pages for found in _NAMED.findall(page)}
    return {name for found in lists for name in found.split()}.union(*map(_WORD.findall, scripts))


def purged(sheet: str, known: set[str], own: str) -> str:
    """Leave out the rules for elements that a site does not have.

    Args:
        sheet: A style sheet without remarks, as esbuild minifies it.
        known: Classes that the site uses.
        own: How names of classes begin that are all kept.

    Returns:
        The sheet; every selector that asks for an unknown class is gone, and every rule and group
        that has nothing left.
    """
    kept = []
    for head, body in _rules(sheet):
        if head.startswith(_GROUPS):
            body = body and purged(body, known, own)
            if body == "":
                continue
        elif body is not None and not head.startswith("@"):
            head = ",".join(one for one in _split(head) if _usable(one, known, own))
            if not head:
                continue
        kept.append(f"{head};" if body is None else f"{head}{{{body}}}")
    return "".join(kept)


def without_settings(sheet: str, scripts: str = "") -> str:
    """Leave out values that are given a name and never asked for by it.

    Args:
        sheet: A style sheet as above.
        scripts: Scripts that may ask for some.

    Returns:
        The sheet; a drawing for a mark that no page has is such a value.
    """
    asked = set(re.findall(r"var\((--[\w-]+)", sheet)) | set(re.findall(r"--[\w-]+", scripts))
    return _SETTING.sub(lambda found: found[0] if found[1] in asked else "", sheet)


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Cut a sheet into what stands before braces and in them; statements have no braces."""
    start = depth = opened = 0
    for found in re.finditer(r"""[{};]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)"']*\)""", sheet):
        sign, at = found[0], found.start()
        if sign == "{":
            opened = opened if depth else at
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield sheet[start:opened].strip(), sheet[opened + 1 : at]
                start = at + 1
        elif sign == ";" and not depth:
            yield sheet[start:at].strip(), None
            start = at + 1


def _split(selectors: str) -> Iterator[str]:
    """Cut a list of selectors at its commas, not at those in brackets."""
    start = depth = 0
    for found in re.finditer(r"""[,()\[\]]|"[^"]*"|'[^']*'""", selectors):
        if found[0] in "([":
            depth += 1
        elif found[0] in ")]":
            depth -= 1
        elif found[0] == "," and not depth:
            yield selectors[start : found.start()]
            start = found.end()
    yield selectors[start:]


def _usable(selector: str, known: set[str], own: str) -> bool:
    """Tell whether a site may have what a selector asks for; choices in it are not looked at."""
    if ":" in selector and _CHOICE.search(selector):
        selector = _without_choices(selector)
    classes = (name.replace("\\", "") for name in _CLASS.findall(selector))
    return all(name in known or name.startswith(own) for name in classes)


def _without_choices(selector: str) -> str:
    parts, at = [], 0
    for found in _CHOICE.finditer(selector):
        if found.start() < at:
            continue
        parts.append(selector[at : found.start()])
        depth, at = 1, found.end()
        while depth and at < len(selector):
            depth += {"(": 1, ")": -1}.get(selector[at], 0)
            at += 1
    return "".join([*parts, selector[at:]])
