"""Figures of models on labelled lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy


def recall(margins: Sequence[float], bad: Sequence[bool], precision: float) -> float:
    """Share of the bad lines found at the lowest margin that keeps a precision."""
    order = numpy.argsort(-numpy.asarray(margins), kind="stable")
    right = numpy.asarray(bad)[order].cumsum()
    enough = numpy.flatnonzero(right >= precision * numpy.arange(1, len(right) + 1))
    return float(right[enough[-1]] / max(right[-1], 1)) if len(enough) else 0.0


def ordering(margins: Sequence[float], bad: Sequence[bool]) -> float:
    """How often a bad line stands above a fine one (area under the curve)."""
    margins, bad = numpy.asarray(margins), numpy.asarray(bad)
    if bad.all() or not bad.any():
        return 1.0
    low, high = (numpy.searchsorted(numpy.sort(margins[~bad]), margins[bad], side)
                 for side in ("left", "right"))  # fmt: skip
    return float((low + high).mean() / 2 / (~bad).sum())


def summary(margins: Sequence[float], bad: Sequence[bool]) -> str:
    """Ordering, and recall at two precisions, as a cell of a table."""
    cells = [f"{ordering(margins, bad):.3f}"]
    cells += [f"{100 * recall(margins, bad, precision):3.0f}" for precision in (0.95, 0.85)]
    return " / ".join(cells)
