"""Whatever a page holds, it stays text; whatever can't be printed is named with its page."""

import io
import os
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from handbook.book import BookError, build_book
from tests.book import reading
from tests.book.sites import make_site

HOSTILE = (
    '#import "/etc/passwd": *',
    '"); panic("out") #("',
    "\\u{41} \\\" \\\\ \\n",
    "#{ read(\"/etc/passwd\") } $x^2$ *bold* _slanted_ = Heading <label> @reference",
    "<script>alert(1)</script> <b>not bold</b> &amp;",
    "]] }} )) #[ // comment /* comment */ `raw` ```",
    "https://example.org/not-a-link #set page(width: 1mm)",
)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _build(folder: Path, article: str, lang: str = "en") -> Path:
    make_site(folder, lang, {"about": f"<h1>About</h1>{article}"})
    return build_book(folder, lang, folder / "b.pdf").out


def _picture(folder: Path, name: str, size: tuple[int, int] = (8, 8)) -> None:
    target = folder / "en" / "assets" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "#336699").save(target)


@pytest.mark.parametrize("frame", [
    "<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>",
    "<p><code>{}</code></p>", "<pre><code>{}</code></pre>", "<p><a href='index.html'>{}</a></p>",
    "<div class='mg-turn mg-turn--avoid'><p class='mg-label'>x</p>"
    "<div class='mg-turn__words'><p>{}</p></div></div>",
    "<figure class='mg-card'><figcaption><span class='mg-step__name'>{0}</span><ul>"
    "<li class='mg-chip'>x</li></ul></figcaption><blockquote class='mg-card__say'><p>{0}</p>"
    "</blockquote></figure>",
])
def test_hostile_text_stays_text(tmp_path: Path, frame: str) -> None:
    """Code of the typesetting program, of HTML and of Markdown comes out as it was written."""
    book = _build(tmp_path, "".join(frame.format(_escape(text)) for text in HOSTILE))
    found = re.sub(r"[\s-]", "", reading.text_of(book))  # lines may break at spaces and hyphens
    assert [text for text in HOSTILE if re.sub(r"[\s-]", "", text) not in found] == []


def test_hostile_title_stays_text(tmp_path: Path) -> None:
    """A title goes through contents, bookmarks and running heads and stays what it is."""
    title = '#panic("x") \\ "quoted" <b>'
    make_site(tmp_path, "en", {"about": f"<h1>{_escape(title)}</h1>" + "<p>Line.</p>" * 90})
    book = build_book(tmp_path, "en", tmp_path / "b.pdf").out
    assert title in [name for _, name, _ in reading.bookmarks(book)]
    assert reading.text_of(book).replace(" ", "").count(title.replace(" ", "")) == 3


@pytest.mark.parametrize("address", [
    "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "FILE:/etc/passwd",
    "//example.org/x", "vbscript:x", "https://exam ple.org/\u0001",
])
def test_dangerous_address_is_not_linked(tmp_path: Path, address: str) -> None:
    """Only addresses of web, mail and telephone are links; of others the words are printed."""
    book = _build(tmp_path, f'<p>See <a href="{_escape(address)}">these words</a>.</p>')
    assert "See these words." in reading.text_of(book)
    assert address not in reading.links(book)[1]
    assert set(reading.links(book)[1]) == {"https://example.org/recovery",
                                           "https://example.org/a/study.html"}


def test_mail_and_telephone_are_linked(tmp_path: Path) -> None:
    """A reader can write or call from the page."""
    book = _build(tmp_path, '<p><a href="mailto:a@example.org">write</a> or '
                            '<a href="tel:+4680000">call</a></p>')
    assert {"mailto:a@example.org", "tel:+4680000"} <= set(reading.links(book)[1])


