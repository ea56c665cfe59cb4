"""The Makegood linter: hears blame, policy talk and other wording that makes a failure worse.

>>> from lint import check_text
>>> check_text("I'm sorry, we sold your seat twice. That is our mistake.", "en")
[]
"""

from lint.diagnostics import Diagnostic
from lint.engine import check_paths, check_text, find_principles

__all__ = ["Diagnostic", "check_paths", "check_text", "find_principles"]
