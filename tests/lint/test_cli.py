"""The real command, from outside: findings at the right place, exit statuses, clear words."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.lint.conftest import ROOT

HEAD = """\
situation: {name}
title: {{en: A, ru: А, sv: A}}
sector: air
touchpoint: desk
owner: Desk
review_by: 2099-01-01
phrases:
  - id: one
    step: inform
    channels: [desk]
    say:
"""
CLEAN = {"en": "Here is your seat.", "ru": "Вот ваше место.", "sv": "Här är din plats."}

SCALARS = {
    "plain": "{text}",
    "plain over two lines": "Well, then\n        {text}",
    "single quoted": "'{text}'",
    "double quoted": '"{text}"',
    "double quoted with escapes": '"\\u00ab\\t\\"{text}"',
    "literal": "|\n        Well.\n        {text}",
    "literal stripped": "|-\n        {text}",
    "folded": ">\n        Well.\n        {text}",
    "folded with indent": ">2\n        {text}",
    "anchored": "&anchor {text}",
    "tagged": "!!str {text}",
    "emoji before": '"😀👍🏽 {text}"',
}
BAD = {
    "en": ("This is our policy.", "our policy"),
    "ru": ("Это политика нашей компании.", "политика нашей компании"),
    "sv": ("Det är vår företagspolicy.", "vår företagspolicy"),
}


def phrase_file(folder, lang: str, scalar: str, name: str = "case"):
    """Write a phrase file with one scalar as given and the others clean."""
    say = {**CLEAN, lang: scalar}
    text = HEAD.format(name=name) + "".join(f"      {k}: {v}\n" for k, v in say.items())
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def findings(lint, *arguments, **options) -> list[dict]:
    """Run with JSON output."""
    done = lint("check", *arguments, "--format", "json", **options)
    return json.loads(done.out)


def words(path, found: dict) -> str:
    """The source between the positions a finding names."""
    lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    first, last = found["line"] - 1, found["end_line"] - 1
    if first == last:
        return lines[first][found["column"] - 1 : found["end_column"] - 1]
    middle = lines[first + 1 : last]
    return "\n".join([lines[first][found["column"] - 1 :], *middle, lines[last][: found["end_column"] - 1]])


@pytest.mark.parametrize("lang", ["en", "ru", "sv"])
@pytest.mark.parametrize("style", SCALARS)
@pytest.mark.parametrize("ends", ["LF", "CRLF", "BOM"])
def test_yaml_findings_point_at_the_words(lint, tmp_path, lang, style, ends):
    """In every scalar style, with any line ends and a byte-order mark, the words are found."""
    text, bad = BAD[lang]
    path = phrase_file(tmp_path, lang, SCALARS[style].format(text=text))
    data = path.read_bytes()
    data = data.replace(b"\n", b"\r\n") if ends == "CRLF" else data
    path.write_bytes(b"\xef\xbb\xbf" + data if ends == "BOM" else data)
    found = [f for f in findings(lint, path) if f["category"] == "policy"]
    (shown,) = (" ".join(words(path, f).split()) for f in found)
    assert bad in shown
    assert shown in " ".join(text.split())


MARKDOWN = {
    "paragraph": "Well, {text}",
    "soft line break": "Well, {broken}",
    "emphasis": "Well, {emphasised}",
    "quote": "> Well,\n> {broken_quote}",
    "list": "- Well, {text}\n- Fine.",
    "table": "| a | b |\n|---|---|\n| fine | {text} |",
    "link": "See [{text}](policy.md).",
    "heading": "## {text}",
    "admonition": '!!! note "Hint"\n    {text}',
    "bold inside": "Well, {bold}",
    "html around": "Well, <b>{text}</b>",
    "staff block": "/// staff\n{text}\n///",
    "title": "",
}


@pytest.mark.parametrize("shape", MARKDOWN)
def test_markdown_findings_point_at_the_words(lint, tmp_path, shape):
    """Across soft breaks, emphasis, tables and links the words are found where they stand."""
    folder = tmp_path / "docs" / "en"
    folder.mkdir(parents=True)
    forms = {
        "text": "it is our policy.",
        "broken": "it is our\npolicy.",
        "broken_quote": "it is our\n> policy.",
        "emphasised": "it is *our* **policy**.",
        "bold": "it is our pol**icy**.",
    }
    title = "It is our policy" if shape == "title" else "Fine"
    path = folder / "page.md"
    body = MARKDOWN[shape].format(**forms)
    path.write_text(f'---\ntitle: "{title}"\n---\n\n{body}\n', encoding="utf-8")
    found = [f for f in findings(lint, path) if f["category"] == "policy"]
    assert 1 == len(found)
    shown = words(path, found[0]).strip("*")
    assert shown.startswith(("our", "it is our", "it is *our"))
    assert shown.endswith(("policy", "pol**icy"))


@pytest.mark.parametrize(
    "body",
    [
        "`our policy`",
        "```\nour policy\n```",
        "    our policy",
        "<https://x.example/our-policy>",
        "[link](our-policy.md)",
        "<!-- our policy -->",
        "/// customer\nIs it our policy or yours?\n///",
    ],
)
def test_markdown_that_is_not_ours_is_silent(lint, tmp_path, body):
    """Code, addresses, comments and customer speech are never checked."""
    folder = tmp_path / "docs" / "en"
    folder.mkdir(parents=True)
    path = folder / "page.md"
    path.write_text(f"---\nour-policy: fine\n---\n\nFine.\n\n{body}\n", encoding="utf-8")
    assert [] == findings(lint, path)


def test_avoid_must_be_caught_and_customer_is_free(lint, tmp_path):
    """A bad example that no rule hears is an error; a caught one and customer talk are fine."""
    path = phrase_file(tmp_path, "en", CLEAN["en"])
    text = path.read_text(encoding="utf-8")
    bad = "    avoid: {en: It is our policy., ru: Это политика нашей компании., sv: Det är vår policy.}\n"
    talk = "    customer: {en: Is it our policy?, ru: Политика нашей компании?, sv: Vår policy?}\n"
    path.write_text(text + bad + talk, encoding="utf-8")
    assert [] == findings(lint, path)
    path.write_text(text + bad.replace("It is our policy.", "Here you are."), encoding="utf-8")
    assert ["phrase/avoid-not-caught"] == [f["rule"] for f in findings(lint, path)]


def test_one_broken_file_does_not_stop_the_others(lint, tmp_path):
    """A malformed YAML file is one finding at its line; the rest are checked; exit status 1."""
    phrase_file(tmp_path, "en", "This is our policy.", "good")
    (tmp_path / "bad.yml").write_text("situation: bad\nphrases: [\n  - oops: :\n", encoding="utf-8")
    done = lint("check", ".", "--format", "json")
    found = json.loads(done.out)
    assert {"bad.yml": "syntax", "good.yml": "policy"} == {f["path"]: f["category"] for f in found}
    assert 1 == sum(f["path"] == "bad.yml" for f in found)
    assert 1 == done.returncode


@pytest.mark.parametrize(
    ("data", "rule"),
    [(b"", "file/empty"), (b"a\0b", "file/binary"), (b"\xff\xfe\x00a", "file/binary"), (b"\xc3(", "file/")],
)
def test_odd_files_get_a_clear_word(lint, tmp_path, data, rule):
    """An empty, binary or wrongly encoded file is a finding, never a traceback."""
    (tmp_path / "odd.yml").write_bytes(data)
    done = lint("check", "odd.yml", "--format", "json")
    (found,) = json.loads(done.out)
    assert found["rule"].startswith(rule)
    assert 1 == done.returncode


def test_file_without_permission_gets_a_clear_word(lint, tmp_path):
    """A file that may not be read is a finding that says so."""
    path = tmp_path / "secret.yml"
    path.write_text("a: b", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.unlink()
        path.symlink_to(tmp_path)
        pytest.skip("this user may read every file")
    assert "permission" in findings(lint, path)[0]["message"].lower()


def test_unknown_kind_is_said(lint, tmp_path):
    """A named file of a kind the linter can't read is said so, never skipped in silence."""
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    done = lint("check", "notes.txt", "--format", "json")
    assert ["file/unknown-kind"] == [f["rule"] for f in json.loads(done.out)]


