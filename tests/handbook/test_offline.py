"""What a build leaves for times without a network, and for whoever puts it on a server."""

import json
import re
import zipfile

import pytest
from lxml import html
from PIL import Image

from handbook.build import build
from handbook.offline import add_worker, pack
from handbook.progress import Progress

from .conftest import LANGUAGES, write


@pytest.fixture
def site(book):
    """The Swedish site of the small handbook."""
    assert build(book, Progress(), ["sv"])
    return book / "site/sv"


def listed(site):
    text = (site / "sw.js").read_text(encoding="utf-8")
    return json.loads(re.search(r"const FILES = (\{.*?\n\})", text, re.DOTALL)[1])


def test_worker_knows_every_file(site):
    """Whatever a page can load is on the worker's list, and nothing that is not there."""
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert set(listed(site)) == there - {"sw.js"}


def test_worker_changes_with_the_content_alone(site):
    """The same files give the same worker; a changed one gives another, and only its own hash."""
    before, files = (site / "sw.js").read_bytes(), listed(site)
    add_worker(site, "sv")
    assert (site / "sw.js").read_bytes() == before
    write(site / "about.html", "<p>new</p>")
    add_worker(site, "sv")
    changed = {name for name, value in listed(site).items() if files[name] != value}
    assert changed == {"about.html"}
    assert (site / "sw.js").read_bytes() != before


def test_app_can_be_installed(site):
    """The manifest names the site, and icons that are there in the sizes it tells."""
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["lang"], manifest["start_url"]) == ("sv", "index.html")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
    page = html.parse(str(site / "scripts/lost-item.html"))
    assert page.xpath("//link[@rel='manifest']/@href") == ["../manifest.webmanifest"]


def test_zip_holds_what_can_be_read_from_a_folder(book):
    """The zip has all languages and no link that would lead out of it, the same bytes each time."""
    assert build(book, Progress())
    archive = book / "site/makegood.zip"
    before = archive.read_bytes()
    with zipfile.ZipFile(archive) as pages:
        names = set(pages.namelist())
        start = pages.read("makegood/en/index.html").decode()
    assert {f"makegood/{lang}/scripts/lost-item.html" for lang in LANGUAGES} <= names
    assert "makegood/index.html" in names
    assert [n for n in names if n.endswith(("sw.js", ".webmanifest", ".zip"))] == []
    assert "makegood.zip" not in start and 'rel="manifest"' not in start
    pack(book / "site", LANGUAGES)
    assert archive.read_bytes() == before


def test_site_that_is_being_written_is_not_kept(book):
    """While one writes, browsers keep nothing, and the worker there removes what they had."""
    assert build(book, Progress(), ["en"], keep=False)
    site = book / "site/en"
    assert "unregister" in (site / "sw.js").read_text(encoding="utf-8")
    assert 'rel="manifest"' not in (site / "index.html").read_text(encoding="utf-8")
    assert not (book / "site/makegood.zip").exists()


def test_headers_let_in_what_every_page_needs(book):
    """The policy for servers holds every hash that a page's own holds, and forbids frames."""
    assert build(book, Progress())
    said = (book / "site/_headers").read_text(encoding="utf-8")
    pages = list((book / "site").rglob("*.html"))
    hashes = {
        value for page in pages
        for value in re.findall(r"'sha256-[^']+'", page.read_text(encoding="utf-8"))
    }  # fmt: skip
    assert hashes and hashes == set(re.findall(r"'sha256-[^']+'", said))
    assert "frame-ancestors 'none'" in said
    nginx = (book / "site/nginx.conf").read_text(encoding="utf-8")
    policy = re.search(r"Content-Security-Policy: (.*)", said)[1]
    assert f'add_header Content-Security-Policy "{policy}" always;' in nginx


def test_no_page_is_blocked_by_its_own_policy(site):
    """No page has inline handlers or styles, and the bundles replace the modules."""
    for page in site.rglob("*.html"):
        tree = html.parse(str(page))
        assert tree.xpath("//@*[starts-with(name(), 'on') or name() = 'style']") == [], page
    own = site / "assets/makegood"
    assert not (own / "matcher.js").exists()
    for script in own.glob("*.js"):
        assert not re.search(r"^\s*(import|export)\b", script.read_text(encoding="utf-8"), re.M)
