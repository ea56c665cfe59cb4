"""Rules as data: `<lang>/<category>.yml` in this folder, read into `Rule` and `RuleFile`."""

from lint.names import FAMILIES, HOME, LANGS, SIGNALS
from lint.rules.model import Rule, RuleError, RuleFile, Text
from lint.rules.reader import load, load_all, load_category, load_families, rule_paths

__all__ = [
    "FAMILIES",
    "HOME",
    "LANGS",
    "SIGNALS",
    "Rule",
    "RuleError",
    "RuleFile",
    "Text",
    "load",
    "load_all",
    "load_category",
    "load_families",
    "rule_paths",
]
