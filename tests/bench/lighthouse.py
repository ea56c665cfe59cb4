"""What Lighthouse thinks of the pages, on the phone it simulates over a slow network.

    python -m tests.bench.lighthouse                       the pages named below, en and ru
    python -m tests.bench.lighthouse --lang sv check.html  others

Builds the sites into a folder of its own and serves them compressed, as servers do. Lighthouse is
large, so only this bench installs it, when it first runs, into `.cache`: the version and all it
needs are pinned in `npm/package-lock.json`. Where it can't be installed or there is no Chromium, a
word says so and nothing is measured. Speed is simulated from what the machine really did, so a
busy machine costs points: a page that misses a goal is looked at twice more, and the middle counts.
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

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
LOCK, HOME = Path(__file__).parent / "npm", ROOT / ".cache" / "lighthouse"
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


def installed() -> list[str] | None:
    """The command that runs Lighthouse, installed where it is missing; None if that fails."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    node, npm = (shutil.which(name, path=places) for name in ("node", "npm"))
    if not node or not npm:
        return None
    program, ready = HOME / "node_modules/lighthouse/cli/index.js", HOME / "ready.json"
    lock = (LOCK / "package-lock.json").read_bytes()
    if not ready.is_file() or ready.read_bytes() != lock:
        print("installing Lighthouse, once", flush=True)
        HOME.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(LOCK / name, HOME / name)
        command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"]
        env = {**os.environ, "PATH": places, "NODE_USE_SYSTEM_CA": "1"}
        if subprocess.run(command, cwd=HOME, env=env, check=False).returncode:
            return None
        ready.write_bytes(lock)
    return [node, str(program)]


def chromium() -> str | None:
    """A Chromium of the system, or the one Playwright has installed."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return next(filter(None, map(shutil.which, BROWSERS)), None) or (
        str(own) if own.is_file() else None
    )


def judged(lighthouse: list[str], browser: str, address: str) -> dict[str, int | list[str]]:
    """Look at a page, at one that misses a goal three times; give the result in the middle."""
    looks = [scores(lighthouse, browser, address)]
    if missed(looks[0]):
        looks += [scores(lighthouse, browser, address) for _ in range(2)]
    return sorted(looks, key=lambda look: sum(look[name] for name in GOALS))[len(looks) // 2]


def missed(look: dict[str, int | list[str]]) -> bool:
    """Whether a page has fewer points than it should."""
    return any(look[name] < goal for name, goal in GOALS.items())


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
    parser.add_argument("--lang", action="append", choices=("en", "ru", "sv"), help="a language")
    parser.add_argument("--site", type=Path, help="built sites (default: build them)")
    parser.add_argument("pages", nargs="*", default=PAGES, help="pages to look at")
    options = parser.parse_args()
    lighthouse, browser = installed(), chromium()
    if not lighthouse or not browser:
        print(f"skipped: {'no Chromium' if lighthouse else 'Lighthouse could not be installed'}")
        return 0
    below = 0
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or Path(folder)
        if not options.site:
            # A canonical address of this machine would count against the page.
            command = [sys.executable, "-m", "handbook.cli", "build", "--out", folder]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with serving(site) as home:
            print(f"{'page':32} {'perf':>5} {'a11y':>5} {'best':>5} {'seo':>5}")
            for lang in options.lang or ("en", "ru"):
                for page in options.pages:
                    look = judged(lighthouse, browser, f"{home}/{lang}/{page}")
                    below += missed(look)
                    marked = ", ".join(look.pop("marked"))
                    points = (f"{point:5}" for point in look.values())
                    print(f"{f'{lang}/{page}':32}", *points, marked, flush=True)
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
