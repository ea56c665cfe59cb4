"""How well the four principles are heard in whole talks.

    python -m tests.bench.scripts                 the handbook's own scripts, whole and cut
    python -m tests.bench.scripts FILE…           labelled talks, JSON lines
    python -m tests.bench.scripts FILE… --show    and the talks that are misheard

A row: id, lang, turns (what staff say) and present (the principles they cover). Without a file,
each script is taken whole, one line for each step, and again without the steps of one principle.

For each principle: F1; how many of the talks that lack it are noticed; how many that have it are
denied. Lacks noticed: talks of which everything they lack is noticed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint import find_principles
from lint.checks.protocol import PRINCIPLES
from lint.documents import read
from lint.phrases import GENERAL, LANGS, STEPS, load

ROOT = Path(__file__).parents[2]


def labelled(path: Path) -> Iterator[dict]:
    """Read labelled talks from JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def own() -> Iterator[dict]:
    """Take the scripts of the handbook, whole and without the steps of each principle."""
    for path in sorted((ROOT / "phrases").glob("*.yml")):
        file = load(read(str(path)))
        if not file.situation or file.sector == GENERAL:
            continue
        for lang in LANGS:
            first: dict[str, str] = {}
            for phrase in file.phrases:
                if lang in phrase.say:
                    first.setdefault(phrase.step, phrase.say[lang].text)
            for left_out in (None, *PRINCIPLES):
                cut = PRINCIPLES[left_out] if left_out else ()
                yield {
                    "id": f"{file.situation} without {left_out or 'nothing'}",
                    "lang": lang,
                    "turns": [first[step] for step in STEPS if step in first and step not in cut],
                    "present": [name for name in PRINCIPLES if name != left_out],
                }


def measure(lang: str, talks: Iterable[dict], show: bool) -> None:
    """Print the figures of one language.

    Args:
        lang: "en", "ru" or "sv".
        talks: Rows of that language.
        show: Whether to print the talks that are misheard.
    """
    count: Counter[tuple[str, bool, bool]] = Counter()
    whole, right, lacking, noticed = 0, 0, 0, 0
    for talk in talks:
        heard, said = find_principles(talk["turns"], lang), set(talk["present"])
        lacks = PRINCIPLES.keys() - said
        whole, right = whole + 1, right + (heard == said)
        lacking, noticed = lacking + bool(lacks), noticed + bool(lacks and not lacks & heard)
        for name in PRINCIPLES:
            count[name, name in said, name in heard] += 1
        if show and heard != said:
            print(f"  {talk['id']}  heard for nothing: {sorted(heard - said)}  "
                  f"not heard: {sorted(said - heard)}")  # fmt: skip
            print(*(f"      {turn}" for turn in talk["turns"]), sep="\n")
    print(f"{lang}: {whole} talks, all four right {right}, lacks noticed {noticed} of {lacking}")
    for name in PRINCIPLES:
        hits, missed = count[name, True, True], count[name, True, False]
        alarms, silent = count[name, False, True], count[name, False, False]
        score = 2 * hits / max(1, 2 * hits + missed + alarms)
        print(f"    {name:12} F1 {score:.3f}   lacking {silent} of {silent + alarms} noticed   "
              f"there {missed} of {hits + missed} denied")  # fmt: skip


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="labelled talks, JSON lines")
    parser.add_argument("--lang", choices=LANGS, help="only this language")
    parser.add_argument("--show", action="store_true", help="print the talks that are misheard")
    options = parser.parse_args()
    talks = [talk for path in options.files for talk in labelled(path)] or list(own())
    for lang in (options.lang,) if options.lang else LANGS:
        rows = [talk for talk in talks if talk["lang"] == lang]
        if rows:
            measure(lang, rows, options.show)


if __name__ == "__main__":
    main()
