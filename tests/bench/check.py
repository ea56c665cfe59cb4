"""How long the page that checks a draft takes for one keystroke, in a real browser.

    python -m tests.bench.check               builds the sites first
    python -m tests.bench.check --site site

The draft is 2,000 characters of our own corpus, once as a single paragraph and once a line for
each sentence. Letters go in at its middle. The time is that of the whole answer: rules, second
opinion, lamps, cards, underlines and the layout that follows from them.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru", "sv")
LENGTH, LIMIT = 2000, 50.0
"""Characters of the draft, and milliseconds that a keystroke may take."""

TYPED = " We will call you at 14:20 and tell you what has changed. "
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ASK = """([draft, typed]) => {
  const field = document.querySelector("#mg-draft"), times = []
  field.value = draft
  field.dispatchEvent(new Event("input"))
  let place = draft.length >> 1
  for (const letter of typed) {
    const began = performance.now()
    field.setRangeText(letter, place, place, "end")
    field.dispatchEvent(new Event("input"))
    document.body.getBoundingClientRect()
    times.push(performance.now() - began)
    place++
  }
  return [times, document.querySelectorAll(".mg-finding").length]
}"""


def draft(lang: str, joint: str) -> str:
    """Make a draft of corpus lines.

    Args:
        lang: Language of the lines.
        joint: What stands between two of them.

    Returns:
        A text of `LENGTH` characters, the same at every call.
    """
    path = ROOT / "corpus" / f"{lang}.jsonl"
    lines = [json.loads(row)["text"] for row in path.read_text(encoding="utf-8").splitlines()]
    random.Random(lang).shuffle(lines)
    return joint.join(lines[:100])[:LENGTH]


def main() -> int:
    """Print a line for each language and form of draft; 1 if the median is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--site", type=Path, help="built sites (default: build them)")
    options = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        print("skipped: no Chromium")
        return 0
    from playwright.sync_api import sync_playwright

    slow = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = options.site or Path(folder)
        if not options.site:
            command = [sys.executable, "-m", "handbook.cli", "build", "--out", folder]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for lang in LANGUAGES:
            page = chromium.new_page()
            page.goto((site.resolve() / lang / "check.html").as_uri())
            page.wait_for_function("globalThis.makegood")
            page.evaluate("makegood.ready()")
            for form, joint in (("one paragraph", " "), ("lines", "\n")):
                times, found = page.evaluate(ASK, [draft(lang, joint), TYPED])
                middle = statistics.median(times)
                slow |= middle > LIMIT
                print(
                    f"{lang}  {form:14} {LENGTH:,} characters, {found:2} findings: "
                    f"{middle:5.1f} ms per keystroke, nine of ten under "
                    f"{statistics.quantiles(times, n=10)[-1]:5.1f} ms, slowest {max(times):5.1f} ms"
                )
            page.close()
        chromium.close()
    if slow:
        print(f"over {LIMIT:.0f} ms")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
