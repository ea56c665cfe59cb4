"""What Lighthouse thinks of the pages, on the phone it simulates over a slow network.

    python -m tests.bench.lighthouse             the pages named below, in English
    python -m tests.bench.lighthouse --lang ru   in another language

Builds the sites into a folder of its own and serves them compressed, as servers do. Lighthouse
comes from npm (`npm install --no-save lighthouse`); without it, or without a Chromium, a word
says so and nothing is measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    "index.html", "scripts/overbooked-seat.html", "phrases/index.html", "check.html",
    "practice.html", "words/policy.html", "principles.html",
)  # fmt: skip
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TEXT = {".html", ".css", ".js", ".json", ".svg", ".webmanifest"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class _Handler(SimpleHTTPRequestHandler):
    """Serves files compressed."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript", ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }  # fmt: skip

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in TEXT:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing about single requests."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def found() -> list[str] | None:
    """The command that runs Lighthouse, or None where it is not installed."""
    own = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    node = shutil.which("node", path=places)
    if own.is_file() and node:
        return [node, str(own)]
    program = shutil.which("lighthouse")
    return [program] if program else None


def scores(lighthouse: list[str], browser: str, address: str) -> dict[str, int | list[str]]:
    """Run Lighthouse on one page; give points of 100, and what it marks down."""
    command = [
        *lighthouse, address, "--output=json", "--quiet", "--form-factor=mobile",
        f"--only-categories={','.join(GOALS)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "CHROME_PATH": browser},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"lighthouse could not look at {address}:\n{done.stderr[-800:]}")
    report = json.loads(done.stdout)
    result: dict = {name: round(report["categories"][name]["score"] * 100) for name in GOALS}
    parts = [part for name in GOALS for part in report["categories"][name]["auditRefs"]]
    names = dict.fromkeys(part["id"] for part in parts if part["weight"])
    points = {name: report["audits"][name]["score"] for name in names}
    result["marked"] = [name for name, score in points.items() if score is not None and score < 0.9]
    return result


def main() -> int:
    """Print a line for each page; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lang", default="en", choices=("en", "ru", "sv"))
    parser.add_argument("--site", type=Path, help="built sites (default: build them)")
    parser.add_argument("pages", nargs="*", default=PAGES, help="pages to look at")
    options = parser.parse_args()
    lighthouse, browser = found(), next(filter(None, map(shutil.which, BROWSERS)), None)
    if not lighthouse or not browser:
        print(f"skipped: {'no Chromium' if lighthouse else 'Lighthouse is not installed'}")
        return 0
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or Path(folder)
        if not options.site:
            # A canonical address of this machine would count against the page.
            command = [sys.executable, "-m", "handbook.cli", "build", "--out", folder]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with serving(site) as home:
            print(f"{'page':32} {'perf':>5} {'a11y':>5} {'best':>5} {'seo':>5}")
            for page in options.pages:
                result = scores(lighthouse, browser, f"{home}/{options.lang}/{page}")
                marked = ", ".join(result.pop("marked"))
                missed += any(result[name] < goal for name, goal in GOALS.items())
                print(f"{page:32}", *(f"{points:5}" for points in result.values()), marked)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