@pytest.mark.parametrize(("href", "reason"), [
    ("nowhere.html", "'nowhere.html'.*a page that does not exist"),
    ("principles.html#no-such", "a place that does not exist on en/principles.html"),
    ("#no-such", "a place that does not exist on en/about.html"),
    ("../../../etc/passwd", "out of the site"),
    ("/etc/passwd", "out of the site"),
])
def test_broken_link_is_named(tmp_path: Path, href: str, reason: str) -> None:
    """A link that leads nowhere names the page, the address and its words."""
    with pytest.raises(BookError, match=rf"^en/about\.html: .*{reason}") as error:
        _build(tmp_path, f'<p><a href="{href}">the words</a></p>')
    assert error.value.page == "en/about.html"


def test_link_to_another_file_of_the_site_becomes_words(tmp_path: Path) -> None:
    """What is on the site but not in the book is not linked from the book."""
    book = _build(tmp_path, '<p><a href="assets/arc.svg">the drawing</a></p>')
    assert "the drawing" in reading.text_of(book)
    assert reading.links(book)[2] == 0


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site folder with one good picture, and others that can't be used."""
    folder = tmp_path_factory.mktemp("gallery") / "site"
    _picture(folder, "good.png")
    _picture(folder, "huge.png", (9000, 9000))
    assets = folder / "en" / "assets"
    (assets / "text.png").write_text("not a picture")
    (assets / "text.svg").write_text("not a picture")
    Image.new("RGB", (4, 4)).save(folder.parent / "outside.png")
    os.symlink(folder.parent / "outside.png", assets / "link.png")
    os.symlink(assets, folder / "en" / "linked")
    return folder


@pytest.mark.parametrize(("image", "reason"), [
    ('<img src="assets/gone.png" alt="x">', "'assets/gone.png' does not exist"),
    ('<img src="assets/text.png" alt="x">', "assets/text.png is not a PNG"),
    ('<img src="assets/text.svg" alt="x">', "assets/text.svg is not readable SVG"),
    ('<img src="assets/good.png">', "'assets/good.png' has no text alternative"),
    ('<img src="../../outside.png" alt="x">', "'../../outside.png' is not a file of the site"),
    ('<img src="/outside.png" alt="x">', "'/outside.png' is not a file of the site"),
    ('<img src="file:///outside.png" alt="x">', "is not a file of the site"),
    ('<img src="https://example.org/x.png" alt="x">', "is not a file of the site"),
    ('<img src="data:image/png;base64,xx" alt="x">', "is not a file of the site"),
    ('<img src="assets/link.png" alt="x">', "assets/link.png is a symbolic link"),
    ('<img src="linked/good.png" alt="x">', "linked/good.png is a symbolic link or lies behind"),
    ('<img src="assets/huge.png" alt="x">', r"assets/huge.png has 9000 × 9000 pixels"),
])
def test_unusable_picture_is_named(gallery: Path, image: str, reason: str) -> None:
    """A picture that is missing, outside, linked, huge or none at all names page and file."""
    with pytest.raises(BookError, match=rf"^en/about\.html: .*{reason}"):
        _build(gallery, f"<p>{image}</p>")


def test_page_behind_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    """A page that is not a plain file of the site is not printed."""
    make_site(tmp_path, "en")
    (tmp_path / "en" / "about.html").rename(tmp_path / "elsewhere.html")
    (tmp_path / "en" / "about.html").symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(BookError, match=r"^en/about\.html: .*symbolic link"):
        build_book(tmp_path, "en", tmp_path / "b.pdf")


