"""Own-text mode: archives of any kind are read, counted and reported on."""

import csv
import gzip
import html.parser
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import matcher, opinion, signs
from lint.audit.judge import Judge
from lint.audit.report import Report, markdown, page
from lint.audit.rows import Source, batches, lang_of
from lint.audit.run import audit
from lint.audit.spark import COLUMNS, SCHEMA, checker
from lint.audit.tally import KEPT, Tally
from lint.config import Config
from lint.engine import language
from lint.names import UsageError

ROOT = Path(__file__).parents[2]
MESSAGES = [
    ("1", "en", "I'm sorry, we lost your bag. You get it at six."),
    ("2", "en-GB", "It's our policy. It's our policy, and that's our policy."),
    ("3", "RU", "Это наша политика."),
    ("4", "sv", "Det är vår policy."),
    ("5", "fi", "Se on meidän käytäntömme."),
    ("6", "en", ""),
    ("7", "en", 'It\'s our policy; "really",\nsaid <b>Ann</b>. Ring 0701234567, ann@x.se'),
    ("8", "en", "IT'S OUR POLICY. Its our policy, and thats our policy!"),
]


def write(path, messages=MESSAGES):
    """Write messages in the kind of file that the name asks for."""
    name = path.name.removesuffix(".gz")
    out = io.StringIO(newline="")
    if name.endswith(".jsonl"):
        for row in messages:
            out.write(json.dumps(dict(zip(("id", "lang", "text"), row, strict=True))) + "\n")
    else:
        writer = csv.writer(out, delimiter="\t" if name.endswith(".tsv") else ";")
        writer.writerow(["id", "lang", "text"])
        writer.writerows(messages)
    data = out.getvalue().encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.csv.gz", "a.jsonl.gz"])
def test_every_kind_of_file_counts_the_same(tmp_path, name):
    """CSV with any delimiter, JSON lines and their zipped forms give the same counts."""
    tally = audit(Source(write(tmp_path / name), "text", "lang"), Config(), 1)
    assert {"en": 4, "ru": 1, "sv": 1} == dict(tally.messages)
    assert {"en": 3, "ru": 1, "sv": 1} == dict(tally.faulty)
    assert (1, 1, 0, 8) == (tally.empty, tally.other, tally.unread, tally.rows)
    assert 5 == tally.categories["policy"]
    assert tally.rules["policy/our-policy"] >= 5


def test_parquet_counts_the_same(tmp_path):
    """Parquet is read where pyarrow is there."""
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    columns = zip(*MESSAGES, strict=True)
    table = pyarrow.table(dict(zip(("id", "lang", "text"), columns, strict=True)))
    parquet.write_table(table, tmp_path / "a.parquet")
    tally = audit(Source(tmp_path / "a.parquet", "text", "lang"), Config(), 1)
    assert {"en": 4, "ru": 1, "sv": 1} == dict(tally.messages)


def test_many_processes_count_as_one(tmp_path):
    """All cores together find what one finds, with the same examples in the same order."""
    rows = [(str(n), lang, f"{text} {n}") for n in range(800) for _, lang, text in MESSAGES]
    source = Source(write(tmp_path / "a.csv", rows), "text", "lang")
    seen = []
    alone = audit(source, Config(), 1)
    together = audit(source, Config(), 2, lambda *a: seen.append(a))
    for name in ("messages", "faulty", "severities", "categories", "rules", "empty", "other"):
        assert getattr(alone, name) == getattr(together, name)
    assert [(e.text, e.found) for e in alone.examples(5)] == [
        (e.text, e.found) for e in together.examples(5)
    ]
    assert (6400, 1.0) == (seen[-1][0], max(part for _, part in seen))


def test_the_worst_come_first_and_once(tmp_path):
    """Messages that differ in case, digits and marks alone are one example with its number."""
    source = Source(write(tmp_path / "a.csv"), "text", "lang")
    first, *others = audit(source, Config(), 1).examples(10)
    assert (2, 2) == (first.number, first.times)
    assert 8 not in [one.number for one in others]
    assert sorted((one.score for one in others), reverse=True) == [one.score for one in others]


def test_memory_stays_bounded():
    """However many different bad messages there are, few are kept."""
    judge, tally = Judge(Config()), Tally()
    found = judge("It's our policy.", "en")
    for number in range(5 * KEPT):
        name = "".join(chr(97 + int(digit)) for digit in str(number))
        tally.add(number, f"It's our policy. {name}", "en", found)
    assert len(tally.worst) <= 2 * KEPT + 1
    assert [0, 1] == [one.number for one in tally.examples(2)]


