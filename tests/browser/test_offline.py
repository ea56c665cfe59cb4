"""The handbook without a network: kept by the browser, updated when asked, and as a zip."""

import shutil
import threading
import zipfile
from contextlib import contextmanager

import pytest

from handbook.offline import add_worker
from handbook.serve import server

from .conftest import LANGUAGES

IN_CHARGE = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"

STATUSES = """addresses => Promise.all(
    addresses.map(one => fetch(one).then(answer => answer.status, () => 0)))"""


@contextmanager
def serving(folder, port=0):
    """A server that can be stopped; gives its port."""
    listening = server(folder, "127.0.0.1", port)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield listening.server_address[1]
    finally:
        listening.shutdown()
        listening.server_close()


@pytest.fixture
def context(browser):
    """A browser that remembers, as a reader's does."""
    made = browser.new_context()
    yield made
    made.close()


def visit(context, address):
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(f"async () => await {IN_CHARGE}")
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whole_handbook_is_there_after_one_visit(context, site, lang):
    """With the server stopped every page, the search and the checker still work."""
    with serving(site) as port:
        home = f"http://127.0.0.1:{port}/{lang}"
        page = visit(context, f"{home}/index.html")
    names = [path.relative_to(site / lang).as_posix() for path in sorted((site / lang).rglob("*.html"))]
    assert {200} == set(page.evaluate(STATUSES, [f"{home}/{name}" for name in names]))
    for name in names[:: len(names) // 8]:
        answer = page.goto(f"{home}/{name}")
        assert answer.status == 200 and page.locator("article h1").count() == 1, name
    page.goto(f"{home}/")
    page.locator("[data-mg-find]").click()
    page.keyboard.type({"en": "suitcase", "ru": "чемодан", "sv": "resväska"}[lang])
    page.locator(".md-search-result__link").first.wait_for()
    page.goto(f"{home}/check.html")
    page.locator("[data-do=example]").click()
    page.locator(".mg-finding").first.wait_for()
    assert page.goto(f"{home}/scripts/gone.html").status == 404
    assert page.locator("[data-mg-find]").first.is_visible()


def test_new_version_waits_until_asked_for(context, site, tmp_path):
    """A new version is offered by a notice; the page changes when the reader says so, once."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(folder) as port:
        address = f"http://127.0.0.1:{port}/en/about.html"
        page = visit(context, address)
        about = folder / "en/about.html"
        text = about.read_text(encoding="utf-8")
        about.write_text(text.replace("About this handbook</h1>", "All new</h1>"), "utf-8")
        add_worker(folder / "en", "en")
        page.reload()
        notice = page.locator("#mg-update")
        notice.wait_for()
        assert page.locator("h1").inner_text() == "About this handbook"
        notice.locator("[data-do=later]").click()
        assert notice.is_hidden()
        page.reload()
        assert page.locator("h1").inner_text() == "About this handbook"
        loads = []
        page.on("load", lambda _: loads.append(1))
        notice.wait_for()
        loads.clear()
        notice.locator("[data-do=now]").click()
        page.locator("h1", has_text="All new").wait_for()
        page.wait_for_timeout(500)
        assert len(loads) == 1
        assert notice.is_hidden()
    page.reload()
    assert page.locator("h1").inner_text() == "All new"


def test_site_that_is_being_written_lets_go(context, site, tmp_path):
    """Where the handbook is being written, a browser that kept it forgets it."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(folder) as port:
        page = visit(context, f"http://127.0.0.1:{port}/en/index.html")
        add_worker(folder / "en", "en", keep=False)
        page.evaluate("navigator.serviceWorker.ready.then(r => r.update())")
        page.wait_for_function(
            "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
            " && (await caches.keys()).length === 0"
        )


def test_zip_can_be_read_from_a_folder(open_page, site, tmp_path):
    """Unpacked anywhere, the zip is the whole handbook in three languages."""
    with zipfile.ZipFile(site / "makegood.zip") as pages:
        pages.extractall(tmp_path)
    home = (tmp_path / "makegood").as_uri()
    page = open_page(f"{home}/index.html", locale="ru-RU")
    page.wait_for_url("**/ru/index.html")
    page.locator("[data-mg-find]").click()
    page.keyboard.type("чемодан")
    page.locator(".md-search-result__link").first.wait_for()
    page.goto(f"{home}/sv/check.html")
    page.locator("[data-do=example]").click()
    page.locator(".mg-finding").first.wait_for()
    assert page.locator("[data-mg-online]").count() == 0
