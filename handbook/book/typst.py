"""Typst code written so that no text can ever become code.

Everything here is code, never markup: words stand in string literals only.
"""

import re
from collections.abc import Iterable

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def quote(text: str) -> str:
    r"""Write text as a string literal.

    Args:
        text: Any text; control characters become spaces.

    Returns:
        Typst code.

    >>> quote('say "no" #import')
    '"say \\"no\\" #import"'
    """
    text = CONTROL.sub(" ", text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(parts: Iterable[str]) -> str:
    """Write a sequence of content.

    Args:
        parts: Typst code of each piece.

    Returns:
        A code block that joins the pieces, or empty content.
    """
    lines = [part for part in parts if part]
    return "{\n" + "\n".join(lines) + "\n}" if lines else "[]"


def call(name: str, *arguments: str, **named: str) -> str:
    """Write a function call.

    Args:
        name: Function.
        *arguments: Typst code of each argument.
        **named: Typst code of each named argument; ``_`` in a name stands for ``-``.

    Returns:
        Typst code.
    """
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join([*arguments, *pairs])})"


def array(items: Iterable[str]) -> str:
    """Write an array.

    Args:
        items: Typst code of each item.

    Returns:
        Typst code.
    """
    return "(" + "".join(f"{item}, " for item in items) + ")"


def labelled(element: str, name: str) -> str:
    """Write an element that carries a label.

    Args:
        element: Typst code of the element.
        name: The label.

    Returns:
        Typst code.
    """
    return f"[#{element}#label({quote(name)})]"
