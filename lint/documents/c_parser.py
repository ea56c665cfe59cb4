"""The C parser of ruamel.yaml, without the cost of loading the whole library.

Importing `_ruamel_yaml` runs `ruamel/yaml/__init__.py`, which loads every emitter, representer
and loader: half of the CPU time of a short run. Here the package is put in place unexecuted, and
executes itself the first time somebody asks it for anything but its submodules.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

_PACKAGE = "ruamel.yaml"


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
    if _PACKAGE not in sys.modules:
        _put_off(_PACKAGE)
    try:
        return importlib.import_module("_ruamel_yaml")
    except ImportError as error:
        message = "the C parser is missing; install ruamel.yaml[oldlibyaml]"
        raise ImportError(message) from error
