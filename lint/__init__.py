"""The Makegood linter: hears blame, policy talk and other wording that makes a failure worse.

>>> from lint import check_text
>>> check_text("I'm sorry, we sold your seat twice. That is our mistake.", "en")
[]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.diagnostics import Diagnostic
    from lint.engine import check_paths, check_text, find_principles

__all__ = ["Diagnostic", "check_paths", "check_text", "find_principles"]


def __getattr__(name: str) -> object:
    """Import what is asked for; the command line needs only parts of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "lint.diagnostics" if name == "Diagnostic" else "lint.engine"
    return getattr(importlib.import_module(module), name)
