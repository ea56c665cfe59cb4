"""The corpus: enough of everything, no row twice, and no label that hides in the surface."""

import json
import math
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import part

ROOT = Path(__file__).parents[1]
CATEGORIES = (
    "blame-customer blame-others policy fairness excuse ignorance command vague-time minimise "
    "favour assume conditional-apology disbelief staff-scolding refusal"
).split()
APOLOGY = {
    "en": r"sorry|apolog", "ru": r"извин|прости|жаль|прощени", "sv": r"förlåt|ursäkt|ledsen|beklag"
}  # fmt: skip
POLITE = {
    "en": r"please|thank|kind|would you|could you",
    "ru": r"пожалуйста|спасибо|будьте добры|могли бы",
    "sv": r"tack|snälla|vänlig|skulle du|gärna",
}
FIRST = {"en": r"\b(i|we)\b", "ru": r"\b(я|мы)\b", "sv": r"\b(jag|vi)\b"}
SECOND = {"en": r"\byou", "ru": r"\b(вы|вас|вам|вами|ваш\w*)\b", "sv": r"\b(du|dig|din|ditt|dina)\b"}


def rows(lang: str) -> list[dict]:
    """All rows of a language."""
    text = (ROOT / "corpus" / f"{lang}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def surface(text: str, lang: str) -> list[float]:
    """What can be seen of a line without reading it."""
    low = text.lower()
    has = lambda pattern: float(bool(re.search(pattern, low)))  # noqa: E731
    return [
        has(r"\d"), math.log(len(text) + 1), math.log(len(text.split()) + 1),
        has(APOLOGY[lang]), has(POLITE[lang]), has(FIRST[lang]), has(SECOND[lang]),
        has(r"i'?ll\b|i will|we'?ll|we will"), float("?" in text), float("!" in text),
        float(text.count(",")), float(text.count(".")), float(":" in text),
        float(text[:1].islower()), has("[\U0001f300-\U0001faff]"),
        float(bool(re.search(r"(?<=[a-zа-яåäö,] )[A-ZА-ЯÅÄÖ]", text))), has(r"€|£|\bkr\b|руб|крон"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
def test_there_is_enough_of_everything(lang):
    """At least 130 bad lines of each category and 2,500 good ones, near misses and pairs among them."""
    data = rows(lang)
    bad = Counter(row["categories"][0] for row in data if row["label"] == "bad")
    good = Counter(row["kind"] for row in data if row["label"] == "good")
    assert [] == [name for name in CATEGORIES if bad[name] < 130]
    assert sum(good.values()) >= 2500
    assert {"hard", "pair", "routine"} == set(good)
    assert sum(part(row["id"]) == "aside" for row in data) > len(data) / 6


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
def test_rows_are_sound_and_unique(lang):
    """Ids and texts occur once; bad rows name known categories, good rows none."""
    data = rows(lang)
    for field in ("id", "text"):
        assert len({row[field] for row in data}) == len(data)
    for row in data:
        assert (row["label"] == "bad") == bool(row["categories"])
        assert set(row["categories"]) <= {*CATEGORIES, "cliche", "retract", "register"}
        assert lang == row["lang"] == row["id"].partition("-")[0]


def test_routine_talk_has_no_digits():
    """Routine talk names no times and sums."""
    routine = [row for lang in ("en", "ru", "sv") for row in rows(lang) if row["kind"] == "routine"]
    assert [] == [row["id"] for row in routine if re.search(r"\d", row["text"])]


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
def test_label_does_not_hide_in_the_surface(lang):
    """A classifier that sees only surface features does no better than 60 %."""
    linear_model = pytest.importorskip("sklearn.linear_model")
    from sklearn.model_selection import StratifiedKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    data = rows(lang)
    seen = [surface(row["text"], lang) for row in data]
    bad = [row["label"] == "bad" for row in data]
    model = make_pipeline(
        StandardScaler(), linear_model.LogisticRegression(class_weight="balanced", max_iter=1000)
    )
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    score = cross_val_score(model, seen, bad, cv=folds, scoring="balanced_accuracy").mean()
    assert score <= 0.60
