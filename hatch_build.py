"""Build hook: a wheel carries its rules compiled, so that the first check is as fast as the next."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):
    """Compiles the rules of each language into the wheel; does nothing for an editable install."""

    def initialize(self, version: str, build_data: dict) -> None:
        """Compile into build/ and tell the builder to ship the files.

        Args:
            version: "standard" or "editable".
            build_data: What the wheel will hold; `force_include` is added to.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from lint.compiled import SHIPPED, file_name, index_name
        from lint.compiler import compile_now
        from lint.index import build_index
        from lint.rules import LANGS

        folder = Path(self.root, "build", "rules")
        folder.mkdir(parents=True, exist_ok=True)
        for lang in LANGS:
            rules = compile_now(lang)
            for name, data in ((file_name(lang), rules), (index_name(lang), build_index(rules))):
                text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
                path = folder / name
                path.write_text(text, encoding="utf-8")
                target = SHIPPED.relative_to(self.root) / name
                build_data["force_include"][str(path)] = str(target)
