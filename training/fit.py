"""Train one language: weights, calibration, thresholds, and the file that the linter reads."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

import numpy
from sklearn.linear_model import LogisticRegression

from lint.checks.wording import matcher, wording
from lint.opinion import FINE, Model, read
from training.designs import BITS, Reading, by_category, matrix, one_by_one
from training.rows import Line, texts

LEVELS = 31
"""Weights are whole numbers from -31 to 31: finer steps gain nothing."""

WARNING, NOTE = 0.95, 0.85
"""Share of findings that must be right on the set-aside fifth."""

ENOUGH = {"warning": 0.8, "note": 0.65}
"""Confidence that is enough where the fifth, harder than talk, would ask for more."""

ROUTINE = 2.0
"""How much a line of routine talk counts; any other counts 1."""

CLEAR = 0.45
"""A rule's finding in words that are bad with less confidence than this becomes a note."""

BESIDE = ("phrase", "example")
"""Kinds of lines that teach but are too easy to tell how sure one may be."""

_FOLDS = 4
_FEWEST = 10
_OUTLIERS = 0.999


def categories(lines: Sequence[Line]) -> list[str]:
    """List "fine" and the categories of some lines, in alphabetical order."""
    return [FINE, *sorted({line.category for line in lines} - {FINE})]


def targets(lines: Sequence[Line], names: list[str]) -> numpy.ndarray:
    """Number the category of each line; 0 is fine."""
    return numpy.array([names.index(line.category) for line in lines])


def weights(lines: Sequence[Line]) -> numpy.ndarray:
    """How much each line counts: routine talk more, so that it is left in peace."""
    return numpy.array([ROUTINE if line.kind == "routine" else 1.0 for line in lines])


def train(learn: Sequence[Line], aside: Sequence[Line], lang: str) -> bytes:
    """Train a language.

    Args:
        learn: Lines to learn from.
        aside: Lines that set the thresholds and nothing else.
        lang: "en", "ru" or "sv".

    Returns:
        The model as `lint.opinion.read` reads it; the same lines give the same bytes.
    """
    names = categories(learn)
    x, y = matrix(texts(learn), Reading()), targets(learn, names)
    w = weights(learn)
    columns, bias = one_by_one(x, y, w)
    scale = float(numpy.quantile(numpy.abs(columns[columns != 0]), _OUTLIERS)) / LEVELS
    small = numpy.clip(numpy.round(columns / scale), -LEVELS, LEVELS).astype(numpy.int8)
    slope, level = calibration(x, y, w, [line.kind not in BESIDE for line in learn])
    head = {
        "lang": lang, "lines": len(learn), "categories": names, "bits": BITS,
        "scale": round(scale, 9), "bias": [round(float(one), 6) for one in bias],
        "slope": slope, "level": level, "warning": 1.0, "note": 1.0, "clear": CLEAR,
    }  # fmt: skip
    rows = small.tobytes()
    sure, bad = unheard(read(written(head, rows)), aside, lang)
    head["warning"] = min(threshold(sure, bad, WARNING), ENOUGH["warning"])
    head["note"] = min(threshold(sure, bad, NOTE), ENOUGH["note"])
    return written(head, rows)


def written(head: dict, rows: bytes) -> bytes:
    """Write a model: a line of JSON, then the rows."""
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + rows


def calibration(
    x, y: numpy.ndarray, w: numpy.ndarray, counted: Sequence[bool]
) -> tuple[float, float]:
    """Tie margins to confidence, by lines that a model had not seen.

    Args:
        x: Rows of features.
        y: Numbers of categories, 0 for fine.
        w: How much each row counts while learning; for the calibration all count alike.
        counted: Whether a row counts for the calibration.

    Returns:
        Slope and level: confidence is the logistic function of slope × margin + level.
    """
    margins, counted = numpy.zeros(len(y)), numpy.array(counted)
    fold = numpy.arange(len(y)) % _FOLDS
    for number in range(_FOLDS):
        held = fold == number
        margins[held] = by_category(x[~held], y[~held], w[~held])(x[held])
    fitted = LogisticRegression(C=1e6).fit(margins[counted, None], y[counted] > 0)
    return round(float(fitted.coef_[0, 0]), 6), round(float(fitted.intercept_[0]), 6)


def unheard(model: Model, lines: Sequence[Line], lang: str) -> tuple[list[float], list[bool]]:
    """Give confidence and label of the lines that no rule hears."""
    rules = matcher(lang)
    silent = [line for line in lines if next(iter(wording(line.text, rules)), None) is None]
    sure = [model.confidence(model.margin(line.text)[0]) for line in silent]
    return sure, [line.bad for line in silent]


def threshold(sure: Sequence[float], bad: Sequence[bool], precision: float) -> float:
    """Find the lowest confidence at and above which enough findings are right.

    Args:
        sure: One for each line.
        bad: Whether the line is bad.
        precision: Share that must be right.

    Returns:
        The confidence, rounded down; 1 where none will do.
    """
    right, best = 0, 1.0
    for count, (one, is_bad) in enumerate(sorted(zip(sure, bad, strict=True), reverse=True), 1):
        right += is_bad
        if count >= _FEWEST and right / count >= precision:
            best = one
    return math.floor(best * 1e4 + 1e-6) / 1e4