def test_drawing_cannot_reach_out(tmp_path: Path) -> None:
    """A drawing's links to files and its scripts are taken out before it is set."""
    (tmp_path / "en" / "assets").mkdir(parents=True)
    _picture(tmp_path, "good.png")
    (tmp_path / "en" / "assets" / "evil.svg").write_text(
        '<!DOCTYPE svg [<!ENTITY secret SYSTEM "good.png">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="40" height="40"><script>x</script><image href="good.png" width="9" height="9"/>'
        '<image xlink:href="file:///etc/hosts" width="9" height="9"/>'
        '<rect width="40" height="40" fill="#123456"/></svg>')
    book = _build(tmp_path, '<p><img src="assets/evil.svg" alt="A square"></p>')
    assert "A square" in reading.figures(book)
    with pikepdf.open(book) as pdf:
        images = [item for item in pdf.objects
                  if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    assert images == []


def test_large_photographs_are_made_smaller(tmp_path: Path) -> None:
    """A photograph is printed at the fineness of print, not of the camera."""
    (tmp_path / "en" / "assets").mkdir(parents=True)
    noise = Image.frombytes("RGB", (3000, 2000), os.urandom(3000 * 2000 * 3))
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=90)
    (tmp_path / "en" / "assets" / "photo.jpg").write_bytes(out.getvalue())
    book = _build(tmp_path, '<p><img src="assets/photo.jpg" alt="Noise"></p>')
    assert book.stat().st_size < len(out.getvalue()) / 2


def test_missing_glyph_is_named(tmp_path: Path) -> None:
    """A sign no font of ours has is said so, with its page, instead of printing a box."""
    with pytest.raises(BookError, match=r"^en/about\.html: .*🙂"):
        _build(tmp_path, "<p>Thank you 🙂</p>")


def test_card_taller_than_a_page_is_named(tmp_path: Path) -> None:
    """A phrase that can't stand on one page is said so, with its page."""
    with pytest.raises(BookError, match=r"^en/about\.html: .*taller than a page"):
        _build(tmp_path, "<figure class='mg-card'><blockquote class='mg-card__say'><p>"
               + "word " * 1500 + "</p></blockquote></figure>")


def test_warning_of_the_typesetting_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning stops the book and names the page it is about."""
    from handbook.book import writer
    monkeypatch.setattr(writer.Writer, "_picture",
                        lambda *_: 'par(text(font: "No Such Font", "x"))')
    with pytest.raises(BookError, match=r"^en/index\.html: .*unknown font family"):
        make_site(tmp_path, "en")
        build_book(tmp_path, "en", tmp_path / "b.pdf")


def test_deeply_nested_page_is_named(tmp_path: Path) -> None:
    """A page nested beyond reason is an error, not a crash."""
    with pytest.raises(BookError, match=r"^en/about\.html: "):
        _build(tmp_path, "<div>" * 3000 + "x" + "</div>" * 3000)


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b"\xff\xfe\x00bad", "not UTF-8"), (b"<html><body>x</body></html>", "article"),
    (None, "missing"),
])
def test_unreadable_page_is_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """A page that is missing, empty, binary or of another shape is said so."""
    make_site(tmp_path, "en")
    target = tmp_path / "en" / "about.html"
    target.unlink() if content is None else target.write_bytes(content)
    with pytest.raises(BookError, match=rf"^en/about\.html: .*{reason}"):
        build_book(tmp_path, "en", tmp_path / "b.pdf")


def test_there_is_no_site(tmp_path: Path) -> None:
    """Without a site the reader is told to build it first."""
    with pytest.raises(BookError, match="handbook build"):
        build_book(tmp_path / "none", "en", tmp_path / "b.pdf")


@pytest.mark.parametrize(("options", "reason"), [
    ({"paper": "a6"}, "no paper is called 'a6'; there are: a5, a4"),
    ({"modules": Path("nowhere")}, "make setup"),
])
def test_wrong_options_are_told(tmp_path: Path, options: dict, reason: str) -> None:
    """An option that doesn't exist is said so, with those that do."""
    make_site(tmp_path, "en")
    with pytest.raises(BookError, match=reason):
        build_book(tmp_path, "en", tmp_path / "b.pdf", **options)


def test_old_book_survives_a_failure(tmp_path: Path) -> None:
    """A build that fails leaves the book from before as it was."""
    (tmp_path / "b.pdf").write_bytes(b"before")
    with pytest.raises(BookError):
        _build(tmp_path, '<p><a href="nowhere.html">x</a></p>')
    assert (tmp_path / "b.pdf").read_bytes() == b"before"
