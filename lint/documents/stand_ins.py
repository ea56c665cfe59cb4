"""Stand-ins for the modules of ruamel.yaml from which its C parser wants nothing but an error class."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_PACKAGE = "ruamel.yaml"
_ONLY_ERRORS = (
    "reader", "scanner", "parser", "composer",
    "constructor", "emitter", "serializer", "representer",
)  # fmt: skip


def import_with_stand_ins() -> ModuleType:
    """Import the C parser without the modules it takes only error classes from.

    Returns:
        The module `_ruamel_yaml`. The stand-ins are gone again, so that whoever imports the
        library itself gets the real modules.

    Raises:
        ImportError: If ruamel.yaml was installed without its C parser.
    """
    names = [f"{_PACKAGE}.{part}" for part in _ONLY_ERRORS]
    placed = {name: _stand_in(name) for name in names if name not in sys.modules}
    sys.modules.update(placed)
    try:
        return importlib.import_module("_ruamel_yaml")
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    """Make a module that has nothing but error classes, by whatever name they are asked for."""
    errors = importlib.import_module(f"{_PACKAGE}.error")
    module = ModuleType(name)

    def make(attribute: str) -> type[Exception]:
        if not attribute.endswith("Error"):
            raise AttributeError(attribute)
        if attribute != "ReaderError":
            return type(attribute, (errors.MarkedYAMLError,), {"__module__": name})

        def remember(self: Exception, *reasons: object) -> None:
            Exception.__init__(self, *reasons)

        return type(attribute, (errors.YAMLError,), {"__module__": name, "__init__": remember})

    module.__dict__["__getattr__"] = make
    return module
