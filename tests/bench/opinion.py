"""The second opinion in figures: is its confidence honest, what does it add, how fast is it.

    python -m tests.bench.opinion                          on the set-aside fifth of corpus/
    python -m tests.bench.opinion --rows FILE…             on any labelled JSON lines
    python -m tests.bench.opinion --lang ru
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Sequence
from pathlib import Path

from lint.checks.hearing import Say, evidence, heard
from lint.checks.wording import wording
from lint.engine import language
from lint.names import LANGS, MODELS, SECOND_OPINION
from lint.opinion import Model, model, read
from training.rows import Line, corpus, given

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
GOALS = {"errors and warnings": ("error", "warning"), "with notes": ("error", "warning", "note")}


def reliability(lines: Sequence[Line], ear: Model, lang: str) -> None:
    """Print, for each range of confidence, how many lines have it and how many are bad."""
    sure, gap, rules = [], 0.0, language(lang)
    for line in lines:
        known = [one for one in wording(line.text, rules) if one.rule in ear.rules]
        found = evidence(known, len(line.text))
        sure.append((ear.confidence(ear.margin(line.text)[0], found), line.bad))
    for low, high in zip(BINS, BINS[1:]):
        here = [(one, bad) for one, bad in sure if low <= one < high]
        if here:
            told = sum(one for one, _ in here) / len(here)
            right = sum(bad for _, bad in here) / len(here)
            gap += abs(told - right) * len(here) / len(sure)
            print(f"    confidence {low:.2f}–{min(high, 1):.2f}   {len(here):5} lines   "
                  f"told {told:.2f}   bad {right:.2f}")  # fmt: skip
    print(f"    mean gap between what it tells and what holds: {gap:.3f}")


def added(lines: Sequence[Line], lang: str) -> None:
    """Print what rules alone find, and what they find with the second opinion."""
    rules = language(lang)
    bad = sum(line.bad for line in lines)
    routine = sum(line.kind == "routine" for line in lines)
    alone, found = ([heard(line.text, rules, say) for line in lines] for say in (Say("off"), Say()))
    weighed = [[one for one in some if not one.rule.endswith(SECOND_OPINION)] for some in found]
    for name, some_of in (
        ("rules alone", alone), ("rules, weighed", weighed), ("with second opinion", found)
    ):  # fmt: skip
        for goal, levels in GOALS.items():
            flags = [any(one.severity in levels for one in some) for some in some_of]
            hits = sum(flag and line.bad for flag, line in zip(flags, lines, strict=True))
            calm = sum(f and line.kind == "routine" for f, line in zip(flags, lines, strict=True))
            print(f"    {name:20} {goal:20} recall {100 * hits / max(bad, 1):5.1f} %   "
                  f"precision {100 * hits / max(sum(flags), 1):5.1f} %   "
                  f"routine flagged {100 * calm / max(routine, 1):4.1f} %")  # fmt: skip
    pairs = list(zip(found, lines, strict=True))
    for level in ("warning", "note"):
        own = [line.bad for some, line in pairs for one in some
               if one.rule.endswith(SECOND_OPINION) and one.severity == level]  # fmt: skip
        print(f"    {level}s of the second opinion: {len(own)}, right {sum(own)}")


def size_and_speed(lines: Sequence[Line], lang: str) -> None:
    """Print bytes, time to load, and phrases a second before and after it knows the words."""
    data = (MODELS / f"{lang}.bin").read_bytes()
    started = time.process_time()
    ear = read(data)
    loaded = time.process_time() - started
    rates = []
    for _ in range(2):
        started = time.process_time()
        for line in lines:
            ear.margin(line.text)
        rates.append(len(lines) / (time.process_time() - started))
    print(f"    {len(gzip.compress(data)):,} bytes compressed, loaded in {1000 * loaded:.1f} ms "
          f"of CPU, {rates[0]:,.0f} phrases a second with new words, {rates[1]:,.0f} with known ones")  # fmt: skip


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument("--rows", nargs="+", type=Path, help="labelled JSON lines")
    options = parser.parse_args()
    for lang in (options.lang,) if options.lang else LANGS:
        ear = model(lang)
        learn, aside = corpus(lang)
        lines = [one for path in options.rows or () for one in given(path, lang)] or aside
        if ear is None:
            print(f"{lang}: no model; run make train")
            continue
        print(f"{lang}: {len(lines)} lines, {sum(line.bad for line in lines)} bad; "
              f"rules trusted from {ear.trust:.3f}, warning from {ear.warning:.3f}, "
              f"note from {ear.note:.3f}")  # fmt: skip
        reliability(lines, ear, lang)
        added(lines, lang)
        size_and_speed(learn, lang)


if __name__ == "__main__":
    main()
