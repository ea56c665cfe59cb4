"""The headers for servers: with them every page still works, and nothing may frame it."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .conftest import LANGUAGES


@pytest.fixture
def strict(site):
    """Address of a server that says what ``_headers`` tells it to."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    headers = [line.strip().split(": ", 1) for line in lines]

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self):
            for name, value in headers:
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_):
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.shutdown()
    listening.server_close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_work_under_the_headers(open_page, strict, lang):
    """No page breaks the policy; `open_page` hears the browser complain."""
    page = open_page(f"{strict}/{lang}/index.html", service_workers="allow")
    for name in ("scripts/overbooked-seat.html", "phrases/index.html", "check.html",
                 "practice.html", "words/policy.html"):  # fmt: skip
        page.goto(f"{strict}/{lang}/{name}", wait_until="networkidle")
    page.locator(".md-header label[for=__palette_1]").click()


def test_overdue_page_warns_on_the_day_it_is_read(open_page, http):
    """A page built in time but read years later shows its badge."""
    page = open_page(f"{http}/en/index.html")
    page.clock.install(time="2033-01-01T08:00:00")
    page.goto(f"{http}/en/scripts/overbooked-seat.html")
    page.locator(".mg-overdue").wait_for()
    page.clock.set_fixed_time("2026-01-01T08:00:00")
    page.reload()
    assert page.locator(".mg-overdue").is_hidden()
