"""The C parser of ruamel.yaml, without the cost of loading the whole library.

Importing `_ruamel_yaml` runs `ruamel/yaml/__init__.py` and, for the sake of eight error classes,
the modules of every scanner, constructor and emitter: most of the CPU time of a short run. Here
the package is put in place unexecuted, and executes itself the first time somebody asks it for
anything but its submodules; the error classes come from stand-ins, which are gone again once the
C parser has taken them.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from lint.documents.stand_ins import import_with_stand_ins

_PACKAGE = "ruamel.yaml"
_ONLY_ERRORS = (
    "reader", "scanner", "parser", "composer",
    "constructor", "emitter", "serializer", "representer",
)  # fmt: skip
"""Modules of the package of which the C parser takes an error class and nothing else."""
_LONGEST = 1_000_000
"""Characters the slow parser is asked to read again; about two seconds."""


def _put_off(name: str) -> None:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    package, loader = importlib.util.module_from_spec(spec), spec.loader

    def load(attribute: str) -> Any:
        if attribute.startswith("__") and attribute != "__all__":
            raise AttributeError(attribute)
        if package.__dict__.pop("__getattr__", None):
            loader.exec_module(package)
        return getattr(package, attribute)

    package.__dict__["__getattr__"] = load
    sys.modules[name] = package
    parent, _, child = name.rpartition(".")
    setattr(sys.modules[parent], child, package)


def c_parser() -> ModuleType:
    """Load the C parser.

    Returns:
        The module with `CParser`.

    Raises:
        ImportError: If ruamel.yaml was installed without its C parser.
    """
    loaded = sys.modules.get("_ruamel_yaml")
    if loaded:
        return loaded
    if _PACKAGE not in sys.modules:
        _put_off(_PACKAGE)
    try:
        return import_with_stand_ins()
    except ImportError as error:
        message = "the C parser is missing; install ruamel.yaml[oldlibyaml]"
        raise ImportError(message) from error


def too_old_for(text: str, error: Any) -> bool:
    """Tell whether the C parser may have refused what YAML 1.2 allows.

    It knows YAML 1.1 only, where a text within `{ }` or `[ ]` holds no `?` and no `:`.

    Args:
        text: What was parsed.
        error: The parser's error.

    Returns:
        True if it is worth asking `slow_events`.
    """
    mark, problem = getattr(error, "problem_mark", None), str(getattr(error, "problem", ""))
    if mark is None or len(text) > _LONGEST or text[mark.index : mark.index + 1] not in ("?", ":"):
        return False
    return "expected ','" in problem or "unexpected ':'" in problem


def slow_events(text: str) -> Iterator[Any]:
    """Parse by YAML 1.2, in pure Python: some forty times slower than the C parser.

    Args:
        text: What to parse.

    Yields:
        Events of the same classes as the C parser's.
    """
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).parse(text)
