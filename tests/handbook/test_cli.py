"""The command, from outside."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from handbook.cli import main

LANGUAGES = ("en", "ru", "sv")


def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, capsys.readouterr().err


def test_build_makes_three_sites_and_a_start(book, capsys):
    """One command makes everything a reader needs, and says where it is."""
    status, told = run(capsys, "build", "-C", book)
    site = book / "site"
    assert status == 0, told
    assert (site / "index.html").as_uri() in told
    for lang in LANGUAGES:
        page = html.parse(str(site / lang / "scripts/lost-item.html"))
        assert page.getroot().get("lang") == lang
        assert page.xpath("//figure[@id='lost-item.own-it']")
        (notice,) = page.xpath("//*[@id='mg-update']/p[1]/text()")
        assert notice[-1] == "." and "<" not in notice
        links = page.xpath("//nav[contains(@class, 'mg-languages')]/a/@href")
        assert links == [f"../../{other}/scripts/lost-item.html" for other in LANGUAGES]
        assert "\x1b" not in told


def test_sites_hold_only_what_a_reader_needs(book, capsys):
    """No source maps, no stemmers of other languages, no site map without a public address."""
    assert run(capsys, "build", "-C", book, "--lang", "sv")[0] == 0
    site = book / "site/sv"
    assert not (book / "site/en").exists()
    assert list(site.rglob("*.map")) == []
    assert len(list((site / "assets/javascripts").rglob("*.js"))) == 1
    page = (site / "index.html").read_text(encoding="utf-8")
    assert not list(site.glob("sitemap*")) and 'rel="canonical"' not in page


def test_public_address_is_told_to_search_engines(book, capsys):
    """With a public address pages name their own place and that of the other languages."""
    status, told = run(capsys, "build", "-C", book, "--lang", "ru", "--site-url",
                       "https://help.example/mg/")  # fmt: skip
    assert status == 0, told
    page = html.parse(str(book / "site/ru/scripts/lost-item.html"))
    home = "https://help.example/mg"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{home}/ru/scripts/lost-item.html"]
    assert page.xpath("//link[@rel='alternate']/@href") == [
        f"{home}/{lang}/scripts/lost-item.html" for lang in LANGUAGES
    ]
    assert (book / "site/ru/sitemap.xml").is_file()


@pytest.mark.parametrize("body,message", [
    ("/// say | lost-item.own-ti\n///",
     "docs/en/scripts/lost-item.md:7: there is no phrase lost-item.own-ti; "
     "did you mean lost-item.own-it?"),
    ("/// sya | lost-item.own-it\n///", "page scripts/lost-item.html: there is no block named sya"),
    ("[gone](gone.md)", "contains a link 'gone.md'"),
])  # fmt: skip
def test_mistake_on_a_page_names_its_place(book, capsys, body, message):
    """A wrong reference fails the build, says where it stands, and keeps the site from before."""
    assert run(capsys, "build", "-C", book, "--lang", "en")[0] == 0
    page = book / "docs/en/scripts/lost-item.md"
    page.write_text(f"---\ntitle: X\nsituation: lost-item\n---\n# X\n\n{body}\n", "utf-8")
    status, told = run(capsys, "build", "-C", book, "--lang", "en")
    assert status == 1
    assert message in told
    assert (book / "site/en/scripts/lost-item.html").is_file()
    assert [path.name for path in (book / "site").iterdir() if path.name.startswith(".")] == []


def test_missing_translation_is_an_error(book, capsys):
    """A page that one language lacks would be a dead language switch."""
    (book / "docs/sv/about.md").unlink()
    status, told = run(capsys, "build", "-C", book)
    assert (status, told) == (1, "docs/sv/about.md is missing; docs/en has that page\n")


def test_broken_phrase_file_has_no_traceback(book, capsys):
    """Broken YAML is told with file and line."""
    (book / "phrases/lost-item.yml").write_text("a: [\n", encoding="utf-8")
    status, told = run(capsys, "build", "-C", book, "--lang", "en")
    assert status == 1
    assert "phrases/lost-item.yml:1:" in told and "Traceback" not in told


def test_broken_configuration_has_no_traceback(book, capsys):
    """A configuration that is no YAML is told as such."""
    (book / "mkdocs.sv.yml").write_text("INHERIT: mkdocs.yml\nextra: [\n", encoding="utf-8")
    status, told = run(capsys, "build", "-C", book, "--lang", "sv")
    assert status == 1
    assert "mkdocs.sv.yml" in told and "Traceback" not in told


def test_page_that_is_no_text_has_no_traceback(book, capsys):
    """A page in another encoding is named."""
    (book / "docs/en/about.md").write_bytes(b"# \xff\xfe\n")
    status, told = run(capsys, "build", "-C", book, "--lang", "en")
    assert status == 1
    assert "about.md" in told and "Traceback" not in told


def test_build_replaces_nothing_but_sites(book, capsys):
    """Pointed at a folder of pages by mistake, the build leaves it alone."""
    status, told = run(capsys, "build", "-C", book, "--lang", "en", "--out", book / "docs")
    assert status == 1
    assert "holds something else than a site" in told
    assert (book / "docs/en/index.md").is_file()


@pytest.mark.parametrize("missing,message", [
    ("docs/sv", "no folder docs/sv"), ("mkdocs.yml", "no mkdocs.yml")
])  # fmt: skip
def test_folder_without_handbook_is_wrong_usage(book, capsys, missing, message):
    """Started in the wrong place, the command says what it looked for."""
    path = book / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    status, told = run(capsys, "build", "-C", book)
    assert status == 2
    assert message in told


def test_book_before_site_is_wrong_usage(book, capsys):
    """Books are made from built sites; without one the command says what to run first."""
    status, told = run(capsys, "pdf", "-C", book)
    assert status == 2
    assert "first run: handbook build" in told


@pytest.mark.parametrize("command", [[], ["build"], ["serve"], ["pdf"]])
def test_help_teaches_by_example(capsys, command):
    """Each help shows commands that can be typed as they stand."""
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert f"  handbook {command[0] if command else 'build'}" in capsys.readouterr().out


def test_unknown_language_is_wrong_usage(capsys):
    """A language that the handbook does not have is refused."""
    with pytest.raises(SystemExit) as ended:
        main(["build", "--lang", "de"])
    assert ended.value.code == 2
    assert "'de'" in capsys.readouterr().err


def test_theme_serves_nothing_from_outside(book, capsys):
    """No style sheet or script of a site names an address that a browser would load."""
    assert run(capsys, "build", "-C", book, "--lang", "en")[0] == 0
    own = book / "site/en/assets/makegood"
    for path in (*own.glob("*.css"), *own.glob("*.js")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert re.findall(r"""["'(`]https?://""", text) == [], path


def test_typefaces_come_with_their_licence(book, capsys):
    """The served typefaces are ours to serve, and only the files that pages can use."""
    assert run(capsys, "build", "-C", book, "--lang", "en")[0] == 0
    own = book / "site/en/assets/makegood"
    named = set(re.findall(r"[\w-]+\.woff2", (own / "styles.css").read_text(encoding="utf-8")))
    assert {path.name for path in own.glob("*.woff2")} == named
    if named:
        assert "SIL OPEN FONT LICENSE" in Path(own / "LICENSE-source-sans-3.txt").read_text()
