"""Train the second opinion on the corpus.

    python -m training                         train all languages, write lint/opinions/<lang>.bin
    python -m training --lang ru --out DIR     only one, written elsewhere
    python -m training compare [--rows FILE…]  the designs side by side; writes nothing
    python -m training curve                   figures by the number of lines; writes nothing

It learns from the training part of `corpus/<lang>.jsonl` and of the files `corpus/<lang>-*.jsonl`
beside it, the lines of `phrases/` and the examples of the rules. The set-aside fifth ties margins
and what rules find to confidence, and sets the thresholds. Nothing is drawn by chance but the order
of the curve, which is seeded: the same lines give the same bytes.
Figures are ordering / recall at 95 % / recall at 85 % precision, with all lines and then with
digits, names and the first person hidden.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lint.names import LANGS, MODELS, UsageError
from lint.opinion import read
from training.designs import DESIGNS, USED, matrix
from training.figures import summary
from training.fit import categories, targets, train, weights
from training.rows import Line, corpus, examples, given, masked, phrases, texts

SHARES = (0.25, 0.5, 0.75, 1)
"""Parts of the lines that the learning curve is drawn with."""

EACH = 3
"""Designs are compared on every third line: which is best shows there too, and in a third of the
time."""


def lines(lang: str) -> tuple[list[Line], list[Line]]:
    """Give all lines to learn from, and the set-aside ones."""
    learn, aside = corpus(lang)
    known = set(categories(learn))
    others = phrases(lang) + examples(lang)
    return learn + [line for line in others if line.category in known], aside


def write(lang: str, folder: Path) -> None:
    """Train one language and write its model."""
    started = time.process_time()
    learn, aside = lines(lang)
    data = train(learn, aside, lang)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lang}.bin").write_bytes(data)
    model = read(data)
    print(f"{lang}: {len(learn)} lines, {time.process_time() - started:.0f} s CPU; {len(aside)} "
          f"set-aside lines say: rules stand from a confidence of {model.trust:.2f}, a warning from "
          f"{model.warning:.2f}, a note from {model.note:.2f}", flush=True)  # fmt: skip


def compare(lang: str, rows: Sequence[Path]) -> None:
    """Print the figures of every design on the set-aside fifth and on other rows."""
    learn, aside = lines(lang)
    learn = learn[::EACH]
    names = categories(learn)
    sets = {"set-aside": aside, **{path.stem: given(path, lang) for path in rows}}
    if len(rows) > 1:
        sets = {"set-aside": aside, "rows": [line for path in rows for line in given(path, lang)]}
    for name, (fit, reading) in DESIGNS.items():
        margins = fit(matrix(texts(learn), reading), targets(learn, names), weights(learn))
        cells = []
        for title, group in sets.items():
            bad = [line.bad for line in group]
            plain = margins(matrix(texts(group), reading))
            hidden = margins(matrix([masked(line.text) for line in group], reading))
            cells.append(f"{title} {summary(plain, bad)}  masked {summary(hidden, bad)}")
        print(f"{lang}  {name:38}  {'   '.join(cells)}", flush=True)


def curve(lang: str, rows: Sequence[Path]) -> None:
    """Print the figures for growing parts of the lines."""
    learn, aside = lines(lang)
    others = [line for path in rows for line in given(path, lang)]
    names = categories(learn)
    random.Random(1).shuffle(learn)
    fit, reading = DESIGNS[USED]
    for share in SHARES:
        some = learn[: int(share * len(learn))]
        margins = fit(matrix(texts(some), reading), targets(some, names), weights(some))
        cells = [
            f"{title} {summary(margins(matrix(texts(group), reading)), [one.bad for one in group])}"
            for title, group in (("set-aside", aside), ("rows", others))
            if group
        ]
        print(f"{lang}  {len(some):5} lines  {'   '.join(cells)}", flush=True)


def main() -> int:
    """Read the arguments and train, compare or draw the curve."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("work", nargs="?", choices=("train", "compare", "curve"), default="train")
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument("--out", type=Path, default=MODELS, help="folder of the models")
    parser.add_argument("--rows", type=Path, nargs="+", default=[], help="other labelled lines")
    options = parser.parse_args()
    try:
        for lang in (options.lang,) if options.lang else LANGS:
            if options.work == "train":
                write(lang, options.out)
            else:
                (compare if options.work == "compare" else curve)(lang, options.rows)
    except (OSError, UsageError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
