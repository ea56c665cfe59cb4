"""Train one language: weights, calibration, thresholds, and the file that the linter reads."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

import numpy
from sklearn.linear_model import LogisticRegression

from lint.checks.hearing import EVIDENCE, evidence
from lint.checks.wording import matcher, wording
from lint.opinion import FINE, Model, read
from training.designs import BITS, Reading, matrix, one_by_one
from training.rows import Line, texts

LEVELS = 15
"""Weights are whole numbers from -15 to 15: finer steps gain nothing."""

TRUST = "trust"

GOALS = {TRUST: (0.95, 0.01), "warning": (0.94, 0.015), "note": (0.90, 0.035)}
"""The share of flagged lines that must be bad, and the share of routine talk that may be flagged,
on the set-aside fifth: of errors and warnings of rules, and of all that is flagged with warnings
or with notes."""

ROUTINE = 5.0
"""How much a line of routine talk counts; any other counts 1."""

_FEWEST = 10
_OUTLIERS = 0.9999
_LEAST = -99.0


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
        aside: Lines that tie margins and what rules find to confidence, and set the thresholds.
        lang: "en", "ru" or "sv".

    Returns:
        The model as `lint.opinion.read` reads it; the same lines give the same bytes.
    """
    names = categories(learn)
    columns, bias = one_by_one(matrix(texts(learn), Reading()), targets(learn, names), weights(learn))
    scale = float(numpy.quantile(numpy.abs(columns[columns != 0]), _OUTLIERS)) / LEVELS
    small = numpy.clip(numpy.round(columns / scale), -LEVELS, LEVELS).astype(numpy.int8)
    rules = sorted(rule["id"] for rule in matcher(lang).rules
                   if rule["severity"] and rule["id"].partition("/")[0] in names)  # fmt: skip
    head = {
        "lang": lang, "lines": len(learn), "categories": names, "bits": BITS,
        "scale": round(scale, 9), "bias": [round(float(one), 6) for one in bias],
        "slope": 1.0, "level": 0.0, "heard": [], "rules": rules, **dict.fromkeys(GOALS, 1.0),
    }  # fmt: skip
    rows = small.tobytes()
    known = noticed(read(written(head, rows)), aside, lang)
    bad = numpy.array([line.bad for line in aside])
    tied = LogisticRegression().fit(known, bad)
    head["slope"], *head["heard"] = (round(float(one), 6) for one in tied.coef_[0])
    head["level"] = round(float(tied.intercept_[0]), 6)
    sure = tied.predict_proba(known)[:, 1]
    routine = numpy.array([line.kind == "routine" for line in aside])
    loud = known[:, 1:3].any(1)
    for name, (precision, peace) in GOALS.items():
        flagged = numpy.where(loud, sure, 0) if name == TRUST else sure
        head[name] = threshold(flagged, bad, routine, precision, peace)
    return written(head, rows)


def written(head: dict, rows: bytes) -> bytes:
    """Write a model: a line of JSON, then the rows."""
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + rows


def noticed(model: Model, lines: Sequence[Line], lang: str) -> numpy.ndarray:
    """Give for each line the model's margin and what the rules it weighs found, as numbers."""
    rules = matcher(lang)
    none = (0.0,) * EVIDENCE
    rows = []
    for line in lines:
        known = [one for one in wording(line.text, rules) if one.rule in model.rules]
        found = evidence(known, len(line.text))
        rows.append((max(model.margin(line.text)[0], _LEAST), *(found or none)))
    return numpy.array(rows)


def threshold(
    sure: numpy.ndarray, bad: numpy.ndarray, routine: numpy.ndarray, precision: float, peace: float
) -> float:
    """Find the lowest confidence at and above which enough lines are bad and few are routine.

    Args:
        sure: The confidence of each line.
        bad: Whether the line is bad.
        routine: Whether it is routine talk.
        precision: Share of the lines that must be bad.
        peace: Share of routine talk that may be among them.

    Returns:
        The confidence, rounded down; 1 where none will do.
    """
    order = numpy.argsort(-sure, kind="stable")
    right, calm = bad[order].cumsum(), routine[order].cumsum()
    count = numpy.arange(1, len(order) + 1)
    enough = (count >= _FEWEST) & (right >= precision * count) & (calm <= peace * calm[-1])
    places = numpy.flatnonzero(enough)
    return math.floor(sure[order[places[-1]]] * 1e4 + 1e-6) / 1e4 if len(places) else 1.0
