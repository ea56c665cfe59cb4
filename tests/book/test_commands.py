"""The commands that make books, cards and single files, from outside."""

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from handbook.cli import main
from handbook.progress import Progress
from tests.book import reading
from tests.book.sites import make_site
from tests.book.test_cards import PHRASES, PRINCIPLES


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a built site of one language and two situations."""
    make_site(tmp_path / "site", "en", {"principles": PRINCIPLES})
    (tmp_path / "site" / "index.html").write_text("<p>en</p>")
    for name in ("chooser.css", "chooser.js"):
        (tmp_path / "site" / name).write_text("")
    (tmp_path / "phrases").mkdir()
    for name in ("alpha", "late-delivery"):
        (tmp_path / "phrases" / f"{name}.yml").write_text(
            PHRASES.format(name=name, title=name, more="At {time}."), encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture, house: Path, *arguments: str) -> tuple[int, str]:
    """Run a command for English in that folder; give its status and what it told."""
    status = main([arguments[0], "-C", str(house), "--lang", "en", *arguments[1:]])
    return status, capsys.readouterr().err


def test_each_kind_of_book_has_its_own_name(house: Path,
                                           capsys: pytest.CaptureFixture) -> None:
    """An extract or another paper never takes the place of the whole book."""
    for options in ([], ["--paper", "a4", "--black-and-white"], ["--only", "about", "words/*"]):
        status, told = run(capsys, house, "pdf", *options)
        assert status == 0, told
    assert sorted(path.name for path in (house / "site/en").glob("*.pdf")) == [
        "makegood-en-a4-bw.pdf", "makegood-en-chapters.pdf", "makegood-en.pdf"]
    with pikepdf.open(house / "site/en/makegood-en-a4-bw.pdf") as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
    extract = house / "site/en/makegood-en-chapters.pdf"
    titles = [title for _, title, _ in reading.bookmarks(extract)]
    assert "Policy as a shield" in titles and "The suitcase stayed behind" not in titles


def test_cards_are_made_for_each_role(house: Path, capsys: pytest.CaptureFixture) -> None:
    """Cards of everything, of one role and of chosen situations stand side by side."""
    for options in ([], ["--role", "front", "--role", "phone"], ["--only", "alpha"]):
        status, told = run(capsys, house, "cards", *options)
        assert status == 0, told
    assert "2 cards on 1 sheet: " in told
    assert sorted(path.name for path in (house / "site/en").glob("*cards*")) == [
        "makegood-cards-en-chosen.pdf", "makegood-cards-en-front.pdf",
        "makegood-cards-en-phone.pdf", "makegood-cards-en.pdf"]


def test_one_file_is_made(house: Path, capsys: pytest.CaptureFixture) -> None:
    """The single file stands beside the site, and goes into the copy to take along."""
    assert run(capsys, house, "onefile")[0] == 0
    assert "The suitcase stayed behind" in (house / "site/en/makegood-en.html").read_text("utf-8")


@pytest.mark.parametrize(("arguments", "reason"), [
    (["pdf", "--only", "lost-suitcas"], "'lost-suitcas'; did you mean scripts/lost-suitcase?"),
    (["onefile", "--only", "polici"], "'polici'; did you mean words/policy?"),
    (["pdf", "--only", "zzz"], "'zzz'; there are: index, principles,"),
    (["cards", "--only", "late-deliver"], "'late-deliver'; did you mean late-delivery?"),
])
def test_unknown_name_tells_the_nearest(house: Path, capsys: pytest.CaptureFixture,
                                        arguments: list[str], reason: str) -> None:
    """A slip of the pen is answered with what was probably meant."""
    status, told = run(capsys, house, *arguments)
    assert status == 2
    assert reason in told


@pytest.mark.parametrize("command", ["pdf", "cards", "onefile"])
def test_without_a_site_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture,
                                        command: str) -> None:
    """The command says what to run first."""
    status, told = run(capsys, tmp_path, command)
    assert (status, "first run: handbook build" in told) == (2, True)


@pytest.mark.parametrize(("command", "example"), [
    ("pdf", "--only index principles"), ("cards", "--role phone"), ("onefile", "--lang ru"),
])
def test_help_teaches_by_example(capsys: pytest.CaptureFixture, command: str, example: str) -> None:
    """Each help shows commands that can be typed as they stand."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert re.search(rf"  handbook {command}.*{example}", capsys.readouterr().out)


def test_date_is_that_of_the_last_change(house: Path, capsys: pytest.CaptureFixture) -> None:
    """Without a word about it, the date is that of the last commit to the content."""
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(house), "-c", "user.name=x", "-c", "user.email=x@y.z",
                        *arguments], check=True, capture_output=True,
                       env={"GIT_COMMITTER_DATE": "2026-05-04T12:00:00Z", "PATH": "/usr/bin:/bin"})

    run(capsys, house, "onefile")
    assert "2026" not in _about(house)
    git("init")
    git("add", "phrases")
    git("commit", "-m", "x")
    run(capsys, house, "onefile")
    assert "4 May 2026" in _about(house)
    run(capsys, house, "onefile", "--date", "2025-12-31")
    assert "31 December 2025" in _about(house)


def _about(house: Path) -> str:
    page = (house / "site/en/makegood-en.html").read_text("utf-8")
    return re.search(r'<p class="about">(.*?)</p>', page)[1]


def test_wrong_date_is_told(house: Path, capsys: pytest.CaptureFixture) -> None:
    """A date in another order is refused with an example."""
    with pytest.raises(SystemExit) as ended:
        run(capsys, house, "pdf", "--date", "31.12.2025")
    assert ended.value.code == 2
    assert "write it as in 2026-11-21" in capsys.readouterr().err


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_steps_are_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who waits sees each step in one line; a log holds results only."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    told = {}
    for stream in (_Screen(), io.StringIO()):
        progress = Progress(stream)
        progress.step("en: writing chapter 1 of 9")
        progress.done("en: 9 pages")
        told[type(stream)] = stream.getvalue()
    assert told[_Screen] == "\r\x1b[2Ken: writing chapter 1 of 9\r\x1b[2Ken: 9 pages\n"
    assert told[io.StringIO] == "en: 9 pages\n"
