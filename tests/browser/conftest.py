"""A server for the built sites, one browser, and pages that watch over themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from handbook.serve import server

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "sv")
NO_BROWSER = """\
There is no Chromium to test with. Install one of these and run the tests again:
  apt-get install chromium                       (Debian, Ubuntu)
  python -m playwright install chromium          (anywhere else)"""


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """Address of a server that shows the sites."""
    listening = server(site, "127.0.0.1", 0)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.shutdown()
    listening.server_close()


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, http: str) -> str:
    """Address of the sites, once as a folder and once as a server."""
    return site.as_uri() if request.param == "file" else http


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of the system, or the one Playwright has installed."""
    with sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome")
        found = next(filter(None, map(shutil.which, names)), None) or own_browser(
            Path(playwright.chromium.executable_path)
        )
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        arguments = ["--disable-background-networking", *(["--no-sandbox"] if root else [])]
        chromium = playwright.chromium.launch(executable_path=found, args=arguments)
        yield chromium
        chromium.close()


def own_browser(path: Path) -> str:
    """Playwright's own Chromium, installed now if it is not there yet."""
    if not path.exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        if subprocess.run(command, capture_output=True).returncode or not path.exists():
            pytest.fail(NO_BROWSER, pytrace=False)
    return str(path)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens an address; afterwards no page may have erred or looked outside.

    No page keeps the handbook for later, which takes seconds a visit: ``test_offline`` does that.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(url: str, **settings: object) -> Page:
        status = settings.pop("status", 200)
        context = browser.new_context(**{"service_workers": "block"} | settings)
        contexts.append(context)
        page = context.new_page()
        origin = url[: url.index("/", 8)] if url.startswith("http") else "file://"
        context.on("request", lambda request: outside(request.url, origin))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: heard(message, status))
        page.goto(url)
        return page

    def outside(url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            complaints.append(f"request to {url}")

    def heard(message, status: int) -> None:
        if message.type == "error" and not (status == 404 and "404" in message.text):
            complaints.append(message.text)

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def unfold(page: Page) -> None:
    """Open everything that a script page folds."""
    page.evaluate("for (const box of document.querySelectorAll('.mg-fold')) box.open = true")
