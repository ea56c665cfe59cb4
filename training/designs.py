"""The designs that are compared: features, and models over them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from lint.features import features, keys, place, standing

BITS = 16
"""The table of weights has 2 ** 16 rows."""

STRENGTH = 100.0
"""How freely weights may grow (C of the logistic regression)."""

Margins = Callable[[csr_matrix], numpy.ndarray]
"""Gives for each row by how much bad exceeds fine."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which features of a text count.

    Attributes:
        letters: Groups of letters within words.
        pairs: Pairs of neighbouring words.
        places: Words within reach of a negation, and which words a text begins and ends with.
    """

    letters: bool = True
    pairs: bool = True
    places: bool = True

    def __call__(self, text: str) -> list[str]:
        """Name the features of a text."""
        words = ["^", *keys(text)]
        found = [one for word in words for one in features(word)]
        if not self.letters:
            found = [one for one in found if not one.startswith("c ")]
        if self.pairs:
            for pair in zip(words, words[1:], [*words[2:], ""]):
                found += features(pair)
        return found + standing(words[1:]) if self.places else found


def matrix(texts: Sequence[str], reading: Reading, bits: int = BITS) -> csr_matrix:
    """Turn texts into rows of hashed counts, divided by the root of their number."""
    starts, places, values = [0], [], []
    for text in texts:
        counts: Counter[int] = Counter()
        for feature, count in Counter(reading(text)).items():
            counts[place(feature, bits)] += count
        norm = math.sqrt(counts.total()) or 1
        places += counts
        values += [count / norm for count in counts.values()]
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(texts), 1 << bits))


def logistic() -> LogisticRegression:
    """The regression that is used for each category against the rest."""
    return LogisticRegression(
        C=STRENGTH, solver="liblinear", dual=True, tol=1e-3, max_iter=2000,
        class_weight="balanced", random_state=1,
    )  # fmt: skip


def one_by_one(
    x: csr_matrix, y: numpy.ndarray, w: numpy.ndarray
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Fit each category against all others.

    Args:
        x: Rows of features.
        y: Numbers of categories, 0 for fine.
        w: How much each row counts.

    Returns:
        Weights (features by categories) and biases.
    """
    fitted = [logistic().fit(x, y == number, w) for number in range(y.max() + 1)]
    weights = numpy.stack([one.coef_[0] for one in fitted], axis=1)
    return weights, numpy.array([one.intercept_[0] for one in fitted])


def strongest(scores: numpy.ndarray) -> numpy.ndarray:
    """By how much the strongest category exceeds fine, for each row of scores."""
    return scores[:, 1:].max(axis=1) - scores[:, 0]


def by_category(x: csr_matrix, y: numpy.ndarray, w: numpy.ndarray) -> Margins:
    """A logistic regression for each category: the design in use."""
    weights, bias = one_by_one(x, y, w)
    return lambda rows: strongest(rows @ weights + bias)


def _bad_or_fine(x, y, w) -> Margins:
    return logistic().fit(x, y > 0, w).decision_function


def _joint(x, y, w) -> Margins:
    model = LogisticRegression(C=STRENGTH, max_iter=200).fit(x, y, w)
    return lambda rows: -numpy.log(numpy.maximum(1e-12, model.predict_proba(rows)[:, 0]))


def _bayes(x, y, w) -> Margins:
    model = ComplementNB(alpha=0.3).fit(x, y > 0, w)

    def margins(rows):
        scores = model.predict_joint_log_proba(rows)
        return scores[:, 1] - scores[:, 0]

    return margins


def _vectors(x, y, w) -> Margins:
    model = LinearSVC(C=0.5, class_weight="balanced", random_state=1).fit(x, y, w)
    return lambda rows: strongest(model.decision_function(rows))


def _weighted(x, y, w) -> Margins:
    """Logistic regression over features weighted by how they part bad from fine."""
    bad, fine = (numpy.asarray(x[part].sum(axis=0)).ravel() + 1 for part in (y > 0, y == 0))
    ratio = numpy.abs(numpy.log(bad / bad.sum()) - numpy.log(fine / fine.sum())) + 0.2
    margins = by_category(x.multiply(ratio).tocsr(), y, w)
    return lambda rows: margins(rows.multiply(ratio).tocsr())


def _ensemble(x, y, w) -> Margins:
    parts = [fit(x, y, w) for fit in (by_category, _bad_or_fine, _bayes)]
    spread = [part(x).std() for part in parts]
    return lambda rows: sum(part(rows) / width for part, width in zip(parts, spread, strict=True))


USED = "each category, all features (in use)"

DESIGNS: dict[str, tuple[Callable[..., Margins], Reading]] = {
    USED: (by_category, Reading()),
    "each category, words alone": (by_category, Reading(letters=False, pairs=False, places=False)),
    "each category, no pairs": (by_category, Reading(pairs=False)),
    "each category, no places": (by_category, Reading(places=False)),
    "each category, weighted features": (_weighted, Reading()),
    "bad or fine, logistic": (_bad_or_fine, Reading()),
    "all categories jointly, logistic": (_joint, Reading()),
    "support vectors, each category": (_vectors, Reading()),
    "naive Bayes, bad or fine": (_bayes, Reading()),
    "ensemble of three": (_ensemble, Reading()),
}
"""Name of each design: how it is fitted, and what it reads."""
