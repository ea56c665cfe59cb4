"""The drills of the practice page, read from ``practice/<lang>.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from handbook.errors import HandbookError
from lint.checks.protocol import PRINCIPLES

KINDS = ("fault", "rewrite", "order")
"""Spot the fault, say it better, put the lines in order."""

_NEEDS = {
    "fault": ("line", "answer", "choices"),
    "rewrite": ("line", "model"),
    "order": ("phrases",),
}
_MAY = {"fault": (), "rewrite": ("shows",), "order": ()}


@dataclass(frozen=True, slots=True)
class Drill:
    """One exercise.

    Attributes:
        kind: One of `KINDS`.
        scene: Where it happens and what the customer needs.
        line: What is said wrong; empty for "order".
        answer: Category of the fault; empty but for "fault".
        choices: Categories to choose from, the answer among them.
        model: One good way to say it; empty but for "rewrite".
        shows: Principle the new line has to carry; empty for none.
        phrases: Full ids of phrases in their right order; empty but for "order".
    """

    kind: str
    scene: str
    line: str = ""
    answer: str = ""
    choices: tuple[str, ...] = ()
    model: str = ""
    shows: str = ""
    phrases: tuple[str, ...] = ()


def load(path: Path) -> list[Drill]:
    """Read the drills of one language.

    Args:
        path: Their file.

    Returns:
        The drills in the order of the file.

    Raises:
        HandbookError: If the file can't be read, or a drill lacks something.
    """
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise HandbookError(f"{path.as_posix()}{place}: {error.problem}") from None
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise HandbookError(f"{path.as_posix()} can't be read: {error}") from None
    entries = data.get("drills") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise HandbookError(f"{path.as_posix()} holds no list named drills")
    drills = []
    for number, entry in enumerate(entries, 1):
        try:
            drills.append(_drill(entry))
        except HandbookError as error:
            raise HandbookError(f"{path.as_posix()}: drill {number} {error}") from None
    return drills


def _drill(entry: Any) -> Drill:
    if not isinstance(entry, dict) or entry.get("kind") not in KINDS:
        raise HandbookError(f"has no kind; one of {', '.join(KINDS)} is needed")
    kind = entry["kind"]
    needed = ("scene", *_NEEDS[kind])
    if missing := [key for key in needed if not entry.get(key)]:
        raise HandbookError(f"({kind}) lacks {', '.join(missing)}")
    if unknown := sorted(set(entry) - {"kind", *needed, *_MAY[kind]}):
        raise HandbookError(f"({kind}) has no use for {', '.join(unknown)}")
    if kind == "fault" and entry["answer"] not in entry["choices"]:
        raise HandbookError(f"({kind}) does not offer its own answer, {entry['answer']}")
    if entry.get("shows", "acknowledge") not in PRINCIPLES:
        raise HandbookError(f"({kind}) shows no principle; known are {', '.join(PRINCIPLES)}")
    return Drill(**{
        key: tuple(map(str, value)) if isinstance(value, list) else str(value).strip()
        for key, value in entry.items()
    })  # fmt: skip
