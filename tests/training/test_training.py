"""Training: the same lines give the same bytes, and what was learnt is heard."""

import json

import numpy
import pytest

from corpus import part
from lint.names import LANGS, MODELS
from lint.opinion import FINE, read
from training.designs import Reading, matrix
from training.figures import ordering, recall
from training.fit import threshold, train
from training.rows import Line, corpus, labelled, masked

BAD = ["rules are rules {n}", "that is company policy for guest {n}", "policy says no to {n}"]
GOOD = ["your room {n} is ready", "I will bring the key for {n}", "a taxi for {n} is outside"]


def few() -> list[Line]:
    """Sixty lines of two kinds."""
    words = "anna boris clara david eva frank greta hugo ida jan".split()
    return [
        Line(text.format(n=word), category)
        for word in words
        for texts, category in ((BAD, "policy"), (GOOD, FINE))
        for text in texts
    ]


def test_same_lines_give_the_same_bytes():
    """Two trainings on the same lines write the same file; the model hears what it learnt."""
    lines = few()
    first, second = (train(lines[:48], lines[48:], "en") for _ in range(2))
    assert first == second
    model = read(first)
    bad, fine = (model.margin(text)[0] for text in ("rules are policy", "the taxi is ready"))
    assert bad > 0 > fine
    opinion = model.opinion("Sorry, Mr Berg, rules are rules.", 0)
    assert "policy" == opinion.category
    words = [" Sorry, Mr Berg, rules are rules."[start + 1 : end + 1] for start, end in opinion.weighed]
    assert any("rules" in one for one in words)


LETTERS = {
    "en": ("Sorry. You didn't read it at 14:20, did you?", "It isn't ours; we can't, so wait!", "No."),
    "ru": ("Простите. Вы же не прочли в 14:20?", "Это не мы. Ждите, мы не можем!", "Нет."),
    "sv": ("Förlåt. Du läste väl inte kl. 14.20?", "Det är inte vi. Vänta, vi kan inte!", "Nej."),
}


@pytest.mark.parametrize("lang", LANGS)
def test_linter_sums_what_training_weighed(lang):
    """The margin in the linter is the product of training's features and the model's weights."""
    data = (MODELS / f"{lang}.bin").read_bytes()
    head, _, rows = data.partition(b"\n")
    head = json.loads(head)
    weights = numpy.frombuffer(rows, numpy.int8).reshape(-1, len(head["categories"]))
    scores = matrix(LETTERS[lang], Reading()) @ (weights * head["scale"]) + head["bias"]
    expected = scores[:, 1:].max(1) - scores[:, 0]
    assert expected == pytest.approx([read(data).margin(text)[0] for text in LETTERS[lang]], abs=1e-6)


def test_house_lines_are_read_beside_the_corpus(tmp_path):
    """Files `<lang>-*.jsonl` are read too; each row goes to its part by its id."""
    for name, ids in (("en", range(30)), ("en-house", range(30, 60)), ("sv", range(60, 70))):
        rows = [
            {"id": f"en-{n}", "label": "bad", "categories": ["policy"], "text": f"line {n}"}
            for n in ids
        ]
        text = "\n".join(map(json.dumps, rows))
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    learn, aside = corpus("en", tmp_path)
    expected = {f"line {n}" for n in range(60) if part(f"en-{n}") == "aside"}
    assert expected == {line.text for line in aside}
    assert 60 == len(learn) + len(aside)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "Expecting"),
        ('{"id": "a", "label": "worse", "categories": [], "text": "x"}', "label must be good or bad"),
        ('{"id": "a", "label": "bad", "categories": [], "text": "x"}', "names its categories"),
        ('{"id": "a", "label": "good", "categories": []}', "'text' is missing"),
        ("[]", "list indices"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, row, words):
    """File and line of a row that can't be learnt from are named."""
    path = tmp_path / "en.jsonl"
    good = '{"id": "b", "label": "good", "categories": [], "text": "y"}'
    path.write_text(f"{good}\n{row}\n", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        labelled(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert words in str(caught.value)


def test_lines_in_another_encoding_are_told(tmp_path):
    """File, line and what to do, not what Python made of it."""
    path = tmp_path / "sv-hotel.jsonl"
    path.write_bytes('{"id": "a", "text": "Förlåt."}'.encode("latin-1"))
    with pytest.raises(SystemExit, match="sv-hotel.jsonl:1: not UTF-8"):
        labelled(path)


def test_figures_mean_what_they_say():
    """Order, recall and threshold of a small ranking, worked out by hand."""
    margins, bad = [5, 4, 3, 2, 1], [True, True, False, True, False]
    assert 5 / 6 == pytest.approx(ordering(margins, bad))
    assert 2 / 3 == pytest.approx(recall(margins, bad, 0.95))
    assert 1 == pytest.approx(recall(margins, bad, 0.75))
    sure = numpy.array([0.99 - n / 100 for n in range(20)])
    bad = numpy.array([True] * 10 + [False] * 10)
    calm = numpy.zeros(20, bool)
    assert 0.90 == threshold(sure, bad, calm, 1.0, 0.0)
    assert 1.0 == threshold(sure, ~numpy.ones(20, bool), calm, 0.9, 0.0)
    calm[[12, 19]] = True
    assert 0.88 == threshold(sure, bad, calm, 0.8, 0.0)
    assert 0.87 == threshold(sure, bad, calm, 0.75, 0.5)


def test_surface_is_masked():
    """Digits, names and the first person are hidden; the rest stays."""
    assert "Sorry ,  have a taxi at " == masked("Sorry Anna, we have a taxi at 14:20")