def test_what_was_read_is_forgotten_in_time(monkeypatch):
    """Words that never come again fill no memory, and findings stay what they were."""
    monkeypatch.setattr(signs, "_MEMO_LIMIT", 500)
    monkeypatch.setattr(opinion, "_MEMO_LIMIT", 500)
    judge, rules, ear = Judge(Config(), "en"), language("en"), opinion.model("en")
    letters = "abcdefghij"
    for batch in range(6):
        words = ["".join(letters[int(digit)] for digit in str(n)) for n in range(batch * 400, batch * 400 + 400)]
        rows = [(n, f"It's our policy {word}.", "en") for n, word in enumerate(words)]
        tally = judge.batch(rows)
        assert 400 == tally.messages["en"] == tally.faulty["en"]
        assert len(rules._signs) <= 500 and len(ear._chunks) <= 500 and len(ear._words) <= 500


@pytest.mark.parametrize(("notes", "kept"), [(300, 30_000), (300, 0)])
def test_findings_outlive_what_is_forgotten(monkeypatch, notes, kept):
    """Little room for what was learnt, or none, changes no finding."""
    lines = [
        (json.loads(line)["text"], lang)
        for lang in ("en", "ru", "sv")
        for line in (ROOT / "corpus" / f"{lang}.jsonl").read_text("utf-8").splitlines()[::100]
    ]
    rows = [(number, *line) for number, line in enumerate(lines)]
    wanted = Judge(Config()).batch(rows)
    monkeypatch.setattr(signs, "_MOST_NOTES", notes)
    monkeypatch.setattr(matcher, "_MOST_KEPT", kept)
    judge, found = Judge(Config()), Tally()
    for number, text, lang in rows:
        found.add(number, text, lang, judge(text, lang))
        rules = language(lang)
        assert rules._signs.noted <= notes + 100 * len(text.split())
        if not kept:
            assert len(rules._signs._signs) <= notes
    assert (wanted.rules, wanted.severities) == (found.rules, found.severities)
    assert wanted.rules.total() > 100


