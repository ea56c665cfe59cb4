"""The local server and its watch over the files."""

import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from handbook.errors import HandbookError
from handbook.serve import languages_of, server, snapshot, watch


@pytest.fixture
def served(tmp_path):
    """A folder with a page and a 404 page, and its address."""
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru/index.html").write_text("да", encoding="utf-8")
    (tmp_path / "ru/404.html").write_text("нет", encoding="utf-8")
    listening = server(tmp_path, "127.0.0.1", 0)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.shutdown()
    listening.server_close()


def test_pages_and_missing_pages(served):
    """A page is served; a missing one answers 404 with the page of its language."""
    assert urllib.request.urlopen(f"{served}/ru/index.html").read().decode() == "да"
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{served}/ru/scripts/none.html")
    assert (error.value.code, error.value.read().decode()) == (404, "нет")


def test_taken_port_is_told(served):
    """A port in use is told in plain words, with a way out."""
    port = int(served.rsplit(":", 1)[1])
    with pytest.raises(HandbookError) as error:
        server(Path(), "127.0.0.1", port)
    assert f"can't listen on 127.0.0.1:{port}" in str(error.value)
    assert "--port 0" in str(error.value)


@pytest.mark.parametrize("name,langs", [
    ("docs/ru/index.md", ("ru",)),
    ("lint/rules/sv/policy.yml", ("sv",)),
    ("mkdocs.ru.yml", ("ru",)),
    ("handbook/locale/en.yml", ("en",)),
    ("mkdocs.yml", ("en", "ru", "sv")),
    ("phrases/lost-item.yml", ("en", "ru", "sv")),
])  # fmt: skip
def test_change_belongs_to_its_sites(name, langs):
    """A change builds the sites it can be seen on and no others."""
    assert languages_of([Path("/x") / name], Path("/x")) == langs


def test_watch_calls_for_a_build(book):
    """A changed page leads to a build of its language."""
    called, stop = [], threading.Event()

    def rebuild(langs):
        called.append(langs)
        stop.set()

    assert snapshot(book)
    watcher = threading.Thread(target=watch, args=(book, rebuild, stop), daemon=True)
    watcher.start()
    while watcher.is_alive() and not called:
        (book / "docs/sv/about.md").write_text(f"# {len(called)} {threading.get_ident()}\n")
        watcher.join(2)
    assert called == [("sv",)]