@pytest.mark.parametrize("arguments", [["check", "-", "--lang", "en"], ["rules"]])
def test_output_that_cannot_be_written_is_told(lint, tmp_path, arguments):
    """A full disk is one line on standard error and wrong usage, never a traceback."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lint", *arguments], input=b"It is our policy.", stdout=full,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=tmp_path,
        )  # fmt: skip
    assert 2 == done.returncode
    assert 1 == done.stderr.decode().count("\n")


def test_a_folder_without_files_is_told(lint, tmp_path):
    """Where there is nothing to check that is said, so that no gate stays open unseen."""
    (tmp_path / "empty").mkdir()
    done = lint("check", "empty")
    assert (0, True) == (done.returncode, "no phrase file or page" in done.err)
    assert "set paths" in lint("check").err


def test_standard_input_that_is_not_text(lint):
    """Signs that are no UTF-8 are told of, and the rest is checked."""
    done = lint("check", "-", "--lang", "en", stdin="café. It's our policy.".encode("latin-1"))
    assert (1, True, True) == (done.returncode, "UTF-8" in done.err, "our-policy" in done.out)


def test_standard_input(lint):
    """A text on standard input is checked in the language named; exit status tells the outcome."""
    done = lint("check", "-", "--lang", "ru", stdin="Это ПОЛИТИКА нашей компании.")
    assert 1 == done.returncode
    assert "policy/" in done.out
    assert "^^^" in done.out
    assert 0 == lint("check", "-", "--lang", "en", stdin="Here is your seat.").returncode
    assert 2 == lint("check", "-", stdin="x").returncode
    assert "alone" in lint("check", "-", "a.yml", "--lang", "en").err
    assert 0 == lint("check", "-", "--lang", "en", stdin="Hello.", COLUMNS="wide").returncode


def test_principles_of_a_talk(lint):
    """`lint principles` answers for each of the four and exits 1 where one is missing."""
    done = lint("principles", "-", "--lang", "en", stdin="Hello there.\n")
    assert 1 == done.returncode
    names = [line.split()[1] for line in done.out.splitlines()]
    assert ["acknowledge", "deadline", "value", "follow_up"] == names


def test_explain_and_misspelling(lint):
    """`lint explain` prints reason and examples; a near miss is answered with the right name."""
    done = lint("explain", "policy/our-policy", "--lang", "en")
    assert "✗" in done.out
    assert "→" in done.out
    assert 2 == lint("explain", "polcy").returncode
    assert "did you mean policy" in lint("explain", "polcy").err
    assert "did you mean lint explain" in lint("explane", "policy").err


def test_missing_path_is_wrong_usage(lint):
    """A path that does not exist is wrong usage, exit status 2."""
    done = lint("check", "nowhere")
    assert (2, True) == (done.returncode, "nowhere" in done.err)


def test_wrong_setting_names_key_and_remedy(lint, tmp_path):
    """A misspelt key in the settings names the file, the key and the nearest right one."""
    (tmp_path / "lint.toml").write_text('path = ["x"]\n', encoding="utf-8")
    done = lint("check")
    assert 2 == done.returncode
    assert "lint.toml" in done.err
    assert "did you mean paths" in done.err


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_machine_formats_are_json(lint, tmp_path, name):
    """Formats for programs are valid JSON even when nothing is found."""
    phrase_file(tmp_path, "en", CLEAN["en"])
    json.loads(lint("check", "case.yml", "--format", name).out)


def test_spelling_can_be_switched_off(lint, tmp_path):
    """A misspelt word is a warning by default; a switch, a setting or a house word ends that."""
    phrase_file(tmp_path, "en", "Your bagage is here.")
    assert "spelling/unknown-word" in lint("check", "case.yml", "--quiet").out
    assert "" == lint("check", "case.yml", "--quiet", "--no-spelling").out.strip()
    (tmp_path / "lint.toml").write_text("spelling = false\n")
    assert "" == lint("check", "case.yml", "--quiet").out.strip()
    assert "spelling/unknown-word" in lint("check", "case.yml", "--quiet", "--spelling").out
    (tmp_path / "lint.toml").write_text('house-words = ["bagage"]\n')
    assert "" == lint("check", "case.yml", "--quiet").out.strip()
    assert 'house-words = ["bagage"]' in lint("config").out
    assert "spelling = true" in lint("config").out
    assert "spelling/" in lint("check", "-", "--lang", "en", stdin="Your bagagge is here.").out


def test_watching_checks_again_after_each_change(tmp_path):
    """`--watch` reports at once and after each change of a file, until it is interrupted."""
    path = phrase_file(tmp_path, "en", "Here is your seat.")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "lint", "check", "case.yml", "--watch", "--quiet"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, text=True,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT)},
        # A shell's background jobs ignore interrupts, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    rounds = []

    def one_round() -> str:
        shown = []
        for line in process.stdout:
            if "watching" in line:
                break
            shown.append(line)
        rounds.append("".join(shown))
        return rounds[-1]

    try:
        assert "our policy" not in one_round()
        phrase_file(tmp_path, "en", "This is our policy.")
        assert "policy/our-policy" in one_round()
        path.unlink()
        assert "case.yml" in one_round()
        phrase_file(tmp_path, "en", "Here is your seat, Anna.")
        assert "policy/our-policy" not in one_round()
        process.send_signal(signal.SIGINT)
        assert 130 == process.wait(timeout=60)
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.communicate()