def test_a_row_that_is_broken_is_counted(tmp_path):
    """Broken JSON, rows cut short and odd values don't end the run."""
    path = tmp_path / "a.jsonl"
    rows = ['{"text": "It\'s our policy."}', "{oops", "[1]", '{"text": 5}', "", '{"x": 1}']
    path.write_text("\n".join(rows), encoding="utf-8")
    tally = audit(Source(path, "text", lang="en"), Config(), 1)
    assert (1, 3, 1) == (tally.messages["en"], tally.unread, tally.empty)
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,It's our policy.\n2\n\n3,\0ok\n", encoding="utf-8")
    tally = audit(Source(path, "text", lang="en"), Config(), 1)
    assert (2, 1) == (tally.messages["en"], tally.unread)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"id,txt\n1,a\n", "no column text; did you mean txt?"),
        ("a.csv", b"", "no column text"),
        ("a.csv", "text\nПривет, это наша политика\n".encode("cp1251"), "--encoding cp1251"),
        ("a.jsonl", b'[{"text": 1}]', "one JSON list"),
        ("a.parquet", b"no", "arquet"),
        ("a.xlsx", b"", "must end in"),
        ("a.csv.gz", b"no gzip", "can't be read"),
    ],
)
def test_files_that_cannot_be_read_are_explained(tmp_path, name, data, words):
    """What is wrong with a file, and what to do, is said in one line."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError) as caught:
        audit(Source(tmp_path / name, "text", lang="en"), Config(), 1)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_encodings_can_be_named(tmp_path):
    """A file in another encoding is read once it is named; UTF-16 is seen by its mark."""
    text = "text\nЭто наша политика\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1251"))
    (tmp_path / "b.csv").write_bytes(text.encode("utf-16"))
    named = Source(tmp_path / "a.csv", "text", lang="ru", encoding="cp1251")
    assert 1 == audit(named, Config(), 1).faulty["ru"]
    assert 1 == audit(Source(tmp_path / "b.csv", "text", lang="ru"), Config(), 1).faulty["ru"]


@pytest.mark.parametrize(
    ("value", "lang"),
    [("en", "en"), ("EN_us", "en"), ("swe", "sv"), (" Russian ", "ru"), ("", "x"), (None, "x"),
     ("fi", "")],
)
def test_languages_are_read_as_people_write_them(value, lang):
    """Codes, country codes and names stand for a language; another one is none of ours."""
    assert lang == lang_of(value, "x")


def test_settings_choose_what_counts(tmp_path):
    """Rules that are ignored, or made milder, are so in an audit too."""
    source = Source(write(tmp_path / "a.csv"), "text", "lang")
    assert 0 == audit(source, Config(ignore=("policy",)), 1).categories["policy"]
    milder = audit(source, Config(select=("policy",), severities={"policy": "note"}), 1)
    assert ["note"] == list(milder.severities)


class _Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.addresses, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "onclick")]

    def handle_data(self, data):
        self.text += data


def test_the_page_is_safe_and_complete(tmp_path):
    """The HTML report escapes what people wrote, blanks out their numbers and asks for nothing."""
    tally = audit(Source(write(tmp_path / "a.csv"), "text", "lang"), Config(), 1)
    read = _Page()
    read.feed(text := page(Report("<a>.csv", tally, 1.0)))
    assert [] == read.addresses
    assert "b" not in read.tags and "script" not in read.tags
    assert "said <b>Ann</b>." in read.text and "<a>.csv" in read.text
    assert "0701234567" not in text and "ann@x.se" not in text and "••••••••••" in text
    assert read.tags.count("mark") >= 5
    assert "0701234567" in page(Report("a", tally, 1.0, masked=False))


def test_the_markdown_report_keeps_its_tables(tmp_path, lint):
    """The Markdown report is printed, with counts, the worst lines quoted and rewrites."""
    write(tmp_path / "a.csv")
    done = lint("audit", "a.csv", "--text-column", "text", "--lang-column", "lang", "--jobs", "1")
    assert 0 == done.returncode
    assert "6 messages checked" in done.out
    assert re.search(r"\| policy \| 5 \|", done.out)
    assert "> " in done.out and "\\<b\\>" in done.out and "→" in done.out


def test_the_command_writes_a_page(tmp_path, lint):
    """With --output a file is written and named."""
    write(tmp_path / "a.csv")
    args = ("audit", "a.csv", "--text-column", "text", "--lang-column", "lang")
    assert "r.html" in lint(*args, "--output", "r.html").out
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("audit", "a.csv", "--text-column", "text"), "--lang-column NAME, or --lang en"),
        (("audit", "no.csv", "--text-column", "text", "--lang", "en"), "No such file"),
        (("audit", "a.csv", "--text-column", "txt", "--lang", "en"), "did you mean text?"),
        (("audit", "a.csv", "--text-column", "text", "--lang", "en", "--output", "r.pdf"), ".html"),
    ],
)
def test_wrong_calls_are_explained(tmp_path, lint, arguments, words):
    """A wrong call ends with status 2 and a word on what to do."""
    write(tmp_path / "a.csv")
    done = lint(*arguments)
    assert 2 == done.returncode
    assert words in done.err


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(["en", "ru", "sv", "", "?"]))))
def test_any_messages_can_be_reported(messages):
    """Whatever people wrote, both reports come out, and the page is well formed to a parser."""
    judge = Judge(Config())
    rows = [(n, f"{text} it's our policy", lang) for n, (text, lang) in enumerate(messages)]
    tally = judge.batch(rows)
    read = _Page()
    read.feed(page(Report("a", tally, 0.0)))
    assert set(read.tags) <= set(
        "html head meta title style body main h1 p h2 table thead tr th tbody td article small "
        "blockquote mark ul li".split()
    )
    markdown(Report("a", tally, 0.0))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.jsonl", "a.csv.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, name):
    """A file of any bytes gives rows or one clear refusal."""
    path = tmp_path_factory.mktemp("bytes") / name
    path.write_bytes(b"text\n" * (name == "a.csv") + data)
    try:
        for rows, part in batches(Source(path, "text", lang="en")):
            assert all(len(row) == 3 for row in rows) and 0 <= part <= 1
    except UsageError as error:
        assert "\n" not in str(error).replace(str(data), "")


def test_the_spark_step_works_on_any_frame():
    """The function for mapInPandas gives a frame of findings for each frame of messages."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(MESSAGES, columns=["id", "lang", "text"])
    (found,) = checker("text", lang_column="lang", key="id")(iter([frame]))
    assert list(COLUMNS) == list(found.columns)
    assert {"2", "3", "4", "7", "8"} <= set(found["key"])
    assert "наша политика" in " ".join(found[found["key"] == "3"]["words"]).lower()
    (nothing,) = checker("text", lang="en")(iter([frame[:0]]))
    assert (0, len(COLUMNS)) == nothing.shape


def test_the_spark_step_runs_in_spark():
    """In a local Spark session the step finds what the audit finds."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.getOrCreate()
    try:
        frame = session.createDataFrame(MESSAGES, "id string, lang string, text string")
        rows = frame.mapInPandas(checker("text", lang_column="lang", key="id"), SCHEMA).collect()
    finally:
        session.stop()
    judge = Judge(Config())
    wanted = [
        (number, one.rule, one.start, one.end)
        for number, named, text in MESSAGES
        if (lang := lang_of(named)) and text.strip()
        for one in judge(text, lang)
    ]
    assert sorted(wanted) == sorted((row.key, row.rule, row.start, row.end) for row in rows)
